"""Teaches which articles tell of one event: those of one event of our own (`training.events`), against those of two.

Of articles of two events only those count that would be compared: alike as wholes, with a name in common. Each article
stands there whole and as a brief of its first lines, as news agencies send them.
"""
from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from menurut.ledger.linking import NEAR
from menurut.link.calling import meet
from menurut.link.candidates import whole
from menurut.link.compare import Beside, Side
from menurut.link.compare.scorer import Regression
from menurut.link.compare.words import Senses
from training.events import Mark
from training.regression import regression

Array = NDArray[Any]
PENALTY: Final = 1.0
LINES: Final = 3  # of a brief
LENIENT: Final = 3.0
"""Log odds by which two articles are the likelier of one event: false pairs of statements between two events are to go, as
many as can at a cost of about a point of F1 within events of our own, cross-validated."""


@dataclass(frozen=True)
class Told:
    """An article: its event and its id there, its statements, and which claims it states."""

    event: str
    id: str
    side: Side
    claims: frozenset[str]


@dataclass(frozen=True)
class Wholes:
    """Pairs of articles: their events, what they have in common (pairs × `WHOLES`), how many claims both state."""

    events: Sequence[tuple[str, str]]
    columns: Array
    shared: Array


def pairs(articles: Sequence[Told], senses: Senses) -> Wholes:
    """All pairs of articles of one event, and those of two events that would be compared."""
    events, columns, shared = [], [], []
    wholes = [whole(each.side.vectors) for each in articles]
    for (at, one), (other_at, other) in itertools.combinations(enumerate(articles), 2):
        of_one = one.event == other.event
        if not len(one.side) or not len(other.side) or (of_one and one.id == other.id):
            continue
        if of_one or (float(wholes[at] @ wholes[other_at]) >= NEAR and meet(one.side.called[0], other.side.called)[0]):
            events.append((one.event, other.event))
            columns.append(Beside(one.side, other.side, senses).wholes[0])
            shared.append(len(one.claims & other.claims) if of_one else -1)
    return Wholes(events, np.array(columns), np.array(shared))


def brief(article: Told, text: str, marks: Iterable[Mark]) -> Told:
    """The same article, all but its first lines cut off; `marks` are those of its claims."""
    end = len("\n".join(text.split("\n")[:LINES]))
    kept = [at for at, each in enumerate(article.side.statements) if each.place.span[1] <= end]
    side = Side.of([article.side.statements[at] for at in kept], article.side.vectors[kept], *article.side.called)
    return Told(article.event, article.id, side, frozenset(mark.claim for mark in marks if mark.span[1] <= end))


def fit(wholes: Wholes, without: Collection[str] = ()) -> Regression:
    """A regression from the pairs, none of them of events `without`."""
    used = np.array([one not in without and other not in without for one, other in wholes.events])
    columns, shared = wholes.columns[used], wholes.shared[used]
    mean, deviation = columns.mean(0), np.maximum(columns.std(0), 1e-6)
    # Pairs with many claims in common are those that must not be missed.
    weights = np.where(shared >= 0, np.sqrt(np.maximum(shared, 0)) + 0.3, 1.0)
    found = regression(columns, shared >= 0, weights, mean, deviation, PENALTY)
    return Regression(found.weights, found.bias + LENIENT, mean, deviation)


def told(wholes: Wholes, scorers: Mapping[str, Regression], least: float = 0.5) -> str:
    """How many pairs are taken for one event by scorers that have not seen the event of either article."""
    scores = {name: scorer.scores(wholes.columns) for name, scorer in scorers.items()}
    found = np.array([max(scores[one][at], scores[other][at]) for at, (one, other) in enumerate(wholes.events)])
    same = wholes.shared >= 0
    kept = wholes.shared[same & (found >= least)].sum() / wholes.shared[same].sum()
    return (
        f"articles of one event: {np.mean(found[same] >= least):.3f} with {kept:.3f} of what they share; "
        f"of two: {np.mean(found[~same] >= least):.3f}"
    )
