"""Rows by their keys, in slices that any database takes."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, Table, func, select

from menurut.ledger import tables
from menurut.ledger.keys import address_key, id_key, id_of
from menurut.ledger.store import Store, slices

_PAGE = 500
_MOST = 5000  # ids that are looked at for one beginning
_LAST = "g"  # after every digit of a content address


class Rows:
    """The rows of a table by the ids that users know: content addresses of what is recorded, ids of everything else."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._addressed = table.metadata is tables.RECORD
        self.id = table.c.address if self._addressed else table.c.id

    def key(self, id: str) -> bytes:
        """An id as it is kept."""
        return address_key(id) if self._addressed else id_key(id)

    def text(self, key: bytes) -> str:
        """The id that is kept so."""
        return key.hex() if self._addressed else id_of(key)

    def numbers(self, connection: Connection, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those that there are."""
        found: dict[str, int] = {}
        for some in slices(map(self.key, ids)):
            rows = connection.execute(select(self.id, self.table.c.number).where(self.id.in_(some)))
            found.update((self.text(key), number) for key, number in rows)
        return found

    def ids(self, connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of rows by their numbers."""
        found: dict[int, str] = {}
        for some in slices(numbers):
            rows = connection.execute(select(self.table.c.number, self.id).where(self.table.c.number.in_(some)))
            found.update((number, self.text(key)) for number, key in rows)
        return found

    def beginning(self, connection: Connection, wanted: str, *more: ColumnElement[bool]) -> list[str]:
        """The ids, sorted, that begin as a claim's id does: "3f9c:12", both the article and the place in it cut short."""
        address, _, place = wanted.partition(":")
        here = (self.id >= id_key(address), self.id < id_key(f"{address}{_LAST}"), *more)
        found = connection.execute(select(self.id).where(*here).order_by(self.id).limit(_MOST)).scalars()
        return [id for id in map(self.text, found) if id.partition(":")[2].startswith(place)]

    def next_number(self, connection: Connection) -> int:
        """The number for the next row; the one writer may count on it."""
        return int(connection.execute(select(func.coalesce(func.max(self.table.c.number), 0))).scalar_one()) + 1

    def count(self, connection: Connection) -> int:
        """How many there are."""
        return int(connection.execute(select(func.count()).select_from(self.table)).scalar_one())


def pages(store: Store, table: Table, *more: ColumnElement[bool]) -> Iterator[tuple[str, bytes]]:
    """Ids and bodies of all rows that meet conditions, in the order of the ids; each page is a reading of its own."""
    rows, last = Rows(table), b""
    while True:
        query = select(rows.id, table.c.body).where(rows.id > last, *more).order_by(rows.id).limit(_PAGE)
        with store.reading() as connection:
            page = connection.execute(query).all()
        yield from ((rows.text(key), body) for key, body in page)
        if len(page) < _PAGE:
            return
        last = page[-1][0]
