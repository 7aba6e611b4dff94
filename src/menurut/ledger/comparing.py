"""Which articles are worth comparing word by word: those some of whose statements are alike in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from menurut.ledger.articles import Article

# Cosine of the two most alike statements from which two articles are compared word by word, in one language and in two.
_ALIKE: Final = 0.55
_ALIKE_IN_TWO: Final = 0.45


def alike(article: Article, others: Sequence[Article]) -> list[Article]:
    """Those of the articles that are worth comparing with one."""
    told = [other for other in others if other.statements]
    if not told or not article.statements:
        return []
    near = article.vectors @ np.concatenate([other.vectors for other in told]).T
    starts = np.cumsum([0, *(len(other.statements) for other in told[:-1])])
    best = np.maximum.reduceat(near.max(axis=0), starts)
    return [other for other, cosine in zip(told, best.tolist(), strict=True) if cosine >= _least(article, other)]


def _least(one: Article, other: Article) -> float:
    return _ALIKE if one.reading.document.lang == other.reading.document.lang else _ALIKE_IN_TWO
