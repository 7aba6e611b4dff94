"""What the pages take from a ledger, a page at a time. The only part of the site that knows `menurut.Ledger`."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final, Generic, TypeVar

from fastapi import Depends, Query, Request

from menurut.claims import Claim, Mention, Statement
from menurut.ledger import Ledger, Version, listing
from menurut.ledger.belonging import Belonging, belonging
from menurut.ledger.catalogue import Wanted as Wanted
from menurut.ledger.errors import MovedClaim
from menurut.ledger.proposals import Queue
from menurut.ledger.view import ClaimView
from menurut.model import Reading
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound
from menurut.views.site.shelves.lists import Lists
from menurut.views.site.upkeep import Upkeep

LIMIT: Final = 25  # entries of a page, if nothing else is asked for
MOST: Final = 200  # entries of a page
SHORTEST: Final = 12  # characters of a content address that may stand for it
T = TypeVar("T")
_ANY: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A page of a list: its entries, its number from 1, how many entries a page has, how many there are in all."""

    entries: Sequence[T]
    page: int
    limit: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.limit))


class Shelf:
    """The reading side and the few writing verbs of one ledger. Safe to use from several threads."""

    def __init__(self, ledger: Ledger, upkeep: Upkeep | None = None) -> None:
        self.ledger, self._upkeep = ledger, upkeep

    @cached_property
    def queue(self) -> Queue:
        """What the machine proposes and nobody decided; see `shelves.work`."""
        return Queue(self.ledger)

    @cached_property
    def lists(self) -> Lists:
        """What lists of parties, unnamed sources and hits are filtered by."""
        return Lists(self.ledger, self._upkeep.caught_up if self._upkeep else self.ledger.facets.fill)

    def claims(self, wanted: Wanted = _ANY, page: int = 1, limit: int = LIMIT) -> Part[Claim]:
        """Claims, those in most outlets first, without their relations to others."""
        found, total = self.ledger.claims_page(wanted, (page - 1) * limit, limit, alone=True)
        return Part(found, page, limit, total)

    def claim(self, cid: str) -> ClaimView:
        """A claim by its id or the beginning of it, or the one it is part of by now; NotFound for none, or more than one."""
        return self._found(self.ledger.claim, cid)

    def claim_alone(self, cid: str) -> tuple[Claim, tuple[Mention, ...]]:
        """A claim and who only passes it on, without what its own page shows beside them; found as by `claim`."""
        return self._found(self.ledger.claim_alone, cid)

    def _found(self, give: Callable[[str], T], cid: str) -> T:
        try:
            return give(cid)
        except MovedClaim as moved:
            # So that what was cited in a memo is found when its claim has been joined to another.
            return give(moved.claim.cid)
        except KeyError:
            raise NotFound(N_("There is no such claim, or more than one whose id begins so.")) from None

    def statements_by_id(self, ids: Iterable[str]) -> dict[str, Statement]:
        """What articles state, by ids."""
        return self.ledger.derived.statements.by_id(ids)

    def articles(self, page: int = 1, limit: int = LIMIT) -> Part[tuple[str, Reading]]:
        """Readings with their content addresses, the newest first."""
        addresses, total = listing.newest(self.ledger.store, (page - 1) * limit, limit)
        return Part(list(self.ledger.readings(addresses)), page, limit, total)

    def article(self, wanted: str) -> tuple[str, Reading]:
        """A reading with its content address, by it or its beginning; NotFound where there is none, or more than one."""
        found = listing.starting(self.ledger.store, wanted) if len(wanted) >= SHORTEST else []
        if len(found) != 1:
            raise NotFound(N_("There is no such article, or more than one whose address begins so."))
        return found[0], self.ledger.reading(found[0])

    def readings(self, addresses: Iterable[str]) -> dict[str, Reading]:
        """Readings by their content addresses, each once."""
        return dict(self.ledger.readings(dict.fromkeys(addresses)))

    def statements(self, address: str) -> list[Statement]:
        """What one article states, clause by clause."""
        return [each for _, each in self.ledger.derived.statements.of([address])]

    def statement_ids(self, addresses: Iterable[str]) -> dict[str, list[str]]:
        """The ids of what each of some articles states."""
        return self.ledger.derived.statements.ids(addresses)

    def claims_of(self, statements: Iterable[str]) -> list[Claim]:
        """The claims that statements (ids) belong to."""
        return self.ledger.claims_of(statements)

    def belonging(self, statements: Iterable[str]) -> dict[str, Belonging]:
        """The kept claim of each of some statements (ids) that belongs to one."""
        self.ledger.catch_up()
        return belonging(self.ledger.store, statements)

    def versions(self, address: str) -> list[Version]:
        """The readings of the document that a reading is of, the oldest first."""
        return self.ledger.versions(address)


def part(found: Sequence[T], page: int, limit: int) -> Part[T]:
    """One page of what is at hand whole."""
    return Part(found[(page - 1) * limit : page * limit], page, limit, len(found))


def shelf(request: Request) -> Shelf:
    """The shelf of the application that a request came to."""
    found: Shelf = request.app.state.shelf
    return found


Shelved = Annotated[Shelf, Depends(shelf)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list, from 1.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Entries of a page.")]
