"""The claims: the list, and the page of one."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BeforeValidator, Field

from menurut.claims import Stance
from menurut.ledger.catalogue import Wanted
from menurut.views.phrases import one_line
from menurut.views.site.claiming import ClaimPage, Side, claim_page, side_of
from menurut.views.site.entries import entries_with
from menurut.views.site.graph import BOX, drawn
from menurut.views.site.languages import direction, language
from menurut.views.site.reasons import plain
from menurut.views.site.respond import respond
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelved, part
from menurut.views.site.standing import Standing, standing

router = APIRouter(tags=["claims"])

def _filled(value: object) -> object:
    """What a form says of a field that nobody filled in is nothing."""
    return None if value == "" else value


_Day = Annotated[
    Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None,
    BeforeValidator(_filled), Query(description="A day of publication."),
]  # fmt: skip
_Origins = Annotated[
    Annotated[int, Field(ge=0, le=1000)] | None,
    BeforeValidator(_filled), Query(description="At most so many independent origins."),
]  # fmt: skip
_Stance = Annotated[Stance | None, BeforeValidator(_filled), Query(description="Only what somebody takes this stance to.")]
_Short = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """A page of claims, and what they were asked for by."""

    claims: list[Standing]
    page: int
    pages: int
    limit: int
    total: int
    wanted: Wanted


def wanted(
    party: _Short = None, outlet: _Short = None, language: Annotated[str | None, Query(max_length=12)] = None,
    origins: _Origins = None, stance: _Stance = None, since: _Day = None, until: _Day = None,
) -> Wanted:  # fmt: skip
    """What the claims of a list, or of its export, are asked for by."""
    return Wanted(party or None, outlet or None, language or None, origins, stance, since, until)


@router.get("/claims", response_model=ClaimList)
def claims(
    request: Request, shelf: Shelved, wanted: Annotated[Wanted, Depends(wanted)], page: PageNumber = 1, limit: Limit = LIMIT
) -> Response:
    """What is said, those claims first that stand in most outlets."""
    found = shelf.claims(wanted, page, limit)
    model = ClaimList([standing(each) for each in found.entries], page, found.pages, limit, found.total, wanted)
    asked = {name: value for name, value in asdict(wanted).items() if value is not None}
    return respond(request, model, "claims/list.html", export_query=asked)


@router.get("/claims/{cid}", response_model=ClaimPage)
def claim(request: Request, shelf: Shelved, cid: str) -> Response:
    """One claim: who asserts, denies, only relays it, since when, through whom, from how many origins."""
    view = shelf.claim(cid)
    lang = language(request)
    drawing = drawn(view, direction(lang) == "rtl", lambda name: plain(name, lang))
    return respond(request, claim_page(view), "claims/claim.html", drawing=drawing, box_size=BOX)


@dataclass(frozen=True, slots=True)
class SidePage:
    """A page of all who take one stance to a claim."""

    cid: str
    proposition: str
    side: Side
    page: int
    pages: int
    limit: int
    total: int


@router.get("/claims/{cid}/{stance}", response_model=SidePage)
def side(
    request: Request, shelf: Shelved, cid: str, stance: Stance, page: PageNumber = 1, limit: Limit = LIMIT
) -> Response:
    """All who take one stance to a claim, in time."""
    held, relays = shelf.claim_alone(cid)
    every = entries_with(stance, held, relays, shelf.statements_by_id, shelf.readings)
    found = part(every, page, limit)
    one = side_of(stance, every, found.entries)
    model = SidePage(held.cid, one_line(held.proposition), one, page, found.pages, limit, found.total)
    return respond(request, model, "claims/side.html")
