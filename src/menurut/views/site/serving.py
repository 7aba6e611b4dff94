"""Carrying out `menurut serve`."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGTERM, signal
from tempfile import TemporaryDirectory
from typing import Final

import uvicorn

import menurut
from menurut.views.site.access import access
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from menurut.views.swept import unswept
from menurut.views.watching import checked, logged
from menurut.views.wrong import Refused

_AT_ONCE: Final = 1000  # connections; more are told to come again


def serve(settings: Settings) -> None:
    """Serve until interrupted. Refused where others could reach it and there is no admin."""
    checked(settings.fetch_networks)
    with menurut.Ledger(settings.ledger) as ledger:
        access.opened(ledger.store, settings)
    logged()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"menurut: http://{host}:{settings.port}/ (Ctrl+C ends it)", file=sys.stderr, flush=True)
    if not settings.loopback:
        print("menurut: passwords are sent as they are: put a proxy with HTTPS before it (docs/security.md)", file=sys.stderr)
    with unswept():
        app = create(settings)
    # What a proxy says of who asks is taken only from those that were named: anybody can write such headers.
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False,
                proxy_headers=bool(settings.proxies), forwarded_allow_ips=list(settings.proxies), limit_concurrency=_AT_ONCE)


@contextmanager
def demo(ledger: str | None) -> Iterator[str]:
    """A ledger with the example articles: the one that is given, else one that is gone in the end."""
    if ledger is not None:
        _fill(ledger)
        yield ledger
        return
    # Who is told to end leaves no ledger behind, just as with Ctrl+C.
    signal(SIGTERM, lambda *_: sys.exit(128 + SIGTERM))
    with TemporaryDirectory(prefix="menurut-") as folder:
        made = str(Path(folder) / "demo.db")
        _fill(made)
        yield made


def examples() -> Path:
    """Where the example articles are: in the package, or in the repository that it is run from."""
    here = Path(menurut.__file__).parent
    for folder in (here / "examples", here.parents[1] / "examples"):
        if folder.is_dir():
            return folder
    raise Refused("the example articles are not installed")


def _fill(ledger: str) -> None:
    print("menurut: reading the example articles", file=sys.stderr, flush=True)
    with menurut.Ledger(ledger) as opened:
        opened.add(menurut.read_all([examples()]))
