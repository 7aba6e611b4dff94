"""What is worked out again only when something was added that it follows from."""
from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Table, func, select

from menurut.ledger.store import Store

T = TypeVar("T")


class Unchanged(Generic[T]):
    """A value that follows from the rows of one table, which only gets more. Safe to use from several threads.

    Inside `Store.writing` it is worked out every time: what is not committed may be taken back.
    """

    def __init__(self, store: Store, table: Table, make: Callable[[], T]) -> None:
        self._store, self._table, self._make = store, table, make
        self._known: tuple[int, T] | None = None

    @property
    def is_known(self) -> bool:
        """Whether the value of the table as it is now was worked out."""
        return self._known is not None and self._known[0] == self._last()

    def get(self) -> T:
        """The value as the table is now."""
        if self._store.is_writing:
            return self._make()
        last, known = self._last(), self._known
        if known is None or known[0] != last:
            known = self._known = last, self._make()
        return known[1]

    def _last(self) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(select(func.coalesce(func.max(self._table.c.number), 0))).scalar_one())
