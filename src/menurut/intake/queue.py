"""The queue: what is to be read, kept in the database until it was. Several processes may take from it.

Whoever takes a thing holds it for `LEASE` seconds and says from time to time that they are still at it. What nobody holds
any more is read again, which changes nothing in the ledger if it was read before.
"""
from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from menurut.intake.jobs import Given, Item, Outcome, packed, packed_given, packed_outcome, unpacked_given
from menurut.intake.tables import items, jobs, outcomes
from menurut.ledger.store import Store

LEASE: Final = 120.0
MOST_TRIES: Final = 4
MOST_WAITING: Final = 5000
MOST_BYTES: Final = 500_000_000
MOST_JOBS: Final = 2000  # that are remembered

_RANKS: Final = {"text": 0, "url": 0, "file": 1, "entry": 2}  # whoever waits for an answer comes first
_LONG: Final = 200_000  # bytes from which a text takes as long as many: it comes with the files


class Full(Exception):
    """So much is waiting that nothing more is taken at the moment."""


class Queue:
    """The queue in one database. `clock` gives seconds of the epoch."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store, self._clock = store, clock

    def submit(self, kind: str, title: str, given: Sequence[Given], user: str = "") -> str:
        """Put things into the queue as one job; returns its id. When it returns, they are kept. Raises Full."""
        # Packing files takes a second or more: nobody waits for the ledger meanwhile.
        things, name = [(rank(each), *packed_given(each)) for each in given], secrets.token_hex(8)
        with self._store.writing() as connection:
            self._refuse_when_full(connection, given)
            now = self._clock()
            moment = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
            body = packed({"kind": kind, "title": title, "user": user})
            adding = insert(jobs).values(name=name, moment=moment, body=body).returning(jobs.c.number)
            job = connection.execute(adding).scalar_one()
            if things:
                connection.execute(insert(items), [_row(job, now, *each) for each in things])
            _forget_old(connection)
        return name

    def take(self, before: int | None = None) -> Item | None:
        """The next thing that is due, which the caller now holds; None where there is none. Ranks from `before` on wait."""
        now = self._clock()
        which = _free(now) if before is None else _free(now) & (items.c.rank < before)
        with self._store.reading() as connection:
            if connection.execute(select(items.c.number).where(which).limit(1)).first() is None:
                return None
        with self._store.writing() as connection:
            query = select(items).where(which).order_by(items.c.rank, items.c.number).limit(1)
            row = connection.execute(query).first()
            if row is None:
                return None
            connection.execute(delete(outcomes).where(outcomes.c.item == row.number))
            _change(connection, row.number, state="reading", lease=now + LEASE, tries=row.tries + 1)
        return Item(row.number, row.job, "reading", row.tries + 1, unpacked_given(row.body, row.data))

    def record(self, item: Item, found: Iterable[Outcome]) -> None:
        """Note what came of some documents of a thing, and that it is still being read."""
        rows = [{"item": item.number, "fate": each.fate, "address": bytes.fromhex(each.reading) if each.reading else None,
                 "body": packed_outcome(each)} for each in found]
        with self._store.writing() as connection:
            if rows:
                connection.execute(insert(outcomes), rows)
            _change(connection, item.number, lease=self._clock() + LEASE)

    def hold(self, item: Item) -> None:
        """Say that a thing is still being read."""
        with self._store.writing() as connection:
            _change(connection, item.number, lease=self._clock() + LEASE)

    def finish(self, item: Item) -> None:
        """All of a thing was read, or will never be."""
        with self._store.writing() as connection:
            _change(connection, item.number, state="done", data=None)

    def postpone(self, item: Item, seconds: float, *, counts: bool = True) -> None:
        """Give a thing back, to be taken in so many seconds; unless it `counts`, as if it had not been begun."""
        with self._store.writing() as connection:
            tries = item.tries if counts else item.tries - 1
            _change(connection, item.number, state="waiting", due=self._clock() + seconds, tries=tries)

    def open(self) -> tuple[int, float | None]:
        """How many things are not done, and in how many seconds the next is due (None: never)."""
        with self._store.reading() as connection:
            due = func.min(items.c.due).filter(items.c.state == "waiting")
            count, first = connection.execute(select(func.count(), due).where(items.c.state != "done")).one()
        return int(count), None if first is None else max(0.0, first - self._clock())

    def _refuse_when_full(self, connection: Connection, given: Sequence[Given]) -> None:
        size = func.coalesce(func.sum(func.length(items.c.data)), 0)
        count, held = connection.execute(select(func.count(), size).where(items.c.state != "done")).one()
        if count + len(given) > MOST_WAITING or held + sum(len(each.data or b"") for each in given) > MOST_BYTES:
            raise Full(f"{count} articles are waiting to be read: try again when there are fewer")


def rank(given: Given) -> int:
    """Who comes first: the lower, the sooner."""
    return max(_RANKS[given.kind], len(given.data or b"") >= _LONG)


def _free(now: float) -> ColumnElement[bool]:
    return or_((items.c.state == "waiting") & (items.c.due <= now), (items.c.state == "reading") & (items.c.lease <= now))


def _row(job: int, now: float, rank: int, body: bytes, data: bytes | None) -> dict[str, object]:
    return {"job": job, "state": "waiting", "rank": rank, "due": now, "lease": 0.0, "tries": 0, "body": body, "data": data}


def _change(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(items).where(items.c.number == number).values(**values))


def _forget_old(connection: Connection) -> None:
    """Jobs of long ago, of which nothing is open. What they brought in stays in the ledger."""
    last = select(jobs.c.number).order_by(jobs.c.number.desc()).offset(MOST_JOBS).limit(1).scalar_subquery()
    still = select(items.c.job).where(items.c.state != "done")
    old = [row for row in connection.execute(
        select(jobs.c.number).where(jobs.c.number <= last, jobs.c.number.not_in(still)).limit(20)).scalars()]
    if old:
        theirs = select(items.c.number).where(items.c.job.in_(old))
        connection.execute(delete(outcomes).where(outcomes.c.item.in_(theirs)))
        connection.execute(delete(items).where(items.c.job.in_(old)))
        connection.execute(delete(jobs).where(jobs.c.number.in_(old)))
