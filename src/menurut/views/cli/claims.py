"""`menurut claims` and `menurut claim`: what is said, and who stands behind it."""
from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import Annotated

import typer

from menurut.views.cli.shared import InLanguage, LedgerAt, OfOutlet, OfParty, Origins, opened, refusals


class Format(StrEnum):
    """What claims are written as."""

    text = "text"
    json = "json"


As = Annotated[
    Format | None, typer.Option("--format", help="Default: text on a terminal, json otherwise.", show_default=False)
]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N.", show_default=False)]
Cid = Annotated[
    str | None,
    typer.Argument(
        metavar="[CID]", help="The claim's id, or enough of it (3f9c, 3f9c:120). Default: the claim in most outlets.",
        show_default=False,
    ),
]


def claims(
    ledger: LedgerAt,
    as_: As = None,
    party: OfParty = None,
    outlet: OfOutlet = None,
    language: InLanguage = None,
    origins: Origins = None,
    limit: Limit = None,
) -> None:
    """List the claims of a ledger, those in most outlets first: how many take which side, and how many origins there are.

    \b
    Examples:
      menurut claims news.db
      menurut claims news.db --limit 20
      menurut claims news.db --origins 1
      menurut claims news.db --party "Sari Wulandari" --language id
      menurut claims news.db --format json > claims.json
    """
    from menurut.views import claiming

    with refusals(), opened(ledger) as record:
        found = record.claims(party=party, outlet=outlet, language=language, origins=origins)
        claiming.show_all(islice(found, limit), as_.value if as_ else None)


def claim(ledger: LedgerAt, cid: Cid = None, as_: As = None) -> None:
    """Show one claim: who asserts, denies or only relays it, since when, through whom, and how many origins it has.

    \b
    Examples:
      menurut claim news.db
      menurut claim news.db 3f9c
    """
    from menurut.views import claiming

    with refusals(), opened(ledger) as record:
        claiming.show_one(record, cid, as_.value if as_ else None)
