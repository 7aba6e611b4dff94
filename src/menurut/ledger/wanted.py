"""Which claims somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass

from menurut.calendars import fold
from menurut.ledger.making import Made
from menurut.link.outlets import Outlets


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a claim must have; None asks for nothing. `origins` is the most there may be."""

    party: str | None
    outlet: str | None
    language: str | None
    origins: int | None
    outlets: Outlets

    def __call__(self, made: Made) -> bool:
        return self._by_party(made) and self._by_outlet(made) and self._by_language(made) and self._by_origins(made)

    def _by_party(self, made: Made) -> bool:
        if self.party is None:
            return True
        name = f" {fold(self.party)} "
        return any(name in f" {fold(each)} " for mention in made.claim.mentions for each in (mention.holder, *mention.chain))

    def _by_outlet(self, made: Made) -> bool:
        return self.outlet is None or self.outlets.owner(self.outlet) in {each.outlet for each in made.standings}

    def _by_language(self, made: Made) -> bool:
        return self.language is None or any(each.lang.startswith(self.language) for each in made.statements.values())

    def _by_origins(self, made: Made) -> bool:
        return self.origins is None or made.claim.origins.at_most <= self.origins
