"""All of bringing in, put together for one ledger."""
from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from threading import Event, Thread

from menurut.ingest.web import MOST_BYTES, Fetched, fetch
from menurut.intake.feeds import Feeds, Subscribed
from menurut.intake.jobs import Given
from menurut.intake.listing import Listing
from menurut.intake.polite import HEADERS, PAUSE, Manners
from menurut.intake.queue import Queue
from menurut.intake.reach import Reach
from menurut.intake.tables import prepare
from menurut.intake.watcher import Watcher
from menurut.intake.worker import Worker
from menurut.ledger import Ledger
from menurut.reader import Tagger


class Intake:
    """The queue and the feeds of a ledger, and the two threads that work on them once it is started.

    `reach` is what may be fetched; `pause` the seconds between two requests to one host for feeds. Stop it, or use it in a
    `with`, which starts and stops it.
    """

    def __init__(
        self, ledger: Ledger, reach: Reach | None = None, *, pause: float = PAUSE, extractor: Tagger | None = None
    ) -> None:
        prepare(ledger.store)
        self.reach = reach or Reach()
        self.queue, self.feeds, self.listing = Queue(ledger.store), Feeds(ledger.store), Listing(ledger.store)
        self._stop, self._wake = Event(), Event()
        manners = Manners(lambda url, most: self._get(url, HEADERS, most), pause=pause)
        self.worker = Worker(ledger, self.queue, self._get, manners, wall=time.time, extractor=extractor)
        self.watcher = Watcher(ledger.store, self.feeds, self.queue, lambda url, told: self._get(url, HEADERS | dict(told)),
                               manners, pause=self._stop.wait)
        self._threads: list[Thread] = []

    def __enter__(self) -> Intake:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start reading and asking."""
        for name, run in (("menurut-reading", self.worker.run), ("menurut-feeds", self.watcher.run)):
            thread = Thread(target=run, args=(self._stop, self._wake), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, seconds: float = 20.0) -> None:
        """End both after the article that is being read; what is waiting stays in the queue."""
        self._stop.set()
        self._wake.set()
        for thread in self._threads:
            thread.join(seconds)
        self._threads = []

    def submit(self, kind: str, title: str, given: Sequence[Given], user: str = "") -> str:
        """Put things into the queue as one job; returns its id. Raises `Full`."""
        name = self.queue.submit(kind, title, given, user)
        self._wake.set()
        return name

    def subscribe(self, url: str, user: str = "", interval: float = 900.0) -> Subscribed:
        """Follow a feed, to be asked at once, and then every `interval` seconds or so."""
        return self.feeds.subscribe(url, user, interval)

    def work(self, patience: float = 120.0) -> None:
        """Read, in this thread, all that is in the queue, waiting at most so many seconds for what is not due yet."""
        while not self._stop.is_set():
            if self.worker.one(self._stop):
                continue
            count, due = self.queue.open()
            if not count or due is None or due > patience:
                return
            self._stop.wait(min(due + 0.01, 5.0))

    def ask_all(self) -> list[Subscribed]:
        """Ask, in this thread, every feed that is due; returns them as they are then."""
        asked: list[Subscribed] = []
        while not self._stop.is_set() and (found := self.watcher.one()):
            asked.append(found)
        return asked

    def _get(self, url: str, headers: Mapping[str, str] | None = None, most_bytes: int = MOST_BYTES) -> Fetched:
        return fetch(url, may_connect=self.reach.may_connect, ports=self.reach.every_port, most_bytes=most_bytes,
                     most_seconds=self.reach.seconds, headers=headers)
