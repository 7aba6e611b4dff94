"""What is broken in a reading: places that are not in its text, names that lead nowhere."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from menurut.model import Attribution, Issue, Reading, Span


def issues(reading: Reading) -> Iterator[Issue]:
    """Spans outside the text, ids that two things have, names that lead nowhere or round in a circle."""
    yield from _spans(reading)
    yield from _names(reading)
    yield from _circles(reading.attributions)


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


def _circles(attributions: Iterable[Attribution]) -> Iterator[Issue]:
    """The first of each circle of attributions that stand in each other."""
    parents = {each.id: each.parent for each in attributions}
    done: set[str | None] = {None}
    for first in parents:
        way: dict[str | None, None] = {}
        at: str | None = first
        while at not in done and at not in way:
            way[at] = None
            at = parents.get(at or "")
        if at in way:
            yield Issue("circle", f"attribution {at} stands in itself")
        done |= way.keys()
