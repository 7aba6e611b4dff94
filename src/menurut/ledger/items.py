"""Things that are derived from readings: statements, parties; with their bodies and the words by which they are found.

Every call works in one transaction on what it is given, in any order and as often as one likes; none loads a table.
Inside `Store.writing` several calls are one transaction.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Table, select

from menurut.ledger import tables, words
from menurut.ledger.rows import Rows, pages
from menurut.ledger.store import Store, slices
from menurut.packing import pack, unpack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A thing with its id, the content address of the reading that it comes from, and the words that find it."""

    id: str
    reading: str
    body: T
    words: str


class Items(Generic[T]):
    """Things of one type, each with an id and the reading it comes from."""

    def __init__(self, store: Store, table: Table, kind: type[T], word_kind: words.Kind) -> None:
        self._store, self._kind, self._word_kind = store, kind, word_kind
        self._rows, self._table = Rows(table), table

    def put(self, items: Iterable[Item[T]]) -> int:
        """Add things; those that are there already are passed over, as are readings that are not in the ledger.

        Returns how many are new.
        """
        given = {item.id: item for item in items}
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, given)
            readings = Rows(tables.readings).numbers(connection, {item.reading for item in given.values()})
            new = [item for item in given.values() if item.id not in known and item.reading in readings]
            numbered = list(enumerate(new, start=self._rows.next_number(connection)))
            self._store.insert(self._table, (
                {"number": number, "id": self._rows.key(item.id), "reading": readings[item.reading], "body": pack(item.body)}
                for number, item in numbered
            ))
            words.put(connection, self._word_kind, ((number, item.words) for number, item in numbered))
        return len(new)

    def by_id(self, ids: Iterable[str]) -> dict[str, T]:
        """The things with the ids, of those that there are, in the order of the ids."""
        wanted, bodies = list(dict.fromkeys(ids)), dict[str, bytes]()
        with self._store.reading() as connection:
            for some in slices(map(self._rows.key, wanted)):
                rows = connection.execute(select(self._rows.id, self._table.c.body).where(self._rows.id.in_(some)))
                bodies.update((self._rows.text(key), body) for key, body in rows)
        return {id: unpack(self._kind, bodies[id]) for id in wanted if id in bodies}

    def of(self, addresses: Iterable[str]) -> Iterator[tuple[str, T]]:
        """The things of readings with their ids: reading by reading in the order given, in each by id."""
        readings = Rows(tables.readings)
        for some in slices(map(readings.key, addresses)):
            query = (select(readings.id, self._rows.id, self._table.c.body)
                     .join(tables.readings, tables.readings.c.number == self._table.c.reading)
                     .where(readings.id.in_(some)).order_by(self._rows.id))
            by: dict[bytes, list[tuple[str, bytes]]] = {}
            with self._store.reading() as connection:
                for address, id, body in connection.execute(query):
                    by.setdefault(address, []).append((self._rows.text(id), body))
            for address in some:
                yield from ((id, unpack(self._kind, body)) for id, body in by.get(address, ()))

    def ids(self, addresses: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the things of each reading that has any."""
        readings, found = Rows(tables.readings), dict[str, list[str]]()
        with self._store.reading() as connection:
            for some in slices(map(readings.key, addresses)):
                same = tables.readings.c.number == self._table.c.reading
                query = select(readings.id, self._rows.id).join(tables.readings, same)
                for address, id in connection.execute(query.where(readings.id.in_(some))):
                    found.setdefault(readings.text(address), []).append(self._rows.text(id))
        return found

    def all(self) -> Iterator[tuple[str, T]]:
        """Every thing with its id, in the order of the ids."""
        return ((id, unpack(self._kind, body)) for id, body in pages(self._store, self._table))

    def count(self) -> int:
        """How many there are."""
        with self._store.reading() as connection:
            return self._rows.count(connection)
