"""Carrying out `menurut withdraw`: what rests on an article, and what remains without it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from menurut.claims import Claim
from menurut.ledger.effects import Effects
from menurut.views.claiming import terminal
from menurut.views.claims_text import WIDEST, counts, named, origins, outlets
from menurut.views.dates import now
from menurut.views.phrases import one_line
from menurut.views.record import Record
from menurut.views.wrong import Refused


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for on the command line."""

    reading: str
    record: bool
    restore: bool
    user: str
    note: str


def withdraw(ledger: Record, order: Order) -> None:
    """Print what rests on a reading; record its withdrawal, or that it counts again, where that is asked for."""
    address = _address(ledger, order.reading)
    if order.restore:
        ledger.withdraw(address, user=order.user, time=now(), note=order.note, restored=True)
        print(f"{one_line(order.reading)} counts again")
        return
    console = terminal()
    for line in _lines(ledger.effects(address)):
        console.print(line, width=min(console.width, WIDEST))
    if order.record:
        ledger.withdraw(address, user=order.user, time=now(), note=order.note)
    console.print(Text("recorded" if order.record else "nothing is recorded: --record does", style="bold"))


def _address(ledger: Record, reading: str) -> str:
    """The content address of the one reading that is meant; Refused where there are several, or none."""
    found = ledger.versions(reading)
    if reading in [each.reading for each in found]:
        return reading
    if not found:
        raise Refused(f"there is no article {one_line(reading)} in the ledger")
    if len(found) > 1:
        every = ", ".join(f"{each.reading} ({each.moment[:10] or 'no date'})" for each in found)
        raise Refused(f"there are several versions of {one_line(reading)}, name one: {every}")
    return found[0].reading


def _lines(effects: Effects) -> Iterator[Text | Padding]:
    yield Text(f"{len(effects.claims)} claim{'s' * (len(effects.claims) != 1)} and "
               f"{len(effects.articles)} article{'s' * (len(effects.articles) != 1)} rest on it")
    for _, doc in effects.articles:
        yield Text.assemble(("article  ", "dim"), (one_line(doc), "bold"))
    for each in effects.claims:
        yield Text.assemble(("claim  ", "dim"), named(each.claim))
        yield _indented("now", _standing(each.claim))
        yield _indented("then", _standing(each.remains) if each.remains else "nothing remains")


def _indented(when: str, words: str) -> Padding:
    return Padding(Text.assemble((f"{when:<4}  ", "dim"), words), (0, 0, 0, 2), expand=False)


def _standing(claim: Claim) -> str:
    return f"{counts(claim)}; {outlets(claim)}; {origins(claim.origins)}"
