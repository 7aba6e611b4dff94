"""Searching texts, parties, and what is claimed, with limits; the address of a search can be shared."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from menurut.ledger.finding import Saying
from menurut.ledger.limits import Limits
from menurut.ledger.voices import Voice
from menurut.model import Act
from menurut.views.site.respond import respond
from menurut.views.site.routes.parties import href
from menurut.views.site.searching import LOOKED_AT, Hit, statements, texts
from menurut.views.site.shelf import LIMIT, Limit, Shelved

router = APIRouter(tags=["search"])

_AROUND: Final = ("page", "limit", "lang", "theme", "format")

Where = Literal["texts", "claims", "parties"]
Acts = Act | Literal["narration", ""]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for, where, and within what limits."""

    q: str
    where: Where
    language: str | None
    outlet: str | None
    since: str | None
    until: str | None
    act: Act | Literal["narration"] | None
    named: Literal["yes", "no"] | None
    origins: int | None

    @property
    def limits(self) -> Limits:
        """What articles are limited to."""
        return Limits(self.language, self.outlet, self.since, self.until)

    @property
    def saying(self) -> Saying:
        """What statements are limited to."""
        return Saying(self.act, None if self.named is None else self.named == "yes")

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.q) or self.limits.any or (self.where == "claims" and self.saying.any)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what a search finds: articles or statements (`hits`), or parties; `more` says that there is another page.

    `looked_at` is how many of the newest statements were looked at, where that is limited.
    """

    sought: Sought
    hits: list[Hit]
    parties: list[Voice]
    page: int
    limit: int
    more: bool
    looked_at: int | None = None


def sought(
    q: Annotated[str, Query(max_length=300, description='word, beginning*, "words that stand together".')] = "",
    where: Annotated[Where, Query(alias="in")] = "texts",
    lang_of: Annotated[str | None, Query(alias="language", max_length=12, description="Of the article: id, en, ar …")] = None,
    outlet: Annotated[str | None, Query(max_length=200)] = None,
    since: Annotated[date | Literal[""] | None, Query(description="First day of publication.")] = None,
    until: Annotated[date | Literal[""] | None, Query(description="Last day of publication.")] = None,
    act: Annotated[Acts | None, Query(description="Claims: the act of who states it, or the outlet's own narration.")] = None,
    named: Annotated[Literal["yes", "no", ""] | None, Query(description="Claims: whether who states it is named.")] = None,
    origins: Annotated[Literal["1", ""] | None, Query(description="Claims: only those with at most this many.")] = None,
) -> Sought:  # fmt: skip
    """What a request searches for."""
    return Sought(q, where, lang_of or None, outlet or None, since.isoformat() if since else None,
                  until.isoformat() if until else None, act or None, named or None, int(origins) if origins else None)


@router.get("/search", response_model=SearchPage)
def search(
    request: Request, shelf: Shelved, sought: Annotated[Sought, Depends(sought)], limit: Limit = LIMIT,
    page: Annotated[int, Query(ge=1, le=400, description="Which page, from 1.")] = 1,
) -> Response:  # fmt: skip
    """Where all the words stand, the newest first: in articles, in what is claimed, or in names."""
    first, hits, parties = (page - 1) * limit, list[Hit](), list[Voice]()
    if sought.where == "parties":
        parties, total = shelf.lists.voices.page(sought.q, sought.limits, first, limit) if sought.any else ([], 0)
        more = total > first + limit
    elif sought.where == "texts":
        hits, more = texts(shelf, sought.q, sought.limits, first, limit)
    else:
        hits, more = statements(shelf, sought.q, sought.limits, sought.saying, first, limit, sought.origins)
    looked_at = LOOKED_AT if sought.where == "claims" and sought.origins is not None else None
    model, sources = SearchPage(sought, hits, parties, page, limit, more, looked_at), shelf.lists.sources
    kept = {name: value for name, value in request.query_params.items() if name not in _AROUND and value}
    return respond(request, model, "search/search.html", outlets=sources.outlets(), spoken=sources.languages(),
                   party_href=href, export_query=kept)
