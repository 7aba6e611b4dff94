"""Parties with one form of name as groups, and which groups are put together: the state that `merging` works on."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from menurut.link.parties.comparing import unprefixed
from menurut.link.parties.forms import Body, Form, Person, sounds
from menurut.link.parties.known import Known
from menurut.link.parties.lexis import lexis

Member = tuple[str, str]  # address of the reading, id of the party there
BODY: Final = "/body"
"""What is put behind a party's id for the body that it speaks for."""
_ALL: Final = 48
_WINDOW: Final = 16


@dataclass(slots=True)
class Group:
    """All parties with one form of name; of weak forms only those of one event. `place` tells groups of one form apart.

    `local` says that it stands for nobody outside its article, `apart` that a person set it apart from another party.
    `names` are what readings call the parties, `spoken` what they call bodies that are only spoken for.
    """

    form: Form
    lang: str
    gender: str
    place: str
    local: bool = False
    apart: bool = False
    members: list[Member] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    spoken: Counter[str] = field(default_factory=Counter)
    events: set[str] = field(default_factory=set)

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """What groups are sorted by."""
        return type(self.form).__name__, repr(self.form), self.place, self.gender, self.lang

    @property
    def name(self) -> str:
        """How most of the articles write it."""
        names = self.names or self.spoken
        return min(names, key=lambda name: (-names[name], name))

    @property
    def specific(self) -> int:
        """How much the form tells."""
        if isinstance(self.form, Person):
            return len(self.form.names)
        return self.form.telling if isinstance(self.form, Body) else 8


def grouped(parties: Iterable[Known], events: dict[str, str], apart: set[Member]) -> list[Group]:
    """The groups of parties, sorted. `apart` are members that some judgement sets apart: each is a group of its own."""
    found: dict[tuple[Form, str, str, str], Group] = {}
    for each in parties:
        for member, form, name in _forms(each):
            event = events.get(each.address, "")
            gender = each.gender if isinstance(form, Person) else ""
            place = "/".join(member) if member in apart else _place(form, event, each)
            lang = each.lang if isinstance(form, Body) and form.acronym else ""
            group = found.setdefault((form, lang, gender, place), Group(form, lang, gender, place))
            group.local, group.apart = _is_local(form, each), member in apart
            group.members.append(member)
            (group.spoken if member[1].endswith(BODY) else group.names)[name] += 1
            group.events.add(event)
    return sorted(found.values(), key=lambda group: group.order)


def _forms(each: Known) -> Iterator[tuple[Member, Form, str]]:
    member = (each.address, each.party)
    if each.form:
        yield member, each.form, each.name
    yield from ((member, form, each.name) for form in each.also)
    if each.body:
        yield (each.address, each.party + BODY), each.body, each.body_name


def _place(form: Form, event: str, each: Known) -> str:
    """Where a form counts as one name: everywhere, in its event, or in its article alone."""
    return each.address if _is_local(form, each) else event if form.weak else ""


def _is_local(form: Form, each: Known) -> bool:
    if isinstance(form, Body):
        return form.generic or form.sort == "document"
    # Without a pack nothing tells a pronoun from a name.
    return form.weak and not lexis(each.lang).known


def pairs(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """Numbers of groups whose names may be one: those that meet under a key, in a full block the nearest in order."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for block in set(_blocks(group)):
            blocks[block].append(number)
    seen = set[tuple[int, int]]()
    for block in sorted(blocks):
        for pair in _near(blocks[block]):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _near(members: list[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= _ALL:
        yield from combinations(members, 2)
    else:
        yield from ((one, other) for at, one in enumerate(members) for other in members[at + 1 : at + 1 + _WINDOW])


def _blocks(group: Group) -> Iterator[tuple[str, ...]]:
    form = group.form
    if isinstance(form, Person):
        names = form.names if unprefixed(form) == form else (*form.names, unprefixed(form).names[0])
        heard = [sorted(sounds(name)) for name in names]
        yield from (("pair", a, b) for one, other in combinations(heard, 2) for a in one for b in other)
        yield from (("name", event, each) for some in heard for each in some for event in group.events)
    elif isinstance(form, Body):
        if form.acronym:
            yield ("short", form.sort, form.acronym)
        if form.core:
            yield (form.sort, *form.core)
            yield ("flat", form.sort, *form.flat)
        yield from (("part", member[0], part) for part in form.parts for member in group.members)
