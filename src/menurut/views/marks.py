"""Where in the text what is marked: the text cut into segments that carry all the marks that lie on them.

Spans may nest, cross and be in pieces; a segment is a stretch over which they do not change. Linear in the text.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from menurut.model import Reading, Span

Role = Literal["commentary", "content", "credit", "agency", "date", "addressee", "source", "cue", "basis", "reason"]
ROLES: tuple[Role, ...] = get_args(Role)

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A role that a stretch of text plays; `key` is the id of the attribution or party it plays it for, or a date's value."""

    role: Role
    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the marks on it, contents first, outermost content first."""

    span: Span
    marks: tuple[Mark, ...]

    @property
    def opens(self) -> tuple[Mark, ...]:
        """The marks that begin with this segment, outermost first."""
        return tuple(mark for mark in self.marks if mark.span[0] == self.span[0])

    @property
    def closes(self) -> tuple[Mark, ...]:
        """The marks that end with this segment, innermost first."""
        return tuple(mark for mark in reversed(self.marks) if mark.span[1] == self.span[1])

    def keys(self, role: Role) -> tuple[str, ...]:
        """What the segment plays a role for."""
        return tuple(mark.key for mark in self.marks if mark.role == role)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its segments, and whether all of it is in the writer's own voice."""

    segments: tuple[Segment, ...]
    commentary: bool


def paragraphs(reading: Reading, within: Span | None = None) -> Iterator[Paragraph]:
    """The lines of the text, or of a part of it, that are not blank, each cut at every boundary of a mark."""
    text, line = reading.document.text, list[Segment]()
    for segment in _segments(reading, within or (0, len(text))):
        if _LINE_END.match(text, segment.span[0]):
            yield from _paragraph(text, line)
            line = []
        else:
            line.append(segment)
    yield from _paragraph(text, line)


def _paragraph(text: str, line: list[Segment]) -> Iterator[Paragraph]:
    worded = [segment for segment in line if not text[slice(*segment.span)].isspace()]
    if worded:
        yield Paragraph(tuple(line), all(segment.keys("commentary") for segment in worded))


def _segments(reading: Reading, within: Span) -> Iterator[Segment]:
    text, begins, ends = reading.document.text, defaultdict[int, list[Mark]](list), defaultdict[int, list[Mark]](list)
    cuts = set(within) | {cut for found in _LINE_END.finditer(text, *within) for cut in found.span()}
    for mark in _marks(reading):
        if mark.span[0] < within[1] and within[0] < mark.span[1]:
            start, end = max(mark.span[0], within[0]), min(mark.span[1], within[1])
            begins[start].append(mark)
            ends[end].append(mark)
            cuts.update((start, end))
    open_marks: list[Mark] = []
    for start, end in pairwise(sorted(cuts)):
        open_marks = [mark for mark in open_marks if mark.span[1] > start] if start in ends else open_marks
        if start in begins:
            open_marks = sorted([*open_marks, *begins[start]], key=_outermost_first)
        yield Segment((start, end), tuple(open_marks))


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return ROLES.index(mark.role), mark.span[0], -mark.span[1]


def _marks(reading: Reading) -> Iterator[Mark]:
    found = (Mark(role, key, span) for role, key, span in _spans(reading))
    return (mark for mark in found if 0 <= mark.span[0] < mark.span[1] <= len(reading.document.text))


def _spans(reading: Reading) -> Iterator[tuple[Role, str, Span]]:
    document = reading.document
    yield from (("commentary", "", section.span) for section in reading.sections if section.voice == "commentary")
    for each in reading.attributions:
        yield from (("content", each.id, span) for span in each.content)
        yield from (("source", each.id, span) for span in each.source)
        yield from (("cue", each.id, span) for span in each.cue)
        yield from (("addressee", each.id, span) for span in each.addressee)
    for party in reading.parties:
        if party.sourcing:
            yield from (("basis", party.id, span) for span in party.sourcing.basis)
            yield from (("reason", party.id, span) for span in party.sourcing.reason)
    yield from (("date", date.value, date.span) for date in reading.dates)
    yield from (("agency", mark.agency, mark.span) for mark in document.agencies)
    if document.credit:
        yield "credit", "", document.credit.span
