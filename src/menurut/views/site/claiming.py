"""What the page of one claim shows: its sides, its timeline, what changed on the way, the text that is shared."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from menurut.claims import Claim, Copy, CopyKind, Mention, Origins, Stance, Statement
from menurut.ledger.view import ClaimView
from menurut.views.phrases import one_line
from menurut.views.site.standing import Standing, standing

SHOWN: Final = 20  # entries of one side that stand on the claim's own page
_NO_OUTLET: Final = "the article"  # what a chain begins with where the article's data name no outlet
_SIDES: Final[tuple[Stance, ...]] = ("asserts", "denies", "relays", "questions")


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


@dataclass(frozen=True, slots=True)
class Side:
    """Those who take one stance, the first of them in time; how many they are.

    Who only passes on what others say comes after them and is counted in `through`.
    """

    stance: Stance
    entries: list[Entry]
    total: int
    through: int


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed in the attribution, between two outlets, and why the two are compared.

    `what` is "attribution", "named", "count", "role", "hedge" or "number".
    """

    what: str
    before: str
    after: str
    earlier: str
    later: str
    earlier_reading: str
    later_reading: str
    why: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Text that one article has from another; `directed` says that it is known which is the earlier."""

    later: str
    earlier: str
    later_reading: str
    earlier_reading: str
    kind: CopyKind
    directed: bool
    share: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a claim shows."""

    cid: str
    proposition: str
    lang: str
    counts: Standing
    sides: list[Side]
    timeline: list[Entry]
    origins: Origins
    changes: list[Change]
    shared: list[Shared]
    updates: Standing | None
    updated_by: list[Standing]
    contradicts: list[Standing]
    reasons: tuple[str, ...]


def claim_page(view: ClaimView) -> ClaimPage:
    """The page of a claim."""
    claim, outlets = view.claim, _outlets(view)
    entries = list(entries_of(view))
    first = next((each for each in entries if each.text == one_line(claim.proposition)), None)
    timed = [each for each in entries if each.number is not None]
    return ClaimPage(
        cid=claim.cid,
        proposition=one_line(claim.proposition),
        lang=first.lang if first else "",
        counts=standing(claim),
        sides=list(_sides(entries)),
        timeline=timed[: 2 * SHOWN],
        origins=claim.origins,
        changes=list(_changes(view, outlets)),
        shared=[_shared(each, outlets) for each in view.copies[:SHOWN]],
        updates=standing(view.updates) if view.updates else None,
        updated_by=_listed(view.updated_by),
        contradicts=_listed(view.contradicts),
        reasons=claim.reasons,
    )


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
    outlets: Callable[[Iterable[str]], Mapping[str, str]],
) -> list[Entry]:  # fmt: skip
    """The same of one stance alone, without the claim's view.

    `known` gives statements by their ids, `outlets` the outlets of readings whose data do not name one.
    """
    numbers = {mention: number for number, mention in enumerate(claim.mentions, 1)}
    held = [each for each in (*claim.mentions, *relays) if each.stance == stance]
    statements = known(each.statement for each in held)
    found = outlets(each.place.reading for each in held if each.chain[:1] == (_NO_OUTLET,))
    where = {each.place.reading: _where(each, statements.get(each.statement), found) for each in held}
    return _once(_entry(each, numbers.get(each), _is_named(each, statements, numbers), statements, where) for each in held)


def _where(mention: Mention, statement: Statement | None, outlets: Mapping[str, str]) -> tuple[str, str | None]:
    outlet = outlets.get(mention.place.reading) or (mention.chain[0] if mention.chain else mention.place.doc)
    return one_line(outlet), statement.published if statement else None


def _is_named(mention: Mention, statements: Mapping[str, Statement], numbers: Mapping[Mention, int]) -> bool:
    statement = statements.get(mention.statement)
    return mention not in numbers or mention.attribution is None or statement is None or statement.holder_named


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


def _sides(entries: Iterable[Entry]) -> Iterator[Side]:
    every = list(entries)
    for stance in _SIDES:
        found = [each for each in every if each.stance == stance]
        if found or stance != "questions":
            yield side_of(stance, found, found[:SHOWN])


def side_of(stance: Stance, every: Sequence[Entry], shown: Sequence[Entry]) -> Side:
    """A side of which some entries are shown."""
    total = sum(each.number is not None for each in every)
    return Side(stance, list(shown), total, len(every) - total)


def _changes(view: ClaimView, outlets: Mapping[str, str]) -> Iterator[Change]:
    for each in view.drift[:SHOWN]:
        earlier, later = each.earlier.reading, each.later.reading
        yield Change(each.what, one_line(each.before), one_line(each.after), outlets.get(earlier, ""), outlets.get(later, ""),
                     earlier, later, one_line(each.why))


def _shared(each: Copy, outlets: Mapping[str, str]) -> Shared:
    later, earlier = (each.a, each.b) if each.source == each.b else (each.b, each.a)
    share = each.share_a if later == each.a else each.share_b
    return Shared(outlets.get(later, ""), outlets.get(earlier, ""), later, earlier, each.kind, each.source is not None,
                  round(share, 3), each.reasons)


def _outlets(view: ClaimView) -> Mapping[str, str]:
    """The outlet of each article."""
    return {mention.place.reading: one_line(outlet) for _, outlet, mention in view.timeline}


def _listed(found: Iterable[Claim]) -> list[Standing]:
    return [standing(each) for each in found]
