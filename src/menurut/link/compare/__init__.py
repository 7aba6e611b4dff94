"""Whether two statements state the same proposition: a trained score, and rules that always hold, with their reasons.

The rules: different exact numbers of one quantity are never the same (an update if one statement is later, else a
contradiction); a vague number never equals an exact one; what is planned is brought up to date by what happened; a
negation turns one proposition round (`opposed`) and does not make it another.

The score is how likely the two articles tell of one event at all, times how likely the two statements are the same if so:
between articles on other matters many statements are alike.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Comparison, Statement
from menurut.link.compare.beside import Beside
from menurut.link.compare.features import NAMES, NEAREST, Between
from menurut.link.compare.numbers import Agreement
from menurut.link.compare.rules import judge
from menurut.link.compare.scorer import Scorer, shipped
from menurut.link.compare.sides import Side
from menurut.link.compare.words import Senses

__all__ = ["NAMES", "NEAREST", "Beside", "Between", "Side", "compare", "learn", "measured", "reasons"]

# How likely two articles must be of one event for their statements to be compared, and two statements with other numbers
# the same but for these. Of what is different only what is nearly the same is kept, for people to decide.
_WORTH: Final = 0.2
_UNSURE: Final = 0.4
_WORTH_OF_NUMBERS: Final = 0.05
_IDENTICAL: Final = 0.99
_LONG: Final = 5  # words from which equal words are one claim
_SHARE: Final = NAMES.index("share of both")


def compare(one: Side, other: Side, scorer: Scorer | None = None, senses: Senses | None = None) -> list[Comparison]:
    """The comparisons worth keeping between the statements of two articles, with reasons, in the order of their ids.

    The same pair gives the same comparison whichever article comes first. Scores are probabilities, rounded to three
    places.
    """
    known = {each.id: each for side in (one, other) for each in side.statements}
    found = measured(one, [other], scorer, senses)
    told = (replace(each, reasons=reasons(each, known[each.a], known[each.b], scorer)) for each in found)
    return sorted(told, key=lambda each: (each.a, each.b))


def measured(
    one: Side, others: Sequence[Side], scorer: Scorer | None = None, senses: Senses | None = None
) -> Iterator[Comparison]:
    """The same for one article and many, all at once, without reasons and in no order that means anything."""
    scorer, senses = scorer or shipped(), senses or _senses()
    for between, likely in _likely(one, others, scorer, senses):
        article, columns = between.others.article[between.pairs[:, 1]], between.columns()
        scores = np.round(scorer.same.scores(columns) * likely[article], 3)
        differ = np.array([numbers == "differ" for numbers in between.agreements], dtype=bool)
        worth = (likely[article] >= _WORTH) & (scores >= np.where(differ, _WORTH_OF_NUMBERS, _UNSURE))
        chosen = np.flatnonzero(worth | between.twins).tolist()
        rows = columns[chosen].astype(np.float16).tolist()
        for at, score, row in zip(chosen, scores[chosen].tolist(), rows, strict=True):
            i, j = between.pairs[at].tolist()
            a, b = one.statements[i], between.others.statements[j]
            probability = _IDENTICAL if _identical(a, b) else score if worth[at] else 0.0
            a, b = (a, b) if a.id < b.id else (b, a)
            found = _comparison(a, b, probability, tuple(row), between.agreements[at], scorer.sure)
            if found.score >= (_UNSURE if found.relation == "different" else _WORTH_OF_NUMBERS):
                yield found


def _likely(
    one: Side, others: Sequence[Side], scorer: Scorer, senses: Senses
) -> Iterator[tuple[Between, NDArray[np.float64]]]:
    """All articles with statements beside the one, and how likely each tells of the same event.

    Those that are no longer of interest are left out where that saves more than it costs.
    """
    others = [side for side in others if len(side)]
    if not len(one) or not others:
        return
    beside = Beside(one, Side.joined(others), senses)
    likely = scorer.event.scores(beside.wholes)
    chosen = (likely >= _WORTH) | beside.twins
    if 2 * chosen.sum() < len(chosen):
        beside = Beside(one, Side.joined([side for side, enough in zip(others, chosen, strict=True) if enough]), senses)
        likely = likely[chosen]
    if chosen.any():
        yield Between(beside), likely


def learn(sides: Iterable[Side]) -> None:
    """Look up the words of articles at once that are about to be compared: much faster than one by one."""
    _senses().learn(word for side in sides for word in side.vocabulary)


def reasons(each: Comparison, a: Statement, b: Statement, scorer: Scorer | None = None) -> tuple[str, ...]:
    """The reasons of a comparison in words, given its statements: those of rules, and the features that moved the score."""
    scorer = scorer or shipped()
    by_rule = judge(a, b, each.score, scorer.sure, each.features[_SHARE]).reasons
    return (*by_rule, *scorer.reasons(np.array(each.features)))


def _comparison(
    a: Statement, b: Statement, score: float, features: tuple[float, ...], numbers: Agreement, sure: float
) -> Comparison:
    # The share of words that both have tells whether their numbers are of one quantity.
    verdict = judge(a, b, score, sure, features[_SHARE], numbers)
    return Comparison(a.id, b.id, verdict.score, verdict.relation, (), verdict.newer, verdict.opposed, features)


def _identical(a: Statement, b: Statement) -> bool:
    if a.text != b.text and a.text.split() != b.text.split():
        return False
    return len(a.text) >= 6 * _LONG or len(a.text.split()) >= _LONG


@cache
def _senses() -> Senses:
    return Senses()
