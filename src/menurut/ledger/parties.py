"""Parties across the readings of a ledger: who is meant by a name, and what they are quoted with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from menurut.claims import Judgement, Mention, Position
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.ledger.disputes import Disputes
from menurut.ledger.people import disputed, holding
from menurut.link.gathering import mentions
from menurut.link.parties import Identity, Known, identities, known
from menurut.link.parties.forms import keys_of_name
from menurut.link.positions import positions
from menurut.model import Reading

Member = tuple[str, str]  # a reading's content address, a party's id there
_MOST = 5000  # parties that are looked at for one name
_BEHIND = re.compile(r"(?:@([0-9a-f]{64})(?:/[^#]+)?)?(?:#\d+)?$")  # what a key has behind a name that others have as well


def _member(id: str) -> Member:
    address, _, party = id.partition(":")
    return address, party


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party across articles: its key, what it is called, its mentions in the order of time.

    `body` is the key of the body that it speaks for, `candidates` the keys of others that it may be, neither chosen;
    `reasons` say why its names are one, `disputes` where users disagree. `members` are the parties of articles
    (`reading:party`) that it is made of, which is what judgements are about; those that have its name first.
    """

    key: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    body: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()


class Parties:
    """The parties of the readings that count, as they are by all that was judged of them."""

    def __init__(self, derived: Derived, fetch: Fetch, judgements: Iterable[Judgement], passed: frozenset[str]) -> None:
        self._derived, self._fetch, self._passed = derived, fetch, passed
        every = [each for each in judgements if each.kind == "party"]
        self._decided, self._disputes = holding(every), Disputes(disputed(every))

    def called(self, found: Sequence[Member]) -> list[PartyView]:
        """The identities of some parties, those with most mentions first, with all others that are the same."""
        told = self._identities(found)
        wanted = {told[member].key for member in found if member in told}
        views = [self._view(key, [member for member, each in told.items() if each.key == key], told) for key in sorted(wanted)]
        return sorted(views, key=lambda view: (-len(view.mentions), view.key))

    def party(self, key: str) -> PartyView:
        """One party by its key, or by one of its members (`reading:party`); KeyError where there is none.

        By the key of a party that people have held the same as another since, it is that other.
        """
        named = self._under([key, _BEHIND.sub("", key)]) or [_member(key)]
        told = self._identities(named)
        wanted = {key} if any(each.key == key for each in told.values()) else self._since(key, named, told)
        if len(wanted) != 1:
            raise KeyError(key)
        (only,) = wanted
        return self._view(only, [member for member, each in told.items() if each.key == only], told)

    def _since(self, key: str, named: Iterable[Member], told: Mapping[Member, Identity]) -> set[str]:
        """The keys that those who had a key alone have now."""
        article = found[1] if (found := _BEHIND.search(key)) else None
        return {told[each].key for each in named if each in told and article in (None, each[0])}

    def _under(self, keys: Iterable[str]) -> list[Member]:
        found = self._derived.party_cells.get(keys, most=_MOST)
        return [_member(id) for ids in found.values() for id in ids]

    def _identities(self, members: Iterable[Member]) -> dict[Member, Identity]:
        """Who some parties are, among all that meet them under a key or that people hold the same."""
        first = self._known(self._with_judged(members))
        keys = {key for each in first for key in keys_of_name(each.form)}
        return identities([*first, *self._known(self._with_judged(self._under(keys)))], self._decided)

    def _with_judged(self, members: Iterable[Member]) -> set[Member]:
        """Parties, and those that a person said are the same as one of them: their names may have nothing in common."""
        found = set(members)
        pairs = [{_member(id) for id in each.subject} for each in self._decided if each.answer == "same"]
        while more := [pair for pair in pairs if found & pair and not pair <= found]:
            found.update(*more)
        return found

    def _known(self, members: Iterable[Member]) -> list[Known]:
        wanted = {member for member in members if member[0] not in self._passed}
        readings = self._fetch(sorted({address for address, _ in wanted}))
        return [each for address, reading in readings for each in known(reading, address) if (address, each.party) in wanted]

    def _view(self, key: str, members: Sequence[Member], told: dict[Member, Identity]) -> PartyView:
        of: dict[str, set[str]] = defaultdict(set)
        for address, id in members:
            of[address].add(id)
        dated, names = list[tuple[str, Mention]](), dict[Member, str]()
        for address, reading in self._fetch(sorted(of)):
            names |= {(address, party.id): party.name for party in reading.parties if party.id in of[address]}
            dated += [(reading.document.published or "~", each) for each in self._held(address, reading, of[address])]
        best = told[min(members)]
        ordered = tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], pair[1].place.doc, pair[1].place.span)))
        reasons = tuple(dict.fromkeys(reason for member in sorted(members) for reason in told[member].reasons))
        first = sorted(names, key=lambda member: (names[member] != best.name, member))
        own = {f"{address}:{id}": names[address, id] for address, id in first}
        return PartyView(key, best.name, tuple(sorted(set(names.values()))), ordered, best.body, best.candidates, reasons,
                         tuple(own), self._disputes.reasons(own))

    def _held(self, address: str, reading: Reading, parties: set[str]) -> tuple[Mention, ...]:
        """What some parties of a reading hold of its statements."""
        own = [each for _, each in self._derived.statements.of([address])]
        of = {each.id: each.party for each in reading.attributions}
        held: dict[str, list[Position]] = defaultdict(list)
        for position in positions(reading, own):
            # Not only what a party states itself: a denial is a position to what somebody else states.
            if position.attribution and of.get(position.attribution) in parties:
                held[position.statement].append(position)
        return mentions(own, held, frozenset())
