"""The command line: `menurut read …`."""
from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(str, Enum):
    """What a reading is written as."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"menurut {version('menurut')}")
        raise typer.Exit


@app.callback()
def menurut(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Read news in many languages and show who says what, according to whom.

    Works on this computer alone: nothing is sent anywhere, and a network is needed only for articles given as a URL.
    It never says what is true; it shows who stands behind what.
    """


@app.command()
def read(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS…", help="files", show_default=False)] = None,
    format: Annotated[Format | None, typer.Option(help="text on a terminal, jsonl otherwise.", show_default=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here.")] = None,
) -> None:
    """Show every attribution of articles: who says what, to whom, through whom.

    \b
    Examples:
      menurut read article.txt
      menurut read article.txt
    """
    from menurut.reader import read_all
    from menurut.views import files

    for line in files.jsonl(read_all(paths or ["-"])):
        sys.stdout.write(line)
