"""Dates that a text names: Gregorian, Hijri, and relative to its publication."""
from __future__ import annotations

from datetime import date

from menurut.calendars import day_of
from menurut.model import DateMention
from menurut.resolve.dates.find import find
from menurut.resolve.dates.forms import grammar
from menurut.resolve.dates.settle import Settler
from menurut.resolve.dates.twins import agreed, merged


def find_dates(text: str, lang: str | None, published: str | None) -> tuple[DateMention, ...]:
    """The dates that `text` names, in order of appearance, without overlap.

    `published` is an ISO 8601 date or date-time, or only `YYYY-MM`; anything else counts as unknown. A date that says no
    year is taken in the year that the words around and the publication suggest. Without a publication date, relative
    dates ("yesterday", "on Thursday") are left out, and the latest complete date of the text gives the others their year.
    """
    words = grammar(lang)
    day, anchor = _published(published)
    mentions = Settler(text, words, day, anchor).settle(list(find(text, words)))
    return tuple(agreed(text, merged(text, mentions)))


def _published(published: str | None) -> tuple[date | None, date | None]:
    """The day of publication, and the day to count from: the middle of the month where only that is known."""
    if not published:
        return None, None
    try:
        day = date.fromisoformat(published[:10])
        return day, day
    except ValueError:
        year, _, month = published[:7].partition("-")
        return None, day_of(int(year), int(month), 15) if year.isdecimal() and month.isdecimal() else None
