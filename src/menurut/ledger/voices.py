"""The named parties of a ledger as lists: who is heard, how often, in which articles; a page at a time."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, true

from menurut.ledger import search, tables, words
from menurut.ledger.hearing import WHATS, What
from menurut.ledger.keeping import Kept
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.limits import Limits
from menurut.ledger.sources import Sources
from menurut.ledger.store import Store, slices

_TABLE = tables.heard.c
_COUNTS: Final = tuple(_TABLE[each] for each in WHATS)
_NAMES = 6  # of a party in a list


@dataclass(frozen=True, slots=True)
class Voice:
    """A name that parties are heard under (`home`, its key), what they are called, in how many articles and how often."""

    home: str
    names: tuple[str, ...]
    articles: int
    said: int
    denied: int
    questioned: int
    asked: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """A party in one article: the reading's number and the party's id (`reading:party`); how often it says what.

    `lang` and `moment` are the article's, empty where it has none.
    """

    reading: int
    party: str
    name: str
    home: str
    lang: str
    moment: str
    counts: dict[What, int]


class Voices:
    """The named parties of the readings that count."""

    def __init__(self, store: Store, sources: Sources, kept: Kept) -> None:
        self._store, self._sources, self._keep = store, sources, kept.keep

    def page(self, query: str, limits: Limits, offset: int, limit: int) -> tuple[list[Voice], int]:
        """Names, those that most articles have first, and how many there are; those that hold all words of a query.

        A beginning of a word is enough. Only articles within limits are counted.
        """
        found = self._keep(("voices", query, limits), lambda: self._homes(query, limits))
        some = found[offset : offset + limit]
        names = self._names([home for home, *_ in some])
        return [Voice(id_of(home), names[home], *counts) for home, *counts in some], len(found)

    def appearances(self, homes: Sequence[str]) -> list[Appearance]:
        """Where parties of some names are heard, the newest first."""
        return self._keep(("appearances", tuple(homes)), lambda: list(self._appearances(homes)))

    def _homes(self, query: str, limits: Limits) -> list[tuple[Any, ...]]:
        """The keys of names with their counts."""
        sums = (func.count(), *map(func.sum, _COUNTS))
        with self._store.reading() as connection:
            asked = (select(_TABLE.home, *sums).where(self._counts(), self._called(connection, query))
                     .group_by(_TABLE.home).order_by(func.count().desc(), _TABLE.home))
            if limits.any:
                asked = asked.join(tables.facets, tables.facets.c.number == _TABLE.reading).where(limits.condition())
            return [(home, *map(int, counts)) for home, *counts in connection.execute(asked)]

    def _called(self, connection: Connection, query: str) -> ColumnElement[bool]:
        """That a party of the name holds the words, or begins of words, of a query."""
        asked = {(word, True) for term in search.terms(query) for word in term.words}
        if not asked:
            return true()
        holding = words.holding(connection, "party", sorted(asked))
        # All who share a name, also where only some of them are written as asked for.
        return _TABLE.home.in_(select(tables.heard.c.home).where(tables.heard.c.who.in_(holding)))

    def _names(self, homes: Iterable[bytes]) -> dict[bytes, tuple[str, ...]]:
        """What the parties of each key are called, the commonest first."""
        found: dict[bytes, Counter[str]] = {}
        with self._store.reading() as connection:
            for some in slices(homes):
                query = select(_TABLE.home, _TABLE.name, func.count()).where(_TABLE.home.in_(some))
                for home, name, count in connection.execute(query.group_by(_TABLE.home, _TABLE.name)):
                    found.setdefault(home, Counter())[id_of(name)] += count
        return {home: tuple(name for name, _ in sorted(names.items(), key=lambda each: (-each[1], each[0]))[:_NAMES])
                for home, names in found.items()}

    def _appearances(self, homes: Sequence[str]) -> Iterator[Appearance]:
        facets = tables.facets.c
        query = (select(_TABLE.reading, tables.parties.c.id, _TABLE.name, _TABLE.home, facets.lang, facets.moment, *_COUNTS)
                 .join(tables.parties, tables.parties.c.number == _TABLE.who)
                 .join(tables.facets, facets.number == _TABLE.reading)
                 .where(_TABLE.home.in_(list(map(id_key, homes))), self._counts())
                 .order_by(_TABLE.moment.desc(), _TABLE.reading.desc(), _TABLE.number))
        with self._store.reading() as connection:
            for reading, party, name, home, lang, moment, *counts in connection.execute(query):
                told = dict(zip(WHATS, counts, strict=True))
                yield Appearance(reading, id_of(party), id_of(name), id_of(home), lang, moment, told)

    def _counts(self) -> ColumnElement[bool]:
        return self._sources.current(_TABLE.reading)
