"""Dates and date-times as one order."""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

AHEAD = timedelta(hours=14)  # as far as any time zone is ahead of UTC

_SHORT = re.compile(r"\d{4}(-\d\d)?")


def moment(value: str | None) -> str:
    """An ISO 8601 date or date-time as UTC to the microsecond, a date as its beginning; empty for None and what is no date.

    Without a time zone it is taken for UTC. The result sorts by time.
    """
    found = _parsed(value or "")
    return found.isoformat(timespec="microseconds").removesuffix("+00:00") if found else ""


def after(value: str, now: str) -> bool:
    """Whether a date lies certainly after another: without a time zone, it may have been written in any."""
    one, other = _parsed(value), _parsed(now)
    return one is not None and other is not None and one - (timedelta() if _zoned(value) else AHEAD) > other


def _parsed(value: str) -> datetime | None:
    try:
        full = value + "-01-01"[len(value) - 4 :] if _SHORT.fullmatch(value) else value
        found = datetime.fromisoformat(full)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zoned(value: str) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None if len(value) > 7 else False
