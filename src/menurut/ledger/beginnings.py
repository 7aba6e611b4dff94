"""Claims by the beginning of their ids."""
from __future__ import annotations

from typing import Final

from menurut.claims import Claim
from menurut.ledger import tables
from menurut.ledger.catalogue import Catalogue
from menurut.ledger.errors import MovedClaim, SeveralClaims
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store

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
    # A claim has the id of its first statement, cut short.
    with store.reading() as connection:
        own = Rows(tables.statements).beginning(connection, wanted)
    moved = catalogue.of_statements(own)
    if len(moved) == 1:
        raise MovedClaim(wanted, moved[0])
    raise KeyError(wanted)
