"""The parts of a print credit: issue, volume year, months in two calendars, pages. All texts here are folded ones."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from menurut import pack
from menurut.calendars import Calendar, Month, any_folded, fold, month_names, next_month, numbered
from menurut.model import Span

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBER = r"(?P<number>\d{1,5}(?:\s?[-–—/&]\s?\d{1,5})?)(?!\w)"
_VOLUME = r"(?P<number>\d{1,3}|[ivxlc]{1,8})(?:st|nd|rd|th)?(?!\w)"
_AFTER_ISSUE = re.compile(r"(?<=\d)\s?/\s?(?P<number>[ivxlc]{1,8})(?!\w)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-\d{2}|\d{1,2}[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))(?!\d)")
_MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Named:
    """A month of a credit: its calendar, place, year and month, and the days of it if the credit names days."""

    calendar: Calendar
    span: Span
    month: Month
    days: tuple[int, ...] = ()


@cache
def words(part: str, key: str = "words") -> str:
    """An expression for the words of a part in all packs: a credit may be in another language than its article."""
    return any_folded(word for lang in pack.languages() for word in pack.load(lang, "credit").get(part, {}).get(key, ()))


@cache
def _expression(before: str, part: str, after: str, key: str = "words") -> re.Pattern[str]:
    return re.compile(f"{before}{words(part, key)}{after}")


def _number_of(part: str, number: str) -> re.Pattern[str]:
    """A part's word with a number after it, perhaps with "No." or "ke-" between."""
    return _expression(r"(?<!\w)", part, rf"[\s.:°º#-]{{0,3}}(?:(?:{words('issue')})[\s.]{{1,2}}|ke-?)?{number}")


def issue(text: str) -> tuple[str, Span] | None:
    """The issue ("448-449", in ASCII digits) and where it stands. Dates have to be blanked out before."""
    found = _number_of("issue", _NUMBER).search(text)
    if not found:
        return None
    return "-".join(str(int(number)) for number in re.findall(r"\d+", found["number"])), found.span()


def volume(text: str) -> tuple[int, Span] | None:
    """The volume or the year of publication and where it stands: "Tahun ke-38", "No. 4/XII", "السنة التاسعة عشرة"."""
    found = _number_of("volume", _VOLUME).search(text) or _AFTER_ISSUE.search(text)
    found = found or _expression(r"(?<!\w)(?P<number>\d{1,3})(?:st|nd|rd|th)\s", "volume", r"(?!\w)", "ordinals").search(text)
    if found:
        return _roman_or_digits(found["number"]), found.span()
    found = _expression(r"(?<!\w)", "volume", rf"\s(?P<number>{any_folded(_ordinals())})(?!\w)", "ordinals_after").search(text)
    return (_ordinals()[fold(found["number"])], found.span()) if found else None


@cache
def _ordinals() -> Mapping[str, int]:
    """Folded ordinals, composed from the units, the teens and the tens of each pack that gives them."""
    tables = [pack.load(lang, "credit").get("ordinals") for lang in pack.languages()]
    return {word: number for table in tables if table for word, number in _composed(table).items()}


def _composed(table: Mapping[str, Any]) -> dict[str, int]:
    units = numbered(table["units"])
    ones = {fold(table["first"]): 1} | {word: number for word, number in units.items() if 1 < number < 10}
    tens = {word: 10 * number for word, number in numbered(table["tens"]).items()}
    teens = {f"{word} {fold(table['teen'])}": 10 + number for word, number in ones.items()}
    joined = {f"{one} و{ten}": number + more for one, number in ones.items() for ten, more in tens.items()}
    return units | tens | teens | joined


def _roman_or_digits(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(value if value >= max(values[at:]) else -value for at, value in enumerate(values))


def months(text: str) -> list[Named]:
    """The months that a credit names, each with its year, ranges filled in, in order."""
    found = [*_named(text, "gregorian"), *_named(text, "hijri"), *_in_digits(text)]
    return sorted(found, key=lambda named: (named.span, named.month))


@cache
def _month_run(calendar: Calendar) -> re.Pattern[str]:
    """Months of one calendar joined by dashes, with the days before and the year after them."""
    keys = [(lang, key) for lang in pack.languages() for key in ("names", "short")]
    spelt = [name for lang, key in keys for names in _names(lang, calendar, key) for name in names]
    month = rf"(?<!\w){any_folded(spelt)}\.?(?:\s?\({any_folded(spelt)}\))?"
    days = r"(?:(?<!\d)\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s)?"
    eras = any_folded(era for lang in pack.languages() for era in pack.load(lang, "dates").get(calendar, {}).get("eras", ()))
    year = rf"(?:,?\s?(?P<{{}}>\d{{{{3,4}}}})(?!\d)(?:\s?{eras}(?!\w)\.?)?)?"
    last = rf"(?:\s?[-–—/&]\s?{days}(?P<last>{month}){year.format('year2')})?"
    return re.compile(rf"(?P<days>{days})(?P<first>{month}){year.format('year1')}{last}")


def _names(lang: str, table: str, key: str) -> Iterable[Iterable[str]]:
    names: Iterable[Iterable[str]] = pack.load(lang, "dates").get(table, {}).get(key, ())
    return names


def _named(text: str, calendar: Calendar) -> Iterator[Named]:
    for found in _month_run(calendar).finditer(text):
        end = found["year2"] or found["year1"]
        if not end:
            continue
        first, last = _month(found["first"], calendar), _month(found["last"], calendar)
        stop = (int(end), last or first)
        start = (int(found["year1"] or end), first)
        if start > stop:
            start = (start[0] - 1, first)
        days = tuple(int(day) for day in re.findall(r"\d+", found["days"]))
        yield from (Named(calendar, found.span(), month, days) for month in _between(start, stop))


def _month(name: str | None, calendar: Calendar) -> int:
    return month_names(None, calendar)[fold(name.split("(")[0].strip(" ."))] if name else 0


def _between(start: Month, stop: Month) -> Iterator[Month]:
    for _ in range(_MOST_MONTHS):
        yield start
        if start >= stop:
            return
        start = next_month(*start)


def _in_digits(text: str) -> Iterator[Named]:
    for found in _NUMERIC_DATE.finditer(text):
        year, month = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
        if 1 <= month <= 12:
            yield Named("gregorian", found.span(), (year, month))


def without_dates(text: str) -> str:
    """The text with its months and weekdays blanked out, so that their numbers are nobody's issue."""
    return blanked(text, [*(month.span for month in months(text)), *(found.span() for found in _weekday().finditer(text))])


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spans blanked out and everything else in its place."""
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


@cache
def _weekday() -> re.Pattern[str]:
    spelt = [name for lang in pack.languages() for names in _names(lang, "weekdays", "names") for name in names]
    return re.compile(rf"(?<!\w){any_folded(spelt)}(?!\w)")


def names_issue(text: str) -> bool:
    """Whether a word such as "issue" stands there, with a number or without."""
    return _expression(r"(?<!\w)", "issue", r"(?!\w)").search(text) is not None


def pages(text: str) -> Span | None:
    """Where the pages stand."""
    found = _number_of("page", _NUMBER).search(text)
    return found.span() if found else None


def printed(text: str) -> Span | None:
    """Where the text opens by saying that it was printed: "First published in"."""
    found = _expression(r"\W{0,3}(?P<words>", "printed", r"(?!\w):?)").match(text)
    return found.span("words") if found else None


def made(text: str) -> Span | None:
    """Where a text in brackets opens by saying who wrote or edited: "(Reporting by"."""
    found = _expression(r"[(\[]\s?(?P<words>", "made", r")(?!\w)").match(text)
    return found.span("words") if found else None


def kind(text: str) -> Span | None:
    """Where a word says what kind of outlet it is: "magazine"."""
    found = _expression(r"(?<!\w)", "kind", r"(?!\w)").search(text)
    return found.span() if found else None
