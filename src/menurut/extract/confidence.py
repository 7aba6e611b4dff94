"""How sure a proposal is: the tagger's own scores, put on the scale of "right nine times in ten" by logistic regression."""
from __future__ import annotations

import math

from menurut.extract.tag import Proposal

# Fitted by `python -m benchmarks calibration --fit` on our own held-out articles.
BIAS, ANCHOR, SOURCE, CONTENT = -2.0, 4.0, 0.8, 1.5


def of(proposal: Proposal) -> float:
    """The probability that an attribution is right (content and source, by half of both), three decimals."""
    score = proposal.score
    z = BIAS + ANCHOR * score["anchor"] + SOURCE * max(score["source"], -3) + CONTENT * max(score["content"], -3)
    return round(1 / (1 + math.exp(-z)), 3)
