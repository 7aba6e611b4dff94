"""The lines at the two ends of a text, where an article states what it is."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile("[^\r\n\u2028\u2029]+")
_HEAD: Final = 6000
_TAIL: Final = 3000
_EDGE: Final = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff\x00"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it; `gap` tells whether a blank line follows."""

    text: str
    start: int
    gap: bool = False

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def head_lines(text: str, most: int) -> list[Line]:
    """The first lines, looking no further than some thousand characters."""
    return _lines(text[:_HEAD], 0)[:most]


def tail_lines(text: str, most: int) -> list[Line]:
    """The last lines, looking no further back than some thousand characters; a longer last line is given in part."""
    start = max(0, len(text) - _TAIL)
    return _lines(text[start:], start)[-most:]


def _lines(piece: str, start: int) -> list[Line]:
    spans = [match.span() for match in _LINE.finditer(piece) if match[0].strip(_EDGE)]
    following = [*(begin for begin, _ in spans[1:]), len(piece)]
    return [_line(piece, span, end, start) for span, end in zip(spans, following, strict=False)]


def _line(piece: str, span: tuple[int, int], following: int, start: int) -> Line:
    words = piece[slice(*span)].strip(_EDGE)
    begin = piece.index(words, span[0])
    gap = piece[span[1] : following]
    return Line(words, start + begin, max(gap.count("\n"), gap.count("\r"), gap.count("\u2029")) > 1)
