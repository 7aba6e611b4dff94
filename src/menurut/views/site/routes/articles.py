"""The articles: the list, the page of one, its versions beside each other."""
from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from menurut.model import Reading
from menurut.views import phrases
from menurut.views.site.respond import respond
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelved

router = APIRouter(tags=["articles"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list."""

    reading: str
    doc: str
    title: str
    outlet: str | None
    published: str | None
    lang: str | None
    attributions: int
    unnamed: int

    @property
    def href(self) -> str:
        """Where its page is."""
        return f"/articles/{self.reading}"


@dataclass(frozen=True, slots=True)
class ArticleList:
    """A page of articles."""

    articles: list[Entry]
    page: int
    pages: int
    limit: int
    total: int


@router.get("/articles", response_model=ArticleList)
def articles(request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """What was brought in, the newest first."""
    found = shelf.articles(page, limit)
    model = ArticleList([entry(*each) for each in found.entries], page, found.pages, limit, found.total)
    return respond(request, model, "articles/list.html")


def entry(address: str, reading: Reading) -> Entry:
    """A reading as an entry of a list."""
    document = reading.document
    title = phrases.one_line(document.title or document.text[:100] or document.id)
    outlet = document.outlet or (document.credit.outlet if document.credit else None)
    return Entry(address, document.id, title, outlet, document.published, document.lang, len(reading.attributions),
                 len(phrases.unnamed(reading)))
