"""Lists over the whole ledger, kept by what they are filtered by: unnamed sources, parties, what a search finds."""
from __future__ import annotations

from collections.abc import Callable

from menurut.ledger import Ledger
from menurut.ledger.finding import Finding
from menurut.ledger.keeping import Kept
from menurut.ledger.sources import Sources
from menurut.ledger.voices import Voices
from menurut.ledger.whose import People


class Lists:
    """The lists of one ledger. Before one is asked for `fill` adds what is missing since the last article was added."""

    def __init__(self, ledger: Ledger, fill: Callable[[], None]) -> None:
        store, kept = ledger.store, Kept(ledger.facets)
        self._fill = fill
        self._sources = Sources(store, kept)
        self._voices = Voices(store, self._sources, kept)
        self._people = People(store, ledger.derived, ledger.readings, self._voices, kept)
        self._finding = Finding(store, self._sources)

    @property
    def sources(self) -> Sources:
        """The unnamed sources."""
        self._fill()
        return self._sources

    @property
    def voices(self) -> Voices:
        """The named parties as lists."""
        self._fill()
        return self._voices

    @property
    def people(self) -> People:
        """The named parties one by one."""
        self._fill()
        return self._people

    @property
    def finding(self) -> Finding:
        """The search."""
        self._fill()
        return self._finding
