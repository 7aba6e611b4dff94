"""`menurut export`: claims and readings as files for other programs, and for other ledgers."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.shared import InLanguage, LedgerAt, OfOutlet, OfParty, Origins, opened, refusals


class Format(StrEnum):
    """What claims are exported as."""

    json = "json"
    csv = "csv"
    parquet = "parquet"
    webannotation = "webannotation"
    prov = "prov"
    schema = "schema"
    ftm = "ftm"
    graphml = "graphml"
    readings = "readings"


As = Annotated[Format | None, typer.Option("--format", help="Default: what --output is called.", show_default=False)]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there; else to standard output.", show_default=False),
]
Cids = Annotated[
    list[str] | None,
    typer.Option("--claim", metavar="CID", help="Only this claim; may be given several times.", show_default=False),
]


def export(
    ledger: LedgerAt,
    as_: As = None,
    output: Output = None,
    claim: Cids = None,
    party: OfParty = None,
    outlet: OfOutlet = None,
    language: InLanguage = None,
    origins: Origins = None,
) -> None:
    """Write claims for other programs: who holds which position to them, where, in which words, through whom.

    \b
    json           the JSON of `menurut claims`
    csv, parquet   a table: one row a mention
    webannotation  W3C Web Annotation: every mention in its article
    prov           PROV-O as JSON-LD: which words come from whom
    schema         schema.org Claim and Quotation as JSON-LD
    ftm            followthemoney entities, a line each
    graphml        the ways to the origins, as one graph
    readings       the articles with all that was read in them, a line of JSON
                   each, for "menurut add" in another ledger: all of them, or
                   those that the claims are made of

    \b
    Examples:
      menurut export news.db --output mentions.csv
      menurut export news.db --format prov --output news.jsonld
      menurut export news.db --format ftm --party "Sari Wulandari" | ftm validate
      menurut export news.db --claim 3f9c --output origins.graphml
      menurut export news.db --output all.readings.jsonl
    """
    from menurut.views import exporting

    order = exporting.Order(as_.value if as_ else None, output, tuple(claim or ()), party, outlet, language, origins)
    with refusals():
        exporting.check(order)
        with opened(ledger) as record:
            exporting.run(record, order)
