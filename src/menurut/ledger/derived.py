"""What is derived from the record and kept: it can be dropped and made again from readings and judgements at any time."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from menurut.claims import Copy, Statement
from menurut.ledger import tables
from menurut.ledger.comparisons import Comparisons
from menurut.ledger.items import Item, Items
from menurut.ledger.pairs import Pairs
from menurut.ledger.postings import Postings
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store
from menurut.ledger.vectors import Vectors
from menurut.model import Party

_PAGE = 500


class Derived:
    """The tables that linking fills and asks; each with `put`, which takes the same twice, and narrow questions.

    `statements` and `parties` are kept by id (a party's is `reading:party`), `party_cells` are the parties' keys, `vectors`
    those of statements, `comparisons` between statements, `copies` between readings.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.statements = Items(store, tables.statements, Statement, "statement")
        self.parties = Items(store, tables.parties, Party, "party")
        self.party_cells = Postings(store, tables.party_cells, tables.parties)
        self.vectors = Vectors(store)
        self.comparisons = Comparisons(store)
        self.copies = Pairs(store, tables.copies, tables.readings, Copy)

    def put_statements(self, statements: Iterable[Statement]) -> int:
        """Add statements, found by their words. Returns how many are new."""
        return self.statements.put(Item(each.id, each.place.reading, each, each.text) for each in statements)

    def mark_linked(self, addresses: Iterable[str]) -> None:
        """Say of readings that all that follows from them is derived."""
        with self._store.writing() as connection:
            known = Rows(tables.readings).numbers(connection, addresses)
            self._store.insert(tables.linked, ({"number": number} for number in known.values()))

    def unlinked(self) -> Iterator[str]:
        """Content addresses of the readings that are not linked yet, sorted; they may be linked while one goes through."""
        last, rows = b"", Rows(tables.readings)
        done = select(tables.linked.c.number)
        while True:
            query = select(rows.id).where(rows.id > last, tables.readings.c.number.not_in(done)).order_by(rows.id).limit(_PAGE)
            with self._store.reading() as connection:
                page = connection.execute(query).scalars().all()
            yield from map(rows.text, page)
            if len(page) < _PAGE:
                return
            last = page[-1]
