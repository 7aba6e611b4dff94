"""The same date said twice running: in words that belong together, or in two calendars."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
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
    """Hijri dates that stand beside their Gregorian twins ("22–23 March 2024 / 11–12 Ramadan 1445") moved to where these say.

    The writer's own conversion is believed within the two days that calendars of different countries differ by, and for
    months within the one month that a Hijri month begins before or after its twin.
    """
    return [mention for run in _runs(text, mentions) for mention in _twinned(run)]


def _twinned(run: Sequence[DateMention]) -> Sequence[DateMention]:
    gregorian = [mention.value for mention in run if mention.calendar == "gregorian"]
    hijri = [mention.value for mention in run if mention.calendar == "hijri"]
    if len(gregorian) != len(hijri) or not all(map(_close, gregorian, hijri)):
        return run
    twins = iter(gregorian)
    return [replace(mention, value=next(twins)) if mention.calendar == "hijri" else mention for mention in run]


def _close(value: str, other: str) -> bool:
    """Whether two dates, both days or both months, are as near as twins are."""
    if len(value) != len(other) or len(value) < 7:
        return False
    if len(value) == 7:
        return abs(_months(value) - _months(other)) <= 1
    return abs((date.fromisoformat(value) - date.fromisoformat(other)).days) <= _TOLERANCE


def _months(value: str) -> int:
    return 12 * int(value[:4]) + int(value[5:])


def _runs(text: str, mentions: Sequence[DateMention]) -> Iterable[list[DateMention]]:
    """Mentions with nothing but marks between them."""
    run = list(mentions[:1])
    for last, mention in pairwise(mentions):
        if mention.span[0] - last.span[1] > 6 or not _BETWEEN.fullmatch(text, last.span[1], mention.span[0]):
            yield run
            run = []
        run.append(mention)
    yield run
