"""How many independent origins a claim has: at least, at most, and why.

Every mention on the asserting side names an origin as far as its text shows: a named party, an unnamed one behind an
outlet, or the outlet itself. Origins that depend on each other's words are merged; what is left is the most there can
be, and those whose own view or knowledge the texts show are the fewest.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from menurut.claims import Copy, Origins
from menurut.link.joining import Joined
from menurut.link.standing import Standing
from menurut.model import Span

_LISTED = 12  # names that a reason has
Node = tuple[str, ...]  # ("outlet", key), ("who", key), ("unnamed", outlet's key, side …)


@dataclass(frozen=True, slots=True)
class Asserted:
    """A standing on the asserting side with the origin that its text shows."""

    standing: Standing
    node: Node


def origins(standings: Sequence[Standing], copies: Iterable[Copy] = ()) -> Origins:
    """The origins of one claim from the standings of all its mentions and the copies among their readings.

    Deniers and doubters are no origins. `at_least` counts those who certainly do not depend on one another (one where
    somebody asserts the claim at all), `at_most` every origin that no text ties to another.
    """
    every = [Asserted(each, _node(each)) for each in _ordered(standings) if each.mention.stance in ("asserts", "relays")]
    if not every:
        return Origins(0, 0, ("nobody asserts it",))
    held, ascribed = _parted(every, standings)
    asserted, reasons = (held, _told_ascribed(ascribed)) if held else (every, [])
    joined: Joined[Node] = Joined(sorted({each.node for each in asserted}))
    names = _names(asserted)
    reasons += _join_narration(asserted, joined, names)
    reasons += _join_passed_on(asserted, joined, names)
    reasons += _join_copies(asserted, copies, joined)
    groups = joined.groups()
    loops = _loops(asserted)
    called = _names(every)
    fewest = _fewest(asserted, joined) if held else 0
    return Origins(
        at_least=min(fewest, len(groups)),
        at_most=len(groups),
        reasons=tuple(dict.fromkeys([*_resting(asserted, joined, names), *reasons, *_told_loops(loops)])),
        groups=tuple(tuple(sorted({names[node] for node in group})) for group in groups),
        lost=tuple(sorted({called[each.node] for each in every if _is_lost(each.standing)})),
        loops=loops,
    )


def _ordered(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda each: (each.mention.place.doc, each.mention.place.span, each.mention.statement))


def _node(standing: Standing) -> Node:
    holder = standing.holder
    if holder is None:
        return ("outlet", standing.agencies[0].key if standing.agencies else standing.outlet)
    if holder.named:
        return ("outlet" if holder.kind == "outlet" else "who", holder.key)
    return ("unnamed", _nearest_outlet(standing), *sorted(standing.sides))


def _nearest_outlet(standing: Standing) -> str:
    """The outlet that an unnamed party is known from: the last that the chain names, else the article's own."""
    cited = [link.key for link in standing.chain[:-1] if link.kind == "outlet" and link.named]
    return (cited or [link.key for link in standing.agencies[:1]] or [standing.outlet])[-1]


def _is_lost(standing: Standing) -> bool:
    holder = standing.holder
    return holder is not None and not holder.named and holder.kind in ("unspecified", "outlet", "document")


def _join_narration(asserted: Sequence[Asserted], joined: Joined[Node], names: Mapping[Node, str]) -> list[str]:
    """What an outlet says unsourced, or is cited for, joins the source that the outlet itself gives for the claim."""
    sources: dict[str, set[Node]] = defaultdict(set)
    for each in asserted:
        for outlet in {each.standing.outlet, *(link.key for link in each.standing.agencies)}:
            if each.node != ("outlet", outlet):
                sources[outlet].add(each.node)
    reasons = []
    for outlet, nodes in sorted(sources.items()):
        narration: Node = ("outlet", outlet)
        if narration in joined:
            first = min(nodes)
            joined.join(narration, first)
            reasons.append(f"what {names[narration]} says without a source is counted with its own source, {names[first]}")
    return reasons


def _join_passed_on(asserted: Sequence[Asserted], joined: Joined[Node], names: Mapping[Node, str]) -> list[str]:
    """Whom articles know of through one outlet only joins the source that this outlet's own article gives."""
    own: dict[str, set[Node]] = defaultdict(set)
    through: dict[Node, set[str]] = {}
    for each in asserted:
        above = (*each.standing.agencies, *each.standing.chain[:-1])
        outlets = {link.key for link in above if link.kind == "outlet" and link.named}
        if not outlets:
            own[each.standing.outlet].add(each.node)
        through[each.node] = through.get(each.node, outlets) & outlets
    reasons = []
    for node, outlets in sorted(through.items()):
        for outlet in sorted(each for each in outlets if own.get(each)):
            first = min(own[outlet])
            if joined.join(node, first):
                told = names.get(("outlet", outlet), outlet)
                reasons.append(f"{names[node]} is known through {told} only and is counted with its own source, {names[first]}")
    return reasons


def _join_copies(asserted: Sequence[Asserted], copies: Iterable[Copy], joined: Joined[Node]) -> list[str]:
    by_reading: dict[str, list[Asserted]] = defaultdict(list)
    for each in asserted:
        by_reading[each.standing.mention.place.reading].append(each)
    reasons = []
    for copy in copies:
        for one, other in _in_passages(copy, by_reading):
            if _may_be_one(copy, one, other) and joined.join(one.node, other.node):
                later, earlier = (one, other) if copy.source == copy.b else (other, one)
                how = {"translation": "is a translation of", "cut": "repeats a part of"}.get(copy.kind, "repeats the text of")
                direction = how if copy.source else "shares its text with"
                reasons.append(f"{later.standing.name} {direction} {earlier.standing.name}")
    return reasons


def _may_be_one(copy: Copy, one: Asserted, other: Asserted) -> bool:
    """Whether a copy tells more than the articles do: two that both say whom they have it from are not one by translation."""
    return copy.kind != "translation" or not (_is_sourced(one) and _is_sourced(other))


def _is_sourced(each: Asserted) -> bool:
    return each.node[0] == "who" or (each.node[0] == "outlet" and bool(each.standing.chain))


def _in_passages(copy: Copy, by_reading: Mapping[str, list[Asserted]]) -> Iterable[tuple[Asserted, Asserted]]:
    for passage in copy.passages:
        ones = [each for each in by_reading.get(copy.a, ()) if _touches(each.standing.mention.place.span, passage.a)]
        others = [each for each in by_reading.get(copy.b, ()) if _touches(each.standing.mention.place.span, passage.b)]
        yield from ((one, other) for one in ones for other in others)


def _touches(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _fewest(asserted: Sequence[Asserted], joined: Joined[Node]) -> int:
    """One, or as many as speak first-hand."""
    return max(1, len({joined.root(each.node) for each in asserted if each.standing.first_hand}))


def _told_ascribed(ascribed: Sequence[Asserted]) -> list[str]:
    """The report that is denied is that of those who assert the claim: it is no origin of its own."""
    names = _names(ascribed)
    return list(dict.fromkeys(f"{names[each.node]}: told of by somebody who denies it, not counted" for each in ascribed))


def _parted(every: Iterable[Asserted], standings: Iterable[Standing]) -> tuple[list[Asserted], list[Asserted]]:
    """Who asserts the claim; and what only an opponent ascribes to somebody unnamed, by the chain or denying the very words."""
    against = [each.mention for each in standings if each.mention.stance in ("denies", "questions")]
    holders = {(mention.place.reading, mention.holder) for mention in against}
    words = {mention.statement for mention in against}
    held, ascribed = list[Asserted](), list[Asserted]()
    for each in every:
        is_ascribed = _is_lost(each.standing) and _is_opposed(each.standing, holders, words)
        (ascribed if is_ascribed else held).append(each)
    return held, ascribed


def _is_opposed(standing: Standing, holders: set[tuple[str, str]], words: set[str]) -> bool:
    reading = standing.mention.place.reading
    return standing.mention.statement in words or any((reading, link.name) in holders for link in standing.chain[:-1])


def _names(asserted: Iterable[Asserted]) -> dict[Node, str]:
    """What to call every origin: as most mentions do, and the shortest of those names."""
    found: dict[Node, Counter[str]] = defaultdict(Counter)
    for each in asserted:
        standing = each.standing
        found[("outlet", standing.outlet)][standing.name] += 1
        for link in (*standing.agencies, *standing.chain):
            if link.kind == "outlet" and link.named:
                found[("outlet", link.key)][link.name] += 1
        if each.node[0] != "outlet" and standing.holder is not None:
            via = f" ({_via(standing)})" if each.node[0] == "unnamed" else ""
            found[each.node][(standing.holder.name or "an unnamed source") + via] += 1
    return {node: min(names, key=lambda name: (-names[name], len(name), name)) for node, names in found.items()}


def _via(standing: Standing) -> str:
    cited = [link.name for link in standing.chain[:-1] if link.kind == "outlet" and link.named]
    return (cited or [link.name for link in standing.agencies[:1]] or [standing.name])[-1]


def _resting(asserted: Sequence[Asserted], joined: Joined[Node], names: Mapping[Node, str]) -> list[str]:
    """One line for each origin: who rests on it, and through whom."""
    by_node: dict[Node, set[tuple[str, str]]] = defaultdict(set)
    for each in asserted:
        by_node[each.node].add((each.standing.outlet, each.standing.name))
    out = []
    for node in sorted(by_node, key=lambda node: (joined.root(node), node)):
        own = sorted(name for outlet, name in by_node[node] if node == ("outlet", outlet))
        citing = sorted(name for outlet, name in by_node[node] if node != ("outlet", outlet))
        unnamed = "an unnamed source: " if node[0] == "unnamed" else ""
        if citing:
            out.append(f"{_listed(citing)} {'cite' if len(citing) > 1 else 'cites'} {unnamed}{names[node]}")
        if own:
            out.append(f"{_listed(own)} name nobody and count as one" if len(own) > 1 else f"{own[0]} names nobody")
    return out


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence has them, the first of many."""
    if len(names) > _LISTED + 1:
        return f"{', '.join(names[:_LISTED])} and {len(names) - _LISTED} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _loops(asserted: Sequence[Asserted]) -> tuple[tuple[str, ...], ...]:
    """Outlets that cite each other in a circle, and nobody else, for the claim."""
    cites: dict[str, set[str]] = defaultdict(set)
    other, names = set[str](), dict[str, str]()
    for each in asserted:
        standing = each.standing
        names.setdefault(standing.outlet, standing.name)
        if each.node[0] == "outlet" and each.node[1] != standing.outlet:
            cites[standing.outlet].add(each.node[1])
        elif each.node[0] != "outlet":
            other.add(standing.outlet)
    found = {frozenset(circle) for start in sorted(cites) if (circle := _circle(start, cites))}
    return tuple(sorted(tuple(sorted(names[key] for key in circle)) for circle in found if not circle & other))


def _circle(start: str, cites: Mapping[str, set[str]]) -> set[str]:
    """All outlets on ways from `start` back to it; empty where there is none."""
    ahead = _reached(start, cites)
    return {each for each in ahead if start in _reached(each, cites)} if start in ahead else set()


def _reached(start: str, cites: Mapping[str, set[str]]) -> set[str]:
    seen, todo = set[str](), [start]
    while todo:
        for each in cites.get(todo.pop(), ()):
            if each not in seen:
                seen.add(each)
                todo.append(each)
    return seen


def _told_loops(loops: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"{_listed(loop)} cite each other: where it comes from is lost" for loop in loops]

