"""How sure a proposal is: the tagger's own scores, put on the scale of "right nine times in ten" by logistic regression."""

from __future__ import annotations

import math
from collections.abc import Sequence

from menurut.extract.tagging import Proposal

_LEAST = -3.0


def features(proposal: Proposal) -> list[float]:
    """The anchor's probability, and the mean log probabilities of the worst runs of source and content."""
    score = proposal.score
    cued, content = proposal.cued, max(score["content"], _LEAST)
    return [
        score["anchor"],
        max(score["source"], _LEAST) if "source" in proposal.roles else 0.0,
        content,
        float("source" in proposal.roles),
        float(cued),
    ]


def of(proposal: Proposal, weights: Sequence[float]) -> float:
    """The probability that an attribution is right (content and source, by half of both), three decimals.

    `weights` are a bias and one weight for each feature, as `python -m training.calibrate` fits them.
    """
    z = weights[0] + sum(w * x for w, x in zip(weights[1:], features(proposal), strict=True))
    return round(1 / (1 + math.exp(-z)), 3)
