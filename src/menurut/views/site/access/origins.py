"""Where a request that changes something comes from, as far as the browser says: a second wall beside the token."""
from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

_OWN: Final = frozenset({"same-origin", "none"})


def foreign(request: Request) -> bool:
    """Whether the browser says that another site sent it. What says nothing at all is no browser, or a very old one.

    No page can write either header: `Sec-Fetch-Site` is plain, and sent over HTTPS and on one's own computer; `Origin` always.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None or origin is None:
        return site is not None and site not in _OWN
    try:
        found = urlsplit(origin)
    except ValueError:
        return True
    secure = found.scheme == "https" or (found.scheme == "http" and request.url.scheme == "http")
    return not secure or found.netloc.lower() != request.headers.get("host", "").lower()
