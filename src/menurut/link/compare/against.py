"""A measure between all statements of one article and of others, seen against what else stands in the same two articles."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

MANY: Final = 4
"""How many of the best are known for each row and column of an article."""

_HUB: Final = 3  # the best others that a value is seen against
Values = NDArray[np.floating[Any]]
Columns = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Field:
    """Values above -1, multiples of some power of two (n × N), and the first columns (`bounds`) of the other articles."""

    values: Values
    bounds: Numbers

    @cached_property
    def article(self) -> Numbers:
        """The article of each column."""
        return np.repeat(np.arange(len(self.bounds)), self._sizes)

    @cached_property
    def _sizes(self) -> Numbers:
        return np.diff(self.bounds, append=self.values.shape[1])

    @cached_property
    def best(self) -> Values:
        """The best of each row in each other article (n × articles × `MANY`), falling; -1 for none."""
        width = max(MANY, int(self._sizes.max()))
        padded = np.full((len(self.values), len(self.bounds), width), -1, dtype=self.values.dtype)
        padded[:, self.article, np.arange(len(self.article)) - self.bounds[self.article]] = self.values
        found: Values = -np.sort(-padded, axis=2)[:, :, :MANY]
        return found

    @cached_property
    def best_back(self) -> Values:
        """The same the other way: the best of each column (`MANY` × N)."""
        found = -np.sort(-self.values, axis=0)[:MANY]
        return np.concatenate([found, np.full((MANY - len(found), self.values.shape[1]), -1, self.values.dtype)])

    def beyond(self, left: Numbers, right: Numbers) -> Columns:
        """How far each value lies above the mean of the best in its row and column."""
        there = _mean(self.best[:, :, :_HUB], axis=2)[left, self.article[right]]
        back = _mean(self.best_back[:_HUB], axis=0)[right]
        found: Columns = self.values[left, right].astype(np.float64) - (there + back) / 2
        return found

    def lead(self, left: Numbers, right: Numbers) -> Columns:
        """How far each value lies before the next best in its row or in its column, whichever is more."""
        own = self.values[left, right]
        there = _rival(own, *np.moveaxis(self.best[left, self.article[right], :2], -1, 0))
        back = _rival(own, *self.best_back[:2, right])
        found: Columns = own.astype(np.float64) - np.minimum(there, back)
        return found


def _rival(own: Values, best: Values, second: Values) -> Values:
    """The best but for the value itself; where there is none, the value."""
    other = np.where(own >= best, second, best)
    return np.where(other > -1, other, own)


def _mean(ranked: Values, axis: int) -> Columns:
    """The mean of ranked values, without those that are not there."""
    there = ranked > -1
    found: Columns = np.where(there, ranked, 0).astype(np.float64).sum(axis=axis) / np.maximum(there.sum(axis=axis), 1)
    return found
