"""How the attribution of one claim changes from outlet to outlet and from version to version of an article.

"Three unnamed officials said", "officials said", "Iran said": nobody need have lied for the source to have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from menurut.claims import Copy, Place, Quantity, Statement
from menurut.model import Party

What = Literal["attribution", "named", "count", "role", "hedge", "number"]


@dataclass(frozen=True, slots=True)
class Worded:
    """How one article words a claim: its statement, the party behind it (None: the outlet itself), and the outlets it cites."""

    statement: Statement
    party: Party | None
    outlet: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """One change between an earlier and a later wording of a claim, in words, and why the two are compared."""

    what: What
    before: str
    after: str
    earlier: Place
    later: Place
    why: str


def drift(worded: Iterable[Worded], copies: Iterable[Copy] = ()) -> tuple[Drift, ...]:
    """The changes from each wording's own source (copied, cited, an earlier version, else the earliest) to it, in time."""
    every = sorted(worded, key=_time)
    sources = {(copy.b if copy.source == copy.a else copy.a): copy.source for copy in copies if copy.source}
    return tuple(
        change
        for at, later in enumerate(every)
        if (found := _source(later, every[:at], sources))
        for change in _changes(found[0], later, found[1])
    )


def _time(each: Worded) -> tuple[str, str, tuple[int, int]]:
    return (each.statement.published or "~", each.statement.place.reading, each.statement.place.span)


def _source(later: Worded, before: Sequence[Worded], sources: Mapping[str, str]) -> tuple[Worded, str] | None:
    """The wording that a later one is likely to come from, and why; None for the first, and for one of the same article."""
    own = later.statement.place
    others = [each for each in before if each.statement.place.reading != own.reading]
    copied = [each for each in others if each.statement.place.reading == sources.get(own.reading)]
    if copied:
        return copied[0], f"{later.outlet} has the text of {copied[0].outlet}"
    versions = [each for each in others if each.statement.place.doc == own.doc]
    if versions:
        return versions[-1], "an earlier version of the article"
    cited = [each for each in others if each.outlet in later.cites]
    if cited:
        return cited[-1], f"{later.outlet} cites {cited[-1].outlet}"
    return (others[0], "the earliest article") if others else None


def _changes(earlier: Worded, later: Worded, why: str) -> Iterator[Drift]:
    places = (earlier.statement.place, later.statement.place)
    for what, before, after in _differences(earlier, later):
        yield Drift(what, before, after, *places, why)


def _differences(one: Worded, other: Worded) -> Iterator[tuple[What, str, str]]:
    before, after = one.party, other.party
    if (before is None) != (after is None):
        yield "attribution", _called(one), _called(other)
    elif before is not None and after is not None:
        if before.named != after.named:
            yield "named", _called(one), _called(other)
        elif not before.named:
            yield from _sourcing(before, after)
    if one.statement.modality != other.statement.modality:
        yield "hedge", one.statement.modality, other.statement.modality
    first, second = (_numbers(each.statement.quantities) for each in (one, other))
    if first and second and first != second:
        yield "number", first, second


def _called(each: Worded) -> str:
    return each.party.name if each.party is not None else f"{each.outlet} in its own words"


def _sourcing(before: Party, after: Party) -> Iterator[tuple[What, str, str]]:
    if _count(before) != _count(after):
        yield "count", _count(before), _count(after)
    if _role(before) != _role(after):
        yield "role", _role(before), _role(after)


def _count(party: Party) -> str:
    return str(party.sourcing.count) if party.sourcing and party.sourcing.count else "not given"


def _role(party: Party) -> str:
    return party.sourcing.role.casefold() if party.sourcing and party.sourcing.role else "not given"


def _numbers(quantities: Sequence[Quantity]) -> str:
    return ", ".join(
        f"{'' if each.bound == 'exactly' else each.bound + ' '}{each.value:.12g}{each.unit or ''}" for each in quantities
    )
