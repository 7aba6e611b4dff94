"""The unnamed sources: every one, with what its article tells of it and the house rules that it breaks."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from menurut.ledger.conditions import Condition
from menurut.ledger.unnamed import Saying, Unnamed
from menurut.model import Kind
from menurut.views import rules
from menurut.views.phrases import one_line
from menurut.views.site.languages import N_, language
from menurut.views.site.problems import NotFound
from menurut.views.site.respond import respond
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelf, Shelved

router = APIRouter(tags=["unnamed sources"])

YesNo = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Breach:
    """A house rule that a source breaks: its id, and its text in the reader's language."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One unnamed source of one article."""

    source: Unnamed
    breaches: list[Breach]

    @property
    def title(self) -> str:
        """What the article is called."""
        return one_line(self.source.title or self.source.doc)

    @property
    def article(self) -> str:
        """Where the article is."""
        return f"/articles/{self.source.reading}"

    def at(self, said: Saying) -> str:
        """Where in the article something stands."""
        return f"{self.article}?at={said.attribution}#a-{said.attribution}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the unnamed sources are chosen by."""

    outlet: str | None = None
    language: str | None = None
    kind: Kind | None = None
    basis: YesNo | None = None
    reason: YesNo | None = None
    rule: str | None = None
    article: str | None = None

    def conditions(self) -> dict[str, Condition]:
        """The conditions that the ledger is asked with, but for the rule."""
        given = {"outlet": self.outlet, "language": self.language, "kind": self.kind}
        listed: dict[str, Condition] = {name: [value] for name, value in given.items() if value}
        told = {"basis": self.basis, "reason": self.reason}
        return listed | {name: value == "yes" for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class UnnamedList:
    """A page of unnamed sources."""

    sources: list[Source]
    page: int
    pages: int
    limit: int
    total: int
    asked: Asked


@router.get("/unnamed", response_model=UnnamedList)
def unnamed(
    request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT,
    outlet: Annotated[str | None, Query(max_length=200)] = None,
    lang_of: Annotated[str | None, Query(alias="language", max_length=12, description="Of the article: id, en, ar …")] = None,
    kind: Kind | Literal[""] | None = None,
    basis: Annotated[YesNo | Literal[""] | None, Query(description="Whether it is told how the source would know.")] = None,
    reason: Annotated[YesNo | Literal[""] | None, Query(description="Whether it is told why it is not named.")] = None,
    rule: Annotated[str | None, Query(max_length=40, description="Only those that break this house rule.")] = None,
    article: Annotated[str | None, Query(max_length=64, description="Only those of this article.")] = None,
) -> Response:  # fmt: skip
    """Every unnamed source, of the newest articles first."""
    asked = Asked(outlet, lang_of, kind or None, basis or None, reason or None, rule, article)
    _, book = rules.holding(shelf.ledger.store)
    sources, more, address = shelf.lists.sources, _of_rule(book, rule), shelf.article(article)[0] if article else ""
    found = sources.page(asked.conditions(), (page - 1) * limit, limit, *more, article=address)
    total = sources.count(asked.conditions(), *more, article=address)
    told = sourced(shelf, book, found, language(request))
    model = UnnamedList(told, page, max(1, -(-total // limit)), limit, total, asked)
    return respond(request, model, "unnamed/list.html", outlets=sources.outlets(), spoken=sources.languages(), book=book)


def sourced(shelf: Shelf, book: rules.Book, found: list[Unnamed], lang: str) -> list[Source]:
    """Unnamed sources with the rules that they break, in words."""
    texts = {rule.id: rule.told(lang) for rule in book.rules}
    broken = shelf.lists.sources.broken(book.conditions, found)
    return [Source(each, [Breach(id, texts[id]) for id in ids]) for each, ids in zip(found, broken, strict=True)]


def _of_rule(book: rules.Book, rule: str | None) -> list[rules.Conditions]:
    if not rule:
        return []
    if rule not in book.conditions:
        raise NotFound(N_("There is no such house rule."))
    return [book.conditions[rule]]
