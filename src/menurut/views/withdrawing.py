"""Carrying out `menurut withdraw`: what rests on an article, and what remains without it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from menurut.claims import Claim
from menurut.ledger.effects import Affected, Effects
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
    last = next((each for each in reversed(list(ledger.withdrawals())) if each.reading == address), None)
    gone = None if last is None or last.restored else last
    if order.restore:
        if gone is None:
            raise Refused(f"{one_line(order.reading)} was not withdrawn")
        ledger.withdraw(address, user=order.user, time=now(), note=order.note, restored=True)
        print(f"{one_line(order.reading)} counts again")
        return
    if gone is not None:
        by = f"by {one_line(gone.user)} " if gone.user else ""
        print(f"{one_line(order.reading)} was withdrawn {by}on {one_line(gone.time[:10])}: --restore makes it count again")
        return
    _show(ledger.effects(address))
    if order.record:
        ledger.withdraw(address, user=order.user, time=now(), note=order.note)
    print("recorded" if order.record else "nothing is recorded: --record does")


def _show(effects: Effects) -> None:
    console = terminal()
    for line in _lines(effects):
        console.print(line, width=min(console.width, WIDEST))


def _address(ledger: Record, reading: str) -> str:
    """The content address of the reading that is meant, of several versions of one article the newest, which counts.

    Refused where there is none, or where several articles have the id.
    """
    found = ledger.versions(reading)
    if reading in [each.reading for each in found]:
        return reading
    if not found:
        raise Refused(f"there is no article {one_line(reading)} in the ledger")
    if len(set(ledger.documents(each.reading for each in found).values())) > 1:
        every = ", ".join(f"{each.reading} ({each.moment[:10] or 'no date'})" for each in found)
        raise Refused(f"several articles are called {one_line(reading)}, name one: {every}")
    if len(found) > 1:
        print(f"the newest of {len(found)} versions, {found[-1].moment[:10] or 'no date'}; the older ones do not count")
    return found[-1].reading


def _lines(effects: Effects) -> Iterator[Text | Padding]:
    yield Text(f"{len(effects.claims)} claim{'s' * (len(effects.claims) != 1)} and "
               f"{len(effects.articles)} article{'s' * (len(effects.articles) != 1)} rest on it")
    for _, doc in effects.articles:
        yield Text.assemble(("article  ", "dim"), (one_line(doc), "bold"))
    for each in effects.claims:
        yield Text.assemble(("claim  ", "dim"), named(each.claim))
        yield _indented("now", _standing(each.claim))
        yield from (_indented("then", words) for words in _then(each))


def _then(each: Affected) -> Iterator[str | Text]:
    """What remains of a claim: each by its name where it is not the same claim any more."""
    if not each.remains:
        yield "nothing remains"
    for rest in each.remains:
        standing = _standing(rest)
        same = len(each.remains) == 1 and rest.proposition == each.claim.proposition
        yield standing if same else Text.assemble(named(rest), "\n", standing)


def _indented(when: str, words: str | Text) -> Padding:
    return Padding(Text.assemble((f"{when:<4}  ", "dim"), words), (0, 0, 0, 2), expand=False)


def _standing(claim: Claim) -> str:
    return f"{counts(claim)}; {outlets(claim)}; {origins(claim.origins)}"
