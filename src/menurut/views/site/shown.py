"""A long text is shown in parts, so that no page grows with it; a part lies in what was read of the text, or in the rest."""
from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from menurut.lengthy import cut, ended
from menurut.model import Attribution, Reading, Span
from menurut.views.site.problems import NotFound

MOST: Final = 20_000
"""Characters of a part. Few articles have more; with all that may be marked in them, a page of some hundred kilobytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a text that a page shows, `number` of `count` from 1; `read` says that it was read."""

    span: Span
    number: int
    count: int
    read: bool

    def holds(self, attribution: Attribution) -> bool:
        """Whether something of an attribution stands in it."""
        spans = (*attribution.content, *attribution.source, *attribution.cue, *attribution.addressee)
        return any(start < self.span[1] and self.span[0] < end for start, end in spans)


def shown(reading: Reading, number: int | None, at: str | None) -> Shown:
    """The part with a number; else that in which an attribution (id) begins, else the first. NotFound where there is none."""
    read, every = ended(reading), parts(reading)
    if number is None:
        place = next((min(_starts(each)) for each in reading.attributions if each.id == at and _starts(each)), 0)
        number = next((found for found, span in enumerate(every, 1) if span[0] <= place < span[1]), 1)
    if number > len(every):
        raise NotFound()
    span = every[number - 1]
    return Shown(span, number, len(every), span[1] <= read)


def parts(reading: Reading) -> list[Span]:
    """The parts of a reading's text, in order; one at least."""
    text, read, cuts = reading.document.text, ended(reading), [0]
    while cuts[-1] < len(text):
        end = cut(text, cuts[-1], MOST)
        cuts.append(read if cuts[-1] < read < end else end)
    return list(pairwise(cuts)) or [(0, 0)]


def _starts(attribution: Attribution) -> list[int]:
    return [start for start, _ in (*attribution.content, *attribution.source, *attribution.cue)]
