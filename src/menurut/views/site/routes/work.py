"""Work: what the machine proposes is decided one by one; who decided what, and taking it back."""
from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from menurut.claims import Judgement
from menurut.ledger.proposals import Kind
from menurut.views.dates import now
from menurut.views.site.access.access import did
from menurut.views.site.languages import language
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelved
from menurut.views.site.shelves import work as shelves
from menurut.views.site.weighing import weighed
from menurut.views.site.working import History, WorkPage, key

router = APIRouter(tags=["work"])

_Which = Annotated[Kind | None, Query(description="Proposals of one kind alone: of statements, of parties, or of mentions.")]
_Subject = Annotated[list[str], Form(min_length=1, max_length=2, description="The ids of what is decided on.")]
_Number = Annotated[int, Form(ge=1, le=1_000_000)]
_OfKind = Annotated[Kind | Literal[""], Form(description="The kind of proposals that are gone through.")]
_Note = Annotated[str, Form(max_length=1000)]
Answered = Literal["same", "not same", "kept", "dropped", "unsure"]


@router.get("/work", response_model=WorkPage)
def work(
    request: Request, shelf: Shelved, kind: _Which = None,
    number: Annotated[int, Query(ge=1, le=1_000_000, description="Which of the proposals, from 1.")] = 1,
    at: Annotated[str | None, Query(max_length=60, description="The id of a proposal.")] = None, done: bool = False,
) -> Response:  # fmt: skip
    """The proposal that is most useful to decide, or another one by its number or id."""
    found = shelves.proposals(shelf, kind)
    place = shelves.numbered(found, at, number)
    proposal = shelves.told(shelf, found[place - 1]) if found else None
    following = key(found[place]) if place < len(found) else None
    last = shelves.last_of(shelf, user(request)) if done else None
    reasons = [weighed(each, language(request)) for each in (proposal.reasons if proposal else ())]
    model = WorkPage(proposal, place, len(found), kind, following, last)
    return respond(request, model, "work/work.html", reasons=reasons)


@router.post("/work/decisions", response_model=WorkPage)
def decide(
    request: Request, shelf: Shelved, kind: Annotated[Kind, Form()], subject: _Subject, answer: Annotated[Answered, Form()],
    note: _Note = "", number: _Number = 1, of: _OfKind = "",
) -> Response:  # fmt: skip
    """Decide a proposal. The decision is appended to the record; of several on one subject the latest holds."""
    shelves.judge(shelf, Judgement(kind, tuple(sorted(subject)), answer, user(request), now(), note))
    did(request, "decide", " / ".join(sorted(subject)), answer)
    return _onward(request, shelf, number, of or None)


@router.post("/work/undo", response_model=WorkPage)
def undo(
    request: Request, shelf: Shelved, kind: Annotated[Kind, Form()], subject: _Subject, number: _Number = 1, of: _OfKind = "",
) -> Response:  # fmt: skip
    """Take back one's own decision: that too is appended, and the proposal is open again."""
    shelves.take_back(shelf, kind, tuple(sorted(subject)), user(request))
    did(request, "undo", " / ".join(sorted(subject)))
    return _onward(request, shelf, number, of or None)


@router.get("/work/history", response_model=History)
def history(request: Request, shelf: Shelved, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """Who decided what and when, the latest first. Nothing is ever taken out of it."""
    found = shelves.history(shelf, page, limit)
    model = History(list(found.entries), page, found.pages, limit, found.total)
    return respond(request, model, "work/history.html", user=user(request))


def user(request: Request) -> str:
    """Whose decision it is: who is logged in; where there are no accounts, who runs the server."""
    return str(request.state.user)


def _onward(request: Request, shelf: Shelved, number: int, kind: Kind | None) -> Response:
    if wants_json(request):
        return work(request, shelf, kind, number, None, True)
    return RedirectResponse(f"/work?number={number}&done=true" + (f"&kind={kind}" if kind else ""), 303)
