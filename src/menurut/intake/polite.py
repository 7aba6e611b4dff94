"""Manners towards other people's servers: what robots.txt asks for, a pause between two requests to a host, patience."""
from __future__ import annotations

import random
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from menurut.ingest.unreadable import Unreadable
from menurut.ingest.web import Answered, Fetched, parsed

if TYPE_CHECKING:
    from protego import Protego

AGENT: Final = "menurut"
HEADERS: Final = {"User-Agent": "menurut (reads feeds that its user follows; obeys robots.txt)"}
PAUSE: Final = 2.0  # seconds between two requests to one host
LONGEST_PAUSE: Final = 60.0  # of a crawl-delay
LONGEST_WAIT: Final = 24 * 3600.0

_ROBOTS_LAST: Final = 3600.0  # seconds for which robots.txt is remembered
_FAILED_LAST: Final = 600.0
_MOST_BYTES: Final = 512_000
_MOST_HOSTS: Final = 10_000


class Manners:
    """When a page may be asked for. Safe to use from several threads; `clock` gives seconds.

    `fetch(url, most_bytes)` gets a page; it raises `Unreadable`.
    """

    def __init__(
        self, fetch: Callable[[str, int], Fetched], clock: Callable[[], float] = time.monotonic, pause: float = PAUSE
    ) -> None:
        self._fetch, self._clock, self._pause = fetch, clock, pause
        self._robots: OrderedDict[str, tuple[float, Protego | None]] = OrderedDict()
        self._free: OrderedDict[str, float] = OrderedDict()
        self._turns: OrderedDict[str, float] = OrderedDict()
        self._last: OrderedDict[str, float] = OrderedDict()
        self._turn = Lock()

    def wait(self, url: str) -> float:
        """Seconds until the page may be asked for; at 0 it is the caller's turn, and the host's next one is later.

        Who must wait has a turn then: whoever asks for another page of the host in the meantime gets a later one.
        Raises `Unreadable`: "robots" where the site does not want it, "fetch-failed" where it cannot say, "fetch-refused"
        for what is no web address.
        """
        parts = parsed(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules(site)
        if not rules.can_fetch(url, AGENT):
            raise Unreadable("robots", f"{parts.hostname} asks programs not to read this page (robots.txt)")
        pause = max(self._pause, min(rules.crawl_delay(AGENT) or 0.0, LONGEST_PAUSE))
        with self._turn:
            return self._until(url, site, pause)

    def _until(self, url: str, site: str, pause: float) -> float:
        now = self._clock()
        if url not in self._turns:
            self._turns[url] = max(now, self._free.get(site, 0.0))
            self._free[site] = self._turns[url] + pause
        # Those who come late for their turns keep the pause between them all the same.
        wait = max(self._turns[url], self._last.get(site, -pause) + pause) - now
        if wait <= 0:
            del self._turns[url]
            self._last[site] = now
        for known in (self._free, self._turns, self._last):
            _bound(known)
        return max(0.0, wait)

    def _rules(self, site: str) -> Protego:
        """What a site asks for; remembered."""
        until, rules = self._robots.get(site, (0.0, None))
        if self._clock() >= until:
            rules = self._asked(site)
            lasts = _FAILED_LAST if rules is None else _ROBOTS_LAST
            with self._turn:
                self._robots[site] = (self._clock() + lasts, rules)
                _bound(self._robots)
        if rules is None:
            raise Unreadable("fetch-failed", f"{site}/robots.txt cannot be read: whether pages may be is not known")
        return rules

    def _asked(self, site: str) -> Protego | None:
        """None where the site is there and cannot say. Where there is no robots.txt, all is allowed (RFC 9309)."""
        try:
            return _parsed(self._fetch(f"{site}/robots.txt", _MOST_BYTES).body)
        except Answered as error:
            return None if error.status >= 500 or error.status == 429 else _parsed(b"")
        except Unreadable as error:
            if error.issue.code == "fetch-refused":
                raise
            return None if error.issue.code == "fetch-failed" else _parsed(b"")


def _parsed(body: bytes) -> Protego:
    try:
        from protego import Protego
    except ImportError:
        raise Unreadable("no-robots", "reading feeds needs more packages: pip install 'menurut[web]'") from None
    return Protego.parse(body.decode("utf-8-sig", "replace"))


def backoff(interval: float, failures: int, asked: float = 0.0, chance: Callable[[], float] = random.random) -> float:
    """Seconds until the next try after so many failures in a row: twice as long each time, no two alike, at most a day.

    Never sooner than the server `asked` for.
    """
    doubled = min(interval * 2.0 ** min(failures, 20), LONGEST_WAIT)
    return min(max(doubled * (0.8 + 0.4 * chance()), asked), LONGEST_WAIT)


def asked_for(retry_after: str | None, now: float) -> float:
    """The seconds that a Retry-After header asks for, given as such or as a moment; 0 where it says nothing."""
    told = (retry_after or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
        return max(0.0, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _bound(known: OrderedDict[str, float] | OrderedDict[str, tuple[float, Protego | None]]) -> None:
    while len(known) > _MOST_HOSTS:
        known.popitem(last=False)
