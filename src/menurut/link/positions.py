"""Who holds what position to each statement of a reading: asserts, denies, questions, relays, or none.

The position follows from the act and the cue's own polarity, from the chain, and from what a denial answers: "denied
the report" denies what the report says. A refusal to comment and a denied saying ("did not say that …") are no position.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from menurut import pack
from menurut.claims import Position, Stance, Statement
from menurut.link.answering import answered, may_be_answered
from menurut.link.cutting import overlap
from menurut.model import Attribution, Party, Reading, words

_LONGEST_REFERENCE: Final = 8  # words: "the report by The Harbour Post" refers, a longer content says what is denied


def positions(reading: Reading, statements: Sequence[Statement]) -> tuple[Position, ...]:
    """The positions to the statements of one reading, in the order of the statements; those without a position are left out."""
    attributions = {each.id: each for each in reading.attributions}
    parties = {each.id: each for each in reading.parties}
    lang = reading.document.lang or ""
    of = answered(reading.attributions)
    answering = {each.id for each in reading.attributions if each.id in of or _answers_a_report(reading, each)}
    out = []
    for statement in statements:
        said = attributions.get(statement.attribution or "")
        if said is None:
            out.append(_position(statement, "asserts", ("the outlet's own words",)))
        elif said.id not in answering and (found := _stance(reading, said, parties, lang)):
            out.append(_position(statement, *found))
    return (*out, *_answers(reading, statements, answering, of, parties))


def _position(statement: Statement, stance: Stance, reasons: tuple[str, ...]) -> Position:
    return Position(statement.id, stance, statement.holder, statement.chain, statement.attribution, reasons)


def _stance(
    reading: Reading, said: Attribution, parties: dict[str, Party], lang: str
) -> tuple[Stance, tuple[str, ...]] | None:
    """The stance of an attribution's source to its content, None where it takes none."""
    cue = words(reading.document.text, said.cue)
    if said.act == "decline" or (said.polarity == "negative" and said.act not in ("urge", "ask")):
        return _doubt(cue, lang)
    if said.act == "deny":
        return "denies", (f'the act is a denial: "{cue}"' if cue else "the act is a denial",)
    if said.act == "ask":
        return "questions", (f'a question: "{cue}"' if cue else "a question",)
    party = parties.get(said.party or "")
    if said.modality == "reported" or (party is not None and party.kind == "unspecified" and said.parent):
        return "relays", ("passed on without a source that commits to it",)
    return _doubt(cue, lang) or ("asserts", (f'the act: {said.act}, "{cue}"' if cue else f"the act: {said.act}",))


def _doubt(cue: str, lang: str) -> tuple[Stance, tuple[str, ...]] | None:
    pattern = _pattern(lang, "doubts")
    found = pattern.search(cue) if pattern else None
    return ("questions", (f'a word of doubt: "{found[0]}"',)) if found else None


def _answers_a_report(reading: Reading, said: Attribution) -> bool:
    """Whether a denial names no proposition but what somebody else reported."""
    content = words(reading.document.text, said.content)
    pattern = _pattern(reading.document.lang or "", "reports")
    return bool(said.act == "deny" and pattern and len(content.split()) <= _LONGEST_REFERENCE and _refers(content, pattern))


def _refers(content: str, pattern: re.Pattern[str]) -> bool:
    """A bare "it" must be all there is; a noun for a report may have words around it."""
    found = pattern.search(content)
    return found is not None and (len(found[0]) > 4 or len(content.split()) <= 2)


def _answers(
    reading: Reading, statements: Sequence[Statement], answering: Iterable[str], of: Mapping[str, str],
    parties: dict[str, Party],
) -> Iterable[Position]:  # fmt: skip
    """Denials of a report, as positions to the statements of the attribution that they answer."""
    for said in reading.attributions:
        if said.id in answering:
            reference = words(reading.document.text, said.content)
            chain = tuple(parties[each].name for each in said.chain if each in parties)
            holder = parties[said.party].name if said.party in parties else ""
            found = _denied(said, of[said.id], statements) if said.id in of else _answered(reading, said, statements)
            for statement in found:
                yield Position(statement.id, "denies", holder, chain, said.id, (f'denies "{reference}", which says this',))


def _denied(denial: Attribution, other: str, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of another attribution in the words of a denial."""
    of_other = (each for each in statements if each.attribution == other)
    return [each for each in of_other if any(overlap(each.place.span, span) for span in denial.content)]


def _answered(reading: Reading, denial: Attribution, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of the last attribution before a denial that others make: the report that it answers."""
    start = _start(denial)
    before = [each for each in reading.attributions if _start(each) < start and may_be_answered(each, denial)]
    above = {each.parent for each in before}
    for each in sorted(before, key=_start, reverse=True):
        if each.id not in above and (found := [s for s in statements if s.attribution == each.id]):
            return found
    return []


def _start(said: Attribution) -> int:
    return min((span[0] for spans in (said.content, said.cue) for span in spans), default=0)


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str] | None:
    forms = pack.load(lang, "positions").get(name, {}).get("words", ())
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE) if forms else None
