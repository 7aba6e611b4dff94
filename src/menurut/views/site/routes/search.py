"""Searching texts, parties, and what is claimed, with limits; the address of a search can be shared."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from menurut.ledger.finding import Saying
from menurut.ledger.limits import Limits
from menurut.ledger.voices import Voice
from menurut.model import Act
from menurut.views.site.respond import respond
from menurut.views.site.routes.parties import href
from menurut.views.site.searching import Hit, statements, texts
from menurut.views.site.shelf import LIMIT, Limit, Shelved

router = APIRouter(tags=["search"])

Where = Literal["texts", "claims", "parties"]
_Acts = Act | Literal["narration", ""]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for, where, and within what limits."""

    q: str
    where: Where
    language: str | None
    outlet: str | None
    since: str | None
    until: str | None
    act: str | None
    named: Literal["yes", "no"] | None
    origins: int | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what a search finds: articles or statements (`hits`), or parties; `more` says that there is another page."""

    sought: Sought
    hits: list[Hit]
    parties: list[Voice]
    page: int
    limit: int
    more: bool


@router.get("/search", response_model=SearchPage)
def search(
    request: Request, shelf: Shelved, limit: Limit = LIMIT,
    page: Annotated[int, Query(ge=1, le=400, description="Which page, from 1.")] = 1,
    q: Annotated[str, Query(max_length=300, description='word, beginning*, "words that stand together".')] = "",
    where: Annotated[Where, Query(alias="in")] = "texts",
    lang_of: Annotated[str | None, Query(alias="language", max_length=12, description="Of the article: id, en, ar …")] = None,
    outlet: Annotated[str | None, Query(max_length=200)] = None,
    since: Annotated[date | Literal[""] | None, Query(description="First day of publication.")] = None,
    until: Annotated[date | Literal[""] | None, Query(description="Last day of publication.")] = None,
    act: Annotated[_Acts | None, Query(description="Claims: the act of who states it, or the outlet's own narration.")] = None,
    named: Annotated[Literal["yes", "no", ""] | None, Query(description="Claims: whether who states it is named.")] = None,
    origins: Annotated[Literal["1", ""] | None, Query(description="Claims: only those with at most this many.")] = None,
) -> Response:  # fmt: skip
    """Where all the words stand, the newest first: in articles, in what is claimed, or in names."""
    limits = Limits(lang_of or None, outlet or None, since.isoformat() if since else None, until.isoformat() if until else None)
    saying = Saying(act or None, None if not named else named == "yes")
    first, hits, parties = (page - 1) * limit, list[Hit](), list[Voice]()
    if where == "parties":
        parties, total = shelf.lists.voices.page(q, limits, first, limit) if q or limits.any else ([], 0)
        more = total > first + limit
    elif where == "texts":
        hits, more = texts(shelf, q, limits, first, limit)
    else:
        hits, more = statements(shelf, q, limits, saying, first, limit, int(origins) if origins else None)
    sought = Sought(q, where, limits.language, limits.outlet, limits.since, limits.until, act or None, named or None,
                    int(origins) if origins else None)
    model = SearchPage(sought, hits, parties, page, limit, more)
    sources = shelf.lists.sources
    return respond(request, model, "search/search.html", outlets=sources.outlets(), spoken=sources.languages(), party_href=href)
