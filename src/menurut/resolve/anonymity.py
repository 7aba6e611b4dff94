"""Where somebody asks not to be named, and why: a request by the phrases of the pack, and the clause of reason beside it.

The reason stands behind the request in its sentence ("… not to be named because the talks are private") or opens the
sentence ("Fearing for her job, she …").
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from menurut import pack
from menurut.model import Span

_GAP = 60
"""How many letters may stand between a request and its reason."""
_LONGEST = 160
_WINDOW = 300
_END = re.compile(r"[,;:.،؛…!?؟”\"»\n]|$")
_EDGE = re.compile(r"[.!?؟…”\"»\n]")
_LEAST = 2
"""A reason has at least so many words."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request not to be named: its words, and those that give its reason."""

    span: Span
    reason: Span | None


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str] | None:
    rules = [rule["pattern"] for rule in pack.load(lang, "sourcing").get(name, ())]
    return re.compile("|".join(f"(?:{rule})" for rule in rules), re.IGNORECASE) if rules else None


def requests(text: str, lang: str) -> Iterator[Request]:
    """The requests of a text, in order."""
    asked, because = _pattern(lang, "request"), _pattern(lang, "because")
    if asked is None or because is None:
        return
    for found in asked.finditer(text):
        yield Request(found.span(), _behind(text, found.end(), because) or _opening(text, found.start(), because))


def _behind(text: str, at: int, because: re.Pattern[str]) -> Span | None:
    edge = _EDGE.search(text, at, at + _GAP)
    found = because.search(text, at, min(len(text), at + _GAP + _GAP))
    if found is None or found.start() > (edge.start() if edge else at + _GAP):
        return None
    return _clause(text, found)


def _opening(text: str, before: int, because: re.Pattern[str]) -> Span | None:
    """A reason at the beginning of the sentence, up to its comma."""
    begin = max(0, before - _WINDOW)
    start = max((found.end() for found in _EDGE.finditer(text, begin, before)), default=begin)
    found = because.match(text, start + len(text[start:before]) - len(text[start:before].lstrip()))
    span = _clause(text, found) if found else None
    return span if span and span[1] < before and text[span[1]] in ",،" else None


def _clause(text: str, found: re.Match[str]) -> Span | None:
    start = found.start()
    limit = min(len(text), start + _LONGEST)
    end = _END.search(text, found.end(), limit)
    span = (start, end.start() if end else limit)
    return span if len(text[slice(*span)].split()) >= _LEAST else None
