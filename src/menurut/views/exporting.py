"""Carrying out `menurut export`."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from menurut.ledger.making import Made
from menurut.ledger.view import ClaimView
from menurut.views.claiming import found
from menurut.views.exports import export
from menurut.views.record import Record
from menurut.views.wrong import Refused

_SUFFIXES = {".json": "json", ".csv": "csv", ".parquet": "parquet", ".graphml": "graphml", ".jsonl": "readings"}


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for on the command line."""

    format: str | None
    output: str | None
    cids: tuple[str, ...]
    party: str | None
    outlet: str | None
    language: str | None
    origins: int | None

    @property
    def kind(self) -> str | None:
        """The format: the one that is named, or what the output is called."""
        return self.format or _SUFFIXES.get(Path(self.output or "").suffix.lower())

    @property
    def is_limited(self) -> bool:
        """Whether only some claims are asked for."""
        return bool(self.cids or self.party or self.outlet or self.language or self.origins is not None)


def check(order: Order) -> None:
    """Refuse an order that makes no sense, before anything is read."""
    if order.kind is None:
        raise Refused("name a --format: json, csv, parquet, webannotation, prov, schema, ftm, graphml, readings")
    if order.output is None:
        if order.kind == "parquet" and sys.stdout.isatty():
            raise Refused("--format parquet needs --output FILE, or a file to go to: > mentions.parquet")
        return
    path = Path(order.output)
    if path.is_dir():
        raise Refused(f"{order.output} is a folder: name a file")
    if not path.absolute().parent.is_dir():
        raise Refused(f"{order.output} cannot be written: there is no folder {path.parent}")


def run(ledger: Record, order: Order) -> None:
    """Write the claims that were asked for."""
    whole = order.kind == "readings" and not order.is_limited
    claims = None if whole else _with_progress(_claims(ledger, order), order)
    export(ledger, order.kind or "", order.output or sys.stdout.buffer, claims=claims)


def _claims(ledger: Record, order: Order) -> Iterable[Made | ClaimView]:
    if order.cids:
        # Each once, and all looked up before the first is written.
        return list({view.claim.cid: view for cid in order.cids for view in [found(ledger, cid)]}.values())
    return ledger.each_made(party=order.party, outlet=order.outlet, language=order.language, origins=order.origins)


def _with_progress(claims: Iterable[Made | ClaimView], order: Order) -> Iterator[Made | ClaimView]:
    if not sys.stderr.isatty() or (order.output is None and sys.stdout.isatty()):
        return iter(claims)
    from menurut.views.progress import counted

    return counted(claims, "exporting claims")
