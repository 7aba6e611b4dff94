"""Protection against forms that another site sends in a reader's name.

Every form of ours carries a token that no other site can know; an unsafe request must bring it. For who is logged in it
follows from their session; for others it is random and also stands in a cookie. Programs send it as the header
`X-CSRF-Token`.
"""
from __future__ import annotations

import hmac
import re
import secrets
from typing import Final

from fastapi import Request, Response

from menurut.views.site import cookies
from menurut.views.site.access.roles import SAFE
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem

COOKIE: Final = cookies.CSRF
FIELD: Final = "csrf"
HEADER: Final = "x-csrf-token"
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def token(request: Request) -> str:
    """The token of this session or, where nobody is logged in, of this browser: a new one where it has none yet."""
    known = _expected(request) or getattr(request.state, "csrf", None)
    request.state.csrf = known or secrets.token_urlsafe(32)
    return str(request.state.csrf)


def keep(request: Request, response: Response) -> None:
    """Set the cookie, if a token was given out that the browser does not have yet."""
    given = getattr(request.state, "csrf", None)
    if given and given != _expected(request):
        cookies.give(request, response, COOKIE, given)


async def checked(request: Request) -> None:
    """Refuse an unsafe request without the token; a dependency of the whole application."""
    if request.method in SAFE:
        return
    known, sent = _expected(request), request.headers.get(HEADER, "")
    if not sent and request.headers.get("content-type", "").startswith(_FORMS):
        sent = str((await request.form()).get(FIELD, ""))
    if not known or not secrets.compare_digest(known.encode(), sent.encode("utf-8", "replace")):
        raise Problem(403, "csrf", N_("This form is out of date, or was sent from another site. Load the page again."))


def of_session(session: str) -> str:
    """The token that belongs to a session: who does not know the session cannot make it."""
    return hmac.new(session.encode(), b"menurut: token of forms", "sha256").hexdigest()


def _expected(request: Request) -> str:
    """The token that an unsafe request must bring; "" where this browser has none."""
    session = getattr(request.state, "session", "")
    if session:
        return of_session(session)
    # What is not of the shape of a token of ours was put there by somebody else.
    found = request.cookies.get(cookies.name(request, COOKIE), "")
    return found if _TOKEN.fullmatch(found) else ""
