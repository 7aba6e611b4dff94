"""Where a text can be cut into propositions: its lines, its sentences, and the clauses of a sentence."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from menurut import pack
from menurut.calendars import any_folded, folded
from menurut.model import Span, Spans

LEAST: Final = 4
"""How many words a clause needs to stand by itself; a shorter one stays with its neighbour."""

# A full stop ends a sentence before white space and anything but a small letter; never after one capital ("J. Smith"),
# nor after a short word before a number ("Oct. 4", "No. 7").
_STOP = r"(?<!\b[^\W\d_])(?<![.!?؟…])(?!(?:(?<=\b[^\W\d_]{2})|(?<=\b[^\W\d_]{3})|(?<=\b[^\W\d_]{4}))\.\s\d)\.++"
_CLOSED = r"[\"'”’»)\]」』]*+"
_END = re.compile(rf"(?:{_STOP}(?={_CLOSED}\s+[^\sa-zß-ÿа-яё])|[!?؟…‽]++(?={_CLOSED}\s)|[。！？।॥۔]++){_CLOSED}|\n+")
_WORD = re.compile(r"\w+")
# Scripts that put no spaces between words: a character there says about as much as half a word elsewhere.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_EDGE = " \t\n\r\u00a0,;:–—-.،؛\"'“”‘’«»()[]「」『』。、，"
_SPACE = " \t\n\r\u00a0"
_PAUSE = re.compile(r"(?<!\d)[,،]\s|(?<=\d)[,،]\s(?!\d)|[、，；;：؛()（）\[\]]|:\s|\s[–—-]\s|—")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, in order, without the white space around them. A line's end ends a sentence."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        span = trimmed(text, (start, end), _SPACE)
        start = end
        if span[0] < span[1]:
            yield span


def clauses(text: str, span: Span, lang: str) -> Spans:
    """A stretch of a sentence cut at its pauses and before its conjunctions (`packs/<lang>/statements.toml`), in order.

    What is too short to stand by itself stays with what stands before it.
    """
    cuts = sorted({span[0], span[1], *_cuts(text, span, lang)})
    parts: list[Span] = []
    for start, end in pairwise(cuts):
        short = weight(text[start:end]) < LEAST or (parts and weight(text[slice(*parts[-1])]) < LEAST)
        if parts and short:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return tuple(part for part in (trimmed(text, part) for part in parts) if part[0] < part[1])


def _cuts(text: str, span: Span, lang: str) -> Iterator[int]:
    yield from (match.end() for match in _PAUSE.finditer(text, *span))
    small = folded(text[slice(*span)])
    for match in _conjunctions(lang).finditer(small.text):
        yield span[0] + small.span(*match.span())[0]


@cache
def _conjunctions(lang: str) -> re.Pattern[str]:
    table = pack.load(lang, "statements").get("conjunctions", {}) if lang in pack.languages() else {}
    after = "".join(rf"(?<!\b{re.escape(folded(word).text)} )" for word in table.get("unless_after", ()))
    return re.compile(rf"(?<!\w){after}{any_folded(table.get('words', ()))}(?!\w)")


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
    return len(_WORD.findall(_DENSE.sub(" ", text) if dense else text)) + dense / 2


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
