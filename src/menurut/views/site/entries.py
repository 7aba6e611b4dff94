"""Who holds which position to a claim, one after the other: from the claim's view, or of one stance without it."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from menurut.claims import Claim, Mention, Stance, Statement
from menurut.ledger.unnamed import shown_outlet
from menurut.ledger.view import ClaimView
from menurut.model import Reading
from menurut.views.phrases import one_line

_NO_OUTLET: Final = "the article"  # what a chain begins with where the article's data name no outlet


@dataclass(frozen=True, slots=True)
class Entry:
    """Who holds a position to the claim, in which outlet, when, in which words and through whom.

    `number` counts the claim's mentions from 1 and is what a person's judgement names; None for those who only pass on.
    `above` are the names that stand between the reader and the holder, outermost first.
    """

    number: int | None
    stance: Stance
    holder: str
    named: bool
    outlet: str
    published: str | None
    text: str
    lang: str
    above: tuple[str, ...]
    reading: str
    attribution: str | None
    reasons: tuple[str, ...]

    @property
    def href(self) -> str:
        """Where in its article it stands."""
        return f"/articles/{self.reading}" + (f"?at={self.attribution}#a-{self.attribution}" if self.attribution else "")


def entries_of(view: ClaimView) -> Iterator[Entry]:
    """Everybody who holds a position to a claim, then who only passes it on; the earliest first, those without a date last."""
    where = {mention.place.reading: (one_line(outlet), when) for when, outlet, mention in view.timeline}
    named = {each.mention: each.holder.named if each.holder else True for each in view.standings}
    numbers = {mention: number for number, mention in enumerate(view.claim.mentions, 1)}
    found = [
        _entry(each, numbers.get(each), named.get(each, True), view.statements, where)
        for each in (*view.claim.mentions, *view.relays)
    ]
    yield from _once(found)


def entries_with(
    stance: Stance, claim: Claim, relays: Iterable[Mention], known: Callable[[Iterable[str]], Mapping[str, Statement]],
    readings: Callable[[Iterable[str]], Mapping[str, Reading]],
) -> list[Entry]:  # fmt: skip
    """The same of one stance alone, without the claim's view: of the statements, which `known` gives by their ids.

    `readings` gives by their addresses those few that must tell their outlet, or who denies or doubts another's statement.
    """
    numbers = {mention: number for number, mention in enumerate(claim.mentions, 1)}
    held = [each for each in (*claim.mentions, *relays) if each.stance == stance]
    statements = known(each.statement for each in held)
    asked = readings(each.place.reading for each in held if not _is_told(each, statements.get(each.statement)))
    where = {each.place.reading: _where(each, statements.get(each.statement), asked) for each in held}
    named = {each: _is_named(each, statements.get(each.statement), asked) for each in held if each in numbers}
    return _once(_entry(each, numbers.get(each), named.get(each, True), statements, where) for each in held)


def _is_told(mention: Mention, statement: Statement | None) -> bool:
    """Whether a mention and its statement tell all of an entry."""
    return mention.chain[:1] != (_NO_OUTLET,) and statement is not None and mention.holder == statement.holder


def _where(mention: Mention, statement: Statement | None, asked: Mapping[str, Reading]) -> tuple[str, str | None]:
    reading = asked.get(mention.place.reading)
    told = shown_outlet(reading) or reading.document.id if reading else one_line((*mention.chain, mention.place.doc)[0])
    return told, statement.published if statement else None


def _is_named(mention: Mention, statement: Statement | None, asked: Mapping[str, Reading]) -> bool:
    if mention.attribution is None:
        return True
    if statement is not None and mention.holder == statement.holder:
        return statement.holder_named
    reading = asked[mention.place.reading]
    said = next((each for each in reading.attributions if each.id == mention.attribution), None)
    return next((party.named for party in reading.parties if said and party.id == said.party), True)


def _once(found: Iterable[Entry]) -> list[Entry]:
    once = {(each.number, each.holder, each.reading, each.above): each for each in found}
    return sorted(once.values(), key=_in_time)


def _in_time(each: Entry) -> tuple[bool, str, str, int, str]:
    """Those with words of their own first, then by day and outlet."""
    return each.number is None, each.published or "~", each.outlet, each.number or 0, each.holder


def _entry(
    mention: Mention, number: int | None, named: bool, statements: Mapping[str, Statement],
    where: Mapping[str, tuple[str, str | None]],
) -> Entry:  # fmt: skip
    statement, reading = statements.get(mention.statement), mention.place.reading
    outlet, published = where.get(reading, (mention.place.doc, None))
    chain = mention.chain[:-1] if mention.chain[-1:] == (mention.holder,) else mention.chain
    return Entry(
        number=number, stance=mention.stance, holder=one_line(mention.holder), named=named,
        outlet=outlet, published=published,
        text=one_line(mention.text), lang=statement.lang if statement else "", above=tuple(map(one_line, chain)),
        reading=reading, attribution=mention.attribution, reasons=mention.reasons,
    )  # fmt: skip
