"""Claims by the beginning of their ids."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from menurut.claims import Claim
from menurut.ledger import tables
from menurut.ledger.catalogue import Catalogue
from menurut.ledger.errors import MovedClaim, SeveralClaims
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.store import Store

_MOST: Final = 5000  # statements that are looked at for one beginning
_LAST: Final = "g"  # after every digit of a content address
_SHOWN: Final = 5  # claims that are named where several begin so


def one_claim(store: Store, catalogue: Catalogue, wanted: str) -> Claim:
    """The claim with an id, or the only one whose id begins so: "3f9c", or "3f9c:120" of several in one article.

    KeyError where there is none: SeveralClaims where several begin so, MovedClaim where its words belong to another by now.
    """
    if (found := catalogue.claim(wanted)) is not None:
        return found
    several = catalogue.beginning(wanted, _SHOWN)
    if len(several) > 1:
        raise SeveralClaims(wanted, several)
    if several:
        return several[0]
    moved = catalogue.of_statements(_statements(store, wanted))
    if len(moved) == 1:
        raise MovedClaim(wanted, moved[0])
    raise KeyError(wanted)


def _statements(store: Store, wanted: str) -> Iterator[str]:
    """Ids of statements that begin as a claim's id does: the claim has that of its first statement, cut short."""
    address, _, place = wanted.partition(":")
    column = tables.statements.c.id
    query = select(column).where(column >= id_key(address), column < id_key(f"{address}{_LAST}")).order_by(column)
    with store.reading() as connection:
        found = connection.execute(query.limit(_MOST)).scalars().all()
    return (id for id in map(id_of, found) if id.partition(":")[2].startswith(place))
