"""The one who reads what is in the queue: a thread, one thing after the other."""
from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Event, Thread
from typing import Final

from menurut.ingest.article import failed
from menurut.ingest.unreadable import Unreadable, reason
from menurut.ingest.web import Answered, Fetched
from menurut.intake import sources
from menurut.intake.bounds import MOST_PARTIES, MOST_PLACES, is_crowded
from menurut.intake.jobs import Fate, Given, Item, Outcome
from menurut.intake.polite import Manners, asked_for
from menurut.intake.queue import LEASE, MOST_TRIES, Queue, rank
from menurut.ledger import Added, Ledger, LedgerError
from menurut.lengthy import beginning, ended, whole
from menurut.model import Document, Issue, Reading
from menurut.reader import Tagger, readings

log = logging.getLogger("menurut.intake")

_IDLE: Final = 2.0  # seconds after which a queue that was empty is looked at again: another process may have filled it
_AGAIN: Final = 60.0  # seconds until a page that failed is tried again; twice as long each time
_SHORT: Final = 2.5  # seconds that are waited here; for longer the thing goes back into the queue
_FATES: Final[dict[Fate, str]] = {"failed": "refused", "noted": "noted"}
LONGEST: Final = 100_000
"""Characters of a text that are read here: some ten seconds' work; more would keep all others waiting."""

MOST_ATTRIBUTIONS: Final = 5_000
"""Of a reading that was made before and is only linked here, for the same reason."""

_TOO_MUCH: Final = Issue("too-long", f"a reading of more than {LONGEST:,} characters or {MOST_ATTRIBUTIONS:,} attributions: "
                         "bring it in with menurut add")
_CROWDED: Final = Issue("too-long", f"a reading of more than {MOST_PARTIES:,} parties or {MOST_PLACES:,} places: "
                        "bring it in with menurut add")
MOST_FAILED: Final = 1_000
"""Of the documents of one thing that are not read: lines of two bytes each would fill the ledger with what is told of them."""

_REST: Final = Issue("too-many", f"more than {MOST_FAILED:,} documents could not be read: the rest is left out")
_MAY_PASS: Final = (408, 425, 429)


class _Stopped(Exception):
    """The thread is to end: what it holds is given back."""


class Worker:
    """Reads what is in a queue into a ledger. `fetch` gets a page for a user, `manners` say when one of a feed may be got."""

    def __init__(
        self, ledger: Ledger, queue: Queue, fetch: Callable[[str], Fetched], manners: Manners, *,
        wall: Callable[[], float], extractor: Tagger | None = None,
    ) -> None:  # fmt: skip
        self._ledger, self._queue, self._fetch, self._manners = ledger, queue, fetch, manners
        self._wall, self._extractor = wall, extractor

    def run(self, stop: Event, wake: Event) -> None:
        """Read until `stop` is set; `wake` says that there is something new."""
        while not stop.is_set():
            wake.clear()
            try:
                busy = self.one(stop)
            except LedgerError as error:
                log.warning("the ledger cannot be used at the moment: %s", error)
                busy = False
            if not busy:
                wake.wait(_IDLE)

    def one(self, stop: Event, before: int | None = None) -> bool:
        """Read the next thing that is due, of a rank `before` another where one is given. Returns whether there was one."""
        item = self._queue.take(before)
        if item is None:
            return False
        try:
            with self._held(item):
                self._handle(item, stop)
        except _Stopped:
            self._queue.postpone(item, 0, counts=False)
        except LedgerError:
            self._queue.postpone(item, _AGAIN)
            raise
        except Unreadable as error:
            self._failed(item, error)
        except Exception as error:  # whatever a thing does to the reader, it costs this thing only
            log.exception("%s could not be read", item.given.name)
            self._give_up(item, Issue("read-failed", f"{type(error).__name__}: {reason(error)}"))
        return True

    @contextmanager
    def _held(self, item: Item) -> Iterator[None]:
        """Hold a thing for as long as it takes: a very long article takes longer than the queue waits for a word."""
        done = Event()

        def hold() -> None:
            while not done.wait(LEASE / 4):
                with suppress(LedgerError):
                    self._queue.hold(item)

        thread = Thread(target=hold, name="menurut-holding", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _handle(self, item: Item, stop: Event) -> None:
        if item.tries > MOST_TRIES:
            self._give_up(item, Issue("gave-up", f"begun {MOST_TRIES} times and never read to the end"))
            return
        if item.given.kind == "entry" and sources.needs_page(item.given):
            seconds = self._manners.wait(item.given.name)
            if seconds > _SHORT:
                self._queue.postpone(item, seconds, counts=False)
                return
            while seconds:
                if stop.wait(seconds):
                    raise _Stopped
                seconds = self._manners.wait(item.given.name)
        self._read(item, stop)
        self._queue.finish(item)

    def _read(self, item: Item, stop: Event) -> None:
        why: dict[str, Issue] = {}
        found = _noting(_readings(self._documents(item, stop), self._extractor), why)
        for added in self._ledger.add_batches(found):
            self._queue.record(item, _outcomes(added, why, item.given))
            log.info("%s: %d new, %d there already, %d could not be read", item.given.name, len(added.new), len(added.known),
                     len(added.refused))
            # A file of a thousand articles does not keep waiting who pasted one.
            while not stop.is_set() and self.one(stop, before=rank(item.given)):
                pass

    def _documents(self, item: Item, stop: Event) -> Iterator[Document | Reading]:
        failures = 0
        for each in sources.documents(item.given, self._fetch):
            if stop.is_set():
                raise _Stopped
            failures += isinstance(each, Document) and not each.readable
            if failures > MOST_FAILED:
                yield failed(item.given.name, _REST)
                return
            yield each

    def _failed(self, item: Item, error: Unreadable) -> None:
        """What was not got: a page of a feed is tried again where that may help."""
        if item.given.kind == "entry" and item.tries < MOST_TRIES and _may_pass(error):
            asked = asked_for(error.retry_after, self._wall()) if isinstance(error, Answered) else 0.0
            seconds = max(_AGAIN * 2.0**item.tries, min(asked, 24 * 3600.0))
            log.info("%s: %s; again in %d s", item.given.name, error.issue.message, seconds)
            self._queue.postpone(item, seconds)
            return
        self._give_up(item, error.issue)

    def _give_up(self, item: Item, issue: Issue) -> None:
        log.info("%s: %s", item.given.name, issue.message)
        self._queue.record(item, [Outcome("failed", item.given.name, None, issue.code, issue.message)])
        self._queue.finish(item)


def _readings(given: Iterable[Document | Reading], extractor: Tagger | None) -> Iterator[Reading]:
    """The readings of documents, of the long ones of their beginnings; what was read before and is too much is refused."""
    kept: deque[Document | Reading] = deque()

    def begun() -> Iterator[Document | Reading]:
        for each in given:
            kept.append(each)
            yield beginning(each, LONGEST) if isinstance(each, Document) else _unless_too_much(each)

    for reading in readings(begun(), extractor):
        each = kept.popleft()
        yield whole(reading, each) if isinstance(each, Document) else reading


def _unless_too_much(reading: Reading) -> Document | Reading:
    too_much = len(reading.attributions) > MOST_ATTRIBUTIONS or ended(reading) > LONGEST
    if too_much or is_crowded(reading):
        return replace(reading.document, text="", issues=(_TOO_MUCH if too_much else _CROWDED,))
    return reading


def _may_pass(error: Unreadable) -> bool:
    if isinstance(error, Answered):
        return error.status >= 500 or error.status in _MAY_PASS
    return error.issue.code == "fetch-failed"


def _noting(found: Iterable[Reading], why: dict[str, Issue]) -> Iterator[Reading]:
    """The readings; of those that could not be made, why, by their documents' ids: the ledger keeps only words of it."""
    for reading in found:
        if not reading.document.readable:
            why[reading.document.id] = reading.document.issues[-1]
        yield reading


def _outcomes(added: Added, why: dict[str, Issue], given: Given) -> Iterator[Outcome]:
    yield from (Outcome("new", "", address) for address in added.new)
    yield from (Outcome("known", "", address) for address in added.known)
    known_as = sources.naming(given)
    for fate, every in _FATES.items():
        for each in getattr(added, every):
            issue = why.get(each.doc, each.issue)
            yield Outcome(fate, known_as(each.doc), each.reading or None, issue.code, issue.message)
