"""Whether one article is another's translation: the same statements in the same order, in another language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from menurut.claims import Copy, Passage, Statement
from menurut.link.outlets import Outlets
from menurut.link.reuse.copies import direction
from menurut.model import Reading, Span

Floats = npt.NDArray[np.float32]

_ALIKE: Final = 0.45  # cosine from which two statements of two languages may say the same
# Likeness of two whole texts from which one is taken for the other's translation; one that is cut or retold has less than
# a full one (.54 and more), independent reports of one event have .13 at most (`training/events`).
_LIKE: Final = 0.35
_FEWEST: Final = 3  # sentences


def translation(
    a: str,
    b: str,
    readings: tuple[Reading, Reading],
    statements: tuple[Sequence[Statement], Sequence[Statement]],
    vectors: tuple[Floats, Floats],
    outlets: Outlets,
) -> Copy | None:
    """The copy by translation of two readings (addresses `a` and `b`) in different languages, None where there is none.

    `vectors` are the unit vectors of the statements (n × width); see `likeness` for what must be alike.
    """
    if readings[0].document.lang == readings[1].document.lang:
        return None
    if likeness(*vectors) < _LIKE:
        return None
    pairs = [(i, j) for i, j in in_order(best_pairs(*vectors)) if _numbers_agree(statements[0][i], statements[1][j])]
    if sum(vectors[0][i] @ vectors[1][j] for i, j in pairs) < _LIKE * min(map(len, statements)):
        return None
    share_a, share_b = (len(pairs) / max(1, len(each)) for each in statements)
    if min(_sentences(statements[0][i] for i, _ in pairs), _sentences(statements[1][j] for _, j in pairs)) < _FEWEST:
        return None
    source, reasons = direction(a, b, readings, (share_a, share_b), outlets)
    found = tuple(dict.fromkeys(Passage(_sentence(statements[0][i]), _sentence(statements[1][j])) for i, j in pairs))
    return Copy(a, b, "translation", found, round(share_a, 4), round(share_b, 4), source, reasons)


def _sentences(found: Iterable[Statement]) -> int:
    return len(set(map(_sentence, found)))


def _sentence(statement: Statement) -> Span:
    """What is translated is a sentence: its clauses may come in another order."""
    return statement.sentence if any(statement.sentence) else statement.place.span


def _numbers_agree(one: Statement, other: Statement) -> bool:
    """Whether two statements have a number in common, or one of them has none."""
    first, second = ({quantity.value for quantity in each.quantities} for each in (one, other))
    return not (first and second) or bool(first & second)


def likeness(a: Floats, b: Floats) -> float:
    """How much of the shorter text the other says in the same order: 0 (nothing) to 1 (all of it, in the same words).

    Statements (unit vectors, n × width) are paired where each is the other's best match; of the longest chain of pairs
    that is in one order in both texts, the cosines are added up and divided by the number of statements.
    """
    chain = in_order(best_pairs(a, b))
    return float(sum(a[i] @ b[j] for i, j in chain)) / max(1, min(len(a), len(b)))


def best_pairs(a: Floats, b: Floats, alike: float = _ALIKE) -> list[tuple[int, int]]:
    """Pairs of rows that are each other's nearest, and near enough (cosine)."""
    if not len(a) or not len(b):
        return []
    cosines = a.astype(np.float32) @ b.astype(np.float32).T
    there, back = cosines.argmax(1), cosines.argmax(0)
    return [(i, int(j)) for i, j in enumerate(there) if back[j] == i and cosines[i, j] >= alike]


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises in both places."""
    ends: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for pair in sorted(pairs):
        at = bisect_left(ends, pair[1])
        chain = [*(chains[at - 1] if at else []), pair]
        ends[at : at + 1], chains[at : at + 1] = [pair[1]], [chain]
    return chains[-1] if chains else []
