"""Which things have which keys: cells of statements and parties, fingerprints of readings."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from menurut.ledger.keys import key_number
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices


class Postings:
    """The things of one table by key. A key is any text; 64 bits of its hash are kept."""

    def __init__(self, store: Store, table: Table, items: Table) -> None:
        self._store, self._table, self._items, self._rows = store, table, items, Rows(items)

    def put(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Add keys to things, by their ids; a thing that is not in the ledger is passed over."""
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, keys)
            # In order, so that a large batch goes through the tree once.
            rows = sorted({(key_number(each), number) for id, number in known.items() for each in keys[id]})
            self._store.insert(self._table, ({"key": key, "number": number} for key, number in rows))

    def get(self, keys: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """For each key that anything has, the ids of what has it, sorted; keys that more than `most` have are left out."""
        wanted = {key_number(key): key for key in keys}
        found: dict[str, list[str]] = {}
        with self._store.reading() as connection:
            for some in slices(wanted):
                for key, id in connection.execute(self._having(connection, some, most)):
                    found.setdefault(wanted[key], []).append(self._rows.text(id))
        return found

    def sizes(self, keys: Iterable[str]) -> dict[str, int]:
        """For each key that anything has, how many have it."""
        wanted = {key_number(key): key for key in keys}
        found: dict[str, int] = {}
        with self._store.reading() as connection:
            for some in slices(wanted):
                found.update((wanted[key], count) for key, count in connection.execute(self._counted(some)))
        return found

    def _having(self, connection: Connection, keys: Sequence[int], most: int | None) -> Select[Any]:
        if most is not None:
            keys = [key for key, count in connection.execute(self._counted(keys)) if count <= most]
        return (select(self._table.c.key, self._rows.id).join(self._items, self._items.c.number == self._table.c.number)
                .where(self._table.c.key.in_(keys)).order_by(self._table.c.key, self._rows.id))

    def _counted(self, keys: Sequence[int]) -> Select[Any]:
        column = self._table.c.key
        return select(column, func.count()).where(column.in_(keys)).group_by(column)
