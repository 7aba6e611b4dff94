"""Answers that hold as long as the ledger does not change."""
from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from menurut.ledger.facets import Facets

T = TypeVar("T")
_MOST = 400  # answers at hand


class Kept:
    """Answers by what was asked, dropped when anything was added, withdrawn or judged. Safe to use from several threads."""

    def __init__(self, facets: Facets) -> None:
        self._facets, self._lock = facets, Lock()
        self._state: tuple[int, ...] = ()
        self._known: dict[object, Any] = {}

    def keep(self, asked: object, make: Callable[[], T]) -> T:
        """The answer that was made before, else the one that is made now."""
        state = self._facets.state()
        with self._lock:
            if state != self._state or len(self._known) > _MOST:
                self._state, self._known = state, {}
            if asked in self._known:
                return self._known[asked]  # type: ignore[no-any-return]
        made = make()
        with self._lock:
            if state == self._state:
                self._known[asked] = made
        return made
