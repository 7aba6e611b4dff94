"""The parts of a print credit: outlet, issue, volume year, months in two calendars, pages."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from menurut import pack
from menurut.calendars import Calendar, Month, any_of, fold, month_names, next_month, numbered
from menurut.model import Span

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBER = r"(?P<number>\d{1,5}(?:\s?[-–—/&]\s?\d{1,5})?)(?!\w)"
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-\d{2}|\d{1,2}[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))(?!\d)")
_AFTER_ISSUE = re.compile(r"(?<=\d)\s?/\s?(?P<number>[IVXLC]{1,8})(?!\w)")
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
    return any_of(word for lang in pack.languages() for word in pack.load(lang, "credit").get(part, {}).get(key, ()))


@cache
def _part(part: str, number: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(part)}[\s.:°º#-]{{0,3}}(?:(?:No|Nos|Nomor|رقم)[\s.]{{1,2}}|ke-?)?{number}", re.IGNORECASE)


def issue(text: str) -> tuple[str, Span] | None:
    """The issue ("448-449", in ASCII digits) and where it stands. Dates have to be blanked out before."""
    found = _part("issue", _NUMBER).search(text)
    if not found:
        return None
    numbers = [str(int(number)) for number in re.findall(r"\d+", found["number"])]
    return "-".join(numbers), found.span()


def volume(text: str) -> tuple[int, Span] | None:
    """The volume or the year of publication and where it stands: "Tahun ke-38", "No. 4/XII", "السنة التاسعة عشرة"."""
    found = _part("volume", r"(?P<number>\d{1,3}|[IVXLC]{1,8})(?:st|nd|rd|th)?(?!\w)").search(text) or _AFTER_ISSUE.search(text)
    if found:
        return _roman_or_digits(found["number"]), found.span()
    found = _before_year().search(text)
    if found:
        return int(found["number"]), found.span()
    found = _spelt().search(text)
    return (_ordinals()[fold(found["number"])], found.span()) if found else None


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<number>\d{{1,3}})(?:st|nd|rd|th)\s{words('volume', 'ordinals')}(?!\w)", re.IGNORECASE)


@cache
def _spelt() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('volume', 'ordinals_after')}\s(?P<number>{any_of(_ordinals())})(?!\w)", re.IGNORECASE)


@cache
def _ordinals() -> Mapping[str, int]:
    """Folded ordinals, composed from the units, the teens and the tens of each pack that gives them."""
    ordinals: dict[str, int] = {}
    for lang in pack.languages():
        table = pack.load(lang, "credit").get("ordinals")
        if table:
            ordinals |= _composed(table)
    return ordinals


def _composed(table: Mapping[str, Any]) -> dict[str, int]:
    units = numbered(table["units"])
    ones = {fold(table["first"]): 1} | {word: number for word, number in units.items() if 1 < number < 10}
    tens = {word: 10 * number for word, number in numbered(table["tens"]).items()}
    teens = {f"{word} {fold(table['teen'])}": 10 + number for word, number in ones.items()}
    joined = {f"{one} و{ten}": number + more for one, number in ones.items() for ten, more in tens.items()}
    return units | teens | tens | joined


def _roman_or_digits(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(value if value >= max(values[at:]) else -value for at, value in enumerate(values))


def months(text: str) -> list[Named]:
    """The months that a credit names, each with its year, ranges filled in, in order."""
    found = [*_named(text, "gregorian"), *_named(text, "hijri"), *_in_digits(text)]
    return sorted(found, key=lambda named: (named.span, named.month))


@cache
def _month_run(calendar: Calendar) -> re.Pattern[str]:
    """Months of one calendar joined by dashes, with the days before and the year after them."""
    name = any_of(month_names(None, calendar))
    double = rf"(?<!\w){name}\.?(?:\s?\({name}\))?"
    days = r"(?:(?<!\d)\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s)?"
    year = r"(?:,?\s?(?P<{0}>\d{{3,4}})(?!\d)(?:\s?(?:H|M|AH|AD|CE|هـ|ه|م)(?!\w)\.?)?)?"
    return re.compile(
        rf"(?P<days>{days})(?P<first>{double}){year.format('year1')}(?:\s?[-–—/&]\s?(?:{days})(?P<last>{double}){year.format('year2')})?",
        re.IGNORECASE,
    )


def _named(text: str, calendar: Calendar) -> Iterator[Named]:
    for found in _month_run(calendar).finditer(text):
        end = found["year2"] or found["year1"]
        if not end:
            continue
        first, last = (_number(found[name], calendar) for name in ("first", "last"))
        stop = (int(end), last or first)
        start = (int(found["year1"] or end), first)
        if start > stop:
            start = (start[0] - 1, first)
        days = tuple(int(day) for day in re.findall(r"\d+", found["days"]))
        yield from (Named(calendar, found.span(), month, days) for month in _between(start, stop))


def _number(words_: str | None, calendar: Calendar) -> int:
    return month_names(None, calendar)[fold(words_.split("(")[0].strip(" ."))] if words_ else 0


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


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spans blanked out and everything else in its place."""
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def without_dates(text: str) -> str:
    """The text with its months and weekdays blanked out, so that their numbers are nobody's issue."""
    return blanked(text, [*(month.span for month in months(text)), *(found.span() for found in _weekday().finditer(text))])


@cache
def _weekday() -> re.Pattern[str]:
    tables = [pack.load(lang, "dates").get("weekdays", {}) for lang in pack.languages()]
    return re.compile(rf"(?<!\w){any_of(name for table in tables for names in table.get('names', ()) for name in names)}(?!\w)", re.I)


def pages(text: str) -> Span | None:
    """Where the pages stand."""
    found = _part("page", _NUMBER).search(text)
    return found.span() if found else None


def printed(text: str) -> Span | None:
    """Where the text opens by saying that it was printed: "First published in"."""
    found = _printed().match(text)
    return found.span("words") if found else None


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?P<words>{words('printed')}(?!\w):?)", re.IGNORECASE)


def kind(text: str) -> Span | None:
    """Where a word says what kind of outlet it is: "magazine". In small letters; "Harian" is part of the name."""
    found = _kind().search(text)
    return found.span() if found else None


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('kind')}(?!\w)")
