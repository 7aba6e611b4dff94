"""Where a span ends: white space, full stops, commas, quotation marks that belong to it or do not."""

from __future__ import annotations

from menurut.model import Span

_OPENING, _CLOSING = "“„«‘‚「『»\"'”’", "”“»’』」«\"'"
_TRAILING = ".,;:…،؛。، \t\n"
_EDGES = ".,;:،؛。-–—()[]{}<>*/| \t\n\r"


def tidy_content(text: str, span: Span, marks: tuple[Span, ...]) -> Span:
    """The content with the quotation marks that it fills, without the punctuation that ends the writer's own sentence.

    `marks` are the stretches inside quotation marks that lie near the span.
    """
    start, end = _strip(text, span)
    for a, b in marks:
        if a < start <= a + 2 and start < b and not text[a:start].strip("“„«‘‚「『»\"'”’` "):
            start = a
        if b - 3 <= end < b and a <= end and not any(c.isalnum() for c in text[end:b]):
            end = b
    inside = any(a < end <= b for a, b in marks)
    while not inside and end > start and text[end - 1] in _TRAILING:
        end -= 1
    while start < end and text[start] in ".,;:،؛。 –—\t\n":
        start += 1
    return start, end


def tidy_phrase(text: str, span: Span) -> Span:
    """A source, cue or addressee without punctuation and unpaired quotation marks at its edges."""
    start, end = _strip(text, span)
    if not any(c.isalnum() for c in text[start:end]):
        return start, end
    while start < end and (text[start] in _EDGES or _unpaired(text, start, start + 1, end, _CLOSING)):
        start += 1
    while start < end and (
        (text[end - 1] in _EDGES and text[end - 1] not in ")]") or _unpaired(text, end - 1, start, end - 1, _OPENING)
    ):
        end -= 1
    if text[end - 1 : end] in (")", "]") and not any(c in text[start:end] for c in "(["):
        end -= 1
    return start, end


def _strip(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _unpaired(text: str, at: int, start: int, end: int, partners: str) -> bool:
    return text[at] in "“”„«»\"'‘’" and not any(text[i] in partners for i in range(start, end))
