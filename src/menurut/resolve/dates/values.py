"""What a date as written amounts to in the Gregorian calendar."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from menurut.calendars import Month, day_of, easter, hijri_day, hijri_of, month_days, month_of_hijri, year_of_hijri
from menurut.resolve.dates.find import Found
from menurut.resolve.dates.forms import Feast

Value = date | Month | int
"""A day, a month (year, month) or a year."""


def iso(value: Value) -> str:
    """A value as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:04d}" if isinstance(value, int) else f"{value[0]:04d}-{value[1]:02d}"


def first_day(value: Value) -> date:
    """The day on which a value begins."""
    if isinstance(value, date):
        return value
    return date(value, 1, 1) if isinstance(value, int) else date(*value, 1)


def last_day(value: Value) -> date:
    """The day on which a value ends."""
    if isinstance(value, tuple):
        days = month_days(*value)
        return days[1] if days else date.max
    return value if isinstance(value, date) else date(value, 12, 31)


def said(found: Found) -> Value | None:
    """The value of a date that says its year; None where it does not, or where there is no such day."""
    if found.year is None or not 1 <= found.year <= 9998 or found.rule.unit:
        return None
    if found.rule.feast:
        return feast_day(found.rule.feast, found.year)
    if found.month is None:
        return year_of_hijri(found.year) if found.rule.hijri else found.year
    if found.day is None:
        return month_of_hijri(found.year, found.month) if found.rule.hijri else (found.year, found.month)
    return hijri_day(found.year, found.month, found.day) if found.rule.hijri else day_of(found.year, found.month, found.day)


def feast_day(feast: Feast, year: int) -> date | None:
    """The day of a feast in a year of the feast's own calendar."""
    if feast.calendar == "easter":
        return easter(year)
    return (hijri_day if feast.calendar == "hijri" else day_of)(year, feast.month, feast.day)


def years_around(found: Found, anchor: date) -> Iterator[Value]:
    """What a date without its year may be: in the year of the anchor, the one before and the one after."""
    hijri = hijri_of(anchor) if found.rule.hijri else None
    year = hijri[0] if hijri else anchor.year
    if not found.rule.hijri or hijri:
        for near in (year - 1, year, year + 1):
            value = said(replace(found, year=near))
            if value is not None:
                yield value


def in_digits(found: Found, order: str, anchor: date | None) -> Found | None:
    """A date in digits with its day, month and year told apart; None where it is no date.

    `order` is "dmy" or, where both orders are in use, "unsure": then the one that is nearer to the anchor, and without an
    anchor only the year is certain.
    """
    first, second, *third = (int(part) for part in re.split("[/.-]", found.digits or ""))
    if first > 999:
        return _checked(replace(found, year=first, month=second, day=third[0]))
    year = _century(third[0]) if third else None
    readings = [_checked(replace(found, day=day, month=month, year=year)) for day, month in ((first, second), (second, first))]
    possible = [reading for reading in readings if reading]
    if len(possible) < 2 or order == "dmy" or first == second:
        return readings[0] if order == "dmy" else next(iter(possible), None)
    if anchor is None or year is None:
        return replace(found, year=year) if year else None
    return min(possible, key=lambda reading: abs((first_day(said(reading) or anchor) - anchor).days))


def _century(year: int) -> int:
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _checked(found: Found) -> Found | None:
    return found if day_of(found.year or 2000, found.month or 0, found.day or 0) else None


def shifted(value: date, unit: str, steps: int) -> Value | None:
    """So many days, months or years from a day, as precise as the unit; None beyond the calendar."""
    if unit == "year":
        return value.year + steps if 0 < value.year + steps < 9999 else None
    if unit == "month":
        months = value.year * 12 + value.month - 1 + steps
        return (months // 12, months % 12 + 1) if 12 <= months < 9999 * 12 else None
    try:
        return value + timedelta(days=steps)
    except OverflowError:
        return None
