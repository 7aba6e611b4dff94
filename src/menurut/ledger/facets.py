"""Filling what lists are filtered by: rows that follow from readings and statements, made for those that have none yet.

Readings are gone through in the order of their numbers, so the highest that has a row says how far it is filled.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, inspect, select

from menurut.claims import Statement
from menurut.ledger import folding, tables
from menurut.ledger.adding import unpacked
from menurut.ledger.hearing import heard
from menurut.ledger.keys import id_key
from menurut.ledger.moments import moment
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store
from menurut.ledger.unnamed import Unnamed, shown_outlet, unnamed
from menurut.model import ACTS, Reading
from menurut.packing import pack, unpack

_READINGS = 200  # of a transaction
_STATEMENTS = 2000
OWN = (tables.facets, tables.unnamed, tables.heard, tables.stated)


class Facets:
    """The rows that lists are filtered by. `fill` before asking for any; it is quick where nothing is missing."""

    def __init__(self, store: Store) -> None:
        self._store, self._made = store, False

    def fill(self) -> None:
        """Make the rows that are missing, some readings at a time."""
        self._make()
        while self._missing(tables.facets, tables.readings) and self._fill_readings():
            pass
        while self._missing(tables.stated, tables.statements) and self._fill_statements():
            pass

    @property
    def missing(self) -> bool:
        """Whether any row is missing."""
        self._make()
        return self._missing(tables.facets, tables.readings) or self._missing(tables.stated, tables.statements)

    def state(self) -> tuple[int, int, int]:
        """Changes whenever anything was added, withdrawn or judged; what was computed under one state holds in it."""
        with self._store.reading() as connection:
            return (_last(connection, tables.facets), _last(connection, tables.withdrawals),
                    _last(connection, tables.judgements))

    def _make(self) -> None:
        """Tables of our own in a ledger that was made before there were any."""
        if self._made:
            return
        with self._store.reading() as connection:
            known = set(inspect(connection).get_table_names())
        if not {each.name for each in OWN} <= known:
            with self._store.writing() as connection:
                tables.DERIVED.create_all(connection, tables=list(OWN), checkfirst=True)
        self._made = True

    def _missing(self, own: Table, source: Table) -> bool:
        with self._store.reading() as connection:
            return _last(connection, own) < _last(connection, source)

    def _fill_readings(self) -> bool:
        table = tables.readings.c
        with self._store.writing() as connection:
            query = select(table.number, table.address, table.body).where(table.number > _last(connection, tables.facets))
            rows = connection.execute(query.order_by(table.number).limit(_READINGS)).all()
            readings = {number: (address.hex(), unpacked(body)) for number, address, body in rows}
            self._store.insert(tables.facets, (_facets(number, each) for number, (_, each) in readings.items()))
            self._insert(connection, tables.unnamed, (
                _unnamed(number, each, reading) for number, (address, reading) in readings.items()
                for each in unnamed(reading, address)))
            self._insert(connection, tables.heard, _heard(connection, readings))
        return bool(rows)

    def _fill_statements(self) -> bool:
        table = tables.statements.c
        with self._store.writing() as connection:
            query = select(table.number, table.body).where(table.number > _last(connection, tables.stated))
            rows = connection.execute(query.order_by(table.number).limit(_STATEMENTS)).all()
            self._store.insert(tables.stated, (_stated(number, unpack(Statement, body)) for number, body in rows))
        return bool(rows)

    def _insert(self, connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        first = _last(connection, table) + 1
        self._store.insert(table, ({"number": number} | dict(row) for number, row in enumerate(rows, start=first)))


def outlet_key(name: str) -> bytes:
    """An outlet's name as it is looked up: small and capital letters and accents make no difference."""
    return id_key(" ".join(folding.words(name)))


def words_key(name: str) -> bytes:
    """What a source is called, as rules name it."""
    return id_key(" ".join(folding.words(name)))


def act_bits(acts: Iterable[str]) -> int:
    """Acts as one number, a bit each."""
    return sum(1 << ACTS.index(each) for each in set(acts) if each in ACTS)


def _last(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one())


def _when(reading: Reading) -> str:
    return moment(reading.document.updated) or moment(reading.document.published)


def _facets(number: int, reading: Reading) -> dict[str, Any]:
    outlet = shown_outlet(reading)
    return {"number": number, "moment": _when(reading), "outlet": outlet_key(outlet), "shown": id_key(outlet),
            "lang": _language(reading.document.lang)}


def _unnamed(number: int, each: Unnamed, reading: Reading) -> dict[str, Any]:
    return {
        "reading": number, "moment": _when(reading), "outlet": outlet_key(each.outlet), "lang": _language(each.lang),
        "kind": each.kind, "words": words_key(each.name), "many": each.count, "acts": act_bits(each.acts), "said": each.times,
        "body": pack(each),
    } | {name: int(value) for name, value in _yes_no(each).items()}


def _yes_no(each: Unnamed) -> dict[str, bool]:
    return {
        "plural": each.plural, "role": each.role is not None, "affiliation": bool(each.affiliation), "basis": bool(each.basis),
        "reason": bool(each.reason), "only": each.only, "quoted": each.quoted, "report": each.report,
    }


def _heard(connection: Connection, readings: Mapping[int, tuple[str, Reading]]) -> list[dict[str, Any]]:
    rows = [row | {"reading": number, "party": f"{address}:{row['party']}"}
            for number, (address, reading) in readings.items() for row in heard(reading)]
    numbers = Rows(tables.parties).numbers(connection, [row["party"] for row in rows])
    return [row | {"who": numbers[id]} for row in rows if (id := row.pop("party")) in numbers]


def _stated(number: int, each: Statement) -> dict[str, Any]:
    act = -1 if each.act is None else ACTS.index(each.act)
    return {"number": number, "act": act, "named": int(each.holder_named)}


def _language(code: str | None) -> str:
    """A language code as it can stand in a text column."""
    return (code or "").partition("-")[0].lower()[:12] if (code or "").isascii() and "\0" not in (code or "") else ""
