"""`menurut rules`: which unnamed sources break the house rules."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.shared import LedgerAt, refusals


class Format(StrEnum):
    """What the report is written as."""

    text = "text"
    json = "json"
    csv = "csv"


class Start(StrEnum):
    """The sets of rules that one can start from."""

    one = "agency-one"
    two = "agency-two"


class Language(StrEnum):
    """The languages that rules are told in."""

    en = "en"
    id = "id"
    ar = "ar"


As = Annotated[Format, typer.Option("--format", help="Counts as text; every breach as JSON or as a table.")]
File = Annotated[
    str | None, typer.Option("--rules", metavar="FILE", help="Use these rules (TOML), not the newsroom's.", show_default=False)
]
Starting = Annotated[Start | None, typer.Option("--start", help="Use a set that one can start from.", show_default=False)]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only this outlet.", show_default=False)]
Lang = Annotated[Language, typer.Option("--lang", help="The language that the rules are told in.")]


def rules(
    ledger: LedgerAt, as_: As = Format.text, rules: File = None, start: Starting = None, outlet: Outlet = None,
    lang: Lang = Language.en,
) -> None:  # fmt: skip
    """Show which unnamed sources break the house rules, outlet by outlet.

    The rules are data: those that the newsroom keeps (on the page, under house rules), or a file. Without any it is
    agency-one, in the manner of Reuters; agency-two is in the manner of AP. Both are in our own words.

    \b
    Examples:
      menurut rules news.db
      menurut rules news.db --format csv > breaches.csv
      menurut rules news.db --start agency-two --outlet "Nusala"
      menurut rules news.db --rules house-rules.toml --lang id
    """
    with refusals():
        from menurut import Ledger
        from menurut.views.rules import report

        with Ledger(ledger, create=False) as opened:
            report.run(opened, report.Order(as_.value, rules, start.value if start else None, outlet, lang.value))
