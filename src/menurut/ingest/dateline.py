"""Datelines: "JAKARTA (ANTARA) –", "KUALA SERDAN, Pos Kuala –", "LONDON, May 3 (Reuters) -", "القدس – «البيرق»:"."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from menurut.ingest.agencies import Names, parts
from menurut.ingest.dayline import stated_day
from menurut.ingest.lines import Line
from menurut.ingest.rubric import is_rubric
from menurut.model import AgencyMark, Span

_REACH: Final = 160
_DASH: Final = r"(?:\s*(?:--|[–—―])|\s+[-ـ]|(?<=[)\]»”\"])\s*[-:ـ])"
_BEFORE: Final = r"(?P<before>[^()\[\]«»“”\"–—―:؛;!?؟]{0,80}?)\s*"
_BRACKET: Final = r"(?:[(/](?P<bracket>[^()/]{2,60}(?:/[^()/]{1,60})*)[)/]\s*)?"
_QUOTED: Final = r"[«“\"](?P<quoted>[^»”\"]{2,40})[»”\"]\s*(?=[-–—:ـ]|$)"
_SECOND: Final = r"(?P<second>(?:(?!\s[-ـ]\s)[^–—―:()«»\"“”.]){2,40}?)(?:\s[-–—ـ]\s|:\s)"
_FORM: Final = re.compile(rf"{_BEFORE}{_BRACKET}(?P<dash>{_DASH})(?=\s)\s*(?:{_QUOTED}|{_SECOND})?")
_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,4}")
_PLACE_WORD: Final = re.compile(r"[^\W\d_][\w.’'`‘-]*")
_SMALL: Final = frozenset({"al", "el", "de", "del", "da", "do", "dos", "la", "le", "di", "of", "the", "and", "dan", "upon"})
_MOST_PLACE_WORDS: Final = 5
_MOST_AGENCY_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline without its dash; `placed` is false where only an agency stands before the dash.

    `day` is a full date that it gives, as `YYYY-MM-DD`.
    """

    span: Span
    agencies: tuple[AgencyMark, ...] = ()
    placed: bool = True
    day: str | None = None


def read_dateline(line: Line, known: Names, outlet_after_comma: bool = False, day_first: bool = False) -> Dateline | None:
    """The dateline with which a paragraph begins, None where it has none.

    `outlet_after_comma`: in "KUALA SERDAN, Pos Kuala –" what stands after the comma is an outlet, not a state or country.
    """
    match = _FORM.match(line.text[:_REACH])
    if match is None or not (match["bracket"] or match["before"]):
        return None
    found = _with_bracket(match, line, known) if match["bracket"] else _with_commas(match, line, known, outlet_after_comma)
    return replace(found, day=_day(match, day_first)) if found else None


def _day(match: re.Match[str], day_first: bool) -> str | None:
    _, _, after_place = match["before"].replace("،", ",").partition(",")
    return next((day for words in (after_place.strip(), match["bracket"] or "") if (day := stated_day(words, day_first))), None)


def _with_bracket(match: re.Match[str], line: Line, known: Names) -> Dateline | None:
    """PLACE (AGENCY) –, PLACE, day (AGENCY) –, PLACE (day) –, (AGENCY) –."""
    span = (line.start, line.start + match.end("bracket") + 1)
    agencies = tuple(_agencies(match["bracket"], line.start + match.start("bracket"), known))
    before = _pieces(match["before"], line.start + match.start("before"))
    if before and not all(_has_digit(piece) for piece, _ in before):
        placed = _is_place(before[0][0]) and not _abbreviates(match["bracket"], match["before"])
        return Dateline(span, agencies) if placed else None
    certain = agencies and all(known.agency(name) for name, _ in parts(match["bracket"], 0))
    return Dateline(span, tuple(replace(mark, form="mark") for mark in agencies), placed=False) if certain else None


def _abbreviates(short: str, long: str) -> bool:
    """Whether "(DPU)" only repeats the initials of what stands before it."""
    return short.casefold() == "".join(word[0] for word in long.split()).casefold()


def _with_commas(match: re.Match[str], line: Line, known: Names, outlet_after_comma: bool) -> Dateline | None:
    """PLACE –, PLACE, OUTLET –, OUTLET.com, PLACE –, PLACE – OUTLET:."""
    pieces = _pieces(match["before"], line.start + match.start("before"))
    after_comma = outlet_after_comma and len(pieces) == 2 and pieces[0][0].isupper() and not pieces[1][0].isupper()
    outlets = [piece for number, piece in enumerate(pieces) if _names_outlet(piece[0], number, known, after_comma)]
    places = [name for name, span in pieces if (name, span) not in outlets and not _has_digit(name) and not is_rubric(name)]
    start, end = line.start, line.start + match.end("before")
    second = _second(match, line, known)
    if second:
        outlets, end = [*outlets, second], second[1][1] + bool(match["quoted"])
    if places and not _is_place(places[0]):
        return None
    if outlets:
        marks = tuple(AgencyMark(span, known.agency(name) or name, "dateline") for name, span in outlets)
        return Dateline((start, end), marks, placed=bool(places))
    return Dateline((start, end)) if places and _alone(match, line, places) else None


def _second(match: re.Match[str], line: Line, known: Names) -> tuple[str, Span] | None:
    """What stands between the dash and a colon or a second dash, if it is an outlet or agency."""
    for group in ("quoted", "second"):
        name = match[group]
        if name and (group == "quoted" or known.agency(name) or _DOMAIN.fullmatch(name)):
            return name, (line.start + match.start(group), line.start + match.end(group))
    return None


def _alone(match: re.Match[str], line: Line, places: Sequence[str]) -> bool:
    """A place with no outlet beside it: in capitals, or one or two words, and a new sentence after the dash."""
    after = line.text[match.end("dash") :].lstrip(" \u00a0\"“«'‘(")[:1]
    if not after.isalpha() or after.islower() or not _fits_alone(places):
        return False
    return places[0].isupper() or (len(places) == 1 and len(places[0].split()) <= 2)


def _fits_alone(places: Sequence[str]) -> bool:
    """"LA CROSSE, Wisc." but no headline in capitals and no single letter."""
    letters = sum(map(str.isalpha, places[0]))
    first, *others = [len(place.split()) for place in places]
    return letters > 1 and first <= 4 and len(others) <= 1 and all(count <= 2 for count in others)


def _agencies(words: str, start: int, known: Names) -> list[AgencyMark]:
    """The names in a dateline's brackets: an agency need not be listed, but a day is none."""
    found = parts(words, start)
    return [AgencyMark(span, known.agency(name) or name, "dateline") for name, span in found
            if known.agency(name) or _may_be_agency(name)]


def _may_be_agency(name: str) -> bool:
    """A short name: no day, and not two small letters, which are an editor's."""
    return not _has_digit(name) and len(name.split()) <= _MOST_AGENCY_WORDS and (len(name) > 2 or not name.islower())


def _names_outlet(name: str, number: int, known: Names, after_comma: bool) -> bool:
    """A web address, a known agency, or what follows the comma where that is the custom."""
    if _DOMAIN.fullmatch(name):
        return True
    return not _has_digit(name) and bool(known.agency(name) or (after_comma and number == 1))


def _pieces(words: str, start: int) -> list[tuple[str, Span]]:
    """The parts between commas, with their spans; `start` is where `words` stand."""
    found = re.finditer(r"[^\s,،/](?:[^,،/]*[^\s,،/])?", words)
    return [(piece[0], (start + piece.start(), start + piece.end())) for piece in found]


def _is_place(words: str) -> bool:
    """A few words, each in capitals or with a capital, or in a script that has none."""
    each = words.split()
    named = all(_PLACE_WORD.fullmatch(word) and (word.lower() in _SMALL or not word[0].islower()) for word in each)
    return bool(each) and len(each) <= _MOST_PLACE_WORDS and named


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)
