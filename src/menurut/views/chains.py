"""Who says what, according to whom, as a tree: each attribution under the one it stands in, with what it adds to the chain."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from menurut.model import Attribution, Party, Reading
from menurut.views import phrases


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution as a link of its chain.

    `number` counts all of a reading from 1, `parent` is the number of the one it stands in (0 at the top), `depth` how
    many it stands in. `through` are names with what is to be noted of them ("passes on", "unnamed", ""), outermost
    first: what it adds to the chain of its parent, or to what `outermost` names.
    """

    number: int
    parent: int
    depth: int
    attribution: Attribution
    through: tuple[tuple[str, str], ...]
    act: str


def links(reading: Reading) -> list[Link]:
    """Every attribution in the order of the text, but each right after what it stands in."""
    parties = {party.id: party for party in reading.parties}
    chains, common = {each.id: each.chain for each in reading.attributions}, _common(reading)
    numbers: dict[str, int] = {}
    found = []
    for number, (each, depth) in enumerate(_tree(reading), 1):
        numbers[each.id] = number
        source = parties.get(each.party or "")
        through = named(each, _added(each, chains.get(each.parent or "", common)), parties)
        act = phrases.act(each, plural=bool(source and source.kind == "group"))
        found.append(Link(number, numbers.get(each.parent or "", 0), depth, each, through, act))
    return found


def named(attribution: Attribution, ids: Iterable[str], parties: Mapping[str, Party]) -> tuple[tuple[str, str], ...]:
    """Names of a chain or a part of it, each with what is to be noted of it; a source that is left out is the last."""
    known = tuple((phrases.name(parties.get(party)), _note(party, attribution, parties)) for party in ids)
    return known if attribution.party else (*known, (phrases.name(None), ""))


def outermost(reading: Reading) -> str:
    """Who passes all of it on to the reader, outermost first; empty where nobody does."""
    parties = {party.id: party for party in reading.parties}
    return " › ".join(phrases.name(parties.get(each)) for each in _common(reading))


def _tree(reading: Reading) -> Iterator[tuple[Attribution, int]]:
    """Attributions with their depth, each followed by those that stand in it."""
    every, below = {each.id for each in reading.attributions}, defaultdict[str, list[Attribution]](list)
    for each in reading.attributions:
        below[each.parent if each.parent in every else ""].append(each)
    waiting = [(each, 0) for each in reversed(below[""])]
    while waiting:
        each, depth = waiting.pop()
        yield each, depth
        waiting += [(inner, depth + 1) for inner in reversed(below[each.id])]


def _added(attribution: Attribution, above: tuple[str, ...]) -> tuple[str, ...]:
    """The part of the chain that does not come from above; at least who says it."""
    chain = attribution.chain
    added = chain[len(above) :] if chain[: len(above)] == above else chain
    return added or (chain[-1:] if attribution.party else ())


def _common(reading: Reading) -> tuple[str, ...]:
    """What all chains begin with before they come to who says it."""
    above = [each.chain[:-1] if each.party and len(each.chain) > 1 else each.chain for each in reading.attributions]
    shared = takewhile(lambda column: len(set(column)) == 1, zip(*above, strict=False))
    return tuple(column[0] for column in shared)


def _note(party: str, attribution: Attribution, parties: Mapping[str, Party]) -> str:
    notes = ["passes on"] if party in attribution.relays and party != attribution.party else []
    known = parties.get(party)
    return ", ".join([*notes, "unnamed"] if known and not known.named else notes)
