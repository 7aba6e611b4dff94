"""Carrying out `menurut add`: articles are read, recorded and linked as they come."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from menurut.ledger import Added, Noted
from menurut.model import Reading
from menurut.reader import read_all
from menurut.views.dates import checked, now
from menurut.views.phrases import one_line
from menurut.views.record import Record

MOST_NAMED = 20  # documents named one by one; all of them are counted


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for on the command line."""

    inputs: list[str]
    min_confidence: float
    outermost: bool
    lang: str | None
    outlet: str | None
    published: str | None


def check(order: Order) -> None:
    """Refuse an order that makes no sense before a ledger is made."""
    checked(order.published)


def add(ledger: Record, order: Order) -> int:
    """Read and record; says on standard output what came of it, names on standard error what could not be read.

    Gives the number of documents that could not be read.
    """
    readings = read_all(
        order.inputs, lang=order.lang, outlet=order.outlet, published=order.published,
        min_confidence=order.min_confidence, outermost=order.outermost, keep_readings=True,
    )
    added = sum(ledger.add_batches(_with_progress(readings, order.inputs), now=now()), Added())
    _name(added.refused)
    _name(added.noted)
    print(_summary(added, ledger.count()))
    return len(added.refused)


def _with_progress(readings: Iterator[Reading], inputs: list[str]) -> Iterable[Reading]:
    if not sys.stderr.isatty():
        return readings
    from menurut.views.progress import shown

    return shown(readings, inputs)


def _name(noted: tuple[Noted, ...]) -> None:
    for each in noted[:MOST_NAMED]:
        print(f"menurut: {one_line(f'{each.doc}: {each.issue.message}')}", file=sys.stderr)
    if len(noted) > MOST_NAMED:
        print(f"menurut: and {len(noted) - MOST_NAMED} more like these", file=sys.stderr)


def _summary(added: Added, count: int) -> str:
    told = [f"{len(added.new)} added"]
    told += [f"{len(added.known)} there already"] * bool(added.known)
    told += [f"{len(added.refused)} could not be read"] * bool(added.refused)
    return f"{', '.join(told)}; {count} in the ledger"
