"""Where a text can be cut into propositions: its lines, its sentences, and the clauses of a sentence."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from menurut.model import Span, Spans

# A full stop ends a sentence before white space and anything but a small letter; never after one capital ("J. Smith").
_END = re.compile(r"(?:(?<!\b[^\W\d_])(?<![.!?؟…])(?!(?<=\b[^\W\d_]{3})\.\s\d)(?!(?<=\b[^\W\d_]{2})\.\s\d)(?!(?<=\b[^\W\d_]{4})\.\s\d)\.++(?=[\"'”’»)\]]*\s+[^\sa-zß-ÿа-яё])|[!?؟…‽]++(?=[\"'”’»)\]]*\s)|[。！？।॥۔]++)[\"'”’»)\]」』]*+|\n+")
_WORD = re.compile(r"\w+")
# Scripts that put no spaces between words: a character there says about as much as half a word elsewhere.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_EDGE = " \t\n\r\u00a0,;:–—-.،؛\"'“”‘’«»()[]「」『』。、，"


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, in order, without the white space around them. A line's end ends a sentence."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        span = trimmed(text, (start, end), " \t\n\r\u00a0")
        start = end
        if span[0] < span[1]:
            yield span


def trimmed(text: str, span: Span, edge: str = _EDGE) -> Span:
    """The span without the marks and white space at its ends."""
    start, end = span
    while start < end and text[start] in edge:
        start += 1
    while start < end and text[end - 1] in edge:
        end -= 1
    return start, end


def weight(text: str) -> float:
    """How many words a text has; of scripts without spaces, how many it would have, roughly."""
    dense = len(_DENSE.findall(text))
    return len(_WORD.findall(_DENSE.sub(" ", text))) + dense / 2


def without(span: Span, holes: Iterable[Span]) -> Spans:
    """What is left of a span outside of holes, in order."""
    left, at = [], span[0]
    for start, end in sorted(holes):
        if start > at:
            left.append((at, min(start, span[1])))
        at = max(at, end)
        if at >= span[1]:
            break
    if at < span[1]:
        left.append((at, span[1]))
    return tuple(left)


def overlap(a: Span, b: Span) -> Span | None:
    """The span that two spans share; None where they share none."""
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start < end else None


class Cuts:
    """The sentences of a text, for looking up the one a place lies in."""

    def __init__(self, text: str) -> None:
        self.spans = tuple(sentences(text))
        self._starts = [start for start, _ in self.spans]

    def at(self, place: int) -> Span:
        """The sentence in which a place lies (the one before it, for the white space between two)."""
        return self.spans[max(0, bisect_right(self._starts, place) - 1)]
