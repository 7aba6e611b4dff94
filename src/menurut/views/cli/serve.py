"""`menurut serve`: the page."""
from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer

from menurut.views.cli.shared import refusals
from menurut.views.wrong import Refused

At = Annotated[
    str | None,
    typer.Argument(metavar="[LEDGER]", help="The ledger's file, or the URL of a PostgreSQL database.", show_default=False),
]
Demo = Annotated[
    bool, typer.Option("--demo", help="Add the example articles; without LEDGER, to one that is gone in the end.")
]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where it can be reached; by default from this computer alone.")]
Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")]


def serve(ledger: At = None, demo: Demo = False, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Open a ledger as a page in the browser, and as JSON at the same addresses.

    \b
    Examples:
      menurut serve --demo
      menurut serve news.db
      menurut serve news.db --port 8080

    \b
    The ledger is made if it is not there. Ctrl+C ends it.
    """
    with refusals():
        if ledger is None and not demo:
            raise Refused("name a ledger, or use --demo for the example articles")
        try:
            from menurut.views.site import serving
            from menurut.views.site.settings import Settings
        except ImportError as error:
            raise Refused(f'the page needs more packages: pip install "menurut[serve,ledger]" ({error})') from None
        with serving.demo(ledger) if demo or ledger is None else nullcontext(ledger) as opened:
            serving.serve(Settings(opened, host, port))
