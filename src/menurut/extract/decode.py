"""From scores of pieces to spans of units: the best path over begin/inside labels (Viterbi 1967), all anchors at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    from_best = np.zeros((length, count), np.int64)
    from_begin = np.zeros((length, count, labels // 2), bool)
    rows = np.arange(count)
    state = scores[:, 0].copy()
    state[:, 2::2] += _NEVER
    for u in range(1, length):
        from_best[u] = state.argmax(1)
        top = state[rows, from_best[u]]
        from_begin[u] = state[:, 1::2] >= state[:, 2::2]
        going = np.maximum(state[:, 1::2], state[:, 2::2])
        state = scores[:, u] + top[:, None]
        state[:, 2::2] += going - top[:, None]
    return _trace(state.argmax(1), _back(from_best, from_begin))


def _back(from_best: Ints, from_begin: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    """For every unit, sequence and label the label before it on the best path."""
    roles = from_begin.shape[2]
    out = np.repeat(from_best[:, :, None].astype(np.int8), 1 + 2 * roles, 2)
    begin = np.arange(1, 2 * roles, 2, dtype=np.int8)
    out[:, :, 2::2] = np.where(from_begin, begin, begin + 1)
    return out


def _trace(last: Ints, back: npt.NDArray[np.int8]) -> Ints:
    rows = np.arange(len(last))
    out = np.zeros((len(back), len(last)), np.int64)
    out[-1] = last
    for u in range(len(back) - 1, 0, -1):
        out[u - 1] = back[u, rows, out[u]]
    return out.T


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
