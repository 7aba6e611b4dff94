"""`python -m benchmarks voice`: report or commentary on our own articles, and the scale that would fit best.

Held-out articles are those that the tagger did not learn from (number divisible by 8, all languages). Few of them are
opinion, so those that the tagger has learned from and that are mostly commentary are read too. F1 is over characters,
pooled, as `bench/score_reading.py` counts it. On so few articles some points of F1 are noise: of scales that are about
as good, the one whose precision and recall balance on the held-out articles stands in `menurut.resolve.voice.FITTED`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.corpora import table
from menurut.extract import Extractor
from menurut.extract.network import Network
from menurut.model import Document, Extraction, Span
from menurut.resolve.voice import FITTED, Scale, sections
from training.markup import load_all

ARTICLES = Path(__file__).parent.parent / "training/articles"
KEPT = 8
OPINION = 0.25
"""From this share of commentary on an article counts as opinion."""
EVEN = (0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SLOPE = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)


@dataclass(frozen=True, slots=True)
class Case:
    """An article, what the tagger found in it, and its gold commentary."""

    document: Document
    extraction: Extraction
    gold: tuple[Span, ...]


def run(shared: Path, work: Path, network: Network | None = None) -> str:
    """The scores of the shipped scale and of the scale that fits these articles best."""
    return report(cases(Extractor(network or Network.load())))


def cases(extractor: Extractor) -> list[Case]:
    """The articles as the tagger reads them."""
    return [
        Case(
            Document(each["id"], each["text"], each["lang"], outlet=each.get("outlet")),
            extractor.read(each["text"], each["lang"]),
            tuple((start, end) for start, end in each["commentary"]),
        )
        for each in load_all(ARTICLES)
        if _held_out(each["id"]) or sum(end - start for start, end in each["commentary"]) > OPINION * len(each["text"])
    ]


def report(found: list[Case]) -> str:
    """The table for extractions that are at hand."""
    best = max((Scale(even, slope) for even, slope in product(EVEN, SLOPE)), key=lambda scale: _score(found, scale)[-1])
    rows: list[list[object]] = []
    for scale, name in ((FITTED, "as shipped"), (best, f"best: even {best.even}, slope {best.slope}")):
        held_out = [case for case in found if _held_out(case.document.id)]
        rows.append([name, "held-out", *_score(held_out, scale)])
        rows.append([name, "opinion, learned from", *_score([case for case in found if case not in held_out], scale)])
        rows.append([name, "all", *_score(found, scale)])
    return table(["scale", "articles", "P", "R", "F1"], rows)


def _held_out(name: str) -> bool:
    return int(name[-3:]) % KEPT == 0


def _score(found: Iterable[Case], scale: Scale) -> tuple[float, float, float]:
    right = said = wanted = 0
    for case in found:
        mine = _characters(each.span for each in sections(case.document, case.extraction, scale) if each.voice == "commentary")
        gold = _characters(case.gold)
        right, said, wanted = right + len(mine & gold), said + len(mine), wanted + len(gold)
    return 100 * right / max(1, said), 100 * right / max(1, wanted), 200 * right / max(1, said + wanted)


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
