"""Whether two unnamed sources of different articles are the same people: unknown, unless the texts say so."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from menurut.link.parties.known import Known
from menurut.link.parties.lexis import key_of, lexis, tokens
from menurut.model import Sourcing

Answer = Literal["same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The answer for two unnamed sources, and why."""

    answer: Answer
    reasons: tuple[str, ...] = ()


def same_unnamed(one: Known, other: Known) -> Likeness:
    """Whether two unnamed parties are the same people as far as their texts show.

    "different" where the texts give them different numbers, sides or kinds; "same" where one article cites the other's
    outlet for as many people of the same side and role; everything else is unknown.
    """
    if one.named or other.named:
        return Likeness("unknown", ("one of them is named: an unnamed source is never taken for a named one",))
    if (one.address, one.party) == (other.address, other.party):
        return Likeness("same", ("one source of one article",))
    if one.address == other.address:
        return Likeness("different", ("two sources of one article",))
    against = _against(one, other)
    if against:
        return Likeness("different", tuple(against))
    agreed = _agreed(one, other)
    cited = one.outlet != other.outlet and one.via == other.via and one.via in (one.outlet, other.outlet)
    if one.via and cited and len(agreed) > 1:
        return Likeness("same", (f"one article cites the other's outlet ({one.via}) for them", *agreed))
    return Likeness("unknown", tuple(agreed) or ("the texts do not say",))


def _against(one: Known, other: Known) -> list[str]:
    a, b = one.sourcing or Sourcing(), other.sourcing or Sourcing()
    out = []
    if a.count and b.count and a.count != b.count:
        out.append(f"{a.count} and {b.count} people")
    if a.affiliation and b.affiliation and not _sides(one) & _sides(other):
        out.append(f"of {', '.join(a.affiliation)} and of {', '.join(b.affiliation)}")
    if {one.kind, other.kind} == {"person", "group"} and (a.count or b.count or 0) > 1:
        out.append("one person and several")
    return out


def _agreed(one: Known, other: Known) -> list[str]:
    a, b = one.sourcing or Sourcing(), other.sourcing or Sourcing()
    out = []
    if a.count and a.count == b.count:
        out.append(f"both are {a.count}")
    if _sides(one) & _sides(other):
        out.append(f"both of {', '.join(sorted(_sides(one) & _sides(other)))}")
    if a.role and b.role and one.lang == other.lang and key_of(a.role) == key_of(b.role):
        out.append(f"both “{a.role}”")
    return out


def _sides(each: Known) -> set[str]:
    """The sides of a source: codes of states where they are states, else the words."""
    found = set()
    for side in each.sourcing.affiliation if each.sourcing else ():
        words, table = tokens(side), lexis(each.lang)
        code = next((code for at in range(len(words)) if (code := table.state(words, at)[0])), "")
        found.add(code or " ".join(word.key for word in words))
    return found
