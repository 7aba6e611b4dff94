"""What is wrong with a reading that can be kept all the same."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from menurut.ledger.moments import after, moment
from menurut.model import Document, Issue, Reading, Span


def issues(reading: Reading, now: str | None = None) -> Iterator[Issue]:
    """Spans outside the text, names that lead nowhere, dates that cannot be; nothing is changed or left out for them.

    `now` (ISO 8601) is the time that no article can be dated after; None asks nothing.
    """
    yield from _dates(reading.document, now)
    yield from _spans(reading)
    yield from _names(reading)


def _dates(document: Document, now: str | None) -> Iterator[Issue]:
    for field, value in (("published", document.published), ("updated", document.updated)):
        if value and not moment(value):
            yield Issue("bad-date", f"{field} is no date: {value[:60]}")
        elif value and now and after(value, now):
            yield Issue("dated-in-future", f"{field} {value} lies after {now}")
    if document.published and document.updated and after(document.published, document.updated):
        yield Issue("published-after-updated", f"published {document.published}, but last updated {document.updated}")


def _spans(reading: Reading) -> Iterator[Issue]:
    end = len(reading.document.text)
    for what, spans in _claimed(reading):
        for start, stop in spans:
            if not 0 <= start <= stop <= end:
                yield Issue("span-outside-text", f"{what} stands at {start}-{stop}, the text ends at {end}")


def _claimed(reading: Reading) -> Iterator[tuple[str, Iterable[Span]]]:
    document = reading.document
    for each in reading.attributions:
        yield f"attribution {each.id}", (*each.source, *each.cue, *each.content, *each.addressee)
    for party in reading.parties:
        known = (*party.sourcing.basis, *party.sourcing.reason) if party.sourcing else ()
        yield f"party {party.id}", (*party.mentions, *known)
    yield "section", (each.span for each in reading.sections)
    yield "date", (each.span for each in reading.dates)
    yield "agency mark", (each.span for each in document.agencies)
    yield "dateline", (document.dateline,) if document.dateline else ()
    yield "credit", (document.credit.span,) if document.credit else ()


def _names(reading: Reading) -> Iterator[Issue]:
    attributions = Counter(each.id for each in reading.attributions)
    parties = Counter(each.id for each in reading.parties)
    for id in (id for counts in (attributions, parties) for id, count in counts.items() if count > 1):
        yield Issue("same-id-twice", f"two things of one reading have the id {id}")
    for each in reading.attributions:
        if each.parent is not None and each.parent not in attributions:
            yield Issue("unknown-attribution", f"attribution {each.id} stands in {each.parent}, which is not there")
        for party in dict.fromkeys((each.party, *each.chain, *each.relays)):
            if party is not None and party not in parties:
                yield Issue("unknown-party", f"attribution {each.id} names party {party}, which is not there")
