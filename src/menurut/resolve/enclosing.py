"""Which attributions stand inside which, by what the tagger says and by where they stand."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from menurut.model import Extracted, Span
from menurut.resolve.mentions import Mention
from menurut.resolve.text import Words

_OPENING, _CLOSING, _EITHER = "“«‘„‹「『", "”»’›」』", "\"'"


class Nesting:
    """Parents, containers and quoted places of the attributions of one document."""

    def __init__(self, found: Sequence[Extracted], text: Words) -> None:
        self._found, self._text = found, text
        self.number = {each.id: number for number, each in enumerate(found)}
        self._pieces = sorted((start, end, n) for n, each in enumerate(found) for start, end in each.content)
        self._starts = [start for start, _, _ in self._pieces]
        self._quotes = quotations(text.text)
        self._quote_starts = [start for start, _ in self._quotes]

    def parent(self, number: int) -> int | None:
        """The number of the parent; None for none, for one that is not there, and for an attribution in itself."""
        parent = self.number.get(self._found[number].parent or "")
        return None if parent == number else parent

    def speaker_of(self, number: int) -> int | None:
        """The attribution within whose content this one stands: its parent, or else the innermost content around it."""
        parent = self.parent(number)
        return parent if parent is not None else self._around(number)

    def _around(self, number: int) -> int | None:
        each = self._found[number]
        spans = each.source or each.cue
        if not spans:
            return None
        place, own = spans[0], each.content
        at = bisect_right(self._starts, place[0])
        for start, end, other in reversed(self._pieces[max(0, at - 8) : at]):
            if other != number and end >= place[1] and self._found[other].content != own and start <= place[0]:
                return other
        return None

    def verbatim(self, number: int) -> bool:
        """Whether an attribution gives the very words of its speaker: a quotation, or a turn after a colon."""
        each = self._found[number]
        return each.mode == "direct" or self._turn(each)

    def _turn(self, each: Extracted) -> bool:
        # "BELL: …" at the head of a paragraph, headlines excepted.
        if not each.cue or not each.source or any(map(str.isalnum, self._text.text[slice(*each.cue[0])])):
            return False
        paragraph = self._text.paragraph(each.source[0][0])
        return paragraph > 0 and self._text.paragraphs[paragraph - 1] == each.source[0][0]

    def quoted(self, place: int) -> bool:
        """Whether a place lies between quotation marks."""
        at = bisect_right(self._quote_starts, place) - 1
        return at >= 0 and self._quotes[at][1] > place

    def order(self, mentions: Sequence[Mention]) -> list[int]:
        """The numbers of the attributions as they are read, each after the one within which it stands."""
        out: list[int] = []
        done: set[int] = set()
        for number in sorted(range(len(mentions)), key=lambda n: mentions[n].place):
            chain = []
            at: int | None = number
            while at is not None and at not in done:
                done.add(at)
                chain.append(at)
                at = self.speaker_of(at)
            out += reversed(chain)
        return out


def quotations(text: str) -> list[Span]:
    """The outermost stretches between quotation marks; one that is never closed ends with its paragraph."""
    out: list[Span] = []
    open_at: int | None = None
    for place, letter in enumerate(text):
        if letter == "\n" and open_at is not None:
            out.append((open_at, place))
            open_at = None
        elif open_at is None and (letter in _OPENING or letter in _EITHER) and _may_open(text, place):
            open_at = place
        elif open_at is not None and _closes(text, open_at, place):
            out.append((open_at, place + 1))
            open_at = None
    return out if open_at is None else [*out, (open_at, len(text))]


def _may_open(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return not before.isalnum()


def _closes(text: str, opened: int, place: int) -> bool:
    mark, letter = text[opened], text[place]
    if mark in _EITHER:
        return letter == mark and not (letter == "'" and text[place + 1 : place + 2].isalnum())
    if letter != _CLOSING[_OPENING.index(mark)] and not (mark == "„" and letter in "“”"):
        return False
    return not (letter == "’" and text[place + 1 : place + 2].isalnum())
