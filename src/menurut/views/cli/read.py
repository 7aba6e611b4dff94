"""`menurut read`: who says what in articles."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.shared import UNREADABLE, Confidence, Inputs, Lang, Outermost, Outlet, Published, given, refusals


class Format(StrEnum):
    """What readings are written as."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


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

    as_ = format.value if format else None
    order = run.Order(given(inputs), as_, output, min_confidence, outermost, lang, outlet, published)
    with refusals():
        unreadable = run.run(order)
    if unreadable:
        raise typer.Exit(UNREADABLE)
