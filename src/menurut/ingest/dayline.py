"""The day on which an article came out, where a line of its header says nothing else."""
from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from menurut import pack
from menurut.calendars import any_of, fold, month_names

_LONGEST: Final = 90
_CLOCK: Final = (
    r"(?:[\s,،|/•·–—-]*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|WIB|WITA|WIT|GMT|UTC|BST|CET|EST|EDT|[ap]\.?m\.?|at|pukul|pkl\.?|"
    r"الساعة|بتوقيت \S{2,20}|م|ص))*[\s.)]*"
)


def stated_day(line: str, day_first: bool = False) -> str | None:
    """The day (`YYYY-MM-DD`) of a line that is nothing but a date, with its weekday, time or "Published".

    "4/5/2024" is read only with `day_first`, or where one of the numbers can be no month.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    match = _written().fullmatch(line)
    if match:
        month = month_names(None, "gregorian").get(fold(match["month"] or match["month2"]), 0)
        return _day(int(match["year"]), month, int(match["day"] or match["day2"]))
    match = _numeric().fullmatch(line)
    if match is None:
        return None
    if match["iso"]:
        return _day(*map(int, match["iso"].split("-")))
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12 or day_first:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year > 1500 else None
    except ValueError:
        return None


@cache
def _written() -> re.Pattern[str]:
    months = any_of(month_names(None, "gregorian"))
    day_first = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{months})\.?"
    month_first = rf"(?P<month2>{months})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?"
    return re.compile(_before() + rf"(?:{day_first}|{month_first}),?\s+(?P<year>\d{{4}})" + _CLOCK, re.IGNORECASE)


@cache
def _numeric() -> re.Pattern[str]:
    dated = r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4}))(?:T(?=\d))?"
    return re.compile(_before() + dated + _CLOCK, re.IGNORECASE)


def _before() -> str:
    """What may stand before a date: "Published:", a weekday."""
    stated = any_of(word for lang in pack.languages() for word in pack.load(lang, "opening").get("stated", ()))
    weeks = [pack.load(lang, "dates").get("weekdays", {}) for lang in pack.languages()]
    weekdays = any_of(name for week in weeks for day in (*week.get("names", ()), *week.get("short", ())) for name in day)
    return rf"\(?(?:{stated}\s*[:،,]?\s*)?(?:(?:يوم\s+)?{weekdays}\.?\s*[,،]?\s*)?"
