"""What an export is made from: claims one after the other, and the readings behind them."""
from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from menurut.claims import Claim, Mention
from menurut.ledger.view import ClaimView
from menurut.model import Document, Kind, Party, Reading
from menurut.views.record import Record

_MOST = 500  # readings at hand


@dataclass(frozen=True, slots=True)
class Who:
    """A party of a mention's chain. `key` is the same wherever it is certainly the same: a name, or one article's unnamed."""

    key: str
    name: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of a claim with its article and the parties of its chain: the outlet first, the holder last."""

    claim: Claim
    mention: Mention
    document: Document
    chain: tuple[Who, ...]

    @property
    def outlet(self) -> Who:
        """In whose article it stands."""
        return self.chain[0]

    @property
    def holder(self) -> Who:
        """Whose position it is."""
        return self.chain[-1]


class Source:
    """Claims of a ledger with what stands behind them. The claims are gone through once."""

    def __init__(self, ledger: Record, claims: Iterable[Claim]) -> None:
        self._ledger, self._kept = ledger, OrderedDict[str, Reading]()
        self.claims = iter(claims)

    def views(self) -> Iterator[ClaimView]:
        """The claims with all that belongs to them, in place of `claims`."""
        return self._ledger.claim_views(claim.cid for claim in self.claims)

    def told(self, claim: Claim) -> Iterator[Told]:
        """The mentions of a claim with their articles, in their order."""
        addresses = list(dict.fromkeys(each.place.reading for each in claim.mentions))
        for first in range(0, len(addresses), _MOST):
            self._fetch(addresses[first : first + _MOST])
            some = set(addresses[first : first + _MOST])
            yield from (self._one(claim, each) for each in claim.mentions if each.place.reading in some)

    def _fetch(self, addresses: list[str]) -> None:
        missing = [each for each in addresses if each not in self._kept]
        self._kept.update(self._ledger.readings(missing) if missing else ())
        for each in addresses:
            self._kept.move_to_end(each)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def _one(self, claim: Claim, mention: Mention) -> Told:
        reading = self._kept[mention.place.reading]
        return Told(claim, mention, reading.document, _chain(mention, reading))


def _chain(mention: Mention, reading: Reading) -> tuple[Who, ...]:
    """The parties of a mention's chain, with what the reading knows of those with these names."""
    names = mention.chain or (reading.document.outlet or reading.document.id, mention.holder)
    known = {each.name: each for each in reversed(reading.parties)}
    return tuple(_who(name, place, known.get(name), mention) for place, name in enumerate(names))


def _who(name: str, place: int, party: Party | None, mention: Mention) -> Who:
    if place == 0:
        return Who(name, name, "outlet", True)
    if party is not None and party.named:
        return Who(name, name, party.kind, True)
    # Nobody may take an unnamed source for the same as another article's.
    key = f"{mention.place.reading}:{party.id if party else name}"
    return Who(key, name or "unspecified", party.kind if party else "unspecified", False)
