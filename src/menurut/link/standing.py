"""What the count of origins has to know of one mention: in whose article it stands, and through whom down to whom."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from menurut.claims import Mention
from menurut.link.outlets import Outlets, outlet_of
from menurut.model import Attribution, Kind, Party, Reading, words

Who = Callable[[str, Party], str]  # reading's address, party → key of who it is, the body for those who speak for one
_OWN_VIEW: Final = frozenset({"attitude", "criticise", "praise", "promise", "urge", "warn"})
_WHOLE: Final = frozenset({"dateline", "mark", "closing"})


@dataclass(frozen=True, slots=True)
class Link:
    """One party of a chain below the outlet. `key` is an outlet's key for outlets, else who it is."""

    key: str
    name: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention, the owner key and the name of the outlet it stands in, agencies its text came from, and its chain.

    `first_hand` says that the text itself has its holder speaking from their own view or knowledge to this outlet: no
    other origin stands behind them as far as the text shows.
    """

    mention: Mention
    outlet: str
    name: str
    agencies: tuple[Link, ...]
    chain: tuple[Link, ...]
    sides: frozenset[str] = frozenset()
    first_hand: bool = False

    @property
    def holder(self) -> Link | None:
        """The last of the chain, None where the outlet speaks for itself."""
        return self.chain[-1] if self.chain else None


def standings(address: str, reading: Reading, mentions: Iterable[Mention], outlets: Outlets, who: Who) -> list[Standing]:
    """The standings of mentions in one reading, in their order."""
    parties = {party.id: party for party in reading.parties}
    attributions = {each.id: each for each in reading.attributions}
    name = outlet_of(reading) or reading.document.id
    agencies = tuple(
        Link(outlets.owner(mark.agency), mark.agency, "outlet", True)
        for mark in reading.document.agencies
        if mark.form in _WHOLE and outlets.owner(mark.agency) != outlets.owner(name)
    )
    out = []
    for mention in mentions:
        said = attributions.get(mention.attribution or "")
        chain = _chain(address, said, parties, name, outlets, who) if said else ()
        holder = parties.get(said.party or "") if said else None
        own = _first_hand(reading, mention, said, chain)
        out.append(Standing(mention, outlets.owner(name), name, agencies, chain, _sides(holder), own))
    return out


def _chain(
    address: str, said: Attribution, parties: dict[str, Party], outlet: str, outlets: Outlets, who: Who
) -> tuple[Link, ...]:
    found = [parties[each] for each in said.chain if each in parties]
    links = [_link(address, party, outlets, who) for party in found]
    own = outlets.owner(outlet)
    while links and links[0].kind == "outlet" and links[0].key == own:
        links = links[1:]
    return tuple(links)


def _link(address: str, party: Party, outlets: Outlets, who: Who) -> Link:
    is_outlet = party.kind == "outlet" or (party.named and outlets.is_agency(party.name))
    if is_outlet and party.named:
        return Link(outlets.owner(party.name), party.name, "outlet", True)
    return Link(who(address, party), party.name, party.kind, party.named)


def _sides(holder: Party | None) -> frozenset[str]:
    sourcing = holder.sourcing if holder else None
    return frozenset(side.casefold() for side in sourcing.affiliation) if sourcing else frozenset()


def _first_hand(reading: Reading, mention: Mention, said: Attribution | None, chain: tuple[Link, ...]) -> bool:
    """An own view, or words spoken to the outlet itself; for the outlet, its own commentary."""
    if said is None:
        start = mention.place.span[0]
        return any(each.voice == "commentary" and each.span[0] <= start < each.span[1] for each in reading.sections)
    if len(chain) != 1 or not chain[0].named or chain[0].kind in ("outlet", "document"):
        return False
    outlet = outlet_of(reading)
    to = words(reading.document.text, said.addressee).casefold()
    return said.act in _OWN_VIEW or bool(outlet and outlet.casefold() in to)
