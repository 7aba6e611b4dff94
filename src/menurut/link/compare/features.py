"""What the scorer looks at in two statements of two articles, as numbers.

Words are aligned one by one across languages by the vectors of single words (after Jalili Sabet et al., 2020, "SimAlign"),
weighed by how much they say within their article; how near two sentences are is seen against how near others of the two
articles are (after Conneau et al., 2018, "Word translation without parallel data", who correct hubs so).
"""
from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Place, Statement
from menurut.link.compare.numbers import agreement
from menurut.link.compare.words import Floats, Senses, Word, alike, vocabulary, weighed

NAMES: Final = (
    "meaning", "meaning against others", "sentences", "words matched", "share of both",
    "number same", "numbers differ", "number in one", "smaller size", "one language",
)
"""Names of the features, in the order of their columns: how near the statements are in meaning (cosine), and how much
nearer than their nearest others; how near their sentences are; how much the words say that both have (log), and which
share of what the statement that has less in common says; whether some number is the same, all differ, or only one has
any; how many statements the shorter article has (log); whether both are in one language."""

_NEAREST: Final = 3
_LEFT_OUT: Final[dict[str, Any]] = {
    "id": "", "place": Place("", "", (0, 0)), "holder": "", "chain": (), "party": None, "attribution": None, "published": None,
}


@dataclass(frozen=True)
class Side:
    """The statements of one article made ready: vectors (n × 512), words with weights, sentences."""

    statements: tuple[Statement, ...]
    vectors: Floats
    words: tuple[tuple[Word, ...], ...]
    weights: tuple[Floats, ...]
    sentence: NDArray[np.intp]

    @cached_property
    def key(self) -> bytes:
        """The same for articles whose statements differ in nothing that the features look at: copies of one text."""
        bare = [(replace(each, **_LEFT_OUT), each.place.span) for each in self.statements]
        return blake2b(repr(bare).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @classmethod
    def of(cls, statements: Sequence[Statement], vectors: Floats) -> Side:
        """Make the statements of one article ready, given their vectors."""
        spans = {span: number for number, span in enumerate(dict.fromkeys(each.sentence for each in statements))}
        sentence = np.array([spans[each.sentence] for each in statements], dtype=np.intp)
        words = tuple(weighed(statements))
        weights = tuple(np.array([word.weight for word in some], dtype=np.float32) for some in words)
        return cls(tuple(statements), vectors, words, weights, sentence)


class Remembered:
    """Features by what they are of: a text that many articles have is compared with another once."""

    def __init__(self, most: int = 4000) -> None:
        self._most = most
        self._known: OrderedDict[tuple[bytes, bytes], NDArray[np.float64]] = OrderedDict()

    def features(self, one: Side, other: Side, pairs: NDArray[np.intp], senses: Senses) -> NDArray[np.float64]:
        """`features`, remembered for the pairs of two sides that were asked for last."""
        key = (one.key, other.key)
        if key not in self._known:
            self._known[key] = features(one, other, pairs, senses)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return self._known[key]


def features(one: Side, other: Side, pairs: NDArray[np.intp], senses: Senses) -> NDArray[np.float64]:
    """The features (pairs × `NAMES`) of pairs of statements, given as rows of their numbers on each side."""
    left, right = pairs[:, 0], pairs[:, 1]
    columns = [_meaning(one, other, left, right), _words(one, other, pairs, senses), _facts(one, other, pairs)]
    return np.concatenate(columns, axis=1)


def _meaning(one: Side, other: Side, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.float64]:
    near = one.vectors @ other.vectors.T
    rows, columns = (np.sort(near, axis=axis) for axis in (1, 0))
    against = near - rows[:, -_NEAREST:].mean(1)[:, None] / 2 - columns[-_NEAREST:].mean(0)[None] / 2
    sentences = _sums(one) @ _sums(other).T
    found = [near[left, right], against[left, right], sentences[one.sentence[left], other.sentence[right]]]
    return np.stack(found, axis=1).astype(np.float64)


def _sums(side: Side) -> Floats:
    """One vector a sentence: the mean of its statements', of length one."""
    sums = np.zeros((int(side.sentence.max(initial=-1)) + 1, side.vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, side.sentence, side.vectors)
    found: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return found


def _words(one: Side, other: Side, pairs: NDArray[np.intp], senses: Senses) -> NDArray[np.float64]:
    ours, theirs = _known(one, pairs[:, 0]), _known(other, pairs[:, 1])
    likeness = alike(list(ours), list(theirs), senses)
    numbers = [[ours[word.text] for word in words] if words else [] for words in _used(one, pairs[:, 0])]
    others = [[theirs[word.text] for word in words] if words else [] for words in _used(other, pairs[:, 1])]
    rows = []
    for i, j in pairs:
        between = likeness[np.ix_(numbers[i], others[j])]
        mass, share = _matched(one.weights[i], between)
        mass_back, share_back = _matched(other.weights[j], between.T)
        rows.append([np.log1p(min(mass, mass_back)), min(share, share_back)])
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def _used(side: Side, numbers: NDArray[np.intp]) -> list[tuple[Word, ...]]:
    """The words of each statement, none for those that are compared with nothing."""
    compared = set(numbers.tolist())
    return [words if at in compared else () for at, words in enumerate(side.words)]


def _known(side: Side, numbers: NDArray[np.intp]) -> dict[str, int]:
    return vocabulary(_used(side, numbers))


def _matched(weights: Floats, likeness: Floats) -> tuple[float, float]:
    """How much the words with a like one on the other side say, and the share of that in what all say."""
    if not likeness.size:
        return 0.0, 0.0
    mass, whole = float(weights @ likeness.max(axis=1)), float(weights.sum())
    return mass, mass / whole if whole > 0 else 0.0


def _facts(one: Side, other: Side, pairs: NDArray[np.intp]) -> NDArray[np.float64]:
    size = float(np.log1p(min(len(one.statements), len(other.statements))))
    rows = [[*_pair(one.statements[i], other.statements[j]), size, _language(one, other)] for i, j in pairs]
    return np.array(rows, dtype=np.float64).reshape(-1, 5)


def _language(one: Side, other: Side) -> float:
    return float(one.statements[0].lang == other.statements[0].lang)


def _pair(a: Statement, b: Statement) -> list[float]:
    numbers = agreement(a.quantities, b.quantities)
    return [float(numbers == "same"), float(numbers == "differ"), float(numbers == "one")]
