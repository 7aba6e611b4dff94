"""The trained part of comparing: two logistic regressions over features, their weights as JSON beside this file.

`python -m training.link` makes the weights.
"""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from menurut.link.compare.beside import WHOLES
from menurut.link.compare.features import NAMES

Columns = NDArray[np.float64]
_CLEAR: Final = 0.25  # how much a feature moves the score (in log odds) to be named as a reason


@dataclass(frozen=True)
class Regression:
    """Weights for features that were brought to mean 0 and deviation 1."""

    weights: Columns
    bias: float
    mean: Columns
    deviation: Columns

    @classmethod
    def of(cls, table: dict[str, Any], names: Sequence[str]) -> Regression:
        """A regression out of its JSON. Raises ValueError where it was made for features of other names."""
        if tuple(table["features"]) != tuple(names):
            raise ValueError("the scorer was trained for other features: run python -m training.link")
        weights, mean, deviation = (np.array(table[name], dtype=np.float64) for name in ("weights", "mean", "deviation"))
        return cls(weights, float(table["bias"]), mean, deviation)

    def logits(self, columns: Columns) -> Columns:
        """Log odds, one a row."""
        found: Columns = self.moves(columns).sum(1) + self.bias
        return found

    def scores(self, columns: Columns) -> Columns:
        """Probabilities, one a row."""
        found: Columns = 1 / (1 + np.exp(-np.clip(self.logits(columns), -30, 30)))
        return found

    def moves(self, columns: Columns) -> Columns:
        """How much each feature moves the log odds."""
        found: Columns = (columns - self.mean) / self.deviation * self.weights
        return found


@dataclass(frozen=True)
class Scorer:
    """How likely two statements of one event state the same (over `NAMES`), and two articles tell of one event (`WHOLES`).

    `sure` is the score from which two statements are the same.
    """

    same: Regression
    event: Regression
    sure: float = 0.5

    @classmethod
    def of(cls, table: dict[str, Any]) -> Scorer:
        """A scorer out of its JSON. Raises ValueError where it was made for other features."""
        return cls(Regression.of(table["same"], NAMES), Regression.of(table["event"], WHOLES), float(table["sure"]))

    def reasons(self, row: Columns, most: int = 4) -> tuple[str, ...]:
        """The features that moved the score of one pair of statements the most, with their values, in words.

        None of a pair that an earlier version measured, by other features.
        """
        if len(row) != len(self.same.weights):
            return ()
        moves = self.same.moves(row[None])[0]
        chosen = [at for at in np.argsort(-np.abs(moves), kind="stable")[:most] if abs(moves[at]) >= _CLEAR]
        return tuple(f"{NAMES[at]} {row[at]:.2f} ({'for' if moves[at] > 0 else 'against'})" for at in chosen)


@cache
def shipped() -> Scorer:
    """The scorer that ships with the package."""
    return Scorer.of(json.loads(files("menurut").joinpath("link", "compare", "scorer.json").read_text(encoding="utf-8")))
