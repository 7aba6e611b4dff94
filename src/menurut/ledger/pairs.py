"""What was found of two things: copies between readings."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Table, bindparam, delete, select, tuple_

from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices
from menurut.packing import pack, unpack

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
                {"a": low, "b": high, "body": pack(pair)}
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

    def numbers(self) -> Iterator[tuple[int, int]]:
        """The numbers of the two things of every finding."""
        with self._store.reading() as connection:
            yield from ((a, b) for a, b in connection.execute(select(self._table.c.a, self._table.c.b)))

    def drop(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take away the findings about pairs."""
        given = list(pairs)
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, (id for pair in given for id in pair))
            ends = [sorted((known[a], known[b])) for a, b in given if a in known and b in known]
            if ends:
                gone = delete(self._table).where(self._table.c.a == bindparam("low"), self._table.c.b == bindparam("high"))
                connection.execute(gone, [{"low": low, "high": high} for low, high in ends])

    def all(self) -> Iterator[P]:
        """Every finding, page by page, in no order that means anything."""
        last, ends = (-1, -1), tuple_(self._table.c.a, self._table.c.b)
        while True:
            query = select(self._table.c.a, self._table.c.b, self._table.c.body).where(ends > last)
            with self._store.reading() as connection:
                page = connection.execute(query.order_by(self._table.c.a, self._table.c.b).limit(_PAGE)).all()
            yield from (unpack(self._kind, body) for _, _, body in page)
            if len(page) < _PAGE:
                return
            last = page[-1][0], page[-1][1]
