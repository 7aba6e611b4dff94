"""The headers that keep a page to itself, on every response."""
from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Other sites learn nothing. With "no-referrer" browsers would also hide from us that our own forms are ours.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ONLY_HTTPS: Final = "max-age=31536000"


def secured(response: Response) -> Response:
    """The response with the headers."""
    response.headers.update(ALWAYS)
    return response


class SecurityHeaders:
    """Sets the headers on whatever the application answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the headers with the answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                found.update(ALWAYS)
                if scope["scheme"] == "https":
                    found["Strict-Transport-Security"] = _ONLY_HTTPS
                if not scope["path"].startswith("/static/"):
                    found.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)
