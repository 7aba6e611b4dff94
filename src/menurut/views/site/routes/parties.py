"""The named parties: who is heard, and the page of one."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from menurut.ledger.hearing import What
from menurut.ledger.limits import Limits
from menurut.ledger.voices import Voice
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound
from menurut.views.site.respond import respond
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelved
from menurut.views.site.voicing import PartyPage, party_page

router = APIRouter(tags=["parties"])


@dataclass(frozen=True, slots=True)
class PartyList:
    """A page of parties, those first that most articles have."""

    parties: list[Voice]
    q: str
    page: int
    pages: int
    limit: int
    total: int


@router.get("/parties", response_model=PartyList)
def parties(
    request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT,
    q: Annotated[str, Query(max_length=200, description="Words, or beginnings of words, of a name.")] = "",
) -> Response:  # fmt: skip
    """Who is heard by name: how many articles quote whom, and how often each says, denies or asks something or is asked."""
    found, total = shelf.lists.voices.page(q, Limits(), (page - 1) * limit, limit)
    model = PartyList(found, q, page, max(1, -(-total // limit)), limit, total)
    return respond(request, model, "parties/list.html", party_href=href)


@router.get("/parties/{key:path}", response_model=PartyPage)
def party(
    request: Request, shelf: Shelved, key: str, page: PageNumber = 1, limit: Limit = LIMIT,
    what: Annotated[What | Literal[""] | None, Query(description="Only where it says, denies, questions or is asked.")] = None,
    lang_of: Annotated[str | None, Query(alias="language", max_length=12, description="Only articles in a language.")] = None,
) -> Response:  # fmt: skip
    """One party: what it says, denies, questions and is asked, over time and across languages, and what others call it."""
    try:
        model = party_page(shelf, key, what or None, lang_of, page, limit)
    except KeyError:
        raise NotFound(N_("There is no such party.")) from None
    return respond(request, model, "parties/party.html", party_href=href, language=lang_of or "")


def href(key: str) -> str:
    """Where the page of a party is."""
    return f"/parties/{quote(key, safe=':@=')}"
