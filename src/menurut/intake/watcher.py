"""Asking feeds what is new, politely, one after the other: a thread. A feed that fails costs the others nothing."""
from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from threading import Event
from typing import Final
from urllib.parse import urljoin

from menurut.ingest.feeds import Entry, Feed, feed
from menurut.ingest.unreadable import Unreadable, reason
from menurut.ingest.web import Answered, Fetched
from menurut.intake import sources
from menurut.intake.feeds import Feeds, Subscribed
from menurut.intake.polite import Manners, asked_for, backoff
from menurut.intake.queue import Full, Queue
from menurut.ledger import LedgerError
from menurut.ledger.store import Store

log = logging.getLogger("menurut.intake")

MOST_NEW: Final = 100  # articles of a feed that are looked at each time it is asked: the newest
MOST_MAPS: Final = 5  # of a site map's site maps

_IDLE: Final = 5.0
_GONE: Final = 410
_NOT_MODIFIED: Final = 304
Get = Callable[[str, Mapping[str, str]], Fetched]


class Watcher:
    """Asks the feeds that are due. `get(url, headers)` fetches; `clock` gives seconds of the epoch, `pause(seconds)` waits."""

    def __init__(
        self, store: Store, feeds: Feeds, queue: Queue, get: Get, manners: Manners, *,
        clock: Callable[[], float] = time.time, pause: Callable[[float], object] = time.sleep,
    ) -> None:  # fmt: skip
        self._store, self._feeds, self._queue, self._get, self._manners = store, feeds, queue, get, manners
        self._clock, self._pause = clock, pause

    def run(self, stop: Event, wake: Event) -> None:
        """Ask until `stop` is set; `wake` is set when there is something new in the queue."""
        while not stop.is_set():
            try:
                asked = self.one()
            except LedgerError as error:
                log.warning("the ledger cannot be used at the moment: %s", error)
                asked = None
            if asked is None:
                stop.wait(_IDLE)
            else:
                wake.set()

    def one(self) -> Subscribed | None:
        """Ask the next feed that is due; returns it as it is then, None where none is due."""
        found = self._feeds.take()
        if found is None:
            return None
        try:
            return self._ask(found)
        except LedgerError:
            raise
        except Answered as error:
            return self._failed(found, error.issue.message, asked_for(error.retry_after, self._clock()), error.status == _GONE)
        except Unreadable as error:
            return self._failed(found, error.issue.message)
        except Full as error:
            return self._failed(found, str(error))
        except Exception as error:  # whatever a feed does to its reader, it costs this feed only
            log.exception("%s", found.url)
            return self._failed(found, f"{type(error).__name__}: {reason(error)}")

    def _ask(self, found: Subscribed) -> Subscribed:
        got = self._fetched(found.url, _conditions(found))
        now = self._clock()
        asked = replace(found, asked=now, failures=0, problem=None, gone=False, etag=got.etag or found.etag,
                        modified=got.modified or found.modified)
        if got.status == _NOT_MODIFIED:
            return self._asked(asked, "nothing new")
        read = self._with_maps(feed(got.body, got.charset))
        # What stands in site maps changes without the list of them: that is read each time.
        etag, modified = (None, None) if read.maps else (got.etag, got.modified)
        asked = replace(asked, title=read.title or found.title, etag=etag, modified=modified)
        with self._store.writing():
            count = self._submit(asked, read, got.url)
            changed = replace(asked, articles=found.articles + count, changed=now) if count else asked
            return self._asked(changed, f"{count} new" if count else "nothing new")

    def _submit(self, asked: Subscribed, read: Feed, url: str) -> int:
        """The new articles into the queue, the oldest of them first."""
        new = self._feeds.new(asked, _with_links(read.entries[:MOST_NEW], url))
        given = [sources.entry(each, read.title, asked.url) for each in reversed(new)]
        if given:
            self._queue.submit("feed", read.title or asked.url, given, asked.user)
        return len(given)

    def _with_maps(self, read: Feed) -> Feed:
        """A site map of site maps, as one: the newest entries of the newest of them."""
        entries: list[Entry] = list(read.entries)
        for each in islice(read.maps, MOST_MAPS):
            try:
                entries += feed((got := self._fetched(each, {})).body, got.charset).entries
            except Unreadable as error:
                log.info("%s: %s", each, error.issue.message)
        entries.sort(key=lambda each: each.published or each.updated or "", reverse=True) if read.maps else None
        return replace(read, entries=tuple(entries))

    def _fetched(self, url: str, headers: Mapping[str, str]) -> Fetched:
        while seconds := self._manners.wait(url):
            self._pause(seconds)
        return self._get(url, headers)

    def _asked(self, asked: Subscribed, told: str) -> Subscribed:
        again = backoff(asked.interval, 0)
        log.info("%s: %s; again in %d min", asked.url, told, again // 60)
        self._feeds.asked(asked, again)
        return asked

    def _failed(self, found: Subscribed, problem: str, at_least: float = 0.0, gone: bool = False) -> Subscribed:
        failures = found.failures + 1
        again = 365 * 24 * 3600.0 if gone else backoff(found.interval, failures, at_least)
        failed = replace(found, asked=self._clock(), failures=failures, problem=problem, gone=gone)
        log.warning("%s: %s; %s", found.url, problem, "not asked again" if gone else f"again in {again / 60:.0f} min")
        self._feeds.asked(failed, again)
        return failed


def _conditions(found: Subscribed) -> dict[str, str]:
    """What makes a server say that nothing changed."""
    told = {"If-None-Match": found.etag, "If-Modified-Since": found.modified}
    return {name: value for name, value in told.items() if value and value.isprintable()}


def _with_links(entries: Iterable[Entry], base: str) -> Iterator[Entry]:
    """The entries with whole addresses."""
    for each in entries:
        try:
            yield replace(each, link=urljoin(base, each.link.strip())) if each.link else each
        except ValueError:
            yield replace(each, link=None)
