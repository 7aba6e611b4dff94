"""How the statements of articles compare: the ledger's way to `menurut.link.compare`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from menurut.claims import Comparison
from menurut.ledger.articles import Article
from menurut.link.compare import compare


def compared(pairs: Iterable[tuple[Article, Article]]) -> Iterator[Comparison]:
    """The comparisons worth keeping between the statements of pairs of articles."""
    for one, other in pairs:
        yield from compare(one.side, other.side)
