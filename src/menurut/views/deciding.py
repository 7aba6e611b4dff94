"""Carrying out `menurut judge`: what a person means by a claim, a mention or a party becomes a judgement in the record."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from menurut.claims import Claim, Judgement, Mention
from menurut.views.claiming import found
from menurut.views.dates import now
from menurut.views.phrases import one_line
from menurut.views.record import Record
from menurut.views.wrong import Refused

Kind = Literal["same", "mention", "party", "grade"]
_ANSWERS = {"same": "same", "not-same": "not same", "unsure": "unsure", "keep": "kept", "drop": "dropped"}
_MENTION = re.compile(r"(.+)/(\d+)")
_STATEMENT = re.compile(r"[0-9a-f]{64}:\d+-\d+")
_PARTY = re.compile(r"[0-9a-f]{64}:[^:]+")
_HOW_MANY: Final[Mapping[Kind, str]] = {
    "same": "same, not-same and unsure take two claims or mentions", "mention": "keep and drop take one mention",
    "party": "same, not-same and unsure take two parties", "grade": "grade takes what is graded, and the grade",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides on the command line."""

    answer: str
    things: tuple[str, ...]
    party: bool
    user: str
    note: str


def judge(ledger: Record, decision: Decision) -> None:
    """Append a judgement and say which; Refused where it is not clear what is meant."""
    if not decision.user:
        raise Refused("whose decision is it? --user NAME")
    kind = _kind(decision)
    if len(decision.things) != (1 if kind == "mention" else 2):
        raise Refused(_HOW_MANY[kind])
    subject, told = _subject(ledger, kind, decision.things)
    answer = decision.things[1] if kind == "grade" else _ANSWERS[decision.answer]
    ledger.judge(Judgement(kind, subject, answer, decision.user, now(), decision.note))
    print(f"{one_line(answer)}: {told}")


def _kind(decision: Decision) -> Kind:
    if decision.answer == "grade":
        return "grade"
    if decision.answer in ("keep", "drop"):
        return "mention"
    return "party" if decision.party else "same"


def _subject(ledger: Record, kind: Kind, things: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """What is decided about, and the same in words."""
    if kind == "grade":
        return things[:1], one_line(things[0])
    if kind == "party":
        return tuple(_party(ledger, each) for each in things), " / ".join(map(one_line, things))
    found = [_statement(ledger, each) for each in things]
    if len({statement for statement, _ in found}) != len(found):
        raise Refused("that is one and the same mention")
    return tuple(statement for statement, _ in found), " / ".join(told for _, told in found)


def _statement(ledger: Record, thing: str) -> tuple[str, str]:
    """The id of the statement that is meant, and its words with the id."""
    if _STATEMENT.fullmatch(thing):
        return thing, thing
    numbered = _MENTION.fullmatch(thing)
    claim = found(ledger, numbered[1] if numbered else thing).claim
    mention = _numbered(claim, int(numbered[2])) if numbered else _clearest(claim)
    return mention.statement, f"“{one_line(mention.text)}” ({one_line(mention.place.doc)}, {one_line(mention.statement)})"


def _numbered(claim: Claim, number: int) -> Mention:
    if not 1 <= number <= len(claim.mentions):
        raise Refused(f"claim {one_line(claim.cid)} has mentions 1 to {len(claim.mentions)}, not {number}")
    return claim.mentions[number - 1]


def _clearest(claim: Claim) -> Mention:
    """The mention whose words are the claim's."""
    return next((each for each in claim.mentions if each.text == claim.proposition), claim.mentions[0])


def _party(ledger: Record, thing: str) -> str:
    """The id, `reading:party`, of a party that is meant: of one that several articles have, its first."""
    if _PARTY.fullmatch(thing):
        return thing
    try:
        view = ledger.party(thing)
    except KeyError:
        raise Refused(f"there is no party {one_line(thing)}: see `menurut party`") from None
    addresses = dict.fromkeys(each.place.reading for each in view.mentions)
    named = (f"{address}:{each.id}" for address, reading in ledger.readings(addresses)
             for each in reading.parties if each.name in view.names)
    if (first := next(named, None)) is None:
        raise Refused(f"no article holds {one_line(thing)} to anything: there is nothing to decide")
    return first
