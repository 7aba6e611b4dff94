"""To which of the kept claims statements belong, without making any claim anew."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from menurut.claims import Claim
from menurut.ledger import tables
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.store import Store, slices
from menurut.model import Span
from menurut.packing import unpack


@dataclass(frozen=True, slots=True)
class Belonging:
    """A kept claim: its id, its words, how many independent origins it has at least and at most."""

    cid: str
    proposition: str
    at_least: int
    at_most: int


def belonging(store: Store, statements: Iterable[str]) -> dict[str, Belonging]:
    """The claim of each of some statements (ids) that belongs to one."""
    claims, own, belongs = tables.claims.c, tables.statements.c, tables.belongs.c
    found, known = dict[str, int](), dict[int, Belonging]()
    with store.reading() as connection:
        for some in slices(map(id_key, statements)):
            query = select(own.id, belongs.claim).join(tables.belongs, belongs.number == own.number).where(own.id.in_(some))
            found.update((id_of(id), claim) for id, claim in connection.execute(query))
        for some in slices(found.values()):
            rows = select(claims.number, claims.id, claims.fewest, claims.most, claims.body).where(claims.number.in_(some))
            for number, id, fewest, most, body in connection.execute(rows):
                known[number] = Belonging(id_of(id), unpack(Claim, body).proposition, fewest, most)
    return {id: known[claim] for id, claim in found.items() if claim in known}


def place_of(statement: str) -> Span:
    """Where a statement stands in its article, as its id says; (0, 0) where it says nothing."""
    start, _, end = statement.partition(":")[2].partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else (0, 0)
