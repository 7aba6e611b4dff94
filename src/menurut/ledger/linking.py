"""Links readings as they are recorded: which others they are near to, what they share, how their statements compare.

Only what follows from two readings is kept (comparisons, copies); claims are made of it when they are asked for. So the
order in which readings come makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from threading import Lock
from typing import Final

import numpy as np

from menurut.claims import Comparison, Copy
from menurut.ledger import documents
from menurut.ledger.articles import Article, Fetch, Maker, Shelf
from menurut.ledger.comparing import alike
from menurut.ledger.derived import Derived
from menurut.ledger.places import Placed, Places, Remembered
from menurut.ledger.settling import unsettle
from menurut.ledger.store import Store
from menurut.link import meaning
from menurut.link.calling import meet
from menurut.link.candidates import apart, neighbours, pushed
from menurut.link.compare import learn, measured
from menurut.link.outlets import Outlets, outlets
from menurut.link.parties import keys_of, known
from menurut.link.reuse import copy, translation
from menurut.model import Reading

_MANY: Final = 64  # readings at once from which the cells of a whole ledger are worth loading
_FEW: Final = 500  # readings about which it is worth asking what they have in common with others
_TRANSLATED: Final = 0.5  # the same for one to be the other's translation (the least seen is .69)
NEAR: Final = 0.5
"""Cosine of two articles as wholes from which their statements are compared."""


class Linker:
    """Links what is added to one ledger."""

    def __init__(
        self,
        store: Store,
        derived: Derived,
        readings: Fetch,
        known: Outlets | None = None,
        encoder: meaning.Encoder | None = None,
    ) -> None:
        self._store, self._derived = store, derived
        self._places, self._outlets = Places(store), known or outlets()
        self._maker, self._shelf = Maker(encoder), Shelf(derived, readings)
        self._members: Places | Remembered = self._places
        self._met: set[tuple[int, int]] | None = None  # pairs of places of which something was found; None if not at hand
        self._turn = Lock()

    def link(self, readings: Mapping[str, Reading]) -> None:
        """Derive all that follows from readings (by content address) that are in the ledger, in one transaction."""
        with self._turn:
            self._link(self._maker.articles(readings), readings)

    def _link(self, articles: Sequence[Article], readings: Iterable[str]) -> None:
        with self._store.writing():
            self._choose_members(len(articles))
            self._keep(articles)
            parted = self._part(self._placed(articles))
            self._relate(articles)
            self._derived.mark_linked(readings)
            new = [article.address for article in articles]
            unsettle(self._store, readings={*new, *parted, *documents.beside(self._store, new)})

    def _choose_members(self, count: int) -> None:
        """For many articles the members of all cells in memory, as long as nobody else has added any."""
        if len(self._members) != len(self._places):
            self.forget()
        if count >= _MANY and self._members is self._places:
            self._members, self._met = self._places.in_memory(), self._found()

    def forget(self) -> None:
        """Drop what is remembered of the ledger: another process may have written, or a transaction failed."""
        self._members, self._met = self._places, None

    def _found(self) -> set[tuple[int, int]]:
        """The pairs of places (earlier, later) of all readings that have something in common."""
        place = self._places.of_numbers()
        pairs = chain(self._derived.comparisons.readings(), self._derived.copies.numbers())
        return {(min(place[a], place[b]), max(place[a], place[b])) for a, b in pairs if a in place and b in place}

    def _keep(self, articles: Sequence[Article]) -> None:
        every = [each for article in articles for each in article.statements]
        self._derived.put_statements(every)
        self._derived.party_cells.put({id: own for article in articles for id, own in _party_keys(article)})
        if every:
            self._derived.vectors.put([each.id for each in every], np.concatenate([each.vectors for each in articles]))
        for article in articles:
            self._shelf.put(article)

    def _placed(self, articles: Sequence[Article]) -> set[tuple[int, int]]:
        """Put articles into their cells; the pairs of others that are no neighbours any more."""
        between: set[tuple[int, int]] = set()
        for article in articles:
            between |= pushed(self._members, article.place, article.cells)
            self._members.put([_place(article)])
        if self._members is not self._places:
            self._places.put(_place(each) for each in articles)
        # Most of them have nothing in common, so that there is nothing to take back.
        asked = between if self._met is None else between & self._met
        new = {article.place for article in articles}
        return apart(self._members, (pair for pair in asked if new.isdisjoint(pair)))

    def _part(self, pairs: Iterable[tuple[int, int]]) -> set[str]:
        """Take back what was found of readings that are no neighbours any more; the content addresses of these."""
        gone = list(pairs)
        if self._met is not None:
            self._met.difference_update(gone)
        addresses = self._members.addresses({place for pair in gone for place in pair})
        parted = {(addresses[earlier], addresses[later]) for earlier, later in gone}
        first = {earlier for earlier, _ in parted}
        apart = list(parted)
        if len(first) <= _FEW:
            # Most neighbours have nothing in common; only what had is parted, and its claims made anew.
            had = self._derived.comparisons.between(first) | {(each.a, each.b) for each in self._derived.copies.of(first)}
            apart = [pair for pair in parted if tuple(sorted(pair)) in had]
        of = self._derived.statements.ids({address for pair in apart for address in pair})
        self._derived.copies.drop(apart)
        self._derived.comparisons.drop((of[one], of[other]) for one, other in apart if one in of and other in of)
        return {address for pair in apart for address in pair}

    def _relate(self, articles: Sequence[Article]) -> None:
        """Keep what articles share with their neighbours, and how their statements compare."""
        learn(article.side for article in articles)
        copies: list[Copy] = []
        found: list[Comparison] = []
        done: set[int] = set()
        for article in articles:
            others = self._nearest(article, neighbours(self._members, article.place, article.cells) - done)
            done.add(article.place)
            copies += filter(None, (self._copy(article, other) for other in others))
            found += measured(article.side, [other.side for other in alike(article, others)])
            if self._met is not None:
                ends = (sorted((article.place, other.place)) for other in others)
                self._met.update((earlier, later) for earlier, later in ends)
        self._derived.copies.put(copies)
        self._derived.comparisons.put(found)

    def _nearest(self, article: Article, near: Iterable[int]) -> list[Article]:
        """Those of the neighbours that share words with an article, or names and what they are about as wholes."""
        places, wholes, called = self._members.told(near)
        if not places:
            return []
        alike = (wholes @ article.whole >= NEAR) & meet(article.called, called)
        sharing = neighbours(self._members, article.place, article.marks)
        chosen = [place for place, enough in zip(places, alike.tolist(), strict=True) if enough or place in sharing]
        addresses = self._members.addresses(chosen)
        return list(self._shelf.get(addresses[place] for place in chosen))

    def _copy(self, article: Article, near: Article) -> Copy | None:
        one, other = _sorted(article, near)
        readings = (one.reading, other.reading)
        # The cells of the near one are at hand, its fingerprints only after its text has been cut into words.
        if not article.marks.isdisjoint(self._members.cells(near.place)):
            found = copy(one.address, other.address, readings, (one.words, other.words), self._outlets)
            if found is not None:
                return found
        if one.reading.document.lang == other.reading.document.lang or float(one.whole @ other.whole) < _TRANSLATED:
            return None
        statements, vectors = (one.statements, other.statements), (one.vectors, other.vectors)
        return translation(one.address, other.address, readings, statements, vectors, self._outlets)


def _party_keys(article: Article) -> Iterator[tuple[str, tuple[str, ...]]]:
    parties = {party.id: party for party in article.reading.parties if party.named}
    for each in known(article.reading, article.address):
        if each.party in parties:
            yield f"{article.address}:{each.party}", keys_of(each, parties[each.party])


def _sorted(one: Article, other: Article) -> tuple[Article, Article]:
    return (one, other) if one.address < other.address else (other, one)


def _place(article: Article) -> Placed:
    return Placed(article.address, article.place, article.cells, article.whole, article.called)
