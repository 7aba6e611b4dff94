"""What rests on one reading: the claims that it has a part in, the articles that have its text, and what remains without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from menurut.claims import Claim
from menurut.ledger.derived import Derived
from menurut.ledger.view import View


@dataclass(frozen=True, slots=True)
class Affected:
    """A claim that rests on a reading, and what remains of it without: None where nobody holds it then."""

    claim: Claim
    remains: Claim | None


@dataclass(frozen=True, slots=True)
class Effects:
    """The claims that rest on a reading, and the articles (content address, document's id) that have its text."""

    claims: tuple[Affected, ...]
    articles: tuple[tuple[str, str], ...]


def effects(address: str, derived: Derived, now: View, without: View, documents: Iterable[tuple[str, str]]) -> Effects:
    """The effects of taking a reading away; `without` is the view in which it does not count.

    `documents` are the readings (content address, document's id) that have the reading's text.
    """
    statements = [id for id, _ in derived.statements.of([address])]
    affected = []
    for claim in now.holding(statements):
        others = [each.statement for each in claim.mentions if each.place.reading != address]
        rest = without.holding(others)
        remains = max(rest, key=lambda each: (len({m.statement for m in each.mentions} & set(others)), each.cid), default=None)
        affected.append(Affected(claim, remains))
    return Effects(tuple(affected), tuple(sorted(documents)))


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
