"""What people decided of one claim, in words: who dropped which mention, which statements are held the same or apart."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from menurut.claims import Judgement, Statement
from menurut.ledger.people import Said, said
from menurut.ledger.view import ClaimView
from menurut.views.phrases import one_line
from menurut.views.record import Record

_WORDS = {"same": "held the same", "not same": "held not the same", "unsure": "held unsure"}


@dataclass(frozen=True, slots=True)
class Decided:
    """What every user said last of one thing in a claim, the latest, which holds, last; and the statements it is about."""

    said: Said
    statements: Mapping[str, Statement]

    @property
    def holds(self) -> Judgement:
        """The judgement that holds."""
        return self.said[-1]


def decided(ledger: Record, view: ClaimView) -> list[Decided]:
    """What was judged of a claim's mentions, those dropped as well, the oldest first."""
    about = [of for of in said(ledger.judgements()) if of[0].kind in ("same", "mention")
             and not view.statements.keys().isdisjoint(of[0].subject)]
    known = ledger.statements({id for of in about for id in of[0].subject})
    return [Decided(of, {id: known[id] for id in of[0].subject if id in known}) for of in about]


def dropped(every: Iterable[Decided]) -> str:
    """How many mentions were dropped by whom: "2 dropped by sari, 1 by budi"; empty where none was."""
    found = Counter(each.holds.user for each in every if each.holds.answer == "dropped")
    by = (f"{count} {'dropped ' * (not place)}by {one_line(user)}" for place, (user, count) in enumerate(sorted(found.items())))
    return ", ".join(by)


def lines(every: Iterable[Decided]) -> Iterator[Text]:
    """A line for each decision: what holds by whom, of which words, what others say, how to take it back."""
    for each in every:
        yield Text.assemble((f"{_by(each.holds)}: ", "bold"), " / ".join(_named(id, each) for id in each.holds.subject))
        if each.holds.note:
            yield Text(f"  “{one_line(each.holds.note)}”", style="dim")
        yield from (Text(f"  {_by(other)}", style="dim") for other in others(each.said))
        if back := undoing(each.holds):
            yield Text(f"  to undo it: {back}", style="dim", no_wrap=True)


def undoing(each: Judgement, where: str = "LEDGER", own: bool = False) -> str:
    """The command after which a judgement holds no more; empty where it changes nothing.

    What is dropped is kept by anybody; that two are the same or not is taken back by whose `own` it is, else it is unsure.
    """
    pairs = "take-back" if own else "unsure"
    answer = {"dropped": "keep", "same": pairs, "not same": pairs}.get(each.answer)
    if answer is None or each.kind == "grade":
        return ""
    words = ("menurut judge", where, answer, *(["--party"] if each.kind == "party" else []))
    return " ".join((*words, *map(one_line, each.subject)))


def others(of: Said) -> Said:
    """Of what users said last, the latest first, that which is not what holds."""
    return tuple(each for each in reversed(of[:-1]) if each.answer != of[-1].answer)


def _by(each: Judgement) -> str:
    return f"{_WORDS.get(each.answer, one_line(each.answer))} by {one_line(each.user)} on {one_line(each.time[:10])}"


def _named(id: str, each: Decided) -> str:
    found = each.statements.get(id)
    return f"“{one_line(found.text)}” ({one_line(found.place.doc)})" if found else one_line(id)
