"""House rules as a newsroom wrote them: every version stays, with who wrote it and when; the newest holds."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import inspect, select

from menurut.ledger import tables
from menurut.ledger.keys import address_key
from menurut.ledger.moments import moment
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store
from menurut.packing import address, pack, unpack


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A version of the house rules: its TOML text, by whose hand and when (ISO 8601), and a note."""

    text: str
    user: str = ""
    time: str = ""
    note: str = ""


def keep(store: Store, text: str, user: str, note: str = "") -> RuleBook:
    """Append a version; it holds from now on."""
    made = RuleBook(text, user, datetime.now(UTC).isoformat(timespec="microseconds"), note)
    body = pack(made)
    _make(store)
    with store.writing() as connection:
        number = Rows(tables.rules).next_number(connection)
        store.insert(tables.rules, [{"number": number, "address": address_key(address(body)), "moment": moment(made.time),
                                     "body": body}])
    return made


def versions(store: Store, most: int = 50) -> Iterator[RuleBook]:
    """The versions, the newest first; at most so many."""
    if not _made(store):
        return
    query = select(tables.rules.c.body).order_by(tables.rules.c.number.desc()).limit(most)
    with store.reading() as connection:
        bodies = connection.execute(query).scalars().all()
    yield from (unpack(RuleBook, body) for body in bodies)


def holding(store: Store) -> RuleBook | None:
    """The version that holds; None where nobody has written any."""
    return next(versions(store, 1), None)


def _made(store: Store) -> bool:
    # A ledger that was made before there were house rules has no table for them.
    with store.reading() as connection:
        return inspect(connection).has_table(tables.rules.name)


def _make(store: Store) -> None:
    if not _made(store):
        with store.writing() as connection:
            tables.rules.create(connection, checkfirst=True)
