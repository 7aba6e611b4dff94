"""Citations for a memo: of a claim, and of one statement in one article; as plain text and as HTML."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from menurut.ledger.unnamed import shown_outlet
from menurut.views.phrases import one_line
from menurut.views.site.languages import N_, language
from menurut.views.site.problems import NotFound
from menurut.views.site.respond import respond
from menurut.views.site.shelf import Shelf, Shelved
from menurut.views.site.standing import Standing, standing
from menurut.views.site.templating import templates

router = APIRouter(tags=["citations"], prefix="/cite")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: its words, who holds them and through whom, where and when; the ids by which it is found again."""

    words: str
    lang: str
    holder: str
    named: bool
    above: tuple[str, ...]
    outlet: str
    title: str
    published: str | None
    url: str
    statement: str | None
    span: tuple[int, int] | None
    claim: str | None
    counts: Standing | None
    address: str
    day: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in the reader's language: `text` to copy into a memo, `html` for a page, and what they are made of."""

    cited: Cited
    text: str
    html: str


@router.get("/claims/{cid}", response_model=Citation)
def cite_claim(request: Request, shelf: Shelved, cid: str) -> Response:
    """A citation of a claim as it stands today."""
    view = shelf.claim(cid)
    first = next(iter(view.timeline), None)
    found = standing(view.claim)
    statement = next((each for each in view.statements.values() if one_line(each.text) == found.proposition), None)
    return _told(request, Cited(
        words=found.proposition, lang=statement.lang if statement else "", holder="", named=True, above=(),
        outlet=one_line(first[1]) if first else "", title="", published=first[0] if first else None, url="",
        statement=None, span=None, claim=view.claim.cid, counts=found,
        address=_address(request, f"claims/{view.claim.cid}"), day=date.today().isoformat(),
    ))  # fmt: skip


@router.get("/statements/{id}", response_model=Citation)
def cite_statement(request: Request, shelf: Shelved, id: str) -> Response:
    """A citation of one statement: the words, who says them through whom, the article and the place in it."""
    return _told(request, _statement(request, shelf, id))


def _statement(request: Request, shelf: Shelf, id: str) -> Cited:
    found = shelf.ledger.statements([id]).get(id)
    if found is None:
        raise NotFound(N_("There is no such statement."))
    document = shelf.ledger.reading(found.place.reading)
    claim = shelf.belonging([id]).get(id)
    at = f"?at={found.attribution}#a-{found.attribution}" if found.attribution else ""
    return Cited(
        words=one_line(found.text), lang=found.lang, holder=one_line(found.holder) if found.attribution else "",
        named=found.holder_named, above=tuple(map(one_line, found.chain[:-1])) if found.attribution else (),
        outlet=one_line(shown_outlet(document)), title=one_line(document.document.title or found.place.doc),
        published=document.document.published, url=one_line(document.document.url or ""), statement=id, span=found.place.span,
        claim=claim.cid if claim else None, counts=None,
        address=_address(request, f"articles/{found.place.reading}{at}"), day=date.today().isoformat(),
    )  # fmt: skip


def _address(request: Request, path: str) -> str:
    return f"{request.base_url}{path}"


def _told(request: Request, cited: Cited) -> Response:
    made = templates(language(request))
    # What would hide or reorder is written out by the template; what isolates names stays.
    text = " ".join(Markup(made.get_template("cite/text.txt").module.told(cited)).unescape().split())  # type: ignore[attr-defined]
    html = str(made.get_template("cite/html.html").module.told(cited)).strip()  # type: ignore[attr-defined]
    return respond(request, Citation(cited, text, html), "cite/cite.html", text=Markup.escape(text))
