"""`python -m benchmarks.visits.server LEDGER PORT`: the page as it is served, with the time that each answer took it.

`Server-Timing` has milliseconds from the request's arrival in the application to the last byte of the answer (`app`), waiting
for other requests among it, and of the processor time of the whole process in between (`cpu`): of one request alone that is
what it costs. `behind` is 1 as long as something is being worked into the claims and lists.
"""
from __future__ import annotations

import sys
import time

import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from menurut.views.site.app import create
from menurut.views.site.settings import Settings


class Timed:
    """Holds an answer back until it is whole, and says in its head how long it took."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and measure; what is no HTTP is passed on only."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, cpu, head = time.perf_counter(), time.process_time(), list[Message]()

        async def sending(message: Message) -> None:
            head.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                times = {"app": 1000 * (time.perf_counter() - began), "cpu": 1000 * (time.process_time() - cpu),
                         "behind": self.app.state.upkeep.behind}
                told = ", ".join(f"{name};dur={value:.2f}" for name, value in times.items())
                MutableHeaders(scope=head[0])["Server-Timing"] = told
                for each in head:
                    await send(each)

        await self.app(scope, receive, sending)


def main(ledger: str, port: int) -> None:
    """Serve until ended."""
    uvicorn.run(Timed(create(Settings(ledger, port=port))), port=port, log_level="warning", server_header=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
