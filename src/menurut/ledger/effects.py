"""What rests on one reading: the claims that it has a part in, the articles that have its text, and what remains without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from menurut.claims import Claim
from menurut.ledger.derived import Derived
from menurut.ledger.view import View


@dataclass(frozen=True, slots=True)
class Affected:
    """A claim that rests on a reading, and the claims that remain of it without, that with most of its mentions first.

    None where nobody holds it then; several where only the reading held it together. Their relations to other claims are
    left out.
    """

    claim: Claim
    remains: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Effects:
    """The claims that rest on a reading, and the articles (content address, document's id) that have its text.

    The claims with most mentions come first.
    """

    claims: tuple[Affected, ...]
    articles: tuple[tuple[str, str], ...]


def effects(address: str, derived: Derived, now: View, without: View, documents: Iterable[tuple[str, str]]) -> Effects:
    """The effects of taking a reading away; `without` is the view in which it does not count.

    `documents` are the readings (content address, document's id) that have the reading's text.
    """
    statements = [id for id, _ in derived.statements.of([address])]
    claims = sorted(now.holding(statements), key=lambda each: (-len(each.mentions), each.cid))
    every = (Affected(claim, _remaining(claim, address, without)) for claim in claims)
    return Effects(tuple(each for each in every if _changed(each)), tuple(sorted(documents)))


def _changed(each: Affected) -> bool:
    """Whether a claim is another without the reading: not where all that the reading says of it was dropped."""
    return [(one.mentions, one.origins) for one in each.remains] != [(each.claim.mentions, each.claim.origins)]


def _remaining(claim: Claim, address: str, without: View) -> tuple[Claim, ...]:
    """The claims of the view that have what others than a reading say in a claim."""
    others = {each.statement for each in claim.mentions if each.place.reading != address}
    shared = {each: len(others & {mention.statement for mention in each.mentions}) for each in without.holding(others)}
    return tuple(sorted(shared, key=lambda each: (-shared[each], each.cid)))


def dependents(address: str, derived: Derived) -> list[str]:
    """The readings (content addresses) whose text is likely to come from one, directly or by way of others."""
    found: set[str] = set()
    todo = {address}
    while todo:
        copies = derived.copies.of(todo)
        later = {(each.b if each.source == each.a else each.a) for each in copies if each.source in todo}
        todo = later - found - {address}
        found |= todo
    return sorted(found)
