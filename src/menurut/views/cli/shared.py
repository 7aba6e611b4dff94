"""What all commands share: exit status, one-line errors, how a ledger is opened, the options that several have."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from menurut.views.wrong import Refused

if TYPE_CHECKING:
    from menurut.views.record import Record

UNREADABLE = 1  # exit status: some document could not be read, the others were
USAGE = 2  # exit status: the command itself cannot be carried out

LedgerAt = Annotated[
    str,
    typer.Argument(metavar="LEDGER", help="The ledger's file, or the URL of a PostgreSQL database.", show_default=False),
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|URL|-", help="Text, HTML, JSONL, a folder, a URL; - is standard input.", show_default=False),
]
Confidence = Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out attributions below it.")]
Outermost = Annotated[
    bool, typer.Option("--outermost", help="Read by the conventions of the PolNeAR corpus: no attribution inside another.")
]
Lang = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Language of all inputs (id, en, ar, …); else it is found.", show_default=False),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of all inputs.", show_default=False)]
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help='Day of publication, for dates such as "last Tuesday".', show_default=False),
]
OfParty = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims that this party holds.", show_default=False)]
OfOutlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims in this outlet.", show_default=False)]
InLanguage = Annotated[
    str | None, typer.Option(metavar="CODE", help="Only claims in this language (id, en, ar, …).", show_default=False)
]
Origins = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Only claims with at most N independent origins.", show_default=False)
]
User = Annotated[str, typer.Option(envvar="USER", metavar="NAME", help="Whose decision it is.", show_default=False)]


@contextmanager
def refusals() -> Iterator[None]:
    """An order that cannot be carried out ends the command with one line on standard error."""
    try:
        yield
    except Refused as error:
        print(f"menurut: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from None


def opened(where: str, *, create: bool = False) -> AbstractContextManager[Record]:
    """The ledger, closed in the end. Commands that only look make none: a misspelt name is an error."""
    return open_ledger(where, create=create)


def open_ledger(where: str, *, create: bool) -> AbstractContextManager[Record]:
    """A ledger in a file or a database."""
    from menurut import Ledger

    return Ledger(where, create=create)


def given(inputs: list[str] | None) -> list[str]:
    """The inputs, or standard input where it is no terminal."""
    found = inputs or ([] if sys.stdin.isatty() else ["-"])
    if not found:
        raise typer.BadParameter("name a file, a folder, a URL, or - for standard input")
    return found
