"""What the page of one claim shows: its sides, its timeline, what changed on the way, the text that is shared."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from menurut.claims import Claim, Copy, CopyKind, Origins, Stance
from menurut.ledger.view import ClaimView
from menurut.views.phrases import one_line
from menurut.views.site.entries import Entry, entries_of
from menurut.views.site.standing import Standing, standing

SHOWN: Final = 20  # entries of one side that stand on the claim's own page
_SIDES: Final[tuple[Stance, ...]] = ("asserts", "denies", "relays", "questions")


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
