"""Protection against forms that another site sends in a reader's name.

A random token stands in a cookie that no other site can read or set, and in every form of ours; an unsafe request must
bring both. Programs send the token as the header `X-CSRF-Token`.
"""
from __future__ import annotations

import secrets
from typing import Final

from fastapi import Request, Response

from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem

COOKIE: Final = "menurut_csrf"
FIELD: Final = "csrf"
HEADER: Final = "x-csrf-token"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")


def token(request: Request) -> str:
    """The token of this browser; a new one where it has none yet."""
    known = getattr(request.state, "csrf", None) or request.cookies.get(COOKIE)
    request.state.csrf = known or secrets.token_urlsafe(32)
    return str(request.state.csrf)


def keep(request: Request, response: Response) -> None:
    """Set the cookie, if a token was given out that the browser does not have yet."""
    given = getattr(request.state, "csrf", None)
    if given and given != request.cookies.get(COOKIE):
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, given, httponly=True, samesite="strict", secure=secure, path="/")


async def checked(request: Request) -> None:
    """Refuse an unsafe request without the token; a dependency of the whole application."""
    if request.method in _SAFE:
        return
    known, sent = request.cookies.get(COOKIE, ""), request.headers.get(HEADER, "")
    if not sent and request.headers.get("content-type", "").startswith(_FORMS):
        sent = str((await request.form()).get(FIELD, ""))
    if not known or not secrets.compare_digest(known.encode(), sent.encode()):
        raise Problem(403, "csrf", N_("This form is out of date, or was sent from another site. Load the page again."))
