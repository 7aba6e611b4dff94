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

from menurut.link.compare.numbers import Agreement, agreement
from menurut.link.compare.sides import Numbers, Side
from menurut.link.compare.words import Floats, Senses, alike

NAMES: Final = (
    "meaning", "meaning against others", "sentences", "words matched", "share of both",
    "number same", "numbers differ", "number in one", "smaller size", "one language",
)
"""Names of the features, in the order of their columns: how near the statements are in meaning (cosine), and how much
nearer than their nearest others; how near their sentences are; how much the words say that both have (log), and which
share of what the statement that has less in common says; whether some number is the same, all differ, or only one has
any; how many statements the shorter article has (log); whether both are in one language."""

NEAREST: Final = 4
"""How many statements of the other article each one is compared with, beside those that are near enough anyway."""

_HUB: Final = 3  # nearest others against which nearness is seen
_TWIN: Final = 0.998  # cosine of statements in the same words, whose vectors are rounded
_NEAR: Final = 0.5
_FAR: Final = 0.2
Columns = NDArray[np.float64]


@dataclass(frozen=True)
class Between:
    """One article (n statements) beside others (N statements together): what is worth comparing, and its features."""

    one: Side
    others: Side

    @cached_property
    def near(self) -> Floats:
        """The cosines of all statements (n × N)."""
        found: Floats = self.one.vectors @ self.others.vectors.T
        return found

    @cached_property
    def _ranked(self) -> Floats:
        """The nearest cosines of each statement in each other article (n × articles × `NEAREST`), falling; -1 for none."""
        sizes, article = self.others.sizes, self.others.article
        width = max(NEAREST, int(sizes.max()))
        padded = np.full((len(self.one), len(sizes), width), -1, dtype=np.float32)
        padded[:, article, np.arange(len(article)) - self.others.bounds[article]] = self.near
        found: Floats = -np.sort(-padded, axis=2)[:, :, :NEAREST]
        return found

    @cached_property
    def _ranked_back(self) -> Floats:
        """The same the other way: for each of the others' statements the nearest of the one's (`NEAREST` × N)."""
        found = -np.sort(-self.near, axis=0)[:NEAREST]
        return np.concatenate([found, np.full((NEAREST - len(found), len(self.others)), -1, np.float32)])

    @cached_property
    def pairs(self) -> Numbers:
        """Pairs of statements (rows of their numbers) near enough in meaning: above a floor, or among each other's nearest.

        A statement that the other article has in the same words is compared with that one only.
        """
        article, near = self.others.article, self.near
        nearest = (near >= self._ranked[:, article, -1]) | (near >= self._ranked_back[-1])
        twins = near >= _TWIN
        alone = ~((self._ranked[:, article, 0] >= _TWIN) | (self._ranked_back[0] >= _TWIN))
        found: Numbers = np.argwhere(twins | (alone & ((near >= _NEAR) | (nearest & (near >= _FAR)))))
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

    def columns(self, senses: Senses) -> Columns:
        """The features of the pairs (pairs × `NAMES`)."""
        return np.concatenate([self._meaning(), self._words(senses), self._facts()], axis=1)

    def _meaning(self) -> Columns:
        left, right = self.pairs[:, 0], self.pairs[:, 1]
        article = self.others.article[right]
        there = _mean(self._ranked[:, :, :_HUB], axis=2)[left, article]
        back = _mean(self._ranked_back[:_HUB], axis=0)[right]
        near = self.near[left, right].astype(np.float64)
        sentences = (self.one.sentences @ self.others.sentences.T)[self.one.sentence[left], self.others.sentence[right]]
        return np.stack([near, near - (there + back) / 2, sentences], axis=1)

    def _words(self, senses: Senses) -> Columns:
        one, others = self.one, self.others
        likeness = alike(one.vocabulary, others.vocabulary, senses)
        best = np.maximum.reduceat(likeness[:, others.words], others.starts, axis=1)
        mass = np.add.reduceat(best[one.words] * one.weights[:, None], one.starts, axis=0)
        best = np.maximum.reduceat(likeness[one.words], one.starts, axis=0)
        mass_back = np.add.reduceat(best[:, others.words] * others.weights, others.starts, axis=1)
        share, share_back = mass / _at_least(one.totals)[:, None], mass_back / _at_least(others.totals)
        left, right = self.pairs[:, 0], self.pairs[:, 1]
        found = [np.log1p(np.minimum(mass, mass_back)), np.minimum(share, share_back)]
        return np.stack([each[left, right] for each in found], axis=1)

    def _facts(self) -> Columns:
        one, others = self.one, self.others
        numbers = np.array([[each == told for told in ("same", "differ", "one")] for each in self.agreements], dtype=np.float64)
        smaller = np.log1p(np.minimum(len(one), others.sizes)).astype(np.float64)
        langs = np.array([others.statements[first].lang == one.statements[0].lang for first in others.bounds], dtype=np.float64)
        article = others.article[self.pairs[:, 1]]
        return np.concatenate([numbers.reshape(-1, 3), np.stack([smaller[article], langs[article]], axis=1)], axis=1)


def _mean(ranked: Floats, axis: int) -> Columns:
    """The mean of ranked cosines, without those that are not there."""
    there = ranked > -1
    found: Columns = np.where(there, ranked, 0).astype(np.float64).sum(axis=axis) / np.maximum(there.sum(axis=axis), 1)
    return found


def _at_least(totals: Columns) -> Columns:
    return np.maximum(totals, 1e-9)
