"""Logging in and out."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from menurut.views.site import cookies, guard
from menurut.views.site.access import limits, names, passwords
from menurut.views.site.access.access import Access, Guarded
from menurut.views.site.access.accounts import Account, Proven
from menurut.views.site.access.audit import Deed
from menurut.views.site.access.deeds import NOBODY
from menurut.views.site.access.gate import address, too_often
from menurut.views.site.access.sessions import Changed
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.respond import respond, wants_json

router = APIRouter(tags=["accounts"])

_WRONG = N_("This name and this password do not belong together.")
_Next = Annotated[str, Query(max_length=2000, description="The address on this page to go to afterwards.")]


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The form. `next` is where to go afterwards, `problem` what was wrong with what was sent."""

    next: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """Who is logged in. Programs send `csrf` as the header X-CSRF-Token with what changes something."""

    user: str
    role: str
    csrf: str


@router.get("/login", response_model=LoginPage)
def login_page(request: Request, next: _Next = "/") -> Response:
    """The form for logging in."""
    if request.state.user:
        return RedirectResponse(within(next), 303)
    return respond(request, LoginPage(within(next)), "accounts/login.html")


@router.post("/login", response_model=Me)
def login(
    request: Request, access: Guarded, name: Annotated[str, Form(max_length=1000)] = "",
    password: Annotated[str, Form(max_length=10_000)] = "", next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:  # fmt: skip
    """Log in: a new session, whatever the browser had before. Too many wrong passwords make everybody wait."""
    found = _begun(request, access, name, password)
    if found is None:
        return _refused(request, access, name, within(next))
    token, account = found
    request.state.user, request.state.role, request.state.session = account.name, account.role, token
    request.state.deed = Deed("login")
    made: Response = RedirectResponse(within(next), 303)
    if wants_json(request):
        made = respond(request, Me(account.name, account.role, guard.of_session(token)), "")
    cookies.give(request, made, cookies.SESSION, token, access.sessions.seconds)
    return made


@router.post("/logout")
def logout(request: Request, access: Guarded) -> Response:
    """End the session."""
    request.state.deed = Deed("logout")
    if request.state.session:
        access.sessions.end(request.state.session)
    made = RedirectResponse("/login", 303)
    cookies.take(request, made, cookies.SESSION)
    made.headers["Clear-Site-Data"] = '"cache"'
    return made


def within(wanted: str) -> str:
    """An address on this page; "/" where it leads elsewhere."""
    # Browsers take a backslash for a slash, and leave out tabs and the ends of lines.
    plain = wanted.isprintable() and not any(each in wanted for each in "\\ ")
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"


def _begun(request: Request, access: Access, name: str, password: str) -> tuple[str, Account] | None:
    """The token of a new session, and whose it is; None where name and password do not belong together."""
    found = attempted(request, access, name, password)
    if found is None:
        return None
    before = request.cookies.get(cookies.name(request, cookies.SESSION), "")
    try:
        return access.sessions.begin(found.number, before, found.kept), found.account
    except Changed:
        return None


def attempted(request: Request, access: Access, name: str, password: str) -> Proven | None:
    """The account whose name and password these are; None for none. Who guesses is made to wait (429)."""
    client, named = limits.network(address(request)), names.key(name) or ""
    if wait := access.logins.wait(client, named):
        raise too_often(wait)
    try:
        found = access.accounts.authenticated(name, password)
    except passwords.Busy:
        raise too_often(1) from None
    if found:
        access.logins.succeeded(client, named)
    return found


def _refused(request: Request, access: Access, name: str, next: str) -> Response:
    # A name that is nobody's is not kept: people type their password into the wrong field.
    known = access.accounts.known(name)
    access.audit.note("", Deed("login refused", known or NOBODY), address(request))
    if wants_json(request):
        raise Problem(401, "login", _WRONG)
    return respond(request, LoginPage(next, _WRONG), "accounts/login.html", status=401)
