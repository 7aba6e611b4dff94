"""Dates that a person gives and is given."""
from __future__ import annotations

from datetime import UTC, date, datetime

from menurut.views.wrong import Refused


def now() -> str:
    """The time of a decision; to the microsecond, since of two in one second the later holds as well."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def checked(published: str | None) -> str | None:
    """The date of `--published`; Refused where it is none."""
    if published:
        try:
            date.fromisoformat(published[:10])
        except ValueError:
            raise Refused(f"--published is a date like 2026-03-02, not {published}") from None
    return published
