"""From runs of units to the pieces of one content or source: holes closed, crumbs dropped, quotations filled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from menurut.extract.spans import tidy_content, tidy_phrase
from menurut.model import Span, Spans

LEAST_SCORE = -0.4  # mean log probability of a run that is not the best of its role
WIDEST_HOLE = 60  # code points
CRUMB, LOAF = 2, 5  # words: a run of so few is a crumb beside one of so many
CLOSING = "”“»«\"'’」』〞"


@dataclass(frozen=True, slots=True)
class Page:
    """The text with what the rules look at: language, sentences, stretches inside quotation marks; weights of confidence."""

    text: str
    lang: str | None
    sentences: list[Span]
    marks: Spans
    weights: tuple[float, ...] = (0.0,) * 6

    def marks_near(self, start: int, end: int) -> Spans:
        """Quotations that touch or adjoin `[start, end)`."""
        low = max(0, bisect_left(self.marks, (start, start)) - 2)
        high = bisect_right(self.marks, (end + 2, end + 2))
        return self.marks[low:high]

    def breaks(self, start: int, end: int) -> list[int]:
        """Places strictly inside `(start, end)` at which a sentence begins."""
        low = bisect_right(self.sentences, (start, len(self.text)))
        high = bisect_left(self.sentences, (end, 0))
        return [s for s, _ in self.sentences[low:high]]

    def words(self, span: Span) -> int:
        """How many words a span holds."""
        return len(self.text[span[0] : span[1]].split())


def sure(runs: list[tuple[Span, float]]) -> list[Span]:
    """The runs of one role without those that the tagger itself hardly believes, the best one always kept."""
    best = max((score for _, score in runs), default=0.0)
    return [span for span, score in runs if score == best or score > LEAST_SCORE]


def joined(page: Page, spans: list[Span], apart: list[Span], widest: int = WIDEST_HOLE) -> list[Span]:
    """Pieces of one role with the holes between them closed, where a hole is short, on one line and no other part's."""
    out: list[Span] = []
    for span in sorted(spans):
        hole = (out[-1][1], span[0]) if out else span
        if out and hole[1] - hole[0] <= widest and "\n" not in page.text[hole[0] : hole[1]] and not touches(apart, hole):
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out


def touches(spans: list[Span], span: Span) -> bool:
    """Whether any of spans shares a code point with a span."""
    return any(a < span[1] and span[0] < b for a, b in spans)


def content(page: Page, runs: list[tuple[Span, float]], apart: list[Span]) -> list[Span]:
    """The pieces of a content; `apart` are the cue and source, which it never holds together with a whole quotation."""
    whole = _without_crumbs(page, joined(page, sure(runs), apart))
    filled = [_filled(page, span, apart) for span in whole]
    tidy = (tidy_content(page.text, span, page.marks_near(*span)) for span in joined(page, filled, apart, widest=0))
    return [span for span in tidy if span[0] < span[1]]


def _without_crumbs(page: Page, spans: list[Span]) -> list[Span]:
    longest = max((page.words(span) for span in spans), default=0)
    if longest < LOAF:
        return spans
    main = next(span for span in spans if page.words(span) == longest)
    return [s for s in spans if page.words(s) > CRUMB or not page.breaks(min(s[0], main[0]), max(s[0], main[0]) + 1)]


def _filled(page: Page, span: Span, apart: list[Span]) -> Span:
    """A run that reaches into a quotation from outside or from its edge holds all of it, when its cue stands outside."""
    start, end = span
    for a, b in page.marks_near(start, end):
        at_edge = start <= a + 2 or end >= b - 3
        if a < end and start < b and at_edge and page.text[b - 1] in CLOSING and not touches(apart, (a, b)):
            start, end = min(start, a), max(end, b)
    return start, end


def source(page: Page, spans: list[Span], anchor: Span | None) -> Spans:
    """The source in one piece: of all pieces, cut at the full stops they strayed over, the one nearest to the cue."""
    cuts = ([start, *page.breaks(start, end), end] for start, end in spans)
    tidy = (tidy_phrase(page.text, part) for edges in cuts for part in pairwise(edges))
    parts = sorted({part for part in tidy if part[0] < part[1]})
    if anchor and len(parts) > 1:
        return (min(parts, key=lambda part: max(anchor[0] - part[1], part[0] - anchor[1])),)
    return tuple(parts)
