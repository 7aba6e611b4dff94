"""What the scorer looks at in two statements of two articles, as numbers.

Words are aligned one by one across languages by the vectors of single words (after Jalili Sabet et al., 2020, "SimAlign"),
weighed by how much they say within their article; how near two sentences are is seen against how near others of the two
articles are (after Conneau et al., 2018, "Word translation without parallel data", who correct hubs so).
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Statement
from menurut.link.compare.numbers import agreement
from menurut.link.compare.words import Floats, Senses, Word, alike, vocabulary, weighed

NAMES: Final = (
    "meaning", "meaning against others", "rank", "sentences", "clause in sentence",
    "words matched", "share of both", "share of one", "sentence of both", "sentence of one",
    "names matched", "names apart", "number same", "number same and words", "number vague", "numbers differ", "number in one",
    "polarity", "plan", "possible", "shorter", "length ratio", "headline", "headlines", "place",
    "articles", "size", "smaller size",
)
"""Names of the features, in the order of their columns."""

_NEAREST: Final = 3


@dataclass(frozen=True)
class Side:
    """The statements of one article made ready: vectors (n × 512), words with weights, sentences."""

    statements: tuple[Statement, ...]
    vectors: Floats
    words: tuple[tuple[Word, ...], ...]
    sentence: NDArray[np.intp]

    @classmethod
    def of(cls, statements: Sequence[Statement], vectors: Floats) -> Side:
        """Make the statements of one article ready, given their vectors."""
        spans = {span: number for number, span in enumerate(dict.fromkeys(each.sentence for each in statements))}
        sentence = np.array([spans[each.sentence] for each in statements], dtype=np.intp)
        return cls(tuple(statements), vectors, tuple(weighed(statements)), sentence)


def features(one: Side, other: Side, pairs: NDArray[np.intp], senses: Senses) -> NDArray[np.float64]:
    """The features (pairs × `NAMES`) of pairs of statements, given as rows of their numbers on each side."""
    left, right = pairs[:, 0], pairs[:, 1]
    columns = [_meaning(one, other, left, right), _words(one, other, pairs, senses), _facts(one, other, pairs)]
    return np.concatenate(columns, axis=1)


def _meaning(one: Side, other: Side, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.float64]:
    near = one.vectors @ other.vectors.T
    rows, cols = (np.sort(near, axis=axis) for axis in (1, 0))
    against = near - rows[:, -_NEAREST:].mean(1)[:, None] / 2 - cols[-_NEAREST:].mean(0)[None] / 2
    rank = np.minimum((-near).argsort(1).argsort(1), (-near).argsort(0).argsort(0))
    whole_one, whole_other = _sums(one), _sums(other)
    sentences = whole_one @ whole_other.T
    inside = np.maximum(one.vectors @ whole_other.T[:, other.sentence], (whole_one @ other.vectors.T)[one.sentence])
    found = [near[left, right], against[left, right], np.log1p(rank[left, right]),
             sentences[one.sentence[left], other.sentence[right]], inside[left, right]]
    return np.stack(found, axis=1).astype(np.float64)


def _sums(side: Side) -> Floats:
    """One vector a sentence: the mean of its statements', of length one."""
    sums = np.zeros((int(side.sentence.max(initial=-1)) + 1, side.vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, side.sentence, side.vectors)
    found: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return found


def _words(one: Side, other: Side, pairs: NDArray[np.intp], senses: Senses) -> NDArray[np.float64]:
    ours, theirs = (_Words.of(side) for side in (one, other))
    likeness = alike(list(ours.known), list(theirs.known), senses)
    in_other, in_one = _best(likeness, theirs.numbers), _best(likeness.T, ours.numbers)
    in_other_sentence = _best(likeness, theirs.sentences)
    in_one_sentence = _best(likeness.T, ours.sentences)
    rows = []
    for i, j in pairs:
        a, b = ours.numbers[i], theirs.numbers[j]
        wa, wb = ours.weights[i], theirs.weights[j]
        to, back = in_other[a, j], in_one[b, i]
        share, share_back = _share(wa, to), _share(wb, back)
        wide = _share(wa, in_other_sentence[a, other.sentence[j]])
        wide_back = _share(wb, in_one_sentence[b, one.sentence[i]])
        names = _names(one.words[i], one.statements[i], to), _names(other.words[j], other.statements[j], back)
        rows.append([
            np.log1p(min(float(wa @ to), float(wb @ back))), min(share, share_back), max(share, share_back),
            min(wide, wide_back), max(wide, wide_back),
            np.log1p(min(names[0][0], names[1][0])), float(min(names[0][1], names[1][1]) > 0),
        ])
    return np.array(rows, dtype=np.float64).reshape(-1, 7)


@dataclass(frozen=True)
class _Words:
    """Numbers of words in the article's vocabulary, and their weights, by statement and by sentence."""

    known: dict[str, int]
    numbers: list[NDArray[np.intp]]
    weights: list[Floats]
    sentences: list[NDArray[np.intp]]

    @classmethod
    def of(cls, side: Side) -> _Words:
        known = vocabulary(side.words)
        numbers = [np.array([known[word.text] for word in words], dtype=np.intp) for words in side.words]
        weights = [np.array([word.weight for word in words], dtype=np.float32) for words in side.words]
        many = int(side.sentence.max(initial=-1)) + 1
        sentences = [
            np.concatenate([numbers[at] for at in np.flatnonzero(side.sentence == number)] or [np.zeros(0, np.intp)])
            for number in range(many)
        ]
        return cls(known, numbers, weights, sentences)


def _best(likeness: Floats, groups: Sequence[NDArray[np.intp]]) -> Floats:
    """The best likeness of each word of a vocabulary in each group of words of the other (words × groups)."""
    found = np.zeros((len(likeness), len(groups)), dtype=np.float32)
    for at, group in enumerate(groups):
        if len(group):
            found[:, at] = likeness[:, group].max(axis=1)
    return found


def _share(weights: Floats, matched: Floats) -> float:
    whole = float(weights.sum())
    return float(weights @ matched) / whole if whole > 0 else 0.0


def _names(words: Sequence[Word], statement: Statement, matched: Floats) -> tuple[float, int]:
    """The weight of the matched words that stand in a name, and how many names have no word matched."""
    held = {part for name in statement.names for part in name.text.lower().replace("-", " ").split()}
    marks = [(word.weight, float(match)) for word, match in zip(words, matched, strict=True) if word.text in held]
    return sum(weight * match for weight, match in marks if match > 0.6), sum(match < 0.3 for _, match in marks)


def _facts(one: Side, other: Side, pairs: NDArray[np.intp]) -> NDArray[np.float64]:
    whole = float(_whole(one) @ _whole(other))
    sizes = np.log1p(len(one.statements)), np.log1p(len(other.statements))
    return np.array([
        [*_pair(one.statements[i], other.statements[j], len(one.words[i]), len(other.words[j])),
         abs(i / len(one.statements) - j / len(other.statements)), whole, sum(sizes), min(sizes)]
        for i, j in pairs
    ], dtype=np.float64).reshape(-1, 16)


def _whole(side: Side) -> Floats:
    mean = side.vectors.mean(0)
    found: Floats = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found


def _pair(a: Statement, b: Statement, long: int, other_long: int) -> list[float]:
    numbers = agreement(a.quantities, b.quantities)
    shorter = float(np.log1p(min(long, other_long)))
    return [
        float(numbers == "same"), float(numbers == "same") * shorter, float(numbers == "vague"), float(numbers == "differ"),
        float(numbers == "one"), float(a.polarity != b.polarity), float(a.planned != b.planned),
        float((a.modality == "possible") != (b.modality == "possible")), shorter,
        abs(float(np.log((1 + long) / (1 + other_long)))), float(a.headline != b.headline), float(a.headline and b.headline),
    ]
