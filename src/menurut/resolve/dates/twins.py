"""The same date said twice running: in words that belong together, or in two calendars."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from menurut.model import DateMention

_BETWEEN = re.compile(r"[\s/(),،=.–—-]{0,6}")
# Moon sighting moves a Hijri day by as much from one country to another.
_TOLERANCE = 2


def merged(text: str, mentions: Iterable[DateMention]) -> list[DateMention]:
    """One mention for the same day said twice: "yesterday, Tuesday", "أمس الأربعاء"."""
    done: list[DateMention] = []
    for mention in mentions:
        last = done[-1] if done else None
        if last and last.value == mention.value and text[last.span[1]:mention.span[0]].strip() in ("", ",", "،"):
            done[-1] = replace(mention, span=(last.span[0], mention.span[1]))
        else:
            done.append(mention)
    return done


def agreed(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Hijri days that stand beside their Gregorian twins ("22–23 March 2024 / 11–12 Ramadan 1445") moved to where these say.

    The writer's own conversion is believed within the two days that calendars of different countries differ by.
    """
    done: list[DateMention] = []
    for run in _runs(text, mentions):
        by = _distance(_days(run, "gregorian"), _days(run, "hijri"))
        done += [_moved(mention, by) if mention.calendar == "hijri" and by else mention for mention in run]
    return done


def _days(run: Iterable[DateMention], calendar: str) -> list[date]:
    return [date.fromisoformat(mention.value) for mention in run if mention.calendar == calendar and len(mention.value) == 10]


def _runs(text: str, mentions: Sequence[DateMention]) -> Iterable[list[DateMention]]:
    """Mentions with nothing but marks between them."""
    run = list(mentions[:1])
    for last, mention in pairwise(mentions):
        if mention.span[0] - last.span[1] > 6 or not _BETWEEN.fullmatch(text, last.span[1], mention.span[0]):
            yield run
            run = []
        run.append(mention)
    yield run


def _distance(gregorian: Sequence[date], hijri: Sequence[date]) -> timedelta:
    """How far all Hijri days lie from their twins; nothing where they are too far or not equally many."""
    far = {one - other for one, other in zip(gregorian, hijri, strict=False)}
    by = far.pop() if len(far) == 1 and len(gregorian) == len(hijri) else timedelta()
    return by if abs(by.days) <= _TOLERANCE else timedelta()


def _moved(mention: DateMention, by: timedelta) -> DateMention:
    day = len(mention.value) == 10
    return replace(mention, value=(date.fromisoformat(mention.value) + by).isoformat()) if day else mention
