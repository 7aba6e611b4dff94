"""`menurut add`: articles into a ledger."""
from __future__ import annotations

import typer

from menurut.views.cli.shared import (
    UNREADABLE,
    Confidence,
    Inputs,
    Lang,
    LedgerAt,
    Outermost,
    Outlet,
    Published,
    given,
    opened,
    refusals,
)


def add(
    ledger: LedgerAt,
    inputs: Inputs = None,
    min_confidence: Confidence = 0.0,
    outermost: Outermost = False,
    lang: Lang = None,
    outlet: Outlet = None,
    published: Published = None,
) -> None:
    """Read articles into a ledger, and link what they say with what is in it already.

    \b
    Examples:
      menurut add news.db articles.jsonl
      menurut add news.db clippings/ --outlet "The Harbour Post"
      menurut add postgresql+psycopg://desk@server/news articles.jsonl
      menurut add news.db theirs.readings.jsonl

    \b
    The ledger is made if it is not there. The same article twice changes
    nothing; a changed article is kept as a new version of it.
    Readings, as "menurut read" and "menurut export --format readings" write
    them, are not read anew but kept as they are, whoever made them; the
    options for articles say nothing of them.
    What was added before an interruption stays added.
    The exit status is 1 if some document could not be read: it is named, and
    the others are added all the same.
    """
    from menurut.views import adding

    order = adding.Order(given(inputs), min_confidence, outermost, lang, outlet, published)
    with refusals():
        adding.check(order)
        with opened(ledger, create=True) as record:
            refused = adding.add(record, order)
    if refused:
        raise typer.Exit(UNREADABLE)
