"""`menurut watch`: new articles of feeds, read as they come."""
from __future__ import annotations

from typing import Annotated

import typer

from menurut.views.cli.shared import UNREADABLE, refusals

Feeds = Annotated[
    list[str] | None,
    typer.Argument(metavar="FEED", help="RSS or Atom feeds, or site maps, by their URLs.", show_default=False),
]
Into = Annotated[
    str, typer.Option("--ledger", metavar="LEDGER", help="The ledger's file, or the URL of a PostgreSQL database.",
                      show_default=False),
]  # fmt: skip
Once = Annotated[bool, typer.Option("--once", help="Ask every feed once, read what is new, and end.")]
Every = Annotated[float, typer.Option(min=1, max=10080, metavar="MINUTES", help="How often feeds named here are asked.")]
Networks = Annotated[
    list[str] | None,
    typer.Option(metavar="NETWORK", show_default=False,
                 help="Also fetch from this network of one's own, such as 10.1.0.0/16; may be given several times."),
]  # fmt: skip
Ports = Annotated[
    list[int] | None,
    typer.Option(min=1, max=65535, metavar="N", show_default=False,
                 help="Also fetch from this port, besides 80 and 443; may be given several times."),
]  # fmt: skip


def watch(
    ledger: Into, feeds: Feeds = None, once: Once = False, every: Every = 15, fetch_from: Networks = None,
    fetch_port: Ports = None,
) -> None:
    """Follow feeds: ask what is new, politely, and read the new articles into a ledger until Ctrl+C ends it.

    \b
    Examples:
      menurut watch https://example.org/rss --ledger news.db
      menurut watch --ledger news.db --once

    \b
    Feeds that were named once are followed from then on, also by
    `menurut serve`. What they have named is remembered: nothing is read twice,
    and what was not read yet when it ended is read the next time.
    With --once the exit status is 1 if some feed could not be asked.
    """
    from menurut.views import watching

    with refusals():
        failed = watching.watch(watching.Order(ledger, feeds or [], once, every, fetch_from or [], fetch_port or []))
    if failed:
        raise typer.Exit(UNREADABLE)
