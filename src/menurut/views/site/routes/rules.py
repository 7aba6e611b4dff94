"""The house rules: how many unnamed sources of each outlet break which, and the rules themselves, which editors change."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from menurut.ledger import rulebooks
from menurut.ledger.sources import Outletted
from menurut.views import rules
from menurut.views.site.languages import N_, language
from menurut.views.site.problems import Problem
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelf, Shelved, part

router = APIRouter(tags=["house rules"], prefix="/rules")

def _plain_ends(text: str) -> str:
    """Forms end lines with two characters; what is looked at and what is kept is the same."""
    return text.replace("\r\n", "\n")


_Text = Annotated[str, AfterValidator(_plain_ends), Form(max_length=2 * rules.MOST_TEXT)]
_Note = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its id, its text in the reader's language, how many unnamed sources break it."""

    id: str
    text: str
    breaches: int


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the rules: by whose hand, when, with what note."""

    user: str
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """The house rules that hold, how often each is broken, and by whom: a page of outlets."""

    name: str
    about: str
    rules: list[RuleLine]
    outlets: list[Outletted]
    sources: int
    versions: list[Version]
    page: int
    pages: int
    limit: int
    total: int


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """House rules that are being written: what is wrong with them, or what they would find."""

    text: str
    problems: list[str]
    rules: list[RuleLine]
    previewed: bool = False


@router.get("", response_model=RulePage)
def overview(request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """How many unnamed sources there are in each outlet, and how many of them break each house rule."""
    _, book = rules.holding(shelf.ledger.store)
    found, lang = shelf.lists.sources.breaches(book.conditions, {}), language(request)
    shown = part(found, page, limit)
    versions = [Version(each.user, each.time, each.note) for each in rulebooks.versions(shelf.ledger.store)]
    model = RulePage(rules.told(book.name, lang), rules.told(book.about, lang), _lines(shelf, book, lang), list(shown.entries),
                     sum(each.total for each in found), versions, page, shown.pages, limit, shown.total)
    return respond(request, model, "rules/overview.html")


@router.get("/edit", response_model=RuleDraft)
def edit(
    request: Request, shelf: Shelved,
    start: Annotated[str | None, Query(max_length=40, description="A set to start from; else the rules that hold.")] = None,
) -> Response:  # fmt: skip
    """The text of the rules, to be changed."""
    if start is not None and start not in rules.STARTING:
        raise Problem(404, "not_found", N_("There is no such set to start from."))
    text = rules.starting(start) if start else rules.holding(shelf.ledger.store)[0]
    return _draft(request, RuleDraft(text, [], []))


@router.post("/preview", response_model=RuleDraft)
def preview(request: Request, shelf: Shelved, text: _Text, note: _Note = "") -> Response:
    """What changed rules would find; nothing is kept. The `note` stays in its field."""
    try:
        book = rules.parsed(text)
    except rules.Unruly as error:
        return _wrong(request, text, note, error)
    return _draft(request, RuleDraft(text, [], _lines(shelf, book, language(request)), True), note)


@router.post("", response_model=RulePage)
def keep(request: Request, shelf: Shelved, text: _Text, note: _Note = "") -> Response:
    """Keep changed rules: a new version, which holds from now on."""
    try:
        rules.parsed(text)
    except rules.Unruly as error:
        return _wrong(request, text, note, error)
    rulebooks.keep(shelf.ledger.store, text, str(getattr(request.state, "user", "") or ""), note)
    return RedirectResponse("/rules", 303)


def _wrong(request: Request, text: str, note: str, error: rules.Unruly) -> Response:
    """What is wrong with the rules: beside the text for who edits it, as every other error for a program."""
    if wants_json(request):
        details = [{"place": "text", "message": each} for each in error.problems]
        raise Problem(422, "rules", N_("These are no rules that can be used."), details)
    return _draft(request, RuleDraft(text, error.problems, []), note, 422)


def _draft(request: Request, draft: RuleDraft, note: str = "", status: int = 200) -> Response:
    return respond(request, draft, "rules/edit.html", status=status, starting=rules.STARTING, note=note)


def _lines(shelf: Shelf, book: rules.Book, lang: str) -> list[RuleLine]:
    found = shelf.lists.sources.breaches(book.conditions, {})
    return [RuleLine(rule.id, rule.told(lang), sum(each.counts[rule.id] for each in found)) for rule in book.rules]
