"""Claims made of groups of statements, with what is in the ledger about their readings."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from menurut.claims import Claim, Comparison, Copy, Judgement, Mention, Position, Statement
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.link.compare import reasons
from menurut.link.drift import Worded
from menurut.link.gathering import mentions, proposition, sides
from menurut.link.graph import Graph, graph
from menurut.link.origins import origins
from menurut.link.outlets import Outlets, outlet_of
from menurut.link.parties import Known, identities, known, who
from menurut.link.positions import positions
from menurut.link.standing import Standing, Who, standings
from menurut.model import Reading, Span

Group = tuple[str, ...]
_MOST_READINGS = 4000
_TOLD = 3  # comparisons of which a claim tells the reasons
_DIGITS = 12  # of a content address, in a claim's id


def cid(group: Group) -> str:
    """A claim's id: that of its first statement, the content address cut short."""
    address, _, place = group[0].partition(":")
    return f"{address[:_DIGITS]}:{place}"


@dataclass(frozen=True, slots=True)
class Made:
    """A claim with what it was made of."""

    claim: Claim
    statements: Mapping[str, Statement]
    standings: tuple[Standing, ...]
    copies: tuple[Copy, ...]

    @property
    def outlets(self) -> int:
        """In how many outlets it stands."""
        return len({each.outlet for each in self.standings})

    @property
    def graph(self) -> Graph:
        """The ways to its origins."""
        return graph(self.standings, self.copies)


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with the positions to its statements and its parties as other articles see them."""

    reading: Reading
    positions: Mapping[str, Sequence[Position]]
    parties: tuple[Known, ...]


class Maker:
    """Makes claims; the readings that were used last are remembered with their positions."""

    def __init__(self, derived: Derived, fetch: Fetch, outlets: Outlets, decisions: Iterable[Judgement]) -> None:
        every = list(decisions)
        self._derived, self._fetch, self._outlets = derived, fetch, outlets
        self._parties = [each for each in every if each.kind == "party"]
        self._dropped = frozenset(each.subject[0] for each in every if each.kind == "mention" and each.answer == "dropped")
        self._readings: OrderedDict[str, Read] = OrderedDict()

    def made(
        self, some: Sequence[Group], compared: Iterable[Comparison] | None = None, known: Mapping[str, Statement] | None = None
    ) -> Iterator[Made]:
        """The claims of groups, in their order, without relations to other claims.

        `compared` are the comparisons between their statements, and `known` these, where they are at hand.
        """
        known = known or self._derived.statements.by_id(id for group in some for id in group)
        addresses = {known[id].place.reading for group in some for id in group}
        self._remember(addresses)
        comparisons = self._compared(some, compared)
        best = self._derived.comparisons.measured((each.a, each.b) for every in comparisons.values() for each in _best(every))
        copies = _by_reading(self._derived.copies.of(addresses))
        for group in some:
            of = comparisons.get(group[0], [])
            why = _reasons((best[each.a, each.b] for each in _best(of)), [known[id] for id in group])
            yield self._one(group, [known[id] for id in group], of, copies, why)

    def reading(self, address: str) -> Reading:
        """A reading that a claim was made of just now."""
        return self._readings[address].reading

    def worded(self, made: Made) -> Iterator[Worded]:
        """How every article on the claim's side words it, for following its attribution: who denies it is no source of it."""
        held = {each.statement for each in made.claim.mentions if each.stance in ("asserts", "relays")}
        for statement in (each for id, each in made.statements.items() if id in held):
            reading = self.reading(statement.place.reading)
            party = next((each for each in reading.parties if each.id == statement.party), None)
            yield Worded(statement, party, outlet_of(reading) or reading.document.id, statement.chain[1:-1])

    def _one(
        self, group: Group, statements: list[Statement], comparisons: list[Comparison], copies: Mapping[str, list[Copy]],
        why: tuple[str, ...],
    ) -> Made:  # fmt: skip
        against = sides(statements, comparisons)
        held = {each.id: self._readings[each.place.reading].positions.get(each.id, ()) for each in statements}
        kept = [each for each in statements if each.id not in self._dropped]
        found = mentions(kept, held, against)
        by_reading = _of_readings(found)
        told = self._who([address for address, _ in by_reading])
        standing = tuple(each for address, some in by_reading for each in self._standings(address, some, told))
        shared = _among({each.place.reading for each in found}, copies)
        best = proposition(kept or statements, against)
        claim = Claim(cid(group), best.text, found, origins=origins(standing, shared), reasons=why)
        return Made(claim, {each.id: each for each in statements}, standing, shared)

    def _standings(self, address: str, some: Sequence[Mention], told: Who) -> list[Standing]:
        return standings(address, self.reading(address), some, self._outlets, told)

    def _who(self, addresses: Sequence[str]) -> Who:
        """Who is who among the parties of the readings of one claim."""
        return who(identities((each for address in addresses for each in self._readings[address].parties), self._parties))

    def _compared(self, some: Sequence[Group], compared: Iterable[Comparison] | None) -> dict[str, list[Comparison]]:
        """For each group, by its first statement, the comparisons within it."""
        of = {id: group[0] for group in some if len(group) > 1 for id in group}
        found: dict[str, list[Comparison]] = defaultdict(list)
        for each in self._derived.comparisons.within(of) if compared is None else compared:
            if of.get(each.a) == of.get(each.b, ""):
                found[of[each.a]].append(each)
        return found

    def _remember(self, addresses: Iterable[str]) -> None:
        wanted = sorted(addresses)
        new = [each for each in wanted if each not in self._readings]
        statements: dict[str, list[Statement]] = defaultdict(list)
        for _, statement in self._derived.statements.of(new):
            statements[statement.place.reading].append(statement)
        for address, reading in self._fetch(new):
            of = statements[address]
            held: dict[str, list[Position]] = defaultdict(list)
            for each in positions(reading, of):
                held[each.statement].append(each)
            self._readings[address] = Read(reading, held, known(reading, address))
        for address in wanted:
            self._readings.move_to_end(address)
        while len(self._readings) > max(_MOST_READINGS, len(wanted)):
            self._readings.popitem(last=False)


def in_sentences(statements: Iterable[Statement]) -> dict[str, tuple[str, Span]]:
    """For each statement the sentence that it stands in, as `groups` takes it; none for what has no sentence of its own."""
    return {each.id: (each.place.reading, each.sentence) for each in statements if each.sentence[1]}


def related(claim: Claim, found: Mapping[str, Iterable[tuple[str, str]]]) -> Claim:
    """A claim with its relations: for each cid ("updates" or "contradicts", the other's cid)."""
    of = sorted(found.get(claim.cid, ()))
    updates = [other for relation, other in of if relation == "updates"]
    against = dict.fromkeys(other for relation, other in of if relation == "contradicts")
    return replace(claim, updates=updates[0] if updates else None, contradicts=tuple(against))


def _by_reading(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    out: dict[str, list[Copy]] = defaultdict(list)
    for each in copies:
        out[each.a].append(each)
        out[each.b].append(each)
    return out


def _among(addresses: set[str], copies: Mapping[str, list[Copy]]) -> tuple[Copy, ...]:
    found = {(each.a, each.b): each for address in addresses for each in copies.get(address, ())}
    return tuple(found[pair] for pair in sorted(found) if addresses.issuperset(pair))


def _of_readings(found: Iterable[Mention]) -> list[tuple[str, list[Mention]]]:
    out: dict[str, list[Mention]] = defaultdict(list)
    for each in found:
        out[each.place.reading].append(each)
    return sorted(out.items())


def _best(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Those that a claim's reasons are told of: the surest that say "same"."""
    same = (each for each in comparisons if each.relation == "same")
    return sorted(same, key=lambda each: (-each.score, each.a, each.b))[:_TOLD]


def _reasons(best: Iterable[Comparison], statements: Iterable[Statement]) -> tuple[str, ...]:
    known = {each.id: each for each in statements}
    return tuple(dict.fromkeys(why for each in best for why in reasons(each, known[each.a], known[each.b])))
