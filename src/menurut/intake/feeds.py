"""The feeds that are followed, and what they have named, kept in the database."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from menurut.ingest.feeds import Entry
from menurut.intake.jobs import packed, unpacked
from menurut.intake.tables import feeds, seen
from menurut.ledger.store import Store

HELD: Final = 300.0  # seconds for which a feed that is being asked is nobody else's
_MOST_AT_ONCE: Final = 400


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A feed that is followed: its address, its name once it was read, who wanted it, how asking it went.

    `interval` is the seconds between two questions; `asked` and `changed` when it was last asked and had something new
    (seconds of the epoch); `failures` in a row and the last `problem`; `etag` and `modified` are what its server wants to
    hear; `gone` is a feed that its server says is no more.
    """

    url: str
    title: str | None = None
    user: str = ""
    interval: float = 900.0
    etag: str | None = None
    modified: str | None = None
    asked: float | None = None
    changed: float | None = None
    failures: int = 0
    problem: str | None = None
    articles: int = 0
    gone: bool = False
    number: int = 0
    due: float = 0.0


class Feeds:
    """The feeds in one database. `clock` gives seconds of the epoch."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store, self._clock = store, clock

    def subscribe(self, url: str, user: str = "", interval: float = 900.0) -> Subscribed:
        """Follow a feed, to be asked at once; one that is followed already stays as it is, but is asked at once."""
        key = _hash(url)
        with self._store.writing() as connection:
            row = connection.execute(select(feeds).where(feeds.c.key == key)).first()
            if row is None:
                body = _packed(Subscribed(url, user=user, interval=interval))
                connection.execute(insert(feeds).values(key=key, due=self._clock(), body=body))
            else:
                again = replace(_subscribed(row), gone=False)
                connection.execute(update(feeds).where(feeds.c.key == key).values(due=self._clock(), body=_packed(again)))
            return _subscribed(connection.execute(select(feeds).where(feeds.c.key == key)).one())

    def unsubscribe(self, number: int) -> bool:
        """Follow a feed no more; what was read of it stays. Returns whether it was followed."""
        with self._store.writing() as connection:
            connection.execute(delete(seen).where(seen.c.feed == number))
            return bool(connection.execute(delete(feeds).where(feeds.c.number == number)).rowcount)

    def ask_now(self, number: int) -> bool:
        """Have a feed asked at once. Returns whether it is followed."""
        with self._store.writing() as connection:
            return bool(connection.execute(update(feeds).where(feeds.c.number == number).values(due=self._clock())).rowcount)

    def one(self, number: int) -> Subscribed | None:
        """The feed with a number; None where it is not followed."""
        with self._store.reading() as connection:
            row = connection.execute(select(feeds).where(feeds.c.number == number)).first()
        return _subscribed(row) if row is not None else None

    def every(self, offset: int = 0, limit: int = 1000) -> tuple[list[Subscribed], int]:
        """The feeds in the order in which they came; and how many there are."""
        with self._store.reading() as connection:
            rows = connection.execute(select(feeds).order_by(feeds.c.number).offset(offset).limit(limit)).all()
            total = connection.execute(select(func.count()).select_from(feeds)).scalar_one()
        return list(map(_subscribed, rows)), int(total)

    def take(self) -> Subscribed | None:
        """The next feed that is due, which the caller is to ask now; None where there is none."""
        with self._store.reading() as connection:
            if connection.execute(select(feeds.c.number).where(feeds.c.due <= self._clock()).limit(1)).first() is None:
                return None
        with self._store.writing() as connection:
            now = self._clock()
            due = select(feeds).where(feeds.c.due <= now).order_by(feeds.c.due, feeds.c.number).limit(1)
            row = connection.execute(due).first()
            if row is None:
                return None
            connection.execute(update(feeds).where(feeds.c.number == row.number).values(due=now + HELD))
        return _subscribed(row)

    def asked(self, feed: Subscribed, again: float) -> None:
        """Note how asking a feed went, and in how many seconds it is to be asked again."""
        # While it was asked, somebody may have followed it no more; and SQLite gives its number to the next one.
        this = (feeds.c.number == feed.number) & (feeds.c.key == _hash(feed.url))
        with self._store.writing() as connection:
            connection.execute(update(feeds).where(this).values(due=self._clock() + again, body=_packed(feed)))

    def new(self, feed: Subscribed, entries: Iterable[Entry]) -> list[Entry]:
        """Those entries that no feed has named yet, or that this one names anew with another date or title; they are known
        from then on. Call it in the transaction that puts them into the queue.
        """
        found = {_hash(each.link or each.key): each for each in entries}
        with self._store.writing() as connection:
            known = _known(connection, list(found))
            fresh = [key for key, each in found.items() if _is_fresh(known.get(key), feed, each)][:_MOST_AT_ONCE]
            connection.execute(delete(seen).where(seen.c.key.in_(fresh)))
            rows = [{"key": key, "feed": feed.number, "mark": _mark(found[key])} for key in fresh]
            if rows:
                connection.execute(insert(seen), rows)
        return [found[key] for key in fresh]


def _is_fresh(known: tuple[int, bytes] | None, feed: Subscribed, entry: Entry) -> bool:
    """An article that two feeds name is the first one's."""
    return known is None or (known[0] == feed.number and known[1] != _mark(entry))


def _known(connection: Connection, keys: list[bytes]) -> dict[bytes, tuple[int, bytes]]:
    known: dict[bytes, tuple[int, bytes]] = {}
    for start in range(0, len(keys), _MOST_AT_ONCE):
        rows = connection.execute(select(seen).where(seen.c.key.in_(keys[start : start + _MOST_AT_ONCE])))
        known.update((row.key, (row.feed, row.mark)) for row in rows)
    return known


def _mark(entry: Entry) -> bytes:
    """What is another when an article was written anew."""
    return _hash("\n".join((entry.updated or entry.published or "", entry.title or "")))


def _hash(words: str) -> bytes:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _packed(feed: Subscribed) -> bytes:
    return packed({name: value for name, value in asdict(feed).items() if name not in ("number", "due")})


def _subscribed(row: Row[Any]) -> Subscribed:
    return Subscribed(**unpacked(row.body), number=row.number, due=row.due)
