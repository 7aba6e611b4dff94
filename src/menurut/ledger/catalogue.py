"""The claims that are kept: a page at a time, by what they must have, in the order of how many outlets they stand in."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, select

from menurut.calendars import fold
from menurut.claims import Claim, Stance
from menurut.ledger import tables
from menurut.ledger.comparisons import Comparisons, newer, relation
from menurut.ledger.keys import id_key, id_of, key_number
from menurut.ledger.making import related
from menurut.ledger.rows import Rows
from menurut.ledger.settling import STANCES, text
from menurut.ledger.store import Store, slices
from menurut.link.outlets import Outlets
from menurut.packing import unpack

_CLAIMS: Final = tables.claims.c
_RANK: Final = (_CLAIMS.outlets.desc(), _CLAIMS.mentions.desc(), _CLAIMS.id)
_AT_ONCE: Final = 500
Relations = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a claim must have; None asks for nothing.

    `party` is a name or a part of one that stands in some chain, `origins` the most there may be, `stance` one that
    somebody holds; `since` and `until` are days (ISO 8601) between which some of it was published.
    """

    party: str | None = None
    outlet: str | None = None
    language: str | None = None
    origins: int | None = None
    stance: Stance | None = None
    since: str | None = None
    until: str | None = None


class Catalogue:
    """The claims of a ledger as they were settled last."""

    def __init__(self, store: Store, comparisons: Comparisons, outlets: Outlets) -> None:
        self._store, self._comparisons, self._outlets = store, comparisons, outlets

    def page(self, wanted: Wanted, offset: int, limit: int, alone: bool = False) -> tuple[list[Claim], int]:
        """Some of the claims, those in most outlets first, of those the ones with most mentions; and how many there are.

        If `alone`, without their relations to others.
        """
        where = self._where(wanted)
        with self._store.reading() as connection:
            total = int(connection.execute(select(func.count()).select_from(tables.claims).where(*where)).scalar_one())
            query = select(_CLAIMS.number, _CLAIMS.body).where(*where).order_by(*_RANK).offset(offset).limit(limit)
            rows = [(number, body) for number, body in connection.execute(query)]
            return [_unpacked(body) for _, body in rows] if alone else self._related(connection, rows), total

    def ranked(self, wanted: Wanted) -> Iterator[Claim]:
        """All of them in that order."""
        yield from self._each(select(_CLAIMS.number).where(*self._where(wanted)).order_by(*_RANK))

    def each(self, wanted: Wanted) -> Iterator[Claim]:
        """All of them in the order of their ids."""
        yield from self._each(select(_CLAIMS.number).where(*self._where(wanted)).order_by(_CLAIMS.id))

    def _each(self, wanted: Select[tuple[int]]) -> Iterator[Claim]:
        with self._store.reading() as connection:
            numbers = connection.execute(wanted).scalars().all()
        for some in slices(numbers, _AT_ONCE):
            with self._store.reading() as connection:
                query = select(_CLAIMS.number, _CLAIMS.body).where(_CLAIMS.number.in_(some))
                bodies = {number: body for number, body in connection.execute(query)}
                found = self._related(connection, [(number, bodies[number]) for number in some if number in bodies])
            yield from found

    def claim(self, cid: str) -> Claim | None:
        """The claim with an id, also where nobody holds it any more."""
        return next(iter(self._some(_CLAIMS.id == id_key(cid))), None)

    def beginning(self, wanted: str, most: int) -> list[Claim]:
        """The first claims whose ids begin so, in the order of their ids: both the article and the place in it may be cut."""
        with self._store.reading() as connection:
            ids = Rows(tables.claims).beginning(connection, wanted, _CLAIMS.mentions > 0)
        return self._some(_CLAIMS.id.in_(list(map(id_key, ids[:most]))))

    def of_statements(self, ids: Iterable[str]) -> list[Claim]:
        """The claims that statements (ids) belong to, in the order of their ids."""
        with self._store.reading() as connection:
            of = self._claims_of(connection, Rows(tables.statements).numbers(connection, ids).values())
        found = [each for some in slices(of.values()) for each in self._some(_CLAIMS.number.in_(some), _CLAIMS.mentions > 0)]
        return sorted(found, key=lambda each: each.cid)

    def beside(self, cid: str) -> list[tuple[str, Claim]]:
        """What a claim updates, is updated by, contradicts: each with that word, sorted, without relations of its own."""
        with self._store.reading() as connection:
            numbers = connection.execute(select(_CLAIMS.number).where(_CLAIMS.id == id_key(cid))).scalars().all()
            found = sorted(self._relations(connection, numbers).get(cid, ()))
            others = select(_CLAIMS.body).where(_CLAIMS.id.in_([id_key(other) for _, other in found]))
            claims = {each.cid: each for each in map(_unpacked, connection.execute(others).scalars())}
        return [(relation, claims[other]) for relation, other in found]

    def _some(self, *where: ColumnElement[bool]) -> list[Claim]:
        with self._store.reading() as connection:
            rows = connection.execute(select(_CLAIMS.number, _CLAIMS.body).where(*where).order_by(_CLAIMS.id))
            return self._related(connection, [(number, body) for number, body in rows])

    def groups(self, cids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The statements (ids, sorted) of claims, by the claims' ids."""
        found: dict[str, list[str]] = defaultdict(list)
        same = tables.belongs.c.claim == _CLAIMS.number
        query = select(_CLAIMS.id, tables.statements.c.id).join(tables.belongs, same)
        query = query.join(tables.statements, tables.statements.c.number == tables.belongs.c.number)
        with self._store.reading() as connection:
            for some in slices(map(id_key, cids)):
                for cid, id in connection.execute(query.where(_CLAIMS.id.in_(some))):
                    found[id_of(cid)].append(id_of(id))
        return {cid: tuple(sorted(found[cid])) for cid in sorted(found)}

    def _where(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        found = [_CLAIMS.mentions > 0]
        if wanted.party is not None:
            found.append(_CLAIMS.who.contains(f" {text(fold(wanted.party))} ", autoescape=True))
        if wanted.outlet is not None:
            found.append(_has(f"outlet:{self._outlets.owner(wanted.outlet)}"))
        if wanted.language is not None:
            found.append(_has(f"lang:{wanted.language.partition('-')[0]}"))
        if wanted.origins is not None:
            found.append(_CLAIMS.most <= wanted.origins)
        if wanted.stance is not None:
            found.append(_CLAIMS.sides.op("&")(1 << STANCES.index(wanted.stance)) > 0)
        if wanted.since is not None:
            found.append(_CLAIMS.last >= wanted.since[:10])
        if wanted.until is not None:
            found.append(_CLAIMS.first <= wanted.until[:10])
        return found

    def _related(self, connection: Connection, rows: Sequence[tuple[int, bytes]]) -> list[Claim]:
        """Claims with their relations to others."""
        relations = self._relations(connection, [number for number, _ in rows])
        return [related(_unpacked(body), relations) for _, body in rows]

    def _relations(self, connection: Connection, claims: Sequence[int]) -> Relations:
        """The relations of claims that follow from comparisons of their statements, for each cid."""
        table, own = tables.belongs.c, dict[int, int]()
        for some in slices(claims):
            rows = connection.execute(select(table.number, table.claim).where(table.claim.in_(some)))
            own.update((number, claim) for number, claim in rows)
        pairs = set(self._comparisons.beside(connection, own, "updates", "contradicts"))
        of = own | self._claims_of(connection, {end for a, b, _ in pairs for end in (a, b)} - own.keys())
        cids = Rows(tables.claims).ids(connection, set(of.values()))
        found: Relations = defaultdict(set)
        for a, b, kind in pairs:
            if a in of and b in of and of[a] != of[b]:
                for one, other in ((a, b), (b, a)):
                    found[cids[of[one]]].add((_as_seen(kind, a, b, one), cids[of[other]]))
        return found

    def _claims_of(self, connection: Connection, statements: Iterable[int]) -> dict[int, int]:
        table, found = tables.belongs.c, dict[int, int]()
        for some in slices(statements):
            rows = connection.execute(select(table.number, table.claim).where(table.number.in_(some)))
            found.update((number, claim) for number, claim in rows)
        return found


def _as_seen(kind: int, a: int, b: int, one: int) -> str:
    """How one of two statements stands to the other."""
    if relation(kind) == "contradicts":
        return "contradicts"
    return "updates" if newer(kind, a, b) == one else "updated by"


@lru_cache(maxsize=512)
def _unpacked(body: bytes) -> Claim:
    """A claim as it was packed into its row; those in most outlets are asked for again and again."""
    return unpack(Claim, body)


def _has(key: str) -> ColumnElement[bool]:
    keys = tables.claim_keys.c
    return _CLAIMS.number.in_(select(keys.number).where(keys.key == key_number(key)))
