"""`menurut search` and `menurut party`: where something is said, and what one party says."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.claims import As
from menurut.views.cli.shared import LedgerAt, opened, refusals


class Where(StrEnum):
    """What is searched."""

    texts = "texts"
    statements = "statements"
    parties = "parties"


Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must be there.", show_default=False)]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of it, or a party's id.", show_default=False)]
In = Annotated[Where, typer.Option("--in", help="Search articles, what is said, or who says it.")]
Most = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show so many.")]


def search(ledger: LedgerAt, words: Words, in_: In = Where.texts, limit: Most = 50, as_: As = None) -> None:
    """Find words in a ledger, the newest first; capital letters, accents and vowel marks make no difference.

    \b
    Examples:
      menurut search news.db dam burst
      menurut search news.db '"dam above" karang*'
      menurut search news.db bendungan --in statements

    \b
    word* finds all that begins so, and "words in quotation marks" stand
    together. Of what is said the claim is named, for `menurut claim`.
    """
    from menurut.views import searching

    with refusals(), opened(ledger) as record:
        searching.search(record, " ".join(words), in_.value, limit, as_.value if as_ else None)


def party(ledger: LedgerAt, name: Name, as_: As = None) -> None:
    """Show what one party says, denies or passes on in all articles, in the order of time; or who else has the name.

    \b
    Examples:
      menurut party news.db "Sari Wulandari"
      menurut party news.db خامنئي
    """
    from menurut.views import searching

    with refusals(), opened(ledger) as record:
        searching.party(record, name, as_.value if as_ else None)
