"""`menurut headlines`: what headlines state more firmly than the articles under them do."""
from __future__ import annotations

import typer

from menurut.views.cli.shared import LedgerAt, opened, refusals


def headlines(ledger: LedgerAt) -> None:
    """List headlines that drop an attribution or a doubt which the article has, or that give another number.

    \b
    Example:
      menurut headlines news.db
    """
    from menurut.views.phrases import one_line

    with refusals(), opened(ledger) as record:
        lines = [f"{one_line(each.doc)}  {each.issue.code}: {one_line(each.issue.message)}" for each in record.headlines()]
        for line in lines:
            typer.echo(line)
        if not lines:
            typer.echo("no such headlines", err=True)
