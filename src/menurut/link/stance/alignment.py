"""Which words of a claim have a like one in a text, across languages, by the vectors of single words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from menurut.link.meaning import WIDTH, Vectors

LONGEST = 60
"""How many words of each side are looked at."""


class Sense(Protocol):
    """Vectors by text."""

    def __getitem__(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...


def aligned(claim: Sequence[str], text: Sequence[str], sense: Sense) -> tuple[dict[str, float], tuple[Vectors, Vectors]]:
    """Numbers for how far each side's words have a like one on the other, and what each says beyond it (vectors of 512):
    the sum of its words' vectors, each weighted by how little the other side has of it."""
    ours, theirs = sense[claim[:LONGEST]], sense[text[:LONGEST]]
    if not len(ours) or not len(theirs):
        nothing = np.zeros(WIDTH, dtype=np.float32)
        return _numbers("claim", nothing[:1]) | _numbers("text", nothing[:1]), (nothing, nothing)
    likeness = ours @ theirs.T
    in_text, in_claim = likeness.max(axis=1), likeness.max(axis=0)
    numbers = _numbers("claim", in_text) | _numbers("text", in_claim)
    return numbers, (_beyond(ours, in_text), _beyond(theirs, in_claim))


def _numbers(side: str, best: Vectors) -> dict[str, float]:
    ordered = np.sort(best)
    return {
        f"{side} word by word": float(best.mean()),
        f"{side} least word": float(ordered[0]),
        f"{side} second least word": float(ordered[min(1, len(best) - 1)]),
        f"{side} words missing": float((best < 0.5).mean()),
    }


def _beyond(rows: Vectors, best: Vectors) -> Vectors:
    weights = np.clip(1 - best, 0, 1)
    total: Vectors = (weights[:, None] * rows).sum(axis=0) / np.sqrt(max(1.0, float(weights.sum())))
    return total.astype(np.float32)
