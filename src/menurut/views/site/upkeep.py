"""What pages are made of, kept up to date in the background, so that nobody's click waits for it."""
from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

import menurut
from menurut.ledger import Ledger, LedgerError

_LOG: Final = logging.getLogger("menurut.upkeep")
_PATIENCE: Final = 0.5  # seconds that pages wait for what is new, from its being noticed on; then they show what was before
_IDLE: Final = 2.0  # seconds after which is looked anew: another process may have added something
_AGAIN: Final = 10.0  # seconds after which what failed is tried again
_LATER: Final = 3.0  # seconds until the reader is loaded, which would slow down the first pages
_ARTICLES: Final = ("The mayor said on Monday that the bridge is closed.", "Wali kota mengatakan jembatan itu ditutup.",
                    "قال رئيس البلدية إن الجسر مغلق.")


class Upkeep:
    """A thread that works new articles and decisions into the claims and lists of one ledger. Use it in a `with`.

    `caught_up` is what a page calls before it asks for them: it returns when all that is new is in, or after half a second.
    `busy` tells whether something is being read: then the reader loads itself, and is not loaded beside that.
    """

    def __init__(self, ledger: Ledger, busy: Callable[[], bool] = lambda: False) -> None:
        self._ledger, self._busy = ledger, busy
        self._stop, self._wake, self._idle, self._lock = Event(), Event(), Event(), Lock()
        self._began = 0.0
        self._thread = Thread(target=self._run, name="menurut-upkeep", daemon=True)

    def __enter__(self) -> Upkeep:
        self._ledger.catch_up = self.caught_up
        self._began = time.monotonic()
        self._thread.start()
        Thread(target=self._warm, name="menurut-warming", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._wake.set()
        self._thread.join(20.0)
        self._ledger.catch_up = self._ledger.settle

    @property
    def behind(self) -> bool:
        """Whether something is being worked in."""
        return not self._idle.is_set()

    def caught_up(self) -> None:
        """Wait until all that is new is in, but not for long."""
        if self._ledger.is_settled and not self._ledger.facets.missing:
            return
        with self._lock:
            if self._idle.is_set():
                self._idle.clear()
                self._began = time.monotonic()
            left = self._began + _PATIENCE - time.monotonic()
        self._wake.set()
        self._idle.wait(max(0.0, left))

    def _run(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            try:
                self._wake.clear()
                self._work()
                self._wake.wait(_IDLE)
                pause = 0.0
            except LedgerError as error:
                _LOG.warning("the ledger cannot be used at the moment: %s", error)
                pause = _AGAIN
            except Exception:
                # Whatever it is: pages go on showing what was there before.
                _LOG.exception("claims and lists are not up to date")
                pause = _AGAIN

    def _work(self) -> None:
        ledger = self._ledger
        if not ledger.is_settled or ledger.facets.missing:
            self._idle.clear()
            ledger.settle()
            ledger.facets.fill()
        with self._lock:
            if ledger.is_settled and not ledger.facets.missing:
                self._idle.set()

    def _warm(self) -> None:
        """Read and link something, so that the first article that is brought in need not wait for the models."""
        try:
            while not self._stop.wait(_LATER) and self._busy():
                pass
            if self._stop.is_set():
                return
            with Ledger(":memory:") as ledger:
                ledger.add(menurut.read_text(each) for each in _ARTICLES)
        except Exception:
            _LOG.exception("the reader could not be loaded")
