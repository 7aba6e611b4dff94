"""What a ledger shows of claims: a pure function of the readings and judgements in it, made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select

from menurut.claims import Claim, Copy, Judgement, Mention, Statement
from menurut.ledger import tables
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.making import Group, Made, Maker, cid, related, relations
from menurut.ledger.store import Store
from menurut.link.drift import Drift, drift
from menurut.link.gathering import relays
from menurut.link.graph import Graph
from menurut.link.grouping import groups
from menurut.link.outlets import Outlets, outlet_of
from menurut.link.standing import Standing

_AT_ONCE = 1000  # claims that are made at once
_PAGE = 20_000


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


class View:
    """The claims of one ledger as they are now. `passed` are the content addresses of the readings that do not count."""

    def __init__(
        self, store: Store, derived: Derived, fetch: Fetch, decisions: Iterable[Judgement], passed: frozenset[str],
        outlets: Outlets,
    ) -> None:  # fmt: skip
        self._store, self._derived, self._passed = store, derived, passed
        every = list(decisions)
        self._decided = [each for each in every if each.kind == "same"]
        self._maker = Maker(derived, fetch, outlets, every)

    def claim(self, wanted: str) -> ClaimView:
        """One claim by its id or the beginning of it; KeyError where there is none, or more than one."""
        found = [group for group in self._around(self._starting(wanted)) if cid(group).startswith(wanted)]
        found = [group for group in found if cid(group) == wanted] or found
        if len(found) != 1:
            raise KeyError(wanted)
        comparisons = self._derived.comparisons.of(found[0])
        ends = {id for each in comparisons if each.relation != "different" for id in (each.a, each.b)}
        near = self._around(ends | set(found[0]))
        cid_of = {statement: cid(group) for group in near for statement in group}
        links = relations(comparisons, cid_of)
        wanted_cids = {cid(found[0]), *(other for _, other in links.get(cid(found[0]), ()))}
        made = {each.claim.cid: each for each in self._maker.made([group for group in near if cid(group) in wanted_cids])}
        claims = {id: related(each.claim, links) for id, each in made.items()}
        return self._view(made[cid(found[0])], claims, sorted(links.get(cid(found[0]), ())))

    def holding(self, statements: Iterable[str]) -> list[Claim]:
        """The claims that some statements belong to, in the order of their ids."""
        wanted = set(statements)
        near = [group for group in self._around(wanted) if wanted & set(group)]
        return [each.claim for each in self._maker.made(near) if each.claim.mentions]

    def _view(self, made: Made, claims: Mapping[str, Claim], links: Sequence[tuple[str, str]]) -> ClaimView:
        claim = claims[made.claim.cid]
        dated = [(self._maker.reading(mention.place.reading), mention) for mention in claim.mentions]
        timeline = [(each.document.published, outlet_of(each) or each.document.id, mention) for each, mention in dated]
        return ClaimView(
            claim,
            made.statements,
            relays(claim.mentions),
            tuple(sorted(timeline, key=lambda each: (each[0] or "~", each[1], each[2].place.span))),
            drift(self._maker.worded(made), made.copies),
            made.copies,
            made.graph,
            claims.get(claim.updates or ""),
            tuple(claims[other] for relation, other in links if relation == "updated by"),
            tuple(claims[other] for relation, other in links if relation == "contradicts"),
            made.standings,
        )

    def _grouped(self, component: Sequence[str]) -> list[Group]:
        """The groups of statements that hang together by comparisons."""
        compared = self._derived.comparisons.of(component) if len(component) > 1 else []
        return groups(component, compared, self._decided)

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

    def _starting(self, wanted: str) -> list[str]:
        """The statements that may be the first of a claim whose id begins so."""
        address, _, place = wanted.partition(":")
        column = tables.statements.c.id
        query = select(column).where(column >= id_key(address), column < id_key(f"{address}g")).order_by(column).limit(_PAGE)
        with self._store.reading() as connection:
            found = map(id_of, connection.execute(query).scalars().all())
        return [id for id in found if id.partition(":")[2].startswith(place)]
