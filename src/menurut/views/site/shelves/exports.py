"""The claims and the articles that an export is made of."""
from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final

from menurut.ledger.making import Made
from menurut.ledger.view import ClaimView
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound

if TYPE_CHECKING:
    from menurut.views.site.shelf import Shelf, Wanted

MOST: Final = 500  # hits of a search, or articles of a party, whose claims are exported


def named(shelf: Shelf, cids: Iterable[str]) -> list[ClaimView]:
    """Claims by their ids, each once; NotFound where one of them is none."""
    return list({view.claim.cid: view for cid in cids for view in [shelf.claim(cid)]}.values())


def whole(shelf: Shelf, wanted: Iterable[str]) -> list[str]:
    """The whole addresses of articles by these or their beginnings, each once; NotFound where one of them is none."""
    return list(dict.fromkeys(shelf.article(each)[0] for each in wanted))


def of_articles(shelf: Shelf, addresses: Iterable[str]) -> list[ClaimView]:
    """The claims that what articles say belongs to."""
    return _of(shelf, [id for ids in shelf.statement_ids(addresses).values() for id in ids])


def listed(shelf: Shelf, wanted: Wanted) -> Iterable[Made]:
    """The claims of a list, all pages of it."""
    return shelf.ledger.each_made_like(wanted)


def of_party(shelf: Shelf, key: str) -> list[ClaimView]:
    """The claims that the newest sayings of a party belong to; NotFound for no party."""
    try:
        heard = shelf.lists.people.party(key).appearances
    except KeyError:
        raise NotFound(N_("There is no such party.")) from None
    members = [each.party.partition(":")[::2] for each in islice(heard, MOST)]
    ids = [each.id for address, party in members for each in shelf.statements(address) if each.party == party]
    return _of(shelf, ids)


def _of(shelf: Shelf, statements: Iterable[str]) -> list[ClaimView]:
    return named(shelf, sorted({each.cid for each in shelf.belonging(statements).values()}))
