"""Claims by the beginning of their ids."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from sqlalchemy import select

from menurut.claims import Claim
from menurut.ledger import tables
from menurut.ledger.errors import MovedClaim, SeveralClaims
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.store import Store
from menurut.ledger.view import ClaimView, View

_AT_ONCE: Final = 50
_MOST: Final = 5000  # statements that are looked at for one beginning
_LAST: Final = "g"  # after every digit of a content address
_WHOLE: Final = re.compile(r"[0-9a-f]{12}:\d+-\d+")
_SHOWN: Final = 5  # claims that are named where several begin so


def one_claim(store: Store, view: View, wanted: str) -> ClaimView:
    """The claim with an id, or the only one whose id begins so: "3f9c", or "3f9c:120" of several in one article.

    KeyError where there is none: SeveralClaims where several begin so, MovedClaim where its words belong to another by now.
    """
    if not _WHOLE.fullmatch(wanted):
        found = list(islice(claims_beginning(store, view, wanted), _SHOWN))
        if len(found) > 1:
            raise SeveralClaims(wanted, found)
        wanted = found[0].cid if found else wanted
    try:
        return view.claim(wanted)
    except KeyError:
        now = view.holding(_exactly(store, wanted))
        if len(now) == 1 and now[0].cid != wanted:
            raise MovedClaim(wanted, now[0]) from None
        raise


def _exactly(store: Store, wanted: str) -> list[str]:
    """The statements that an id means; where its place is no whole one, those that begin so, as far as they are few."""
    found, place = list(islice(_statements(store, wanted), _AT_ONCE)), wanted.partition(":")[2]
    return [id for id in found if id.partition(":")[2] == place] or found


def claims_beginning(store: Store, view: View, wanted: str) -> Iterator[Claim]:
    """The claims whose ids begin so, in the order of their ids as far as they are found together: a few at a time."""
    statements, seen = _statements(store, wanted), set[str]()
    while some := list(islice(statements, _AT_ONCE)):
        found = [each for each in view.holding(some) if _begins(each.cid, wanted) and each.cid not in seen]
        yield from found
        seen.update(each.cid for each in found)


def _begins(id: str, wanted: str) -> bool:
    """Whether both parts of an id, that of the article and that of the place in it, begin as those of another."""
    return all(part.startswith(given) for part, given in zip(id.split(":"), wanted.split(":"), strict=False))


def _statements(store: Store, wanted: str) -> Iterator[str]:
    """Ids of statements that begin as a claim's id does: the claim has that of its first statement, cut short."""
    address, _, place = wanted.partition(":")
    column = tables.statements.c.id
    query = select(column).where(column >= id_key(address), column < id_key(f"{address}{_LAST}")).order_by(column)
    with store.reading() as connection:
        found = connection.execute(query.limit(_MOST)).scalars().all()
    return (id for id in map(id_of, found) if id.partition(":")[2].startswith(place))
