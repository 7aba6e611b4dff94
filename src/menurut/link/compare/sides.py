"""Articles made ready for comparing: the arrays that the features are computed from, of one article or of many at once."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Statement
from menurut.link import meaning
from menurut.link.calling import NOBODY, Called
from menurut.link.compare.words import Floats, weighed

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Side:
    """The statements of one article or of several, one after the other.

    `vectors` has a row a statement, `sentences` one a sentence, and `sentence` says which of them a statement stands in.
    `words` are numbers in the `vocabulary`, statement after statement from `starts` on, with their `weights`; a statement
    without words has one that is empty and says nothing. `bounds` are the first statements of the articles, `called` the
    names in each of them.
    """

    statements: tuple[Statement, ...]
    vectors: Floats
    sentence: Numbers
    sentences: Floats
    vocabulary: tuple[str, ...]
    words: Numbers
    weights: NDArray[np.float64]
    starts: Numbers
    bounds: Numbers
    called: tuple[Called, ...] = ()

    def __len__(self) -> int:
        return len(self.statements)

    @cached_property
    def article(self) -> Numbers:
        """The article of each statement."""
        return np.repeat(np.arange(len(self.bounds)), self.sizes)

    @cached_property
    def sizes(self) -> Numbers:
        """How many statements each article has."""
        return np.diff(self.bounds, append=len(self.statements))

    @cached_property
    def totals(self) -> NDArray[np.float64]:
        """How much the words of each statement say together."""
        return np.add.reduceat(self.weights, self.starts)

    @cached_property
    def wholes(self) -> Floats:
        """The vector of each article: the sum of its statements', brought to length one."""
        return meaning.directions(np.add.reduceat(self.vectors.astype(np.float64), self.bounds, axis=0))

    @cached_property
    def opens(self) -> Numbers:
        """The first statement of each sentence."""
        return np.flatnonzero(np.diff(self.sentence, prepend=-1))

    @cached_property
    def lengths(self) -> Numbers:
        """How many words each statement has."""
        return np.diff(self.starts, append=len(self.words))

    @cached_property
    def places(self) -> NDArray[np.float64]:
        """Where each statement stands in its article: 0 first, 1 last."""
        place, last = np.arange(len(self)) - self.bounds[self.article], np.maximum(self.sizes - 1, 1)
        found: NDArray[np.float64] = place / last[self.article]
        return found

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which statements are attributed to somebody."""
        return np.array([each.attribution is not None for each in self.statements], dtype=bool)

    @cached_property
    def headlines(self) -> NDArray[np.bool_]:
        """Which statements are of headlines."""
        return np.array([each.headline for each in self.statements], dtype=bool)

    @cached_property
    def dated(self) -> NDArray[np.bool_]:
        """Which statements have dates."""
        return np.array([bool(each.dates) for each in self.statements], dtype=bool)

    @cached_property
    def counted(self) -> NDArray[np.bool_]:
        """Which statements have numbers."""
        return np.array([bool(each.quantities) for each in self.statements], dtype=bool)

    @classmethod
    def of(cls, statements: Sequence[Statement], vectors: Floats, called: Called = NOBODY) -> Side:
        """One article, given the vectors of its statements and the names in it."""
        turns = [number > 0 and each.sentence != statements[number - 1].sentence for number, each in enumerate(statements)]
        sentence = np.cumsum(turns, dtype=np.intp)
        said = [words or [("", 0.0)] for words in weighed([each.text for each in statements])]
        flat = [each for words in said for each in words]
        vocabulary = tuple(sorted({word for word, _ in flat}))
        numbers = {word: number for number, word in enumerate(vocabulary)}
        return cls(
            tuple(statements),
            vectors,
            sentence,
            _sums(vectors, sentence, int(sentence[-1]) + 1 if turns else 0),
            vocabulary,
            np.array([numbers[word] for word, _ in flat], dtype=np.intp),
            np.array([weight for _, weight in flat], dtype=np.float64),
            _starts([len(words) for words in said]),
            np.zeros(min(1, len(statements)), dtype=np.intp),
            (called,) if statements else (),
        )

    @classmethod
    def joined(cls, sides: Sequence[Side]) -> Side:
        """Several articles as one side, those without statements left out."""
        sides = [side for side in sides if len(side)]
        if len(sides) == 1:
            return sides[0]
        vocabulary = dict.fromkeys(word for side in sides for word in side.vocabulary)
        numbers = {word: number for number, word in enumerate(vocabulary)}
        words = [np.array([numbers[word] for word in side.vocabulary], dtype=np.intp)[side.words] for side in sides]
        return cls(
            tuple(each for side in sides for each in side.statements),
            _stacked([side.vectors for side in sides]),
            _shifted([side.sentence for side in sides], [len(side.sentences) for side in sides]),
            _stacked([side.sentences for side in sides]),
            tuple(vocabulary),
            np.concatenate([np.zeros(0, np.intp), *words]),
            np.concatenate([np.zeros(0), *(side.weights for side in sides)]),
            _shifted([side.starts for side in sides], [len(side.words) for side in sides]),
            _shifted([side.bounds for side in sides], [len(side) for side in sides]),
            tuple(each for side in sides for each in side.called),
        )


def _sums(vectors: Floats, sentence: Numbers, count: int) -> Floats:
    """One vector a sentence: the sum of its statements', brought to length one."""
    sums = np.zeros((count, meaning.WIDTH), dtype=np.float64)
    np.add.at(sums, sentence, vectors)
    return meaning.directions(sums)


def _stacked(rows: Sequence[Floats]) -> Floats:
    return np.concatenate([np.zeros((0, meaning.WIDTH), np.float32), *rows])


def _shifted(numbers: Sequence[Numbers], sizes: Sequence[int]) -> Numbers:
    """Numbers within each of several lists as numbers within all of them."""
    return np.concatenate([np.zeros(0, np.intp), *(some + start for some, start in zip(numbers, _starts(sizes), strict=True))])


def _starts(sizes: Sequence[int]) -> Numbers:
    return np.cumsum([0, *sizes[:-1]], dtype=np.intp)[: len(sizes)]
