"""How two forms of names compare: one name, one a part of the other, or neither."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from menurut.link.parties.forms import Body, Person
from menurut.link.parties.spelling import alike, script

_PREFIXED: Final = 4  # letters of a word that may have one of them written with it
Sameness = Literal["same", "part", ""]

ORGANS: Final = frozenset({
    "agency", "ministry", "government", "parliament", "council", "commission", "court", "prosecutor", "police", "army", "navy",
    "air force", "coast guard", "guard", "office", "statistics", "intelligence", "weather",
})
"""Parts of the names of bodies that every state has one of: without a state's name, that of the event is meant."""


def people(one: Person, other: Person) -> Sameness:
    """Whether two persons' names are one name, or the shorter one is in the longer, word for word in order.

    An Arabic name may have the preposition "ل" written with it ("لترامب"): without it, it is at most a part.
    """
    found = _people(one, other)
    bare = [unprefixed(one), unprefixed(other)]
    return found or ("part" if bare != [one, other] and _people(*bare) else "")


def unprefixed(one: Person) -> Person:
    """A person's name without what may be an Arabic preposition at its beginning."""
    first = one.names[0]
    return replace(one, names=(first[1:], *one.names[1:])) if first[0] == "ل" and len(first) > _PREFIXED else one


def _people(one: Person, other: Person) -> Sameness:
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
    if not words_agree(one, other):
        return "part" if one.acronym and one.acronym == other.acronym else ""
    if one.states == other.states or (one.acronym and one.acronym == other.acronym):
        return "same"
    if one.states and other.states:
        return ""
    return "part" if one.words or one.acronym or other.acronym or ORGANS & set(one.parts) else ""


def words_agree(one: Body, other: Body) -> bool:
    """Whether two bodies' names have the same words, as written or by what the packs say of them."""
    if one.flat and one.flat == other.flat:
        return True
    if one.parts != other.parts or len(one.words) != len(other.words):
        return False
    left = list(other.words)
    for word in one.words:
        match = next((each for each in left if alike(word, each)), None)
        if match is None:
            return False
        left.remove(match)
    return True
