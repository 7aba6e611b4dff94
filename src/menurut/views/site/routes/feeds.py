"""Feeds that are followed: subscribe, have one asked at once, follow it no more."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from menurut.intake import Intake
from menurut.views.site.access.access import did
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound, Problem
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.routes.bring import user
from menurut.views.site.shelf import LIMIT, Limit, PageNumber
from menurut.views.site.shelves import bring as shelves
from menurut.views.site.shelves.bring import Brought, FeedEntry

router = APIRouter(tags=["bring in"])

MOST_FEEDS = 1000
_Number = Annotated[int, Path(ge=1, le=2**53)]


@dataclass(frozen=True, slots=True)
class FeedList:
    """A page of the feeds that are followed."""

    feeds: list[FeedEntry]
    page: int
    pages: int
    limit: int
    total: int


@router.get("/bring/feeds", response_model=FeedList)
def feeds(request: Request, intake: Brought, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """The feeds that are followed, and how asking them went."""
    return respond(request, _listed(intake, page, limit), "bring/feeds.html")


@router.post("/bring/feeds", response_model=FeedList)
def subscribe(request: Request, intake: Brought, url: Annotated[str, Form(min_length=1, max_length=2000)]) -> Response:
    """Follow a feed or a site map; it is asked at once."""
    told = url.strip() if "://" in url else f"https://{url.strip()}"
    if not _is_web(told):
        raise Problem(422, "address", N_("A feed has an address that begins with http:// or https://."))
    if intake.feeds.every(0, 1)[1] >= MOST_FEEDS:
        raise Problem(422, "feeds", N_("No more feeds can be followed."))
    intake.subscribe(told, user(request))
    did(request, "subscribe", told)
    return _onward(request, intake)


@router.post("/bring/feeds/{number}/ask", response_model=FeedList)
def ask_feed(request: Request, intake: Brought, number: _Number) -> Response:
    """Have a feed asked at once."""
    did(request, "ask feed", _url(intake, number))
    intake.feeds.ask_now(number)
    return _onward(request, intake)


@router.post("/bring/feeds/{number}/remove", response_model=FeedList)
def unsubscribe(request: Request, intake: Brought, number: _Number) -> Response:
    """Follow a feed no more. What was read of it stays."""
    did(request, "unsubscribe", _url(intake, number))
    intake.feeds.unsubscribe(number)
    return _onward(request, intake)


def _url(intake: Intake, number: int) -> str:
    """The address of a feed, by which it is noted: its number tells nothing when it is followed no more."""
    found = intake.feeds.one(number)
    if found is None:
        raise NotFound
    return found.url


def _onward(request: Request, intake: Intake) -> Response:
    if not wants_json(request):
        return RedirectResponse("/bring/feeds", 303)
    return respond(request, _listed(intake, 1, LIMIT), "bring/feeds.html")


def _listed(intake: Intake, page: int, limit: int) -> FeedList:
    found = shelves.feeds(intake, page, limit)
    return FeedList(list(found.entries), page, found.pages, limit, found.total)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
