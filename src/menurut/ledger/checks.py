"""What is wrong with a reading that can be kept all the same."""
from __future__ import annotations

from collections.abc import Iterator

from menurut import broken
from menurut.ledger.moments import after, moment
from menurut.model import Document, Issue, Reading


def issues(reading: Reading, now: str | None = None) -> Iterator[Issue]:
    """Spans outside the text, names that lead nowhere, dates that cannot be; nothing is changed or left out for them.

    `now` (ISO 8601) is the time that no article can be dated after; None asks nothing.
    """
    yield from _dates(reading.document, now)
    yield from broken.issues(reading)


def _dates(document: Document, now: str | None) -> Iterator[Issue]:
    for field, value in (("published", document.published), ("updated", document.updated)):
        if value and not moment(value):
            yield Issue("bad-date", f"{field} is no date: {value[:60]}")
        elif value and now and after(value, now):
            yield Issue("dated-in-future", f"{field} {value} lies after {now}")
    if document.published and document.updated and after(document.published, document.updated):
        yield Issue("published-after-updated", f"published {document.published}, but last updated {document.updated}")
