"""The articles: the list, the page of one, its versions beside each other."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from menurut.model import Reading
from menurut.views import phrases
from menurut.views.site.crediting import credited
from menurut.views.site.editions import VersionsPage, versions_page
from menurut.views.site.languages import N_, language
from menurut.views.site.marking import Marker
from menurut.views.site.problems import NotFound
from menurut.views.site.reading_page import ArticlePage, Edition, article_page
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.saying import Focus, focus
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelf, Shelved
from menurut.views.site.shown import shown

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


@router.get("/articles/{reading}", response_model=ArticlePage)
def article(
    request: Request, shelf: Shelved, reading: str,
    at: Annotated[str | None, Query(max_length=40, description="The attribution in focus, by its id.")] = None,
    part: Annotated[int | None, Query(ge=1, le=1_000_000, description="Which part of a long text HTML shows, from 1.")] = None,
) -> Response:  # fmt: skip
    """One article as it was, with who says what in it, and the attribution in focus. JSON has all of a long text at once."""
    address, found = shelf.article(reading)
    editions = [Edition(each.reading, each.moment) for each in shelf.versions(address)]
    chosen = in_focus(shelf, address, found, at) if at else None
    if wants_json(request):
        return respond(request, article_page(address, found, editions, chosen), "articles/article.html")
    here = shown(found, part, at)
    model = article_page(address, found, editions, chosen, here)
    lines = list(Marker(found, here.span, model.said, model.sources, at).lines())
    credit = found.document.credit
    return respond(
        request, model, "articles/article.html", lines=lines, part=here, by_sign={each.sign: each for each in model.sources},
        ids={each.number: each.id for each in model.said}, credit=credited(credit, language(request)) if credit else "",
    )  # fmt: skip


@router.get("/articles/{reading}/said/{id}", response_model=Focus)
def one_said(request: Request, shelf: Shelved, reading: str, id: str) -> Response:
    """One attribution: its chain, its source, and where others stand on what it says."""
    address, found = shelf.article(reading)
    model = in_focus(shelf, address, found, id)
    if model is None:
        raise NotFound()
    # The script of the article's page takes this into its panel; who comes here otherwise gets a page.
    whole = "x-fragment" not in request.headers
    return respond(request, model, "articles/said.html" if whole else "articles/focus.html")


def in_focus(shelf: Shelf, address: str, reading: Reading, id: str) -> Focus | None:
    """An attribution in focus with the claims that what it says belongs to; None where there is none with this id."""
    own = [each for each in shelf.statements(address) if each.attribution == id]
    return focus(address, reading, id, own, shelf.claims_of(each.id for each in own) if own else [])


@router.get("/articles/{reading}/versions", response_model=VersionsPage)
def versions(
    request: Request, shelf: Shelved, reading: str,
    against: Annotated[str | None, Query(max_length=64, description="The other version; without it, the one before.")] = None,
) -> Response:  # fmt: skip
    """A version of an article beside another one: what changed in who says what, and in the words."""
    address, _ = shelf.article(reading)
    editions = [Edition(each.reading, each.moment) for each in shelf.versions(address)]
    order = [each.reading for each in editions]
    at = order.index(address)
    other = _other(order, at, shelf.article(against)[0] if against else None)
    pair = [(editions[place], shelf.article(order[place])[1]) for place in sorted((at, other))]
    return respond(request, versions_page(editions, pair[0], pair[1]), "articles/versions.html")


def _other(order: list[str], at: int, wanted: str | None) -> int:
    """The place of the version to compare with; NotFound where there is no other version, or not this one."""
    if wanted is None and len(order) > 1:
        return at - 1 if at else 1
    if wanted is None or wanted not in order or wanted == order[at]:
        raise NotFound(N_("There is no such other version of this article."))
    return order.index(wanted)
