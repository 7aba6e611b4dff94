"""The command line. What is heavy is imported when it is used, so that `--help` is quick."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from menurut.views.cli.account import account
from menurut.views.cli.add import add
from menurut.views.cli.claims import claim, claims
from menurut.views.cli.deciding import judge, withdraw
from menurut.views.cli.export import export
from menurut.views.cli.headlines import headlines
from menurut.views.cli.read import read
from menurut.views.cli.rules import rules
from menurut.views.cli.searching import party, search
from menurut.views.cli.serve import serve
from menurut.views.cli.shared import USAGE
from menurut.views.cli.usage import run
from menurut.views.cli.watch import watch

commands = (read, add, claims, claim, party, headlines, search, judge, withdraw, export, rules, watch, serve, account)
app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    with _one_line_errors():
        sys.exit(run(app))


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except (OSError, ImportError) as error:
        print(f"menurut: {error}", file=sys.stderr)
        sys.exit(USAGE)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"menurut {version('menurut')}")
        raise typer.Exit


@app.callback()
def menurut(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Read news in many languages and show who says what, according to whom.

    Everything happens on this computer; a network is used only for articles that are given as a URL.
    It never says what is true: it shows who stands behind what.

    \b
    Start with:
      menurut read article.txt
      menurut add news.db articles.jsonl
      menurut claims news.db
    """


for command in commands:
    app.command()(command)
