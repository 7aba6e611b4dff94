"""A live server on a free port of this computer, as `menurut serve` runs it, in a thread of the test."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from socket import socket
from threading import Thread

import uvicorn

from menurut.views.site.app import create
from menurut.views.site.settings import Settings

_PATIENCE = 30.0  # seconds until it must have started


@contextmanager
def live(settings: Settings) -> Iterator[str]:
    """The address of a server with these settings, but for the port."""
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    app = create(replace(settings, port=port))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", server_header=False))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(server, thread)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)


def _wait(server: uvicorn.Server, thread: Thread) -> None:
    end = time.monotonic() + _PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > end:
            raise RuntimeError("the server of the test did not start")
        time.sleep(0.02)
