"""Carrying out `menurut serve`."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

import menurut
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from menurut.views.wrong import Refused


def serve(settings: Settings) -> None:
    """Serve until interrupted."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"menurut: http://{host}:{settings.port}/ (Ctrl+C ends it)", file=sys.stderr, flush=True)
    uvicorn.run(create(settings), host=settings.host, port=settings.port, log_level="warning", server_header=False)


@contextmanager
def demo(ledger: str | None) -> Iterator[str]:
    """A ledger with the example articles: the one that is given, else one that is gone in the end."""
    if ledger is not None:
        _fill(ledger)
        yield ledger
        return
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
