"""One's own account: who one is here, and another password."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from menurut.views.site import guard
from menurut.views.site.access import passwords
from menurut.views.site.access.access import Guarded, did
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.routes.login import attempted
from menurut.views.wrong import Refused

router = APIRouter(tags=["accounts"])

_Password = Annotated[str, Form(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class MyAccount:
    """Who asks, and what they may do: "reader", "editor", "admin" or, without an account, "". `csrf` is for programs."""

    user: str
    role: str
    csrf: str
    problem: str = ""

    @property
    def shortest(self) -> int:
        """How many characters a password has at least."""
        return passwords.SHORTEST


@router.get("/account", response_model=MyAccount)
def my_account(request: Request) -> Response:
    """Who one is here."""
    return _page(request)


@router.post("/account/password", response_model=MyAccount)
def my_password(
    request: Request, access: Guarded, password: _Password = "", new: _Password = "", again: _Password = ""
) -> Response:
    """Give oneself another password; it ends every session of the account, also this one."""
    user = request.state.user
    if not request.state.session:
        raise Problem(403, "role", N_("Your role does not allow this."))
    if attempted(request, access, user, password) is None:
        return _page(request, N_("This is not your password."))
    if new != again:
        return _page(request, N_("The new password was not typed the same twice."))
    try:
        access.accounts.change_password(user, new)
    except Refused as error:
        return _page(request, str(error))
    did(request, "password", user)
    return RedirectResponse("/login", 303)


def _page(request: Request, problem: str = "") -> Response:
    if problem and wants_json(request):
        raise Problem(422, "account", problem)
    model = MyAccount(request.state.user, request.state.role, guard.token(request), problem)
    return respond(request, model, "accounts/mine.html", status=422 if problem else 200)
