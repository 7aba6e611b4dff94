"""Whether two statements state the same proposition: a trained score, and rules that always hold, with their reasons.

The rules: different exact numbers of one quantity are never the same (an update if one statement is later, else a
contradiction); a vague number never equals an exact one; what is planned is brought up to date by what happened; a
negation turns one proposition round (`opposed`) and does not make it another.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Comparison, Statement
from menurut.link.compare.features import NAMES, Remembered, Side, features
from menurut.link.compare.rules import Verdict, judge
from menurut.link.compare.scorer import Scorer, shipped
from menurut.link.compare.words import Senses

__all__ = ["NEAREST", "Side", "compare", "worth_comparing"]

NEAREST: Final = 4
"""How many statements of the other article each one is compared with, beside those that are near enough anyway."""

_TWIN: Final = 0.999  # cosine of statements in the same words
_NEAR: Final = 0.5
_FAR: Final = 0.2
_WORTH: Final = 0.05  # what is less likely the same is not kept; what is a little more tells groups apart
_IDENTICAL: Final = 0.99
_LONG: Final = 5  # words from which equal words are one claim


def compare(one: Side, other: Side, scorer: Scorer | None = None, senses: Senses | None = None) -> list[Comparison]:
    """The comparisons worth keeping between the statements of two articles, in the order of their places.

    The same pair gives the same comparison whichever article comes first. Scores are probabilities, rounded to three
    places.
    """
    if not one.statements or not other.statements:
        return []
    if other.statements[0].id < one.statements[0].id:
        one, other = other, one
    scorer = scorer or shipped()
    pairs = worth_comparing(one, other)
    if not len(pairs):
        return []
    columns = _remembered().features(one, other, pairs, _senses()) if senses is None else features(one, other, pairs, senses)
    return list(_comparisons(one, other, pairs, columns, scorer))


def _comparisons(
    one: Side, other: Side, pairs: NDArray[np.intp], columns: NDArray[np.float64], scorer: Scorer
) -> Iterator[Comparison]:
    for (i, j), score, row in zip(pairs, scorer.scores(columns), columns, strict=True):
        a, b = one.statements[i], other.statements[j]
        probability = _IDENTICAL if _identical(a, b) else round(float(score), 3)
        if probability >= _WORTH:
            yield _comparison(a, b, judge(a, b, probability, scorer.sure, _about(row)), scorer.reasons(row))


def _comparison(a: Statement, b: Statement, verdict: Verdict, reasons: tuple[str, ...]) -> Comparison:
    return Comparison(a.id, b.id, verdict.score, verdict.relation, (*verdict.reasons, *reasons), verdict.newer, verdict.opposed)


def _identical(a: Statement, b: Statement) -> bool:
    return a.text.split() == b.text.split() and (len(a.text.split()) >= _LONG or len(a.text) >= 6 * _LONG)


def _about(row: NDArray[np.float64]) -> float:
    """How much of the rarer words two statements share (0 to 1), whatever their numbers."""
    return float(row[NAMES.index("share of both")])


def worth_comparing(one: Side, other: Side) -> NDArray[np.intp]:
    """Pairs of statements (rows of their numbers) near enough in meaning: above a floor, or among each other's nearest.

    A statement that the other article has in the same words is compared with that one only.
    """
    near = np.round(one.vectors @ other.vectors.T, 4)
    ranks = ((-near).argsort(axis, kind="stable").argsort(axis, kind="stable") for axis in (0, 1))
    nearest = np.logical_or(*(rank < NEAREST for rank in ranks))
    twins = near >= _TWIN
    alone = ~(twins.any(axis=1, keepdims=True) | twins.any(axis=0, keepdims=True))
    found: NDArray[np.intp] = np.argwhere(twins | (alone & ((near >= _NEAR) | (nearest & (near >= _FAR)))))
    return found


@cache
def _senses() -> Senses:
    return Senses()


@cache
def _remembered() -> Remembered:
    return Remembered()
