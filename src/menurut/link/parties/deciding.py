"""How two groups of parties compare: one for certain, perhaps one, or neither; with the reason in words."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from menurut.link.parties.comparing import Sameness, bodies, people, words_agree
from menurut.link.parties.forms import Body, Person
from menurut.link.parties.groups import Group
from menurut.link.parties.spelling import script


@dataclass(frozen=True, slots=True)
class Told:
    """What a comparison of two groups says: one for certain, perhaps one (by their whole names or a part of one), or ""."""

    how: Literal["certain", "name", "part", ""] = ""
    why: str = ""


def compared(one: Group, other: Group) -> Told:
    """How two groups of parties compare; persons are never bodies."""
    if isinstance(one.form, Person) and isinstance(other.form, Person):
        return _compared_people(one, other, people(one.form, other.form))
    if isinstance(one.form, Body) and isinstance(other.form, Body):
        return _compared_bodies(one, other, one.form, other.form)
    return Told()


def _compared_people(one: Group, other: Group, how: Sameness) -> Told:
    weak, near = one.form.weak or other.form.weak, bool(one.events & other.events)
    if one.form.weak and other.form.weak and (one.local or other.local):
        return Told()
    if how == "same" and (near or not weak):
        certain = one.gender == other.gender or not weak
        return Told("certain" if certain else "name", _one_name(one.name, other.name))
    if how == "part" and near:
        short, long = sorted((one, other), key=lambda group: (group.specific, group.name))
        return Told("part", f"“{short.name}” is a part of the name “{long.name}” and, in these articles, of no other")
    return Told()


def _one_name(one: str, other: str) -> str:
    if one == other:
        return f"“{one}” in more than one article"
    return f"“{one}” and “{other}”: one name in two {'scripts' if script(one) != script(other) else 'spellings'}"


def _compared_bodies(one: Group, other: Group, a: Body, b: Body) -> Told:
    near, how = bool(one.events & other.events), bodies(a, b)
    if not how or a.generic or b.generic or (a.sort == "document" and (how != "same" or a.weak)):
        return Told()
    why = f"“{one.name}” and “{other.name}”: one body by its {'words' if words_agree(a, b) else 'short form'}"
    if how == "same" and a.weak == b.weak and (near or not a.weak):
        return Told("certain", why)
    both_long = a.core and b.core and not words_agree(a, b)
    return Told("part", why) if near and not (both_long and one.lang == other.lang) else Told()
