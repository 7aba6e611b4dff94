"""How two forms of names compare: one name, one a part of the other, or neither."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from menurut.link.parties.forms import Body, Person
from menurut.link.parties.groups import Group
from menurut.link.parties.spelling import alike, script

Sameness = Literal["same", "part", ""]

ORGANS: Final = frozenset({
    "agency", "ministry", "government", "parliament", "council", "commission", "court", "prosecutor", "police", "army", "navy",
    "air force", "coast guard", "guard", "office", "statistics", "intelligence", "weather",
})
"""Parts of the names of bodies that every state has one of: without a state's name, that of the event is meant."""


def people(one: Person, other: Person) -> Sameness:
    """Whether two persons' names are one name, or the shorter one is in the longer, word for word in order."""
    short, long = sorted((one.names, other.names), key=len)
    if len(short) == len(long):
        return "same" if all(_word(a, b) for a, b in zip(short, long, strict=True)) and _one_is_full(one, other) else ""
    return "part" if _within(short, long) else ""


def _one_is_full(one: Person, other: Person) -> bool:
    return any(all(len(name) > 1 for name in each.names) for each in (one, other))


def _word(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)) and one.isascii() and other.isascii():
        return one[0] == other[0]
    return alike(one, other)


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(_word(name, each) for each in rest) for name in short)


def bodies(one: Body, other: Body) -> Sameness:
    """Whether two bodies' names are one by their words with the same states.

    "part" where one leaves out the state that the other names, and is of a sort that each state has one of or has a name
    of its own; and where they have only the short form in common.
    """
    if one.sort != other.sort:
        return ""
    if one.acronym and other.acronym and one.acronym != other.acronym and script(one.acronym) == script(other.acronym):
        return ""
    if not _words_agree(one, other):
        return "part" if one.acronym and one.acronym == other.acronym else ""
    if one.states == other.states or (one.acronym and one.acronym == other.acronym):
        return "same"
    if one.states and other.states:
        return ""
    return "part" if one.words or one.acronym or other.acronym or ORGANS & set(one.parts) else ""


def _words_agree(one: Body, other: Body) -> bool:
    if one.parts != other.parts or len(one.words) != len(other.words):
        return False
    left = list(other.words)
    for word in one.words:
        match = next((each for each in left if alike(word, each)), None)
        if match is None:
            return False
        left.remove(match)
    return True


@dataclass(frozen=True, slots=True)
class Told:
    """What a comparison of two groups says: whether they are one for certain, and why they are or may be; "" for neither."""

    certain: bool = False
    why: str = ""


def compared(one: Group, other: Group) -> Told:
    """How two groups of parties compare; persons are never bodies."""
    if isinstance(one.form, Person) and isinstance(other.form, Person):
        return _compared_people(one, other, people(one.form, other.form))
    if isinstance(one.form, Body) and isinstance(other.form, Body):
        return _compared_bodies(one, other, one.form, other.form)
    return Told()


def _compared_people(one: Group, other: Group, how: Sameness) -> Told:
    a, b = one.form, other.form
    near = bool(one.events & other.events)
    if how == "same" and (near or not (a.weak or b.weak)):
        certain = one.gender == other.gender or not (a.weak or b.weak)
        return Told(certain, _one_name(one.name, other.name))
    if how == "part" and near:
        short, long = sorted((one, other), key=lambda group: (group.specific, group.name))
        return Told(False, f"“{short.name}” is a part of the name “{long.name}” and, in these articles, of no other")
    return Told()


def _one_name(one: str, other: str) -> str:
    if one == other:
        return f"“{one}” in more than one article"
    return f"“{one}” and “{other}”: one name in two {'scripts' if script(one) != script(other) else 'spellings'}"


def _compared_bodies(one: Group, other: Group, a: Body, b: Body) -> Told:
    near, here = bool(one.events & other.events), bool({m[0] for m in one.members} & {m[0] for m in other.members})
    if a.generic or b.generic:
        inside = here and a.sort == b.sort and (set(a.parts) < set(b.parts) or set(b.parts) < set(a.parts))
        return Told(False, f"“{one.name}” and “{other.name}”: the only one of its sort in the article") if inside else Told()
    how = bodies(a, b)
    if a.sort == "document" and (how != "same" or a.weak):
        return Told()
    why = f"“{one.name}” and “{other.name}”: one body by its {'words' if _words_agree(a, b) else 'short form'}"
    if how == "same" and not (a.weak or b.weak):
        return Told(True, why)
    if how and near and not (a.core and b.core and not _words_agree(a, b) and one.lang == other.lang):
        return Told(how == "same" and a.weak and b.weak, why)
    return Told()
