"""From scores of pieces to spans of units: the best path over begin/inside labels (Viterbi 1967), all anchors at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from menurut.extract.network import Floats
from menurut.extract.pieces import Ints

Run = tuple[int, int]
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Path:
    """The best labels of one sequence of units: for each role (0-based) its runs of units, with mean log probability."""

    runs: dict[int, list[Run]]
    score: dict[Run, float]


def unit_scores(pieces: Floats, first: Ints) -> Floats:
    """Sums piece scores (… × pieces × labels) to units: a unit begins a span with its first piece and goes on with the rest.

    `first` are the first pieces of the units and, last, the number of pieces.
    """
    inside = pieces.copy()
    inside[..., 1::2] = pieces[..., 2::2]
    out: Floats = np.add.reduceat(inside, first[:-1], axis=-2)
    begins, goes_on = pieces[..., first[:-1], 1::2], pieces[..., first[:-1], 2::2]
    out[..., 2::2] = out[..., 1::2]
    out[..., 1::2] += begins - goes_on
    return out


def best_paths(scores: Floats) -> Ints:
    """Labels (sequences × units) of the best paths through scores (sequences × units × labels).

    Label 0 is none, 2k+1 begins role k, 2k+2 goes on with it and may only follow one of the two.
    """
    count, length, labels = scores.shape
    back = np.zeros((count, length, labels), np.int64)
    begin, inside, rows = np.arange(1, labels, 2), np.arange(2, labels, 2), np.arange(count)
    state = scores[:, 0].copy()
    state[:, inside] += _NEVER
    for u in range(1, length):
        best = state.argmax(1)
        top = state[rows, best]
        back[:, u] = best[:, None]
        from_begin = state[:, begin] >= state[:, inside]
        back[:, u, inside] = np.where(from_begin, begin, inside)
        going = np.where(from_begin, state[:, begin], state[:, inside])
        state = np.repeat(top[:, None], labels, 1)
        state[:, inside] = going
        state += scores[:, u]
    return _trace(state, back)


def _trace(state: Floats, back: Ints) -> Ints:
    rows = np.arange(len(state))
    out = np.zeros(back.shape[:2], np.int64)
    out[:, -1] = state.argmax(1)
    for u in range(back.shape[1] - 1, 0, -1):
        out[:, u - 1] = back[rows, u, out[:, u]]
    return out


def path(labels: Ints, scores: Floats) -> Path:
    """Reads one path (units) into runs for each role; `scores` (units × labels) give each run its mean log probability."""
    runs: dict[int, list[Run]] = {}
    for u, label in enumerate(labels.tolist()):
        if not label:
            continue
        of_role = runs.setdefault((label - 1) // 2, [])
        if label % 2 == 0 and of_role and of_role[-1][1] == u:
            of_role[-1] = (of_role[-1][0], u + 1)
        else:
            of_role.append((u, u + 1))
    chosen = scores[np.arange(len(labels)), labels]
    return Path(runs, {run: float(chosen[run[0] : run[1]].mean()) for of_role in runs.values() for run in of_role})
