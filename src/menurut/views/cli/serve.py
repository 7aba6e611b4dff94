"""`menurut serve`: the page."""
from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer

from menurut.views.cli.shared import refusals
from menurut.views.cli.watch import Networks, Ports
from menurut.views.swept import unswept
from menurut.views.wrong import Refused

At = Annotated[
    str | None,
    typer.Argument(metavar="[LEDGER]", help="The ledger's file, or the URL of a PostgreSQL database.", show_default=False),
]
Demo = Annotated[
    bool, typer.Option("--demo", help="Add the example articles; without LEDGER, to one that is gone in the end.")
]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where it can be reached; by default from this computer alone.")]
Hosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A name by which it is called in the network.", show_default=False),
]
Proxies = Annotated[
    list[str] | None,
    typer.Option("--proxy", metavar="IP", help="A reverse proxy whose word on who asks is taken.", show_default=False),
]
Public = Annotated[bool, typer.Option("--public-read", help="Whoever can reach it may look; changing needs an account.")]
Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")]


def serve(
    ledger: At = None, demo: Demo = False, host: Host = "127.0.0.1", port: Port = 8000, allow_host: Hosts = None,
    proxy: Proxies = None, public_read: Public = False, fetch_from: Networks = None, fetch_port: Ports = None,
) -> None:
    """Open a ledger as a page in the browser, and as JSON at the same addresses.

    \b
    Examples:
      menurut serve --demo
      menurut serve news.db
      menurut serve news.db --port 8080
      menurut serve news.db --proxy 127.0.0.1 --allow-host news.example.org

    \b
    The ledger is made if it is not there. Ctrl+C ends it. On this computer
    alone nobody needs an account, unless the ledger has some; with any other
    HOST, --allow-host, --proxy or --public-read it needs an admin: see
    `menurut account`.
    """
    with refusals():
        if ledger is None and not demo:
            raise Refused("name a ledger, or use --demo for the example articles")
        try:
            with unswept():
                from menurut.views.site import serving
                from menurut.views.site.settings import Settings
        except ImportError as error:
            raise Refused(f'the page needs more packages: pip install "menurut[serve,ledger]" ({error})') from None
        with serving.demo(ledger) if demo or ledger is None else nullcontext(ledger) as opened:
            serving.serve(Settings(
                opened, host, port, tuple(allow_host or ()), tuple(proxy or ()), public_read,
                fetch_networks=tuple(fetch_from or ()), fetch_ports=tuple(fetch_port or ()),
            ))  # fmt: skip
