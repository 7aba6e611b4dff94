"""Gregorian and Hijri months: their names, as the packs give them, and which days they cover.

The Hijri calendar is Umm al-Qura's (the hijridate library) from 1343 to 1500 H and the arithmetic one before and after;
sighting the moon may move a month by a day or two from one country to the next.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from hijridate import Gregorian, Hijri

from menurut import pack
from menurut.model import Span

Calendar = Literal["gregorian", "hijri"]
Month = tuple[int, int]
Days = tuple[date, date]

_APOSTROPHES = "'’‘`ʼʿʾ"
_MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640")
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "\u00a0": " "}
    | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_MARKS)
)
_ALIKE = {"ا": "أإآٱ", "ي": "ىی", "ه": "ة", "ك": "ک"}
_GAPS = re.compile(r"[\s-]+")
_SHORT = 40  # characters of what is remembered: words and names, which come again
_EPOCH = date(622, 7, 19).toordinal()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as names are looked up in it: small letters, no Arabic vowel marks, one kind of alif, of yaa, of apostrophe.

    `places` are the places of its characters in the original, None where nothing was left out; `length` is the original's.
    """

    text: str
    length: int
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of the original that a span of the folded text stands for, with the marks on its last letter."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end] if end < len(self.places) else self.length


def folded(text: str) -> Folded:
    """A text folded, with the way back."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    kept = small.translate(_LETTERS)
    places = None if len(kept) == len(text) else [place for place, char in enumerate(small) if char not in _MARKS]
    return Folded(kept, len(text), places)


def fold(word: str) -> str:
    """A word as names are compared: as in `folded`, and without apostrophes, hyphens and double gaps."""
    return _known(word) if len(word) <= _SHORT else _folded(word)


def _folded(word: str) -> str:
    return _GAPS.sub(" ", folded(word).text.replace("'", "")).strip()


_known = lru_cache(maxsize=1 << 15)(_folded)


def any_folded(names: Iterable[str]) -> str:
    """A regular expression for any of `names` in a folded text, the longest first; it never matches where there are none.

    Gaps and hyphens are the same; where a name has an apostrophe, it may be missing.
    """
    gaps = {" ": r"[\s-]{1,2}", "-": r"[\s-]{1,2}", "'": "'?"}
    spelt = {"".join(gaps.get(char) or re.escape(char) for char in folded(name).text) for name in names}
    return f"(?:{'|'.join(sorted(spelt, key=lambda one: (-len(one), one)))})" if spelt else "(?!)"


def any_of(names: Iterable[str]) -> str:
    """As `any_folded`, for a text as it is, without regard to small and capital letters. Much slower to compile."""
    spelt = {"".join(_letter(char) for char in fold(name)) for name in names}
    return f"(?:{'|'.join(sorted(spelt, key=lambda one: (-len(one), one)))})" if spelt else "(?!)"


def _letter(char: str) -> str:
    if char == " ":
        return r"[\s\u00a0-]{1,2}"
    if "\u0600" <= char <= "\u06ff":
        return f"[{char}{_ALIKE.get(char, '')}][{''.join(_MARKS)}]{{0,3}}"
    return re.escape(char) + f"[{_APOSTROPHES}]?"


def numbered(lists: Iterable[Iterable[str]]) -> dict[str, int]:
    """Folded names to numbers from 1, for a list of lists of spellings."""
    return {fold(name): number for number, names in enumerate(lists, start=1) for name in names}


@cache
def month_names(lang: str | None, calendar: Calendar) -> dict[str, int]:
    """Folded month names to 1–12, from the pack of `lang`, or from all packs when `lang` is None. Not to be changed."""
    names: dict[str, int] = {}
    for code in pack.languages() if lang is None else (lang,):
        table = pack.load(code, "dates").get(calendar, {})
        names |= numbered(table.get("names", ())) | numbered(table.get("short", ()))
    return names


def month_days(year: int, month: int) -> Days | None:
    """The first and the last day of a Gregorian month; None where there is no such month."""
    try:
        first = date(year, month, 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def hijri_month_days(year: int, month: int) -> Days | None:
    """The first and the last Gregorian day of a Hijri month; None where there is no such month."""
    first, after = hijri_day(year, month, 1), hijri_day(*next_month(year, month), 1)
    return (first, after - timedelta(days=1)) if first and after else None


def day_of(year: int, month: int, day: int) -> date | None:
    """A Gregorian day; None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_month(year: int, month: int) -> Month:
    """The month after a month, in either calendar."""
    return (year, month + 1) if month < 12 else (year + 1, 1)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri day; None where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 0 < year < 5000):
        return None
    try:
        return Hijri(year, month, day).to_gregorian()
    except OverflowError:
        return _arithmetic(year, month, day)
    except ValueError:
        return None


def _arithmetic(year: int, month: int, day: int) -> date:
    """The Hijri calendar of fixed month lengths, eleven leap years in thirty, counted from 16 July 622 (Julian)."""
    return date.fromordinal(_EPOCH - 1 + day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30)


def hijri_of(day: date) -> Month | None:
    """The Hijri year and month in which a Gregorian day falls; None outside 1343–1500 H."""
    try:
        hijri = Gregorian.fromdate(day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return hijri.year, hijri.month


def month_of_hijri(year: int, month: int) -> Month | None:
    """The Gregorian month that a Hijri month begins in, or the next when it begins in that month's last week."""
    seventh = hijri_day(year, month, 7)
    return (seventh.year, seventh.month) if seventh else None


def year_of_hijri(year: int) -> int | None:
    """The Gregorian year in which most of a Hijri year falls."""
    middle = hijri_day(year, 6, 29)
    return middle.year if middle else None


def easter(year: int) -> date | None:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    if not 1583 <= year <= 9999:
        return None
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
