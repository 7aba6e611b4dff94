"""What admins see: the accounts, and who did what."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from menurut.views.site.access import passwords
from menurut.views.site.access.access import Guarded, did
from menurut.views.site.access.accounts import Account
from menurut.views.site.access.audit import Entry
from menurut.views.site.access.deeds import in_words
from menurut.views.site.access.roles import Role
from menurut.views.site.problems import Problem
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.shelf import LIMIT, Limit, PageNumber
from menurut.views.wrong import Refused

router = APIRouter(prefix="/admin", tags=["accounts"])

_Name = Annotated[str, Form(max_length=1000)]
_Password = Annotated[str, Form(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class AccountList:
    """Every account; `problem` is what was wrong with what was sent."""

    accounts: list[Account]
    problem: str = ""

    @property
    def roles(self) -> list[str]:
        """The roles, from who may least to who may most."""
        return list(Role)

    @property
    def shortest(self) -> int:
        """How many characters a password has at least."""
        return passwords.SHORTEST


@dataclass(frozen=True, slots=True)
class Deeds:
    """A page of what was done, the latest first; of one person, or of all."""

    deeds: list[Entry]
    who: str
    page: int
    pages: int
    limit: int
    total: int


@router.get("/accounts", response_model=AccountList)
def accounts(request: Request, access: Guarded) -> Response:
    """Who can log in, and what they may do."""
    return respond(request, AccountList(access.accounts.all()), "accounts/list.html")


@router.post("/accounts", response_model=AccountList)
def account_added(request: Request, access: Guarded, role: Annotated[Role, Form()], name: _Name = "",
                  password: _Password = "") -> Response:  # fmt: skip
    """Make an account."""
    return _changed(request, access, "account added", lambda: access.accounts.add(name, password, role))


@router.post("/accounts/role", response_model=AccountList)
def role_changed(request: Request, access: Guarded, role: Annotated[Role, Form()], name: _Name = "") -> Response:
    """Give an account another role; it holds at once."""
    return _changed(request, access, "role changed", lambda: access.accounts.change_role(name, role))


@router.post("/accounts/password", response_model=AccountList)
def password_changed(request: Request, access: Guarded, name: _Name = "", password: _Password = "") -> Response:
    """Give an account another password and log it out everywhere."""
    return _changed(request, access, "password changed", lambda: access.accounts.change_password(name, password))


@router.post("/accounts/remove", response_model=AccountList)
def account_removed(request: Request, access: Guarded, name: _Name = "") -> Response:
    """Remove an account. What was done under its name stays."""
    return _changed(request, access, "account removed", lambda: access.accounts.remove(name))


@router.get("/audit", response_model=Deeds)
def audit(
    request: Request, access: Guarded, page: PageNumber = 1, limit: Limit = LIMIT,
    who: Annotated[str, Query(max_length=200, description="Only what this person did.")] = "",
) -> Response:  # fmt: skip
    """Who did what when."""
    found = access.audit.entries(who, page, limit)
    model = Deeds(list(found.entries), who, page, found.pages, limit, found.total)
    return respond(request, model, "accounts/audit.html", in_words=in_words)


def _changed(request: Request, access: Guarded, action: str, change: Callable[[], Account]) -> Response:
    """Carry out a change of the accounts and show them; or say why it cannot be."""
    try:
        account = change()
    except Refused as error:
        if wants_json(request):
            raise Problem(422, "account", str(error)) from None
        return respond(request, AccountList(access.accounts.all(), str(error)), "accounts/list.html", status=422)
    did(request, action, account.name, account.role)
    if wants_json(request):
        return respond(request, AccountList(access.accounts.all()), "")
    return RedirectResponse("/admin/accounts", 303)
