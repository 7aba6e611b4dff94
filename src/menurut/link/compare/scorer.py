"""The trained part of comparing: a logistic regression over the features, its weights as JSON beside this file.

`python -m training.link` makes the weights.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from menurut.link.compare.features import NAMES

Columns = NDArray[np.float64]
_CLEAR: Final = 0.25  # how much a feature moves the score (in log odds) to be named as a reason


@dataclass(frozen=True)
class Scorer:
    """Weights for features that were brought to mean 0 and deviation 1; `sure` is the score from which two are the same."""

    weights: Columns
    bias: float
    mean: Columns
    deviation: Columns
    sure: float

    @classmethod
    def of(cls, table: dict[str, Any]) -> Scorer:
        """A scorer out of its JSON. Raises ValueError where it was made for other features."""
        if tuple(table["features"]) != NAMES:
            raise ValueError("the scorer was trained for other features: run python -m training.link")
        arrays = (np.array(table[name], dtype=np.float64) for name in ("weights", "mean", "deviation"))
        weights, mean, deviation = arrays
        return cls(weights, float(table["bias"]), mean, deviation, float(table["sure"]))

    def scores(self, columns: Columns) -> Columns:
        """The probability that two statements state the same proposition (one a row)."""
        found: Columns = 1 / (1 + np.exp(-np.clip(self.logits(columns), -30, 30)))
        return found

    def logits(self, columns: Columns) -> Columns:
        """The same as log odds."""
        found: Columns = self._moves(columns).sum(1) + self.bias
        return found

    def reasons(self, row: Columns, most: int = 4) -> tuple[str, ...]:
        """The features that moved the score of one pair the most, with their values, in words.

        None of a pair that an earlier version measured, by other features.
        """
        if len(row) != len(self.weights):
            return ()
        moves = self._moves(row[None])[0]
        chosen = [at for at in np.argsort(-np.abs(moves), kind="stable")[:most] if abs(moves[at]) >= _CLEAR]
        return tuple(f"{NAMES[at]} {row[at]:.2f} ({'for' if moves[at] > 0 else 'against'})" for at in chosen)

    def _moves(self, columns: Columns) -> Columns:
        found: Columns = (columns - self.mean) / self.deviation * self.weights
        return found


@cache
def shipped() -> Scorer:
    """The scorer that ships with the package."""
    return Scorer.of(json.loads(files("menurut").joinpath("link", "compare", "scorer.json").read_text(encoding="utf-8")))
