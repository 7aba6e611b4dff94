"""One claim in a list: what is said, and in one line how many stand where and on how many origins."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from menurut.claims import Claim
from menurut.views.phrases import one_line


@dataclass(frozen=True, slots=True)
class Standing:
    """One claim in a list: its words, how many take which side, in how many outlets, on how many origins."""

    cid: str
    proposition: str
    asserts: int
    denies: int
    questions: int
    relays: int
    outlets: int
    at_least: int
    at_most: int

    @property
    def href(self) -> str:
        """Where its page is."""
        return f"/claims/{self.cid}"


def standing(claim: Claim) -> Standing:
    """A claim as an entry of a list."""
    sides = Counter(each.stance for each in claim.mentions)
    outlets = len({each.chain[0] if each.chain else each.place.doc for each in claim.mentions})
    found = claim.origins
    return Standing(claim.cid, one_line(claim.proposition), sides["asserts"], sides["denies"], sides["questions"],
                    sides["relays"], outlets, found.at_least, found.at_most)
