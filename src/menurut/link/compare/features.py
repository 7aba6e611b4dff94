"""What the scorer looks at in two statements of two articles, as numbers.

Words are aligned one by one across languages by the vectors of single words (after Jalili Sabet et al., 2020, "SimAlign"),
weighed by how much they say within their article; how near two sentences are is seen against how near others of the two
articles are (after Conneau et al., 2018, "Word translation without parallel data", who correct hubs so).

One article is compared with many in one go. Every sum is exact or over the same numbers in the same order, so that the
features of two statements do not depend on what else is compared.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.link.compare.against import MANY, Columns, Field
from menurut.link.compare.beside import TWIN, Beside
from menurut.link.compare.numbers import Agreement, agreement
from menurut.link.compare.sides import Numbers, Side
from menurut.link.compare.words import Floats

NAMES: Final = (
    "meaning", "meaning against others", "sentences", "words matched", "share of both",
    "number same", "numbers differ", "number in one", "smaller size", "one language",
    "within the sentence", "sentences against others", "sentences' words against others", "words before the next best",
    "neighbours", "rare words matched", "only other rare words",
    "longer one", "both attributed", "headline in one", "places apart", "date same", "dates differ",
)
"""Names of the features, in the order of their columns: how near the statements are in meaning (cosine), and how much
nearer than their nearest others; how near their sentences are; how much the words say that both have (log), and which
share of what the statement that has less in common says; whether some number is the same, all differ, or only one has
any; how many statements the shorter article has (log); whether both are in one language.

Then how near one is to the other's sentence; how much nearer their sentences are than their nearest others, in meaning and
by the words that both have; how much more words they have in common than the next best pair of one of them; how near the
statements around them are; how much rare words, names above all, both have, and whether both have some and none in common;
how long the longer is (log); whether both are attributed, one of them is a headline; how far apart they stand in their
articles (0 to 1); whether some date is the same, or both have dates and none is."""

NEAREST: Final = MANY
"""How many statements of the other article each one is compared with, beside those that are near enough anyway."""

_NEAR: Final = 0.5
_FAR: Final = 0.2


@dataclass(frozen=True)
class Between:
    """The statements of one article and those of others that may tell of the same event: what is worth comparing."""

    beside: Beside

    @property
    def one(self) -> Side:
        """The one article (n statements)."""
        return self.beside.one

    @property
    def others(self) -> Side:
        """The others (N statements together)."""
        return self.beside.others

    @cached_property
    def pairs(self) -> Numbers:
        """Pairs of statements (rows of their numbers) near enough in meaning: above a floor, or among each other's nearest.

        A statement that the other article has in the same words is compared with that one only.
        """
        article, near, field = self.others.article, self.beside.near, self.beside.field
        best, back = field.best, field.best_back
        nearest = (near >= best[:, article, -1]) | (near >= back[-1])
        twins = near >= TWIN
        alone = ~((best[:, article, 0] >= TWIN) | (back[0] >= TWIN))
        found: Numbers = np.argwhere(twins | (alone & ((near >= _NEAR) | (nearest & (near >= _FAR)))))
        return found

    @cached_property
    def twins(self) -> NDArray[np.bool_]:
        """Which of the pairs are in the same words, but for numbers."""
        found: NDArray[np.bool_] = self.beside.near[self.pairs[:, 0], self.pairs[:, 1]] >= TWIN
        return found

    @cached_property
    def agreements(self) -> list[Agreement]:
        """How the numbers of each pair stand to each other."""
        ours, theirs = self.one.statements, self.others.statements
        counted = (self.one.counted[self.pairs[:, 0]].tolist(), self.others.counted[self.pairs[:, 1]].tolist())
        return [
            agreement(ours[i].quantities, theirs[j].quantities) if first and second else "one" if first or second else "none"
            for (i, j), first, second in zip(self.pairs.tolist(), *counted, strict=True)
        ]

    def columns(self) -> Columns:
        """The features of the pairs (pairs × `NAMES`)."""
        measured = self._meaning() | self._words() | self._facts() | self._manner() | self._days()
        return np.stack([measured[name].astype(np.float64) for name in NAMES], axis=1)

    def _meaning(self) -> dict[str, Columns]:
        one, others = self.one, self.others
        left, right = self.pairs.T
        row, column = one.sentence[left], others.sentence[right]
        sentences = Field(one.sentences @ others.sentences.T, others.sentence[others.bounds])
        within = np.maximum((one.vectors @ others.sentences.T)[left, column], (one.sentences @ others.vectors.T)[row, right])
        return {
            "meaning": self.beside.near[left, right],
            "meaning against others": self.beside.field.beyond(left, right),
            "sentences": sentences.values[row, column],
            "sentences against others": sentences.beyond(row, column),
            "within the sentence": within,
            "neighbours": self._around()[left, right],
        }

    def _around(self) -> Floats:
        """For each pair of statements how near those before and after them are, at best (n × N)."""
        ends = np.append(self.others.bounds[1:], len(self.others)) - 1
        before, after = np.roll(self.beside.near, 1, axis=1), np.roll(self.beside.near, -1, axis=1)
        before[:, self.others.bounds], after[:, ends] = 0, 0
        found = np.maximum(np.maximum(before, after), 0)
        found[1:] = np.maximum(found[1:], np.maximum(self.beside.near[:-1], before[:-1]))
        found[:-1] = np.maximum(found[:-1], np.maximum(self.beside.near[1:], after[1:]))
        return found

    def _words(self) -> dict[str, Columns]:
        return self._matched() | self._sentences_matched() | self._rare()

    def _matched(self) -> dict[str, Columns]:
        one, others, (left, right) = self.one, self.others, self.pairs.T
        mass, mass_back = self._masses(self.beside.best, self.beside.back, one.weights, others.weights)
        share, share_back = mass / _at_least(one.totals)[:, None], mass_back / _at_least(others.totals)
        said = _log(np.minimum(mass, mass_back))
        return {
            "words matched": said[left, right],
            "share of both": np.minimum(share, share_back)[left, right],
            "words before the next best": Field(said, others.bounds).lead(left, right),
        }

    def _masses(self, best: Floats, back: Floats, ours: Columns, theirs: Columns) -> tuple[Columns, Columns]:
        """How much the words of each statement say that each other one has, either way (n × N)."""
        mass = np.add.reduceat(best[self.one.words] * ours[:, None], self.one.starts, axis=0)
        return mass, np.add.reduceat(back[:, self.others.words] * theirs, self.others.starts, axis=1)

    def _sentences_matched(self) -> dict[str, Columns]:
        one, others, (left, right), (ours, theirs) = self.one, self.others, self.pairs.T, self.beside.rarities
        best = np.maximum.reduceat(self.beside.best, others.opens, axis=1)
        back = np.maximum.reduceat(self.beside.back, one.opens, axis=0)
        mass = np.add.reduceat(best[one.words] * ours[:, None], one.starts[one.opens], axis=0)
        mass_back = np.add.reduceat(back[:, others.words] * theirs, others.starts[others.opens], axis=1)
        field = Field(_log(np.minimum(mass, mass_back)), others.sentence[others.bounds])
        return {"sentences' words against others": field.beyond(one.sentence[left], others.sentence[right])}

    def _rare(self) -> dict[str, Columns]:
        (left, right), (ours, theirs) = self.pairs.T, self.beside.rare
        mass = np.minimum(*self._masses(*self.beside.same, ours, theirs))[left, right]
        has, have = np.add.reduceat(ours, self.one.starts)[left] > 0, np.add.reduceat(theirs, self.others.starts)[right] > 0
        return {"rare words matched": mass, "only other rare words": (has & have & (mass == 0)).astype(np.float64)}

    def _facts(self) -> dict[str, Columns]:
        numbers = np.array(self.agreements, dtype=object)
        article = self.others.article[self.pairs[:, 1]]
        told = {"number same": "same", "numbers differ": "differ", "number in one": "one"}
        return {
            **{name: (numbers == kind).astype(np.float64) for name, kind in told.items()},
            "smaller size": self.beside.smaller[article],
            "one language": self.beside.langs[article],
        }

    def _manner(self) -> dict[str, Columns]:
        one, others, (left, right) = self.one, self.others, self.pairs.T
        return {
            "longer one": _log(np.maximum(one.lengths[left], others.lengths[right]).astype(np.float64)),
            "both attributed": (one.quoted[left] & others.quoted[right]).astype(np.float64),
            "headline in one": (one.headlines[left] != others.headlines[right]).astype(np.float64),
            "places apart": np.abs(one.places[left] - others.places[right]),
        }

    def _days(self) -> dict[str, Columns]:
        left, right = self.pairs.T
        ours, theirs = self.one.statements, self.others.statements
        both, same = self.one.dated[left] & self.others.dated[right], np.zeros(len(left))
        for at in np.flatnonzero(both).tolist():
            same[at] = not set(ours[left[at]].dates).isdisjoint(theirs[right[at]].dates)
        return {"date same": same, "dates differ": both - same}


def _log(mass: Columns) -> Columns:
    """Logarithms in steps of 1/1024: sums of them are exact."""
    found: Columns = np.rint(np.log1p(mass) * 1024) / 1024
    return found


def _at_least(totals: Columns) -> Columns:
    return np.maximum(totals, 1e-9)
