"""Lists over the whole ledger, kept by what they are filtered by: unnamed sources, parties, what a search finds."""
from __future__ import annotations

from menurut.ledger import Ledger
from menurut.ledger.facets import Facets
from menurut.ledger.sources import Sources


class Lists:
    """The lists of one ledger. Asking for one first fills what is missing since the last article was added."""

    def __init__(self, ledger: Ledger) -> None:
        self.facets = Facets(ledger.store)
        self._sources = Sources(ledger.store, self.facets)

    @property
    def sources(self) -> Sources:
        """The unnamed sources."""
        self.facets.fill()
        return self._sources
