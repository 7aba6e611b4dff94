"""The command line: `menurut read …`. What is heavy is imported when it is used, so that `--help` is quick."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

UNREADABLE = 1  # exit status: some document could not be read, the others were
USAGE = 2  # exit status: the command itself cannot be carried out


class Format(StrEnum):
    """What readings are written as."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    with _one_line_errors():
        app(prog_name="menurut")


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
      menurut read --help
    """


Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|URL|-", help="Text, HTML, JSONL, a folder, a URL; - is standard input.", show_default=False),
]
As = Annotated[
    Format | None,
    typer.Option(help="Default: what --output is called; else text on a terminal, jsonl otherwise.", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE|FOLDER", show_default=False,
        help="Write there. A folder is for html: a page an article, and an index.",
    ),
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


@app.command()
def read(
    inputs: Inputs = None,
    format: As = None,
    output: Output = None,
    min_confidence: Confidence = 0.0,
    outermost: Outermost = False,
    lang: Lang = None,
    outlet: Outlet = None,
    published: Published = None,
) -> None:
    """Show every attribution of articles: who says what, to whom, through whom, in which words.

    \b
    Examples:
      menurut read article.txt
      menurut read https://example.org/news/1
      menurut read clippings/ --output readings.jsonl
      menurut read articles.jsonl --format csv > attributions.csv
      menurut read articles.jsonl --output pages/ --format html
      pbpaste | menurut read - --published 2026-03-02

    \b
    JSONL input has "id" and "text" on each line, and may have "lang",
    "title", "outlet", "url", "published" and "byline".
    The exit status is 1 if some document could not be read: it is named, and
    the others are read all the same.
    """
    from menurut.views import run

    given = inputs or ([] if sys.stdin.isatty() else ["-"])
    if not given:
        raise typer.BadParameter("name a file, a folder, a URL, or - for standard input")
    order = run.Order(given, format.value if format else None, output, min_confidence, outermost, lang, outlet, published)
    try:
        unreadable = run.run(order)
    except run.Refused as error:
        print(f"menurut: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    if unreadable:
        raise typer.Exit(UNREADABLE)
