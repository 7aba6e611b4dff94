"""Logistic regression with weighted rows and a squared penalty, by Newton's method."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from menurut.link.compare.scorer import Regression

Array = NDArray[Any]


def regression(columns: Array, labels: Array, weights: Array, mean: Array, deviation: Array, penalty: float) -> Regression:
    """The weights by which rows (n × features) tell their labels (n booleans); weights of rows are relative."""
    x = np.concatenate([(columns - mean) / deviation, np.ones((len(columns), 1))], axis=1)
    weights = weights / weights.mean()
    penalties = np.full(x.shape[1], penalty)
    penalties[-1] = 1e-6
    at = np.zeros(x.shape[1])
    for _ in range(30):
        probability = 1 / (1 + np.exp(-np.clip(x @ at, -30, 30)))
        gradient = x.T @ (weights * (probability - labels)) + penalties * at
        curve = (x * (weights * probability * (1 - probability))[:, None]).T @ x + np.diag(penalties)
        step = np.linalg.solve(curve, gradient)
        at = at - step
        if np.abs(step).max() < 1e-6:
            break
    return Regression(at[:-1], float(at[-1]), mean, deviation)
