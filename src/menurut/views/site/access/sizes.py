"""How much may be sent, and how slowly."""
from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from menurut.views.site.access import roles

PAUSE: Final = 20.0  # seconds that a sender may be silent
LONGEST: Final = 300.0  # seconds for a whole body


def most(request: Request) -> int:
    """How many bytes a request may have at its address."""
    found = roles.rule(request.url.path).most
    return int(request.app.state.access.settings.largest_body) if found is None else found


def announced(request: Request) -> int:
    """How many bytes the request says it has; 0 where it does not say. HTTPException where that is no number."""
    given = request.headers.get("content-length", "0")
    if not (given.isascii() and given.isdigit() and len(given) < 19):
        raise HTTPException(400)
    return int(given)


async def passed_over(receive: Receive, seconds: float = PAUSE) -> None:
    """Take what is still being sent, for so many seconds at most: a browser reads no answer before it has sent all."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive()).get("more_body", False):
                pass


def limited(receive: Receive, most: int, pause: float = PAUSE, longest: float = LONGEST) -> Receive:
    """Receives at most so many bytes of a body; HTTPException 413 where there are more, 408 where they come too slowly.

    Bodies in pieces say nothing of their length beforehand.
    """
    got, begun, whole = 0, time.monotonic(), False

    async def receiving() -> Message:
        nonlocal got, whole
        if whole:
            return await receive()
        left = min(pause, begun + longest - time.monotonic())
        try:
            message = await asyncio.wait_for(receive(), max(left, 0.001))
        except TimeoutError:
            raise HTTPException(408) from None
        got += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if got > most:
            raise HTTPException(413)
        return message

    return receiving
