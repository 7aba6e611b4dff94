"""One claim with all that is shown of it, and the claims as they would be if some readings did not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from menurut.claims import Claim, Copy, Judgement, Mention, Statement
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.ledger.making import Group, Maker, in_sentences
from menurut.link.drift import Drift, drift
from menurut.link.gathering import relays
from menurut.link.graph import Graph
from menurut.link.grouping import groups
from menurut.link.outlets import Outlets, outlet_of
from menurut.link.standing import Standing

_RELATIONS = ("updates", "updated by", "contradicts")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that a page about it shows.

    `relays` are those who only pass it on; `timeline` its mentions from the oldest to the newest, each with the day of
    publication and the outlet; `drift` how its attribution changes; `graph` the ways to its origins; `standings` through
    whom each mention reaches the reader.
    """

    claim: Claim
    statements: Mapping[str, Statement]
    relays: tuple[Mention, ...]
    timeline: tuple[tuple[str | None, str, Mention], ...]
    drift: tuple[Drift, ...]
    copies: tuple[Copy, ...]
    graph: Graph
    updates: Claim | None
    updated_by: tuple[Claim, ...]
    contradicts: tuple[Claim, ...]
    standings: tuple[Standing, ...] = ()


def claim_view(maker: Maker, claim: Claim, group: Group, beside: Sequence[tuple[str, Claim]]) -> ClaimView:
    """A claim of a group of statements with all about it; `beside` are its relations with the other claims."""
    made = next(maker.made([group]))
    dated = [(maker.reading(mention.place.reading), mention) for mention in claim.mentions]
    timeline = [(each.document.published, outlet_of(each) or each.document.id, mention) for each, mention in dated]
    of = {relation: tuple(other for told, other in beside if told == relation) for relation in _RELATIONS}
    return ClaimView(
        claim,
        made.statements,
        relays(claim.mentions),
        tuple(sorted(timeline, key=lambda each: (each[0] or "~", each[1], each[2].place.span))),
        drift(maker.worded(made), made.copies),
        made.copies,
        made.graph,
        next((other for other in of["updates"] if other.cid == claim.updates), None),
        of["updated by"],
        of["contradicts"],
        made.standings,
    )


class View:
    """The claims of a ledger as they would be with other readings, made when they are asked for.

    `passed` are the content addresses of the readings that do not count.
    """

    def __init__(
        self, derived: Derived, fetch: Fetch, decisions: Iterable[Judgement], passed: frozenset[str], outlets: Outlets
    ) -> None:
        self._derived, self._passed = derived, passed
        every = list(decisions)
        self._decided = [each for each in every if each.kind == "same"]
        self._maker = Maker(derived, fetch, outlets, every)

    def holding(self, statements: Iterable[str]) -> list[Claim]:
        """The claims that some statements belong to, in the order of their ids."""
        wanted = set(statements)
        near = [group for group in self._around(wanted) if wanted & set(group)]
        return [each.claim for each in self._maker.made(near) if each.claim.mentions]

    def _grouped(self, component: Sequence[str]) -> list[Group]:
        """The groups of statements that hang together by comparisons."""
        compared = self._derived.comparisons.of(component) if len(component) > 1 else []
        known = self._derived.statements.by_id(component)
        return groups(component, compared, self._decided, in_sentences(known.values()))

    def _around(self, ids: Iterable[str]) -> list[Group]:
        """The groups of all statements that hang together with some."""
        found: set[str] = set()
        todo = {id for id in ids if self._counts(id)}
        while todo:
            found |= todo
            compared = ((each.a, each.b) for each in self._derived.comparisons.of(todo) if each.relation == "same")
            more = {id for pair in chain(compared, self._decided_same()) if todo & set(pair) for id in pair}
            todo = {id for id in more if self._counts(id)} - found
        return sorted(self._grouped(sorted(found)))

    def _decided_same(self) -> Iterator[tuple[str, str]]:
        return ((each.subject[0], each.subject[1]) for each in self._decided if each.answer == "same")

    def _counts(self, statement: str) -> bool:
        return statement.partition(":")[0] not in self._passed
