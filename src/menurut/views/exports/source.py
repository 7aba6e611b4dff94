"""What an export is made from: claims one after the other, with the articles and the parties behind every mention."""
from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from menurut.claims import Claim, Mention
from menurut.model import Document, Kind, Reading

if TYPE_CHECKING:
    from menurut.ledger.making import Made
    from menurut.ledger.view import ClaimView
    from menurut.views.record import Record

_MOST: Final = 500  # readings at hand
_BODY: Final = "body:"  # how the keys of bodies begin


class Link(Protocol):
    """A party of a chain, as the ledger knows it."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def named(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Who:
    """A party of a mention's chain. `key` is the same wherever it is the same as far as the ledger knows."""

    key: str
    name: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of a claim with its article and the parties of its chain: the outlet first, the holder last.

    `agencies` are those that the article says its text is from.
    """

    claim: Claim
    mention: Mention
    document: Document
    chain: tuple[Who, ...]
    agencies: tuple[Who, ...] = ()

    @property
    def outlet(self) -> Who:
        """In whose article it stands."""
        return self.chain[0]

    @property
    def holder(self) -> Who:
        """Whose position it is."""
        return self.chain[-1]


class Source:
    """Claims of a ledger with what they are made of, all unless some are given; gone through once, never held all in memory."""

    def __init__(self, ledger: Record, claims: Iterable[Made | ClaimView] | None = None) -> None:
        self.ledger, self._kept = ledger, OrderedDict[str, Reading]()
        self.is_whole = claims is None
        self.claims = iter(ledger.each_made() if claims is None else claims)

    def told(self, made: Made | ClaimView) -> Iterator[Told]:
        """The mentions of a claim with their articles, in the order of the articles."""
        addresses = sorted({each.mention.place.reading for each in made.standings})
        for first in range(0, len(addresses), _MOST):
            some = addresses[first : first + _MOST]
            self._fetch(some)
            for each in made.standings:
                address = each.mention.place.reading
                if some[0] <= address <= some[-1]:
                    document = self._kept[address].document
                    chain = (_outlet(each.name), *map(_who, each.chain))
                    yield Told(made.claim, each.mention, document, chain, tuple(map(_who, each.agencies)))

    def _fetch(self, addresses: Sequence[str]) -> None:
        missing = [each for each in addresses if each not in self._kept]
        self._kept.update(self.ledger.readings(missing) if missing else ())
        for each in addresses:
            self._kept.move_to_end(each)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)


def _outlet(name: str) -> Who:
    return Who(f"outlet:{name}", name, "outlet", True)


def _who(link: Link) -> Who:
    """Who a link of a chain is. An outlet's key in the ledger is its owner's, a spokesman's that of the body: here each is
    for itself."""
    if link.kind == "outlet" and link.named:
        return _outlet(link.name)
    own = link.kind == "person" and link.key.startswith(_BODY)
    return Who(f"person:{link.name}" if own else link.key, link.name or "unspecified", link.kind, link.named)
