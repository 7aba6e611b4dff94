"""Texts that are too long to be read whole: the beginning is read, all of it is kept, and an issue says where reading ended."""
from __future__ import annotations

from dataclasses import replace
from typing import Final

from menurut.model import Document, Issue, Reading

CODE: Final = "read-in-part"
"""Of the issue; its place is what was not read, up to the end of the text."""

_ENDS: Final = ("\n\n", "\n", ". ", "。", " ")  # where a text is cut rather than elsewhere, the best first


def cut(text: str, start: int, most: int) -> int:
    """Where a piece of a text that begins at `start` ends, so that it has at most so many characters.

    It ends with a paragraph, else a line, a sentence or a word, where one ends in the last quarter of it.
    """
    end = start + most
    if end >= len(text):
        return len(text)
    found = ((text.rfind(mark, end - most // 4, end), mark) for mark in _ENDS)
    return next((at + len(mark) for at, mark in found if at >= 0), end)


def beginning(document: Document, most: int) -> Document:
    """As much of a document as is read, at most so many characters of its text; if that is not all, with the issue."""
    end = cut(document.text, 0, most)
    if end == len(document.text):
        return document
    told = f"the text is long: {end:,} of its {len(document.text):,} characters were read, the rest is only kept"
    issue = Issue(CODE, told, (end, len(document.text)))
    marks = tuple(each for each in document.agencies if each.span[1] <= end)
    return replace(document, text=document.text[:end], agencies=marks, issues=(*document.issues, issue))


def whole(reading: Reading, document: Document) -> Reading:
    """The reading of a document's beginning as the reading of the document; one that failed stays as it is."""
    if not reading.document.readable or reading.document.text == document.text:
        return reading
    return replace(reading, document=replace(document, issues=reading.document.issues))


def ended(reading: Reading) -> int:
    """Where in its text reading ended: mostly with the text."""
    places = [each.place[0] for each in reading.issues if each.code == CODE and each.place]
    return max(0, min([*places, len(reading.document.text)]))


def as_read(reading: Reading) -> Reading:
    """The reading with only as much of the text as was read."""
    end = ended(reading)
    if end == len(reading.document.text):
        return reading
    return replace(reading, document=replace(reading.document, text=reading.document.text[:end]))
