"""The record of a ledger: readings, judgements and withdrawals as they were added, and what they say by themselves."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from sqlalchemy import select

from menurut.claims import Judgement
from menurut.ledger import adding, digest, documents, people, search, tables, words
from menurut.ledger.events import Hit, Noted, Version, Withdrawal
from menurut.ledger.keys import address_key
from menurut.ledger.rows import Rows, pages
from menurut.ledger.store import Store, slices
from menurut.model import Reading
from menurut.packing import unpack


class Recorded:
    """The half of a `Ledger` that only asks what was added to it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections to the database."""
        self.store.close()

    def reading(self, address: str) -> Reading:
        """The reading with a content address; KeyError where there is none."""
        found = list(self.readings([address]))
        if not found:
            raise KeyError(address)
        return found[0][1]

    def readings(self, addresses: Iterable[str] | None = None) -> Iterator[tuple[str, Reading]]:
        """Every reading with its content address, in the order of the addresses; or those asked for, in their order."""
        if addresses is None:
            yield from ((address, adding.unpacked(body)) for address, body in pages(self.store, tables.readings))
            return
        rows = Rows(tables.readings)
        for some in slices(map(address_key, addresses), 100):
            with self.store.reading() as connection:
                query = select(rows.id, tables.readings.c.body).where(rows.id.in_(some))
                bodies = {key: body for key, body in connection.execute(query)}
            yield from ((key.hex(), adding.unpacked(bodies[key])) for key in some if key in bodies)

    def count(self) -> int:
        """How many readings there are."""
        with self.store.reading() as connection:
            return Rows(tables.readings).count(connection)

    def versions(self, document: str) -> list[Version]:
        """The readings of one document, by its id, its URL or one reading's content address; the oldest first.

        Readings of one URL are versions of one document; so are those of one id, unless they have different URLs.
        """
        return documents.versions(self.store, document)

    def documents(self, addresses: Iterable[str]) -> dict[str, str]:
        """For each reading (content address) a key that it shares with the other versions of its document alone."""
        with self.store.reading() as connection:
            found = documents.identities(connection, map(address_key, addresses))
        return {address.hex(): identity.hex() for address, identity in found.items()}

    def issues(self) -> Iterator[Noted]:
        """What was wrong with readings that were added or refused, in the order of the issues' own content."""
        return (unpack(Noted, body) for _, body in pages(self.store, tables.issues))

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement that was ever made, in the order of their times."""
        return people.judgements(self.store)

    def decisions(self) -> list[Judgement]:
        """The judgements that hold: the latest on each subject, whoever it is from; of gradings each user's latest.

        Where users disagree, `Claim.reasons` and `PartyView.disputes` say so.
        """
        return people.holding(self.judgements())

    def withdrawals(self) -> Iterator[Withdrawal]:
        """Every withdrawal and restoring, in the order of their times."""
        return people.withdrawals(self.store)

    def withdrawn(self) -> frozenset[str]:
        """Content addresses of the readings that are withdrawn: those whose last event is no restoring."""
        last = {each.reading: each for each in self.withdrawals()}
        return frozenset(address for address, each in last.items() if not each.restored)

    def search(self, query: str, kind: words.Kind = "text", limit: int = 50) -> list[Hit]:
        """What holds all the words of a query: texts (with titles), parties (by name) or statements; the newest first.

        Small and capital letters, accents and vowel marks are the same. `word*` asks for a beginning, "words in quotation
        marks" must stand together. ValueError for another kind.
        """
        if kind not in words.KINDS:
            raise ValueError(f"kind is one of {', '.join(words.KINDS)}, not {kind!r:.40}")
        return search.search(self.store, query, kind, limit)

    def digest(self) -> str:
        """A hash of the record and of all that is derived: equal for equal content, in whatever order it was added."""
        return digest.digest(self.store)
