"""Asking for unnamed sources: a page at a time, how many an outlet has, how many break which rule."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true

from menurut.ledger import tables
from menurut.ledger.conditions import Conditions, condition
from menurut.ledger.keeping import Kept
from menurut.ledger.keys import address_key, id_of
from menurut.ledger.passed import passed
from menurut.ledger.store import Store
from menurut.ledger.unnamed import Unnamed
from menurut.packing import unpack

_TABLE = tables.unnamed


@dataclass(frozen=True, slots=True)
class Outletted:
    """How many unnamed sources the articles of one outlet have, and how many of them break each rule (by its id)."""

    outlet: str
    total: int
    counts: Mapping[str, int]


class Sources:
    """The unnamed sources of the readings that count. Safe to use from several threads."""

    def __init__(self, store: Store, kept: Kept) -> None:
        self._store, self._keep = store, kept.keep

    def page(self, when: Conditions, offset: int, limit: int, *more: Conditions, article: str = "") -> list[Unnamed]:
        """Those that meet all conditions, of the newest articles first."""
        query = self._those((when, *more), article)
        if query is None:
            return []
        ordered = query.order_by(_TABLE.c.moment.desc(), _TABLE.c.number.desc()).offset(offset).limit(limit)
        with self._store.reading() as connection:
            return [unpack(Unnamed, body) for body in connection.execute(ordered).scalars()]

    def count(self, when: Conditions, *more: Conditions, article: str = "") -> int:
        """How many meet all conditions."""
        query = self._those((when, *more), article)
        if query is None:
            return 0
        return self._keep(("count", str(when), str(more), article), lambda: self._scalar(
            select(func.count()).select_from(query.subquery())))

    def breaches(self, rules: Mapping[str, Conditions], when: Conditions) -> list[Outletted]:
        """For each outlet how many of those that meet conditions there are, and how many meet those of each rule too.

        The outlets with most of them first.
        """
        return self._keep(("breaches", str(rules), str(when)), lambda: self._breaches(rules, when))

    def broken(self, rules: Mapping[str, Conditions], found: list[Unnamed]) -> list[tuple[str, ...]]:
        """For each of some sources the ids of the rules that it breaks."""
        keys = {each.reading for each in found}
        numbers = tables.readings.c
        columns = [case((condition(when), 1), else_=0) for when in rules.values()]
        query = (select(numbers.address, _TABLE.c.body, *columns).join(tables.readings, numbers.number == _TABLE.c.reading)
                 .where(numbers.address.in_(list(map(address_key, keys)))))
        told: dict[tuple[str, str], tuple[str, ...]] = {}
        with self._store.reading() as connection:
            for address, body, *meets in connection.execute(query) if rules and keys else ():
                ids = tuple(id for id, met in zip(rules, meets, strict=True) if met)
                told[address.hex(), unpack(Unnamed, body).party] = ids
        return [told.get((each.reading, each.party), ()) for each in found]

    def outlets(self) -> list[str]:
        """The names of the outlets that have any reading, in their order."""
        return self._keep("outlets in order", lambda: sorted(filter(None, self._names().values())))

    def languages(self) -> list[str]:
        """The codes of the languages of all readings."""
        return self._keep("languages", lambda: self._column(select(tables.facets.c.lang).distinct()))

    def passed(self) -> frozenset[int]:
        """The numbers of the readings that do not count."""
        return self._keep("passed", lambda: passed(self._store))

    def current(self, reading: ColumnElement[int]) -> ColumnElement[bool]:
        """That a reading counts."""
        gone = self.passed()
        return reading.not_in(sorted(gone)) if gone else true()

    def _breaches(self, rules: Mapping[str, Conditions], when: Conditions) -> list[Outletted]:
        sums = [func.sum(case((condition(each), 1), else_=0)) for each in rules.values()]
        query = (select(_TABLE.c.outlet, func.count(), *sums).where(self._counts(), condition(when))
                 .group_by(_TABLE.c.outlet).order_by(func.count().desc(), _TABLE.c.outlet))
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        names = self._names()
        return [Outletted(names.get(outlet, ""), total, dict(zip(rules, map(int, counts), strict=True)))
                for outlet, total, *counts in rows]

    def _those(self, every: tuple[Conditions, ...], article: str) -> Select[Any] | None:
        query = select(_TABLE.c.body).where(and_(*map(condition, every)))
        if not article:
            return query.where(self._counts())
        with self._store.reading() as connection:
            number = connection.execute(
                select(tables.readings.c.number).where(tables.readings.c.address == address_key(article))).scalar()
        return None if number is None else query.where(_TABLE.c.reading == number)

    def _counts(self) -> ColumnElement[bool]:
        return self.current(_TABLE.c.reading)

    def _names(self) -> dict[bytes, str]:
        """What the outlets are called, by their keys; of those that differ in capital letters alone the first."""
        return self._keep("outlets", self._named)

    def _named(self) -> dict[bytes, str]:
        facets, found = tables.facets.c, dict[bytes, str]()
        with self._store.reading() as connection:
            for outlet, shown in connection.execute(select(facets.outlet, facets.shown).distinct()):
                name = id_of(shown)
                found[outlet] = min(found.get(outlet, name), name)
        return found

    def _column(self, query: Select[Any]) -> list[Any]:
        with self._store.reading() as connection:
            return sorted(connection.execute(query).scalars())

    def _scalar(self, query: Select[Any]) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(query).scalar_one())
