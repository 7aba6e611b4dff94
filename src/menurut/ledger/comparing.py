"""How the statements of articles compare: the ledger's way to `menurut.link.compare`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from menurut.claims import Comparison
from menurut.ledger.articles import Article
from menurut.link.compare import compare

# Cosine of the two most alike statements from which two articles are compared word by word, in one language and in two.
_ALIKE: Final = 0.6
_ALIKE_IN_TWO: Final = 0.5


def compared(pairs: Iterable[tuple[Article, Article]]) -> Iterator[Comparison]:
    """The comparisons worth keeping between the statements of pairs of articles."""
    for one, other in pairs:
        same = one.reading.document.lang == other.reading.document.lang
        if _alike(one, other) >= (_ALIKE if same else _ALIKE_IN_TWO):
            yield from compare(one.side, other.side)


def _alike(one: Article, other: Article) -> float:
    """The cosine of the two most alike statements; the same to the last bit whichever article is asked for first."""
    if not len(one.vectors) or not len(other.vectors):
        return 0.0
    return round(float((one.vectors.astype(np.float64) @ other.vectors.astype(np.float64).T).max()), 6)
