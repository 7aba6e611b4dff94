"""What people decided of parties: the same, or not the same."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from menurut.claims import Judgement

Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs that are one (with who decided it) and pairs that are not; `apart` are all parties of the latter."""

    same: tuple[tuple[Member, Member, str], ...] = ()
    different: tuple[tuple[Member, Member], ...] = ()

    @property
    def apart(self) -> set[Member]:
        """Parties that are not another with perhaps the same name."""
        return {member for pair in self.different for member in pair}


def judged(judgements: Iterable[Judgement]) -> Judged:
    """The decisions on parties that hold: of several on one pair the latest. Subjects are `reading:party`; others are left."""
    last: dict[tuple[Member, Member], tuple[str, str, str]] = {}
    for each in judgements:
        pair = _pair(each)
        if each.kind == "party" and pair:
            last[pair] = max(last.get(pair, ("", "", "")), (each.time, each.answer, each.user))
    same = tuple((*pair, user) for pair, (_, answer, user) in sorted(last.items()) if answer == "same")
    return Judged(same, tuple(pair for pair, (_, answer, _) in sorted(last.items()) if answer == "not same"))


def _pair(judgement: Judgement) -> tuple[Member, Member] | None:
    members = sorted({_member(each) for each in judgement.subject if ":" in each})
    return (members[0], members[1]) if len(members) == 2 else None


def _member(subject: str) -> Member:
    address, _, party = subject.rpartition(":")
    return address, party
