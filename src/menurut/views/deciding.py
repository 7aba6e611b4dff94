"""Carrying out `menurut judge`: what a person means by a claim, a mention or a party becomes a judgement in the record."""
from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from menurut.claims import Claim, Judgement, Mention, Statement
from menurut.ledger.people import TAKEN_BACK, Said, said
from menurut.ledger.view import ClaimView
from menurut.views.claiming import found
from menurut.views.claims_text import counts, outlets
from menurut.views.dates import now
from menurut.views.decided import undoing
from menurut.views.phrases import one_line
from menurut.views.record import Record
from menurut.views.searching import party_called
from menurut.views.wrong import Refused

Kind = Literal["same", "mention", "party", "grade"]
_ANSWERS = {"same": "same", "not-same": "not same", "unsure": "unsure", "keep": "kept", "drop": "dropped",
            "take-back": TAKEN_BACK}
_MENTION = re.compile(r"(.+)/(\d+)")
_STATEMENT = re.compile(r"[0-9a-f]{64}:\d+-\d+")
_PARTY = re.compile(r"[0-9a-f]{64}:[^:]+")
_HOW_MANY: Final[Mapping[Kind, str]] = {
    "same": "same and not-same take two claims or mentions", "mention": "keep and drop take one mention",
    "party": "--party takes two parties", "grade": "grade takes what is graded, and the grade",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides on the command line, about the ledger at `where`."""

    where: str
    answer: str
    things: tuple[str, ...]
    party: bool
    user: str
    note: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about: the ids, and the same in words."""

    ids: tuple[str, ...]
    told: str


def judge(ledger: Record, decision: Decision) -> None:
    """Append a judgement and say which, what is shown now, and how to undo it; Refused where it is not clear what is meant."""
    if not decision.user:
        raise Refused("whose decision is it? --user NAME")
    kind = _kind(decision)
    if len(decision.things) != (1 if kind == "mention" else 2) or not all(map(str.strip, decision.things)):
        raise Refused(_HOW_MANY[kind])
    subject = _subject(ledger, kind, decision.things)
    answer = decision.things[1] if kind == "grade" else _ANSWERS[decision.answer]
    given = Judgement(kind, subject.ids, answer, decision.user, now(), decision.note)
    if answer == TAKEN_BACK and not any(each.user == given.user for of in _said(ledger, given) for each in of):
        raise Refused(f"{one_line(given.user)} has said nothing of it")
    try:
        ledger.judge(given)
    except ValueError as error:
        raise Refused(one_line(str(error))) from error
    print(f"{one_line(answer)}: {subject.told}")
    for line in _after(ledger, given, decision.where):
        print(line)


def _kind(decision: Decision) -> Kind:
    if decision.party and decision.answer in ("keep", "drop", "grade"):
        raise Refused(f"--party does not go with {decision.answer}")
    if decision.answer == "grade":
        return "grade"
    one = decision.answer in ("unsure", "take-back") and len(decision.things) == 1 and not decision.party
    if one or decision.answer in ("keep", "drop"):
        return "mention"
    return "party" if decision.party else "same"


def _after(ledger: Record, given: Judgement, where: str) -> Iterator[str]:
    """What follows from a judgement: who said otherwise before, in which claims its statements are, how to undo it."""
    if given.kind != "grade":
        yield from _disagreeing(ledger, given)
    if given.kind in ("same", "mention"):
        yield from _claims(ledger, given)
    # No password of a database in a line to copy.
    if back := undoing(given, "LEDGER" if "://" in where else shlex.quote(where), own=True):
        yield f"to take it back: {back}"


def _said(ledger: Record, given: Judgement) -> list[Said]:
    """What every user said last of the subject of a judgement."""
    return said(each for each in ledger.judgements() if each.kind == given.kind and set(each.subject) == set(given.subject))


def _disagreeing(ledger: Record, given: Judgement) -> Iterator[str]:
    for of in _said(ledger, given):
        for each in of:
            if each.answer != given.answer:
                holds = "that holds" if each is of[-1] else "yours is later, and holds"
                yield f"{one_line(each.user)} said {each.answer} on {one_line(each.time[:10])}: {holds}"
    before = {each.answer for each in ledger.judgements() if each.subject == given.subject}
    if given.answer == "kept" and "dropped" not in before:
        yield "nobody had dropped it: `menurut claim` shows what was dropped, with its id"


def _claims(ledger: Record, given: Judgement) -> Iterator[str]:
    found = ledger.claims_of(given.subject)
    for claim in found:
        yield f"now: {one_line(claim.cid)} “{one_line(claim.proposition)}” ({counts(claim)}; {outlets(claim)})"
    if not found:
        yield "now: nobody holds it in any article that counts, so it is in no list"


def _subject(ledger: Record, kind: Kind, things: tuple[str, ...]) -> Subject:
    """What is decided about."""
    if kind == "grade":
        return Subject(things[:1], one_line(things[0]))
    found = [_party(ledger, each) if kind == "party" else _statement(ledger, each) for each in things]
    ids = tuple(id for each in found for id in each.ids)
    if len(set(ids)) != len(ids):
        raise Refused(f"that is one and the same {'party' if kind == 'party' else 'mention'}")
    return Subject(ids, " / ".join(each.told for each in found))


def _statement(ledger: Record, thing: str) -> Subject:
    """The statement that is meant, by its own id or by a claim and the number of a mention."""
    if _STATEMENT.fullmatch(thing):
        if (known := ledger.statements([thing]).get(thing)) is None:
            raise Refused(f"there is no statement {thing} in the ledger")
        return _named(known)
    numbered = _MENTION.fullmatch(thing)
    view = found(ledger, numbered[1] if numbered else thing)
    id = _numbered(view.claim, int(numbered[2])).statement if numbered else _clearest(view)
    return _named(view.statements[id])


def _named(each: Statement) -> Subject:
    return Subject((each.id,), f"“{one_line(each.text)}” ({one_line(each.place.doc)}, {one_line(each.id)})")


def _numbered(claim: Claim, number: int) -> Mention:
    if not 1 <= number <= len(claim.mentions):
        has = f"mentions 1 to {len(claim.mentions)}, not {number}" if claim.mentions else "no mentions: all were dropped"
        raise Refused(f"claim {one_line(claim.cid)} has {has}")
    return claim.mentions[number - 1]


def _clearest(view: ClaimView) -> str:
    """The statement whose words are the claim's; where every mention was dropped, the first."""
    mentions = view.claim.mentions
    best = next((each for each in mentions if each.text == view.claim.proposition), next(iter(mentions), None))
    return best.statement if best else min(view.statements)


def _party(ledger: Record, thing: str) -> Subject:
    """A party of one article, by its id (`reading:party`); of one that several articles have, the first."""
    if _PARTY.fullmatch(thing):
        address, _, id = thing.partition(":")
        for _, reading in ledger.readings([address]):
            if (named := next((each.name for each in reading.parties if each.id == id), None)) is not None:
                return Subject((thing,), f"{one_line(named)} ({one_line(reading.document.id)}, {thing})")
        raise Refused(f"there is no party {thing} in the ledger")
    view = party_called(ledger, thing)
    return Subject(view.members[:1], f"{one_line(view.name)} ({one_line(view.key)})")
