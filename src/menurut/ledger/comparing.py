"""How the statements of two articles compare: the seam between the ledger and `menurut.link`'s scorer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from menurut.claims import Comparison, Statement
from menurut.ledger.articles import Article

_ALIKE = 0.6


def compared(pairs: Iterable[tuple[Article, Article]]) -> Iterator[Comparison]:
    """The comparisons worth keeping between the statements of pairs of articles."""
    for one, other in pairs:
        cosines = np.round(one.vectors.astype(np.float64) @ other.vectors.astype(np.float64).T, 6)
        for i, j in zip(*np.nonzero(cosines >= _ALIKE), strict=True):
            yield _compared(one.statements[i], other.statements[j], float(cosines[i, j]))


def _compared(a: Statement, b: Statement, cosine: float) -> Comparison:
    values = [{quantity.value for quantity in each.quantities} for each in (a, b)]
    same = values[0] == values[1] or not (values[0] and values[1])
    return Comparison(a.id, b.id, cosine, "same" if same else "different", (f"meaning {cosine:.2f}",))
