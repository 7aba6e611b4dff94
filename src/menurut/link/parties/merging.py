"""Which parties of many articles are one: names first, then shorter names where only one longer one is meant.

Parties with one full name are one. A shorter name ("Sutopo", "the disaster agency") joins a fuller one of the same event
if there is only one that it can be short for; where there are two both are shown and neither is chosen. Nothing depends
on the order of the parties, and groups are compared only where they meet under a key.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from menurut.claims import Judgement
from menurut.link.parties.deciding import compared
from menurut.link.parties.forms import Body, Form, Outlet, Person, Seat, form, keys_of_name
from menurut.link.parties.groups import BODY, Group, Member, grouped, pairs
from menurut.link.parties.joint import Clusters
from menurut.link.parties.judged import judged
from menurut.link.parties.known import Known
from menurut.link.parties.within import settled
from menurut.model import Kind, Party

Edges = dict[int, set[int]]
_PASSES: Final = 4
_REASONS: Final = 12


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a party is across articles: `key` is the same for all that are one, `name` how most articles write it.

    `body` is the key of the body that it speaks for, `candidates` the keys of identities that it may be, neither chosen.
    """

    key: str
    name: str
    kind: Kind
    named: bool = True
    body: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def identities(
    parties: Iterable[Known], judgements: Iterable[Judgement] = (), events: Mapping[str, str] | None = None
) -> dict[Member, Identity]:
    """The identity of every party, by the address of its reading and its id there.

    `events` says which readings (addresses) tell of one event: a short name means someone of its own event. Without it
    all readings do. Judgements of the kind "party" override what the names say.
    """
    known = sorted({(each.address, each.party): each for each in parties}.values(), key=lambda each: (each.address, each.party))
    decided = judged(judgements)
    known = _settled(known)
    groups = grouped(known, dict(events or {}), decided.apart)
    clusters = Clusters(groups)
    _decide(clusters, decided.same, decided.different)
    names, parts = _compare(groups, clusters)
    _attach(groups, clusters, names)
    _attach(groups, clusters, parts)
    return _told(known, groups, clusters, _open(clusters, names, parts))


def _settled(known: Iterable[Known]) -> list[Known]:
    articles: dict[str, list[Known]] = defaultdict(list)
    for each in known:
        articles[each.address].append(each)
    return [each for article in articles.values() for each in settled(article)]


def _decide(clusters: Clusters, same: Iterable[tuple[Member, Member, str]], different: Iterable[tuple[Member, Member]]) -> None:
    for one, other, user in same:
        for a in clusters.of(one)[:1]:
            for b in clusters.of(other)[:1]:
                clusters.join(a, b, f"decided by {user}", force=True)
    for one, other in different:
        clusters.part(clusters.of(one), clusters.of(other))
    clusters.join_members()


def _compare(groups: list[Group], clusters: Clusters) -> tuple[Edges, Edges]:
    """Join what is certainly one; the rest as edges: between equal names, and from a short name to fuller ones."""
    names, parts = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for one, other in pairs(groups):
        a, b = groups[one], groups[other]
        told = compared(a, b)
        if told.how == "certain" and a.apart == b.apart:
            clusters.join(one, other, told.why)
        elif told.how == "certain":
            names[other if a.apart else one].add(one if a.apart else other)
        elif told.how == "name":
            bare, gendered = (one, other) if b.gender else (other, one)
            names[bare].add(gendered)
        elif told.how == "part":
            short, long = (one, other) if a.specific <= b.specific else (other, one)
            parts[short].add(long)
            if a.specific == b.specific:
                parts[long].add(short)
    return names, parts


def _attach(groups: list[Group], clusters: Clusters, edges: Edges) -> None:
    """Join a name to the one that it may be of, where there is only one; the fullest names first."""
    order = sorted(edges, key=lambda number: (-groups[number].specific, number))
    for _ in range(_PASSES):
        wide, changed = _by_root(clusters, edges), False
        for number in order:
            root = clusters.root(number)
            roots = {clusters.root(each) for each in wide.get(root, ())} - {root}
            if len(roots) == 1:
                target = min(edges[number], key=lambda each: (-groups[each].specific, each))
                changed |= clusters.join(number, target, compared(groups[number], groups[target]).why)
        if not changed:
            break


def _open(clusters: Clusters, *every: Edges) -> dict[int, tuple[int, ...]]:
    """For each cluster those that it may be, where none was chosen."""
    out: dict[int, set[int]] = defaultdict(set)
    for edges in every:
        for root, targets in _by_root(clusters, edges).items():
            out[root] |= {clusters.root(each) for each in targets} - {root}
    return {root: tuple(sorted(roots)) for root, roots in out.items()}


def _by_root(clusters: Clusters, edges: Edges) -> Edges:
    out: dict[int, set[int]] = defaultdict(set)
    for number, targets in edges.items():
        out[clusters.root(number)] |= targets
    return out


def _told(
    known: list[Known], groups: list[Group], clusters: Clusters, open_: Mapping[int, tuple[int, ...]]
) -> dict[Member, Identity]:
    roots = sorted({clusters.root(number) for number in range(len(groups))})
    best = {root: _best([groups[each] for each in clusters.members(root)]) for root in roots}
    names = {root: _name([groups[each] for each in clusters.members(root)]) for root in roots}
    keys = _keys(best)
    bodies = _bodies(known, clusters, keys, best)
    out = {}
    for each in known:
        member = (each.address, each.party)
        found = clusters.of(member)
        body = bodies.get(member)
        if not found:
            out[member] = Identity(f"{each.address}:{each.party}", each.name, each.kind, False, body, reasons=_role(each))
            continue
        root = clusters.root(found[0])
        shown = tuple(keys[other] for other in open_.get(root, ()))
        reasons = (*sorted(set(clusters.reasons(root)))[:_REASONS], *each.why, *_role(each))
        out[member] = Identity(keys[root], names[root], _kind(best[root].form, each.kind), True, body, shown, reasons)
    return out


def _role(each: Known) -> tuple[str, ...]:
    return (f"“{each.role}”: speaks for it",) if each.role else ()


def _bodies(
    known: Iterable[Known], clusters: Clusters, keys: Mapping[int, str], best: Mapping[int, Group]
) -> dict[Member, str]:
    """The key of the body that each party speaks for: as its own text says, else as other articles say of the same person."""
    own: dict[Member, str] = {}
    others: dict[int, set[str]] = defaultdict(set)
    persons: dict[Member, int] = {}
    for each in known:
        member = (each.address, each.party)
        found = clusters.of(member)
        spoken = clusters.of((each.address, each.party + BODY))
        if found:
            persons[member] = clusters.root(found[0])
            form = best[persons[member]].form
            if isinstance(form, Seat):
                own[member] = f"state:{form.state}"
        if spoken and not _vague(best[clusters.root(spoken[0])].form):
            own[member] = keys[clusters.root(spoken[0])]
            if found:
                others[persons[member]].add(own[member])
    told = {member: next(iter(others[root])) for member, root in persons.items() if len(others[root]) == 1}
    return told | own


def _vague(form: Form) -> bool:
    return isinstance(form, Body) and form.generic


def _best(groups: list[Group]) -> Group:
    """The group whose form speaks for all: strong before weak, then the one that most parties have, then the fullest."""
    return min(groups, key=lambda each: (each.form.weak, -len(each.members), -each.specific, each.order))


def _name(groups: list[Group]) -> str:
    """What to call them all: as the best of the groups that readings have a party of."""
    return _best([each for each in groups if each.names] or groups).name


def _keys(best: Mapping[int, Group]) -> dict[int, str]:
    """A key for each cluster; where two have the same, all but the first have their words behind it."""
    taken = Counter[str]()
    out = {}
    for root in sorted(best, key=lambda root: best[root].order):
        group = best[root]
        key = group.form.key + (f"@{group.place}" if group.form.weak and group.place else "")
        taken[key] += 1
        out[root] = key if taken[key] == 1 else f"{key}#{taken[key]}"
    return out


def _kind(form: Form, kind: Kind) -> Kind:
    if isinstance(form, Person):
        return "person"
    if isinstance(form, Outlet):
        return "outlet"
    return "document" if isinstance(form, Body) and form.sort == "document" else kind if kind == "group" else "organization"


def keys(party: Party, lang: str) -> tuple[str, ...]:
    """The keys under which a party meets all who may be it, from its name alone; none for the unnamed."""
    return keys_of_name(form(party.name, party.kind, lang)) if party.named else ()


def keys_of(found: Known, party: Party) -> tuple[str, ...]:
    """The same, from all the names that a text gives a party."""
    forms = [own for own in (found.form, *found.also) if own is not None]
    return tuple(dict.fromkeys([*keys(party, found.lang), *(key for own in forms for key in keys_of_name(own))]))


def who(found: Mapping[Member, Identity]) -> Callable[[str, Party], str]:
    """What `menurut.link.standing` asks: the key of a party, or of the body that it speaks for.

    Whoever is one has one key, also where articles name the body in different words or not at all: that of the body
    that most of them name.
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found.values():
        if each.body:
            named[each.key][each.body] += 1
    bodies = {own: min(every, key=lambda body: (-every[body], body)) for own, every in named.items()}

    def key(address: str, party: Party) -> str:
        told = found.get((address, party.id))
        return bodies.get(told.key, told.key) if told else f"{address}:{party.id}"

    return key
