"""Parties across the readings of a ledger: who is meant by a name, and what they are quoted with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party across articles: its key, what it is called, its mentions in the order of time.

    `body` is the key of the body that it speaks for, `candidates` the keys of others that it may be, neither chosen;
    `reasons` say why its names are one, and where users disagree. `members` are the parties of articles (`reading:party`)
    that it is made of, which is what judgements are about.
    """

    key: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    body: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Parties:
    """The parties of the readings that count, as they are by all that was judged of them."""

    def __init__(self, derived: Derived, fetch: Fetch, judgements: Iterable[Judgement], current: frozenset[str]) -> None:
        self._derived, self._fetch, self._current = derived, fetch, current
        every = [each for each in judgements if each.kind == "party"]
        self._decided, self._disputes = holding(every), Disputes(disputed(every))

    def called(self, found: Sequence[Member]) -> list[PartyView]:
        """The identities of some parties, those with most mentions first, with all others that are the same."""
        told = self._identities(found)
        wanted = {told[member].key for member in found if member in told}
        views = [self._view(key, [member for member, each in told.items() if each.key == key], told) for key in sorted(wanted)]
        return sorted(views, key=lambda view: (-len(view.mentions), view.key))

    def party(self, key: str) -> PartyView:
        """One party by its key; KeyError where there is none."""
        members = self._under([key]) or ([(key.partition(":")[0], key.partition(":")[2])] if ":" in key else [])
        told = self._identities(members)
        own = [member for member, each in told.items() if each.key == key]
        if not own:
            raise KeyError(key)
        return self._view(key, own, told)

    def _under(self, keys: Iterable[str]) -> list[Member]:
        found = self._derived.party_cells.get(keys, most=_MOST)
        return [(address, id) for ids in found.values() for address, _, id in (each.partition(":") for each in ids)]

    def _identities(self, members: Sequence[Member]) -> dict[Member, Identity]:
        """Who some parties and all that meet them under a key are."""
        first = self._known(members)
        keys = {key for each in first for key in keys_of_name(each.form)}
        return identities([*first, *self._known(self._under(keys))], self._decided)

    def _known(self, members: Sequence[Member]) -> list[Known]:
        wanted = {member for member in members if member[0] in self._current}
        readings = self._fetch(sorted({address for address, _ in wanted}))
        return [each for address, reading in readings for each in known(reading, address) if (address, each.party) in wanted]

    def _view(self, key: str, members: Sequence[Member], told: dict[Member, Identity]) -> PartyView:
        of: dict[str, set[str]] = defaultdict(set)
        for address, id in members:
            of[address].add(id)
        dated, names = list[tuple[str, Mention]](), set[str]()
        for address, reading in self._fetch(sorted(of)):
            names |= {party.name for party in reading.parties if party.id in of[address]}
            dated += [(reading.document.published or "~", each) for each in self._held(address, reading, of[address])]
        best = told[min(members)]
        ordered = tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], pair[1].place.doc, pair[1].place.span)))
        own = {f"{address}:{id}": told[address, id].name for address, id in sorted(members)}
        reasons = dict.fromkeys(reason for member in sorted(members) for reason in told[member].reasons)
        disputes = self._disputes.reasons(own)
        return PartyView(key, best.name, tuple(sorted(names)), ordered, best.body, best.candidates, (*reasons, *disputes),
                         tuple(own))

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
