"""Readings made ready for comparing: statements, vectors, words, place; the last used are kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from menurut.claims import Statement
from menurut.ledger.derived import Derived
from menurut.lengthy import as_read
from menurut.link import meaning
from menurut.link.calling import Called, called
from menurut.link.candidates import Floats, cells, marked, place, whole
from menurut.link.compare import Side
from menurut.link.reuse import Tokens, fingerprints, tokens
from menurut.link.statements import statements
from menurut.model import Reading

Fetch = Callable[[Iterable[str]], Iterator[tuple[str, Reading]]]
_MOST_TEXTS = 50_000  # whose vectors are remembered: the same words come again in copies


@dataclass(frozen=True)
class Article:
    """A reading with all that it is compared by."""

    address: str
    reading: Reading
    statements: tuple[Statement, ...]
    vectors: Floats

    @cached_property
    def side(self) -> Side:
        """Its statements made ready for the scorer."""
        return Side.of(self.statements, self.vectors, self.called)

    @cached_property
    def words(self) -> Tokens:
        """The words of its text."""
        return tokens(self.reading.document.text)

    @cached_property
    def fingerprints(self) -> frozenset[int]:
        """What finds copies of it."""
        return frozenset(fingerprints(self.words))

    @cached_property
    def marks(self) -> set[int]:
        """Those of its cells that stand for its fingerprints."""
        return marked(self.fingerprints)

    @cached_property
    def whole(self) -> Floats:
        """Its vector as a whole."""
        return whole(self.vectors)

    @cached_property
    def cells(self) -> tuple[int, ...]:
        """The cells that it falls into."""
        return cells(self.whole, self.statements, self.fingerprints)

    @cached_property
    def called(self) -> Called:
        """Whom and what it names."""
        return called(self.reading)

    @cached_property
    def place(self) -> int:
        """Where it stands in time."""
        return place(self.reading.document.published, self.address)


class Maker:
    """Makes articles of readings; equal words are encoded once."""

    def __init__(self, encoder: meaning.Encoder | None = None) -> None:
        self._encoder = encoder
        self._known: OrderedDict[str, Floats] = OrderedDict()

    def articles(self, readings: Mapping[str, Reading]) -> list[Article]:
        """The articles of readings by content address, in the order of time."""
        read = {address: as_read(reading) for address, reading in readings.items()}
        every = {address: statements(reading, address) for address, reading in read.items()}
        self._encode(each.text for found in every.values() for each in found)
        made = [Article(address, read[address], found, self._vectors(found)) for address, found in every.items()]
        while len(self._known) > _MOST_TEXTS:
            self._known.popitem(last=False)
        return sorted(made, key=lambda article: (article.place, article.address))

    def _encode(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        whole = [text.encode("utf-8", "replace").decode("utf-8") for text in new]  # no lone surrogates
        for text, vector in zip(new, meaning.vectors(whole, self._encoder).astype(np.float16), strict=True):
            self._known[text] = vector

    def _vectors(self, found: Iterable[Statement]) -> Floats:
        return _stacked([self._known[each.text] for each in found])


class Shelf:
    """The articles that were used last; others are taken out of the ledger."""

    def __init__(self, derived: Derived, readings: Fetch, most: int = 3000) -> None:
        self._derived, self._readings, self._most = derived, readings, most
        self._kept: OrderedDict[str, Article] = OrderedDict()

    def put(self, article: Article) -> None:
        """Keep an article at hand."""
        self._kept[article.address] = article
        self._kept.move_to_end(article.address)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def get(self, addresses: Iterable[str]) -> Iterator[Article]:
        """The articles with content addresses, of those that the ledger has, in the order given."""
        wanted = list(dict.fromkeys(addresses))
        found = {address: self._kept[address] for address in wanted if address in self._kept}
        found |= {article.address: article for article in self._fetched([each for each in wanted if each not in found])}
        for address in wanted:
            if address in found:
                self.put(found[address])
                yield found[address]

    def _fetched(self, addresses: list[str]) -> Iterator[Article]:
        if not addresses:
            return
        by: dict[str, list[Statement]] = {address: [] for address in addresses}
        for _, statement in self._derived.statements.of(addresses):
            by[statement.place.reading].append(statement)
        ids, vectors = self._derived.vectors.get(each.id for found in by.values() for each in found)
        rows = dict(zip(ids, vectors.astype(np.float32), strict=True))
        for address, reading in self._readings(addresses):
            found = sorted((each for each in by[address] if each.id in rows), key=lambda each: (each.place.span, each.id))
            yield Article(address, as_read(reading), tuple(found), _stacked([rows[each.id] for each in found]))


def _stacked(rows: list[Floats]) -> Floats:
    return np.array(rows, np.float32) if rows else np.zeros((0, meaning.WIDTH), np.float32)
