"""One article beside others: what is alike in them, and how much each two have in common as wholes.

Many statements are alike whatever they are about ("police are still investigating"). That they are of one event shows in
what else the two articles have in common.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.link.calling import common_names
from menurut.link.compare.against import Columns, Field
from menurut.link.compare.sides import Side
from menurut.link.compare.words import Floats, Senses, alike

WHOLES: Final = (
    "articles alike", "statements alike", "words in common", "words in common of one", "rare words in common",
    "rare words in common of one", "names in common", "share of the names", "no names told", "one language", "smaller size",
)  # fmt: skip
"""Names of what two articles have in common, in the order of the columns: their cosine as wholes; the mean of how near each
statement has another; which share of what the words say, and of what the rare ones say, is in the other article too, for
the article with the smaller share and for the one with the larger; how many names both have (log), and which share of the
names of the one that has fewer; whether one tells none; whether both are in one language; how many statements the shorter
article has (log)."""

TWIN: Final = 0.998
"""Cosine of statements in the same words, whose vectors are rounded."""

_RARE: Final = 0.85  # rarity from which a word is likely a name or a term
_SAME: Final = 0.7  # how alike two of them are to be the same


@dataclass(frozen=True)
class Beside:
    """One article (n statements) beside others (N statements together)."""

    one: Side
    others: Side
    senses: Senses

    @cached_property
    def near(self) -> Floats:
        """The cosines of all statements (n × N)."""
        found: Floats = self.one.vectors @ self.others.vectors.T
        return found

    @cached_property
    def field(self) -> Field:
        """The same, seen against what else stands in the two articles."""
        return Field(self.near, self.others.bounds)

    @cached_property
    def _likeness(self) -> Floats:
        return alike(self.one.vocabulary, self.others.vocabulary, self.senses)

    @cached_property
    def best(self) -> Floats:
        """For each of our different words how alike the most alike word of each statement of theirs is (words × N)."""
        return np.maximum.reduceat(self._likeness[:, self.others.words], self.others.starts, axis=1)

    @cached_property
    def back(self) -> Floats:
        """The same of their different words and our statements (n × words)."""
        return np.maximum.reduceat(self._likeness[self.one.words], self.one.starts, axis=0)

    @cached_property
    def rarities(self) -> tuple[Columns, Columns]:
        """How rare each word is that stands in one and in the others."""
        ours, theirs = (self.senses.rarities(side.vocabulary)[side.words] for side in (self.one, self.others))
        return ours, theirs

    @cached_property
    def rare(self) -> tuple[Columns, Columns]:
        """The same, 0 for words that are not rare."""
        ours, theirs = (np.where(each >= _RARE, each, 0) for each in self.rarities)
        return ours, theirs

    @cached_property
    def same(self) -> tuple[Floats, Floats]:
        """`best` and `back` as 1 where the words are the same and 0 where they are not."""
        return (self.best >= _SAME).astype(np.float32), (self.back >= _SAME).astype(np.float32)

    @cached_property
    def twins(self) -> NDArray[np.bool_]:
        """Which of the other articles have a statement in the same words."""
        found: NDArray[np.bool_] = self.field.best[:, :, 0].max(axis=0) >= TWIN
        return found

    @cached_property
    def langs(self) -> Columns:
        """1 for each of the other articles that is in the language of the one, else 0."""
        lang, statements = self.one.statements[0].lang, self.others.statements
        return np.array([statements[first].lang == lang for first in self.others.bounds], dtype=np.float64)

    @cached_property
    def smaller(self) -> Columns:
        """How many statements the shorter of the two articles has (log), for each of the others."""
        return np.log1p(np.minimum(len(self.one), self.others.sizes)).astype(np.float64)

    @cached_property
    def wholes(self) -> Columns:
        """What each of the other articles has in common with the one (articles × `WHOLES`)."""
        words = self._shares(self.best, self.back, self.one.weights, self.others.weights)
        rare = self._shares(*self.same, *self.rare)
        together = (self.others.wholes @ self.one.wholes[0]).astype(np.float64)
        told = (together, self._nearest(), *words, *rare, *self._names(), self.langs, self.smaller)
        return np.stack(told, axis=1)

    def _names(self) -> tuple[Columns, Columns, Columns]:
        ours, theirs = self.one.called[0], self.others.called
        common = common_names(ours, theirs).astype(np.float64)
        fewer = np.minimum(len(ours), [len(each) for each in theirs]).astype(np.float64)
        return np.log1p(common), common / np.maximum(fewer, 1), (fewer == 0).astype(np.float64)

    def _nearest(self) -> Columns:
        there = self.field.best[:, :, 0].astype(np.float64).mean(axis=0)
        back = np.add.reduceat(self.field.best_back[0].astype(np.float64), self.others.bounds) / self.others.sizes
        found: Columns = (there + back) / 2
        return found

    def _shares(self, best: Floats, back: Floats, ours: Columns, theirs: Columns) -> tuple[Columns, Columns]:
        """The smaller and the larger share of what words say (`ours`, `theirs`) that the other article has too."""
        others = self.others
        opens = others.starts[others.bounds]
        have = np.maximum.reduceat(best, others.bounds, axis=1)[self.one.words] * ours[:, None]
        has = np.add.reduceat(back.max(axis=0)[others.words] * theirs, opens)
        share = have.sum(axis=0, dtype=np.float64) / max(float(ours.sum()), 1e-9)
        share_back = has / np.maximum(np.add.reduceat(theirs, opens), 1e-9)
        return np.minimum(share, share_back), np.maximum(share, share_back)
