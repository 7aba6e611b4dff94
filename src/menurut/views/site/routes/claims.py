"""The claims: the list, and the page of one."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from menurut.claims import Claim
from menurut.views.phrases import one_line
from menurut.views.site.respond import respond
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelved, Wanted

router = APIRouter(tags=["claims"])

_SHORT = Annotated[str | None, Query(max_length=200)]


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


@dataclass(frozen=True, slots=True)
class ClaimList:
    """A page of claims, and what they were asked for by."""

    claims: list[Standing]
    page: int
    pages: int
    limit: int
    total: int
    wanted: Wanted


@router.get("/claims", response_model=ClaimList)
def claims(
    request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT, party: _SHORT = None, outlet: _SHORT = None,
    language: Annotated[str | None, Query(max_length=8)] = None,
    origins: Annotated[int | None, Query(ge=0, le=1000, description="At most so many independent origins.")] = None,
) -> Response:  # fmt: skip
    """What is said, those claims first that stand in most outlets."""
    wanted = Wanted(party, outlet, language, origins)
    found = shelf.claims(wanted, page, limit)
    model = ClaimList([standing(each) for each in found.entries], page, found.pages, limit, found.total, wanted)
    return respond(request, model, "claims/list.html")


def standing(claim: Claim) -> Standing:
    """A claim as an entry of a list."""
    sides = Counter(each.stance for each in claim.mentions)
    outlets = len({each.chain[0] if each.chain else each.place.doc for each in claim.mentions})
    found = claim.origins
    return Standing(claim.cid, one_line(claim.proposition), sides["asserts"], sides["denies"], sides["questions"],
                    sides["relays"], outlets, found.at_least, found.at_most)
