"""Print credits: where and when a text stood on paper, in its last line or one of its first."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from menurut.calendars import Days, day_of, fold, folded, hijri_day, hijri_month_days, month_days
from menurut.ingest.credit_parts import (
    Named,
    blanked,
    issue,
    kind,
    made,
    months,
    names_issue,
    pages,
    printed,
    volume,
    without_dates,
    words,
)
from menurut.model import Credit, Span

_TAIL, _HEAD, _LONGEST = 1000, 1000, 300
_BRACKETED = re.compile(
    r"(?:\[[^\[\]\n]{4,300}\]|\([^()\n]{4,200}(?:\([^()\n]{1,60}\)[^()\n]{0,200}){0,4}\))(?=[\s.*]*$)",
)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WIRES = re.compile(r"[(\[](?P<names>[^()\[\]\n]{2,120})[)\]]\.?")
_AGENCY = re.compile(r"[«»\"“”]?[^\W\d_]\S{0,20}(?:\s\S{1,20}){0,2}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|Copyright\b|Hak cipta\b)[\s©\d–-]{0,16}(?P<owner>[^.\n|,،]{0,80})", re.IGNORECASE)
_EDGES = " \t\u00a0.,،;؛:|/–—-*\"'“”«»‘’"
_LEAD = re.compile(r"\s(?:of|from)$")
_PIECES = re.compile(r"[\[\],،;؛|/()\"“”«»\n]|\s[–—-]\s")
# A line with more words than this that are no part of a credit is a sentence about a magazine, not its credit.
_STRAY_WORDS = 8
_SMALL_WORDS = 2
# Moon sighting moves a Hijri day by as much from one country to another.
_TOLERANCE = 2


def find_credit(text: str, lang: str | None) -> Credit | None:
    """The print credit at the end of `text` or in its first lines; None where it has none.

    Its span has the brackets in it. A closing line that only names agencies ("(ANT/Reuters)"), its makers ("(Reporting by
    …)") or an owner ("© …") is a credit too, with nothing but its span and perhaps an outlet. `lang` settles
    nothing: the words of all packs are tried.
    """
    for span in _places(text):
        credit = _credit(text, span)
        if credit:
            return credit
    return None


def _places(text: str) -> Iterator[Span]:
    """Where a credit could stand, the likeliest first: brackets that end the text, its last lines, its first lines."""
    end = len(text.rstrip())
    start = max(0, end - _TAIL)
    bracketed = _BRACKETED.search(text, start, end)
    if bracketed:
        yield bracketed.span()
    lines = [_trimmed(text, line.span()) for line in _LINE.finditer(text, start, end)]
    yield from (span for span in reversed(lines[-2:]) if span[0] < span[1] <= span[0] + _LONGEST)
    first = [_trimmed(text, line.span()) for line in _LINE.finditer(text, 0, min(_HEAD, start))]
    yield from (span for span in first[:5] if span[0] < span[1] <= span[0] + _LONGEST)


def _trimmed(text: str, span: Span) -> Span:
    line = text[span[0]:span[1]]
    return span[0] + len(line) - len(line.lstrip()), span[0] + len(line.rstrip())


def _credit(text: str, span: Span) -> Credit | None:
    line = text[span[0]:span[1]]
    credit = _print_credit(line, span)
    if credit or span[1] < len(text.rstrip()) or not _begins_line(text, span[0]):
        return credit
    owned = _COPYRIGHT.match(line)
    if owned and owned["owner"].strip(_EDGES):
        return Credit(span, owned["owner"].strip(_EDGES))
    return Credit(span) if _only_agencies(line) or made(folded(line).text) else None


def _begins_line(text: str, start: int) -> bool:
    before = text[max(0, start - 80):start].rstrip(" \t\u00a0")
    return not before or before[-1] in "\n\r\u2028\u2029"


def _only_agencies(line: str) -> bool:
    """Whether a line is nothing but names in brackets: "(ANT/Reuters)", "(أورفا، نبراس)"."""
    found = _WIRES.fullmatch(line)
    if not found:
        return False
    names = [name.strip() for name in re.split("[/،,]", found["names"])]
    named = [name for name in names if _AGENCY.fullmatch(name) and ("/" in line or not name[0].islower())]
    # A time or a number may stand among them: "(Antara/Reuters/15.12)".
    return len(named) > 1 and all(name in named or not re.search(r"[^\W\d_]", name) for name in names)


def _print_credit(line: str, span: Span) -> Credit | None:
    """The credit that a line is, when it names enough of: issue, volume, months in one or two calendars, pages."""
    parts = _parts(line)
    number, volume_year = parts.issue, parts.volume
    calendars = {month.calendar for month in parts.months}
    evidence = sum(map(bool, (parts.says_issue, volume_year, parts.page))) + len(calendars)
    strong = parts.printed or number or volume_year
    if evidence < (1 if parts.printed else 2) or _is_sentence(parts.rest, strict=not strong):
        return None
    hijri, gregorian = (_distinct(parts.months, calendar) for calendar in ("hijri", "gregorian"))
    return Credit(span, _outlet(parts.rest), number, volume_year, hijri, gregorian, _note(parts.months))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a line has of a credit; `rest` is the line with all that blanked out."""

    months: list[Named]
    issue: str | None
    says_issue: bool
    volume: int | None
    printed: bool
    page: bool
    rest: str


def _parts(line: str) -> _Parts:
    small = folded(line)
    named, left = months(small.text), without_dates(small.text)
    says_issue = names_issue(left)
    number, volume_year = issue(left), volume(left)
    left = blanked(left, [part[1] for part in (number, volume_year) if part])
    opening, page = printed(left), pages(left)
    left = blanked(left, [span for span in (opening, page) if span])
    sort = kind(left)
    # "majalah Suluh", but not "Harian Suluh": a capital makes it part of the name.
    if sort and line[small.span(*sort)[0]] == left[sort[0]]:
        left = blanked(left, [sort])
    gone = [small.span(*found.span()) for found in re.finditer(r"\|+", left)]
    return _Parts(
        named, number[0] if number else None, says_issue and bool(number or named), volume_year[0] if volume_year else None,
        opening is not None, page is not None, blanked(line, gone),
    )


def _is_sentence(rest: str, *, strict: bool) -> bool:
    """Whether what is left without the parts of a credit is too much for one.

    `strict` is for lines with neither issue, volume nor "printed in", of which a name is all that may be left.
    """
    left = [word for word in re.findall(r"[^\W\d_][\w'’-]+", rest) if not _no_name().fullmatch(fold(word))]
    small = [word for word in left if word[0].islower()]
    if rest.startswith(("[", "(")) and rest.rstrip(".").endswith(("]", ")")):
        return len(left) > _STRAY_WORDS
    return len(left) > (_STRAY_WORDS // 2 if strict else _STRAY_WORDS) or len(small) > _SMALL_WORDS - strict


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile("|".join(words(part) for part in ("issue", "volume", "page", "small")))


def _outlet(rest: str) -> str | None:
    """The first piece between the known parts that has a name in it."""
    pieces = (_LEAD.sub("", piece.strip(_EDGES)) for piece in _PIECES.split(rest))
    return next((piece for piece in pieces if re.search(r"[^\W\d_].", piece) and not _no_name().fullmatch(fold(piece))), None)


def _distinct(named: Iterable[Named], calendar: str) -> tuple[str, ...]:
    found = sorted({month.month for month in named if month.calendar == calendar})
    return tuple(f"{year:04d}-{month:02d}" for year, month in found)


def _note(named: list[Named]) -> str | None:
    """What to know when the credit's Hijri and Gregorian months are not the same time; None where they are."""
    hijri = _covered([month for month in named if month.calendar == "hijri"])
    gregorian = _covered([month for month in named if month.calendar == "gregorian"])
    if not hijri or not gregorian:
        return None
    if all(abs((one - other).days) <= _TOLERANCE for one, other in zip(hijri, gregorian, strict=True)):
        return None
    said = f"the Hijri date runs from {hijri[0]} to {hijri[1]}, the Gregorian one from {gregorian[0]} to {gregorian[1]}"
    if hijri[1] < gregorian[0] or gregorian[1] < hijri[0]:
        return f"{said}: they do not overlap"
    return f"{said}: they overlap, but are not the same"


def _covered(named: list[Named]) -> Days | None:
    """The first and the last Gregorian day that the months of one calendar cover."""
    days = [days for month in named for days in [_days(month)] if days]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _days(named: Named) -> Days | None:
    if not named.days:
        return (hijri_month_days if named.calendar == "hijri" else month_days)(*named.month)
    day = hijri_day if named.calendar == "hijri" else day_of
    first, last = day(*named.month, named.days[0]), day(*named.month, named.days[-1])
    return (first, last) if first and last else None
