"""Readings into the record: batch by batch, each in one transaction, together with all that is derived from them alone."""
from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from menurut.ledger import checks, tables, words
from menurut.ledger.documents import NAMELESS, place
from menurut.ledger.events import Added, Noted
from menurut.ledger.items import Item, Items
from menurut.ledger.keys import address_key, hashed
from menurut.ledger.moments import moment
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store
from menurut.model import Issue, Party, Reading
from menurut.packing import Unpackable, address, pack, pack_as, unpack

_MOST_READINGS = 500
_MOST_CHARACTERS = 4_000_000
_MOST_SECONDS = 2.0  # slow readings are committed as they come
_MOST_BYTES = 200_000_000  # of one reading


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with its content address and its bytes."""

    address: str
    reading: Reading
    body: bytes


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings in batches of bounded size, and of bounded time where they come slowly."""
    batch: list[Reading] = []
    size, since = 0, time.monotonic()
    for reading in readings:
        batch.append(reading)
        size += len(reading.document.text) if isinstance(reading, Reading) and isinstance(reading.document.text, str) else 0
        if len(batch) >= _MOST_READINGS or size >= _MOST_CHARACTERS or time.monotonic() - since > _MOST_SECONDS:
            yield batch
            batch, size, since = [], 0, time.monotonic()
    if batch:
        yield batch


def add(store: Store, parties: Items[Party], readings: Iterable[Reading], now: str | None) -> Added:
    """One batch into the record, with what is derived from it, in one transaction."""
    every = [_prepared(reading) for reading in readings]
    refused = tuple(each for each in every if isinstance(each, Noted))
    given = {each.address: each for each in every if isinstance(each, Prepared)}
    with store.writing() as connection:
        known = Rows(tables.readings).numbers(connection, given)
        new = {address: each for address, each in given.items() if address not in known}
        noted = tuple(Noted(address, each.reading.document.id, issue)
                      for address, each in new.items() for issue in checks.issues(each.reading, now))
        _write(store, connection, new.values())
        derive(store, parties, {address: each.reading for address, each in new.items()})
        note(store, (*refused, *noted))
    return Added(tuple(new), tuple(known), refused, noted)


def derive(store: Store, parties: Items[Party], readings: Mapping[str, Reading]) -> None:
    """What is derived from each reading alone: the words of its text, its parties and theirs. By content address."""
    with store.writing() as connection:
        numbers = Rows(tables.readings).numbers(connection, readings)
        words.put(connection, "text", (
            (numbers[address], f"{each.document.title or ''}\n{each.document.text}") for address, each in readings.items()))
        parties.put(Item(f"{address}:{party.id}", address, party, party.name)
                    for address, each in readings.items() for party in each.parties)


def note(store: Store, noted: Iterable[Noted]) -> None:
    """Issues into the record; one that is there already changes nothing."""
    with store.writing() as connection:
        bodies = {address(body): body for each in noted for body in [pack(each)]}
        first = Rows(tables.issues).next_number(connection)
        store.insert(tables.issues, ({"number": number, "address": address_key(key), "body": body}
                                     for number, (key, body) in enumerate(bodies.items(), start=first)))


def unpacked(body: bytes) -> Reading:
    """A reading as it was packed into its row."""
    return unpack(Reading, zlib.decompress(body))


def _write(store: Store, connection: Connection, new: Iterable[Prepared]) -> None:
    first = Rows(tables.readings).next_number(connection)
    store.insert(tables.readings, (
        {"number": number, "address": address_key(each.address), "body": each.body} | _looked_up(each)
        for number, each in enumerate(new, start=first)))


def _looked_up(each: Prepared) -> dict[str, object]:
    document = each.reading.document
    at = place(document.url)
    return {
        "name": hashed(each.address if document.id in NAMELESS else document.id),
        "place": hashed(at) if at else None,
        "moment": moment(document.updated) or moment(document.published),
    }


def _prepared(reading: Reading) -> Prepared | Noted:
    try:
        data = pack_as(Reading, reading)
    except Unpackable as error:
        return Noted("", "", Issue("no-reading", f"not kept: {error}"))
    if not reading.document.readable:
        why = "; ".join(issue.message for issue in reading.document.issues)
        return Noted("", reading.document.id, Issue("unreadable", f"not kept, there is no text: {why}"))
    if len(data) > _MOST_BYTES:
        return Noted("", reading.document.id, Issue("too-large", f"not kept: a reading of {len(data)} bytes"))
    # The lowest level: most of the gain at a tenth of the time.
    return Prepared(address(data), reading, zlib.compress(data, 1))
