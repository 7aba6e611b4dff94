"""Denials of what another source of the same sentence is told to say: "the minister rejected a report that …".

The words that are denied are the report's: one statement, which the report asserts and the minister denies.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from menurut.link.cutting import overlap
from menurut.model import Attribution, Span

_SAME: Final = 0.8  # share of the shorter content that must be in the other, too
_TAKES_A_SIDE: Final = frozenset({"deny", "decline", "urge", "ask"})


def answered(attributions: Sequence[Attribution]) -> dict[str, str]:
    """For each denial (id) of words that are also another party's, not nested in it or above it: that attribution (id)."""
    found: dict[str, str] = {}
    for denial in attributions:
        if denial.act == "deny" and denial.content:
            shares = {other.id: _share(denial, other) for other in attributions if may_be_answered(other, denial)}
            best = max(shares, key=lambda each: shares[each], default="")
            if best and shares[best] >= _SAME:
                found[denial.id] = best
    return found


def may_be_answered(said: Attribution, denial: Attribution) -> bool:
    """Whether a denial can be of what an attribution says: another party says it, beside the denial."""
    nested = said.id == denial.parent or said.parent == denial.id
    return not nested and said.party != denial.party and said.act not in _TAKES_A_SIDE


def _share(one: Attribution, other: Attribution) -> float:
    ours, theirs = sum(map(_length, one.content)), sum(map(_length, other.content))
    common = sum(_length(part) for a in one.content for b in other.content if (part := overlap(a, b)))
    return common / max(1, min(ours, theirs))


def _length(span: Span) -> int:
    return span[1] - span[0]
