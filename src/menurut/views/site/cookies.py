"""Our cookies that guard something. Where the page is served by HTTPS, their names begin with `__Host-`.

A browser takes such a one only from this very host: no neighbour below the same domain can put one in its place.
"""
from __future__ import annotations

from typing import Final

from fastapi import Request, Response

SESSION: Final = "menurut_session"
CSRF: Final = "menurut_csrf"


def name(request: Request, cookie: str) -> str:
    """What a cookie is called where this request came to."""
    return f"__Host-{cookie}" if request.url.scheme == "https" else cookie


def give(request: Request, response: Response, cookie: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that scripts cannot read and that other sites cannot send along with a form."""
    secure = request.url.scheme == "https"
    response.set_cookie(name(request, cookie), value, seconds, path="/", secure=secure, httponly=True, samesite="lax")


def take(request: Request, response: Response, cookie: str) -> None:
    """Have the browser forget a cookie."""
    secure = request.url.scheme == "https"
    response.delete_cookie(name(request, cookie), path="/", secure=secure, httponly=True, samesite="lax")
