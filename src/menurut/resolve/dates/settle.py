"""Which dates the found ones are, given when the article was published."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from menurut.calendars import day_of, folded
from menurut.model import DateMention
from menurut.resolve.dates.find import Found
from menurut.resolve.dates.forms import Grammar
from menurut.resolve.dates.values import Value, first_day, in_digits, iso, last_day, said, shifted, years_around

_NEAR, _BEFORE = 10, 70
_STOP = re.compile(r"[.!?؟;؛](?=\s)|\n")
# How many times nearer the next of several years must be than the last one, by where the words point.
_NEARER = {None: 2.6, 1: 0.5, -1: 10.0}


@dataclass(slots=True)
class Settler:
    """Settles the dates of one text in order, and remembers those that later ones may refer back to.

    `published` is the day of publication if it is known to the day, `anchor` what stands for it otherwise.
    """

    text: str
    grammar: Grammar
    published: date | None
    anchor: date | None
    weekdays: dict[int, date] = field(default_factory=dict)
    last: Value | None = None
    last_end: int = 0

    def settle(self, founds: Sequence[Found]) -> list[DateMention]:
        """The dates that have a value; those that need a publication date and have none are left out."""
        founds = [known for found in founds for known in [self._told_apart(found)] if known]
        self._look_ahead(founds)
        mentions: list[DateMention] = []
        for found in founds:
            value = self._value(found)
            if value is not None:
                self.last, self.last_end = value, found.span[1]
                mentions.append(_mention(found, value))
        return mentions

    def _told_apart(self, found: Found) -> Found | None:
        return in_digits(found, self.grammar.numeric, self.anchor) if found.digits else found

    def _look_ahead(self, founds: Iterable[Found]) -> None:
        """The weekdays that are given with their date anywhere, and what stands for an unknown publication date."""
        whole = [(found, value) for found in founds for value in [said(found)] if value is not None]
        if self.anchor is None:
            self.anchor = max((first_day(value) for _, value in whole if not isinstance(value, int)), default=None)
        for found in founds:
            day = self._of_the_year(found) if found.weekday and found.day else None
            if found.weekday and isinstance(day, date):
                self.weekdays.setdefault(found.weekday, day)

    def _value(self, found: Found) -> Value | None:
        if found.rule.unit:
            return self._relative(found)
        if found.month or found.year or found.rule.feast:
            return self._of_the_year(found)
        return self._weekday(found) if found.weekday else None

    def _relative(self, found: Found) -> Value | None:
        """ "yesterday", "next month"; from the last date named where the rule says so."""
        start = self.last if found.rule.from_mention else self.published
        if start is None or (found.rule.from_mention and not isinstance(start, date)):
            return None
        if found.rule.unit == "week" and found.weekday:
            return shifted(first_day(start), "day", 7 * found.rule.shift + found.weekday - first_day(start).isoweekday())
        value = shifted(first_day(start), found.rule.unit or "day", found.rule.shift * found.count)
        return day_of(*value, found.day) if found.day and isinstance(value, tuple) else value

    def _of_the_year(self, found: Found) -> Value | None:
        """A day, month, year or feast; where the year is not said, that of the publication or the one before or after."""
        if found.year:
            return said(found)
        if found.rule.from_mention:
            return said(replace(found, year=first_day(self.last).year)) if self.last is not None else None
        if self.anchor is None:
            return None
        if found.rule.year_shift is not None:
            return said(replace(found, year=self.anchor.year + found.rule.year_shift))
        candidates = list(years_around(found, self.anchor))
        agreeing = [day for day in candidates if isinstance(day, date) and day.isoweekday() == found.weekday]
        if len(agreeing) == 1:
            return agreeing[0]
        return _choose(candidates, self.anchor, self._direction(found), strictly=found.direction in (-1, 1))

    def _weekday(self, found: Found) -> Value | None:
        """The last such day, the day of publication included, unless the words around say that it lies ahead.

        Without such words the day after the publication is meant rather than the one six days ago.
        """
        if self.published is None or found.weekday is None:
            return None
        if found.direction is None and found.weekday in self.weekdays:
            named = self.weekdays[found.weekday]
            if abs((named - self.published).days) <= 7:
                return named
        if isinstance(self.last, date) and (self._joined(found) or self._repeats(found)):
            return shifted(self.last, "day", (found.weekday - self.last.isoweekday()) % 7)
        back = (self.published.isoweekday() - found.weekday) % 7
        if found.direction == -1:
            return shifted(self.published, "day", -(back or 7))
        ahead = self._direction(found)
        if found.direction == 1 or (back and ahead == 1) or (back == 6 and ahead is None):
            return shifted(self.published, "day", 7 - back)
        return shifted(self.published, "day", -back)

    def _looks_ahead(self, before: str, near: int, found: Found) -> bool:
        """Whether "until", right before a date, is no "as of" that opens the sentence, nor "not until" a day gone by."""
        opens = len(before[:near].split()) < 2
        return bool(found.month or found.rule.feast) or not (opens or self.grammar.negative.search(before))

    def _repeats(self, found: Found) -> bool:
        """Whether the weekday of the date right before it is said: "the day after tomorrow, Friday"."""
        gap = self.text[self.last_end:found.span[0]]
        return isinstance(self.last, date) and self.last.isoweekday() == found.weekday and gap.strip(" ,،(") == ""

    def _joined(self, found: Found) -> bool:
        """Whether a date goes on from the one before: "Monday and Tuesday"."""
        gap = self.text[self.last_end:found.span[0]]
        return found.direction is None and len(gap) < 2 * _NEAR and self.grammar.joins.fullmatch(folded(gap).text) is not None

    def _direction(self, found: Found) -> int | None:
        """-1 or 1 where the date's own words or the nearest ones in the sentence point back or ahead, else None."""
        if found.direction in (-1, 1):
            return found.direction
        start = found.span[0]
        before = folded(_STOP.split(self.text[max(0, start - _BEFORE):start])[-1]).text
        near = _last(self.grammar.until, before)
        ahead, back = _last(self.grammar.future, before), _last(self.grammar.past, before)
        if back <= near > len(before) - _NEAR and self._looks_ahead(before, near, found):
            return 1
        return None if ahead == back else 1 if ahead > back else -1


def _last(cue: re.Pattern[str], words: str) -> int:
    """Where the last cue ends; 0 where there is none."""
    return max((found.end() for found in cue.finditer(words)), default=0)


def _choose(candidates: Sequence[Value], anchor: date, direction: int | None, *, strictly: bool) -> Value | None:
    """The one of several years that the direction asks for; without one the past, unless the next is much nearer.

    `strictly` takes the direction at its word and leaves out the candidate that the anchor falls in: "last
    May" in May is a year ago.
    """
    within = [value for value in candidates if first_day(value) <= anchor <= last_day(value)]
    if within and not strictly:
        return within[0]
    past = [value for value in candidates if last_day(value) < anchor]
    ahead = [value for value in candidates if first_day(value) > anchor]
    if not past or not ahead:
        return next(iter(ahead or past), None)
    if strictly:
        return ahead[0] if direction == 1 else past[-1]
    return ahead[0] if (first_day(ahead[0]) - anchor) * _NEARER[direction] < anchor - last_day(past[-1]) else past[-1]


def _mention(found: Found, value: Value) -> DateMention:
    grain = "day" if isinstance(value, date) else "month" if isinstance(value, tuple) else "year"
    relative = found.rule.unit is not None or found.direction is not None or not (found.month or found.year or found.rule.feast)
    return DateMention(
        found.span, iso(value), f"{found.part} {grain}" if found.part else grain,
        "relative" if relative else "hijri" if found.rule.hijri else "gregorian",
    )
