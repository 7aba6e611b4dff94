"""What was found of two things: comparisons of statements, copies between readings."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Table, delete, select, tuple_

from menurut.claims import Comparison, Relation
from menurut.ledger import tables
from menurut.ledger.packing import pack, unpack
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices

_PAGE = 5000


class Pair(Protocol):
    """Anything about two things, by their ids."""

    @property
    def a(self) -> str: ...

    @property
    def b(self) -> str: ...


P = TypeVar("P", bound=Pair)


class Pairs(Generic[P]):
    """One finding for each pair, whichever of the two comes first."""

    def __init__(self, store: Store, table: Table, items: Table, kind: type[P]) -> None:
        self._store, self._table, self._kind, self._rows = store, table, kind, Rows(items)

    def put(self, pairs: Iterable[P]) -> None:
        """Add findings; pairs that are there already are left as they are, those of things not in the ledger passed over."""
        given = list(pairs)
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, (id for pair in given for id in (pair.a, pair.b)))
            self._store.insert(self._table, (
                {"a": low, "b": high, "body": pack(pair)} | self._columns(pair)
                for pair in given if pair.a in known and pair.b in known
                for low, high in [sorted((known[pair.a], known[pair.b]))]
            ))

    def of(self, ids: Iterable[str]) -> list[P]:
        """Every finding about any of the things, once, sorted by their ids."""
        found: dict[tuple[int, int], bytes] = {}
        with self._store.reading() as connection:
            known = self._rows.numbers(connection, ids)
            for some in slices(known.values()):
                for end in (self._table.c.a, self._table.c.b):
                    rows = connection.execute(select(self._table.c.a, self._table.c.b, self._table.c.body).where(end.in_(some)))
                    found.update(((low, high), body) for low, high, body in rows)
        return sorted((unpack(self._kind, body) for body in found.values()), key=lambda pair: (pair.a, pair.b))

    def drop(self, ones: Iterable[str], others: Iterable[str]) -> None:
        """Take away every finding about one of the first things and one of the others."""
        with self._store.writing() as connection:
            first, second = (list(self._rows.numbers(connection, ids).values()) for ids in (ones, others))
            for some in slices(first):
                for more in slices(second):
                    for low, high in ((some, more), (more, some)):
                        connection.execute(delete(self._table).where(self._table.c.a.in_(low), self._table.c.b.in_(high)))

    def all(self) -> Iterator[P]:
        """Every finding, page by page, in no order that means anything."""
        return self._where()

    def _where(self, *conditions: ColumnElement[bool]) -> Iterator[P]:
        last, ends = (-1, -1), tuple_(self._table.c.a, self._table.c.b)
        while True:
            query = select(self._table.c.a, self._table.c.b, self._table.c.body).where(ends > last, *conditions)
            with self._store.reading() as connection:
                page = connection.execute(query.order_by(self._table.c.a, self._table.c.b).limit(_PAGE)).all()
            yield from (unpack(self._kind, body) for _, _, body in page)
            if len(page) < _PAGE:
                return
            last = page[-1][0], page[-1][1]

    def _columns(self, pair: P) -> dict[str, float | str]:
        return {}


class Comparisons(Pairs[Comparison]):
    """How statements compare."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, tables.comparisons, tables.statements, Comparison)

    def related(self, relation: Relation, least: float = 0.0) -> Iterator[tuple[str, str, float]]:
        """Ids and score of every pair in a relation with at least a score, without its reasons; page by page, in no order."""
        a, b, table = tables.statements.alias(), tables.statements.alias(), tables.comparisons
        last, ends = (-1, -1), tuple_(table.c.a, table.c.b)
        while True:
            query = (select(table.c.a, table.c.b, a.c.id, b.c.id, table.c.score)
                     .join(a, a.c.number == table.c.a).join(b, b.c.number == table.c.b)
                     .where(table.c.relation == relation, table.c.score >= least, ends > last))
            with self._store.reading() as connection:
                page = connection.execute(query.order_by(table.c.a, table.c.b).limit(_PAGE)).all()
            for _, _, one, other, score in page:
                low, high = sorted((self._rows.text(one), self._rows.text(other)))
                yield low, high, score
            if len(page) < _PAGE:
                return
            last = page[-1][0], page[-1][1]

    def found(self, relation: Relation) -> Iterator[Comparison]:
        """Every comparison of a relation, page by page, in no order that means anything."""
        return self._where(self._table.c.relation == relation)

    def _columns(self, pair: Comparison) -> dict[str, float | str]:
        return {"score": float(pair.score), "relation": pair.relation}
