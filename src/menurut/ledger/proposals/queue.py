"""The proposals of a ledger in the order of their use: made anew where articles came, without what people decided."""
from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Final

from sqlalchemy import func, select

from menurut.claims import Judgement
from menurut.ledger import people, tables
from menurut.ledger.ledger import Ledger
from menurut.ledger.proposals.pairs import pairs, prepare
from menurut.ledger.proposals.parties import parties
from menurut.ledger.proposals.proposal import Kind, Proposal
from menurut.ledger.proposals.tipping import tipping
from menurut.link.compare import reasons

_CLAIMS: Final = 20  # of the most useful pairs, whose origins are looked at
Subject = tuple[str, tuple[str, ...]]


@dataclass
class _Decided:
    """What people judged, read on from where it was read to."""

    every: list[Judgement] = field(default_factory=list)
    last: int = -1
    holding: dict[Subject, Judgement] = field(default_factory=dict)


class Queue:
    """What may be decided next in one ledger. Safe to use from several threads.

    It is kept in memory until articles are added or withdrawn; what was decided is left out at once, whoever decided it
    and in whatever process.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._lock, self._decided = ledger, Lock(), _Decided()
        self._state: tuple[int, ...] = ()
        self._found: list[Proposal] = []
        prepare(ledger.store)

    def proposals(self, kind: Kind | None = None) -> list[Proposal]:
        """What nobody decided, most useful first; of one kind only, if that is asked for. A few hundred at most."""
        with self._lock:
            self._read()
            state = self._now()
            if state != self._state:
                self._found, self._state = self._made(), state
            decided = self._decided.holding
            return [each for each in self._found
                    if kind in (None, each.kind) and (each.kind, each.subject) not in decided]

    def decision(self, kind: str, subject: tuple[str, ...]) -> Judgement | None:
        """The judgement that holds on a subject, if there is one."""
        with self._lock:
            self._read()
            return self._decided.holding.get((kind, subject))

    def reasons(self, proposal: Proposal) -> tuple[str, ...]:
        """Why it is so proposed; of statements what moved the score the most, in the words of `menurut.link.compare`."""
        if proposal.kind != "same":
            return proposal.reasons
        known = self._ledger.statements(proposal.subject)
        found = self._ledger.derived.comparisons.of(proposal.subject)
        pair = [each for each in found if {each.a, each.b} == set(proposal.subject) and {each.a, each.b} <= known.keys()]
        return tuple(why for each in pair for why in reasons(each, known[each.a], known[each.b]))

    def _read(self) -> None:
        new, self._decided.last = people.after(self._ledger.store, self._decided.last)
        if new:
            self._decided.every += new
            held = people.holding(self._decided.every)
            self._decided.holding = {(each.kind, each.subject): each for each in held if each.kind != "grade"}

    def _now(self) -> tuple[int, ...]:
        """What tells whether articles were linked or withdrawn since the queue was made."""
        with self._ledger.store.reading() as connection:
            counted = (tables.linked.c.number, tables.withdrawals.c.number)
            return tuple(connection.execute(select(func.coalesce(func.max(each), 0))).scalar_one() for each in counted)

    def _made(self) -> list[Proposal]:
        found = pairs(self._ledger.store)
        same = list(islice((each for each in found if each.joined), _CLAIMS))
        claims = {claim.cid: claim for each in same for claim in self._ledger.claims_of(each.subject)}
        who = parties(self._ledger.store, self._ledger.readings, self._decided.holding.values())
        return _taking_turns([found, who, tipping(claims.values())])


def _taking_turns(kinds: list[list[Proposal]]) -> list[Proposal]:
    """The kinds in one list. Uses of different kinds are no one measure: so each kind has its share, its most useful first."""
    ranked = [((number + 0.5) / (len(found) or 1), each.kind, each) for found in kinds for number, each in enumerate(found)]
    return [each for _, _, each in sorted(ranked, key=lambda entry: entry[:2])]
