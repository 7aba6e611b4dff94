"""Claims made and kept: those of statements that are new, or that somebody decided something about, are made anew.

What hangs together is found from the unsettled statements on, so that one article more costs what its claims cost. What
is kept is a pure function of readings, judgements and the table of outlets; it can be dropped and made again.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any, Final, get_args

from sqlalchemy import Connection, delete, exists, func, insert, select

from menurut.calendars import fold
from menurut.claims import Judgement, Stance
from menurut.ledger import tables
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.ledger.keys import id_key, key_number
from menurut.ledger.making import Made, Maker, in_sentences
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices
from menurut.link.grouping import groups
from menurut.link.outlets import Outlets
from menurut.packing import pack

STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_AT_ONCE: Final = 5000  # statements from which what hangs together is settled in one go
_TRIES: Final = 2  # times that work beside writers may be in vain
_VERSION: Final = 1  # of how claims are made of what is derived


@dataclass(frozen=True)
class Told:
    """What people decided, and the readings (content addresses) that do not count."""

    decisions: Sequence[Judgement]
    passed: frozenset[str]


@dataclass(frozen=True)
class _Work:
    """What is to be written: claims made anew instead of those of some statements, all of which are settled then."""

    at: tuple[int, ...]
    settled: set[int]
    anew: set[int]
    made: Sequence[Made]
    numbers: Mapping[str, int]


class Settler:
    """Makes the claims of unsettled statements, some at a time. `told` gives what holds at the time it is asked."""

    def __init__(
        self, store: Store, derived: Derived, fetch: Fetch, outlets: Outlets, told: Callable[[], Told]
    ) -> None:
        self._store, self._derived, self._fetch, self._outlets, self._told = store, derived, fetch, outlets, told
        self._rows = Rows(tables.statements)
        self._at: tuple[int, ...] = ()

    def settle(self) -> None:
        """Until nothing is unsettled; what is done stays done if it is interrupted.

        The work is done beside those who write, and is only written down if nothing was added or decided meanwhile. Where
        that was in vain a few times, it is done while nobody else can write.
        """
        tries = 0
        while True:
            ahead = self._ahead() if tries < _TRIES else None
            if ahead is not None and not ahead.settled:
                return
            with self._store.writing() as connection:
                if ahead is not None and ahead.at != _at(connection):
                    tries += 1
                    continue
                work = ahead or self._work(connection)
                if not work.settled:
                    return
                self._write(connection, work)
            tries = 0

    def _ahead(self) -> _Work:
        with self._store.snapshot() as connection:
            return self._work(connection)

    def _work(self, connection: Connection) -> _Work:
        self._learn(connection)
        todo = connection.execute(select(tables.unsettled.c.number).order_by("number").limit(_AT_ONCE)).scalars().all()
        found = self._around(connection, todo)
        every_id = self._rows.ids(connection, found)
        ids = {number: id for number, id in every_id.items() if id.partition(":")[0] not in self._passed}
        numbers = {id: number for number, id in ids.items()}
        compared = self._derived.comparisons.among(connection, ids)
        known = self._derived.statements.by_id(ids.values())
        every = groups(ids.values(), compared, self._decided, in_sentences(known.values()))
        # A claim follows from its own statements and their readings: the same ones, none of them unsettled, make the same.
        same = _unchanged(connection, found)
        anew = [group for group in every if frozenset(numbers[id] for id in group) not in same]
        kept = {numbers[id] for id in chain.from_iterable(set(every) - set(anew))}
        return _Work(self._at, found, found - kept, list(self._maker.made(anew, compared, known)), numbers)

    def _learn(self, connection: Connection) -> None:
        """What people decided, if that may have changed."""
        at = _at(connection)
        if at != self._at:
            told = self._told()
            self._at, self._passed = at, told.passed
            self._decided = [each for each in told.decisions if each.kind == "same"]
            self._beside = self._beside_by_word(connection)
            self._maker = Maker(self._derived, self._fetch, self._outlets, told.decisions)

    def _write(self, connection: Connection, work: _Work) -> None:
        _forget(connection, work.anew)
        for some in slices(work.settled):
            connection.execute(delete(tables.unsettled).where(tables.unsettled.c.number.in_(some)))
        self._keep(connection, work.made, work.numbers)

    def _around(self, connection: Connection, todo: Iterable[int]) -> set[int]:
        """All statements that hang together with some, now or when their claims were made last."""
        found: set[int] = set()
        new = set(todo)
        while new:
            found |= new
            more = {end for a, b, _ in self._derived.comparisons.beside(connection, new, "same") for end in (a, b)}
            more.update(*(self._beside[number] for number in new if number in self._beside), _together(connection, new))
            new = more - found
        return found

    def _beside_by_word(self, connection: Connection) -> dict[int, set[int]]:
        """For each statement that a person said is the same as others, those others."""
        pairs = [each.subject for each in self._decided if each.answer == "same"]
        numbers = self._rows.numbers(connection, (id for pair in pairs for id in pair))
        found: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            if one in numbers and other in numbers:
                found[numbers[one]].add(numbers[other])
                found[numbers[other]].add(numbers[one])
        return found

    def _keep(self, connection: Connection, made: Sequence[Made], numbers: Mapping[str, int]) -> None:
        kept = list(enumerate(made, start=Rows(tables.claims).next_number(connection)))
        self._store.insert(tables.claims, ({"number": number} | _row(each) for number, each in kept))
        belonging = ({"number": numbers[id], "claim": number} for number, each in kept for id in each.statements)
        self._store.insert(tables.belongs, belonging)
        keys = sorted({(key_number(key), number) for number, each in kept for key in _keys(each)})
        self._store.insert(tables.claim_keys, ({"key": key, "number": number} for key, number in keys))


def _at(connection: Connection) -> tuple[int, ...]:
    """What claims follow from, as numbers: another one where something was recorded, decided, linked or settled since."""
    last = (tables.readings, tables.judgements, tables.withdrawals, tables.statements, tables.claims)
    numbers = [select(func.coalesce(func.max(table.c.number), 0)).scalar_subquery() for table in last]
    linked = select(func.count()).select_from(tables.linked).scalar_subquery()
    return tuple(connection.execute(select(*numbers, linked)).one())


def is_settled(store: Store, by: bytes) -> bool:
    """Whether all claims are made, and made with the same table of outlets (see `made_with`)."""
    with store.reading() as connection:
        known = connection.execute(select(tables.settled.c.by)).scalar()
        return known == by and not connection.execute(select(exists(select(tables.unsettled.c.number)))).scalar()


def unsettle_all(store: Store, by: bytes) -> None:
    """Where claims were made with another table of outlets: make all of them anew."""
    with store.writing() as connection:
        if connection.execute(select(tables.settled.c.by)).scalar() != by:
            connection.execute(delete(tables.settled))
            connection.execute(insert(tables.settled).values(number=1, by=by))
            connection.execute(delete(tables.unsettled))
            connection.execute(insert(tables.unsettled).from_select(["number"], select(tables.statements.c.number)))


def unsettle(store: Store, statements: Iterable[str] = (), readings: Iterable[str] = ()) -> None:
    """Have the claims of statements (ids) and of all statements of readings (content addresses) made anew."""
    with store.writing() as connection:
        numbers = set(Rows(tables.statements).numbers(connection, statements).values())
        for some in slices(Rows(tables.readings).numbers(connection, readings).values()):
            query = select(tables.statements.c.number).where(tables.statements.c.reading.in_(some))
            numbers.update(connection.execute(query).scalars())
        store.insert(tables.unsettled, ({"number": number} for number in sorted(numbers)))


def unsettle_judged(store: Store, judgements: Iterable[Judgement]) -> None:
    """Have the claims made anew that judgements are about."""
    statements: set[str] = set()
    readings: set[str] = set()
    for each in judgements:
        if each.kind == "party":
            readings.update(id.partition(":")[0] for id in each.subject)
        elif each.kind != "grade":
            statements.update(each.subject)
    unsettle(store, statements, readings)


def _together(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The statements of the claims that some belong to."""
    table, found = tables.belongs.c, set[int]()
    for some in slices(numbers):
        claims = select(table.claim).where(table.number.in_(some))
        found.update(connection.execute(select(table.number).where(table.claim.in_(claims))).scalars())
    return found


def _unchanged(connection: Connection, statements: Iterable[int]) -> set[frozenset[int]]:
    """The statements of each claim that some belong to, of which none is unsettled."""
    table, todo, of = tables.belongs.c, set[int](), defaultdict[int, set[int]](set)
    for some in slices(statements):
        own = tables.unsettled.c.number
        todo.update(connection.execute(select(own).where(own.in_(some))).scalars())
        for number, claim in connection.execute(select(table.number, table.claim).where(table.number.in_(some))):
            of[claim].add(number)
    return {frozenset(group) for group in of.values() if todo.isdisjoint(group)}


def _forget(connection: Connection, statements: Iterable[int]) -> None:
    belongs, table = tables.belongs, tables.claims
    for some in slices(statements):
        claims = connection.execute(select(belongs.c.claim).where(belongs.c.number.in_(some)).distinct()).scalars().all()
        for gone in slices(claims):
            connection.execute(delete(table).where(table.c.number.in_(gone)))
            connection.execute(delete(tables.claim_keys).where(tables.claim_keys.c.number.in_(gone)))
        connection.execute(delete(belongs).where(belongs.c.number.in_(some)))


def _row(made: Made) -> dict[str, Any]:
    claim = made.claim
    days = sorted(day for each in made.statements.values() if (day := (each.published or "")[:10]))
    names = {fold(name) for mention in claim.mentions for name in (mention.holder, *mention.chain)}
    return {
        "id": id_key(claim.cid), "outlets": made.outlets, "mentions": len(claim.mentions),
        "fewest": claim.origins.at_least, "most": claim.origins.at_most,
        "sides": sum(1 << STANCES.index(stance) for stance in {each.stance for each in claim.mentions}),
        "first": text(days[0] if days else ""), "last": text(days[-1] if days else ""),
        "who": text(f" {' | '.join(sorted(names))} "), "body": pack(claim),
    }  # fmt: skip


def _keys(made: Made) -> set[str]:
    langs = {each.lang.partition("-")[0] for each in made.statements.values()}
    return {*(f"outlet:{each.outlet}" for each in made.standings), *(f"lang:{lang}" for lang in langs)}


def text(words: str) -> str:
    """Words as a column of text takes them in any database."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def made_with(outlets: Outlets) -> bytes:
    """What claims are made with: a hash of the table of outlets and of the version of the way."""
    told = (_VERSION, sorted(outlets.aliases.items()), sorted(outlets.owners.items()), sorted(outlets.agencies))
    return sha256(id_key(repr(told))).digest()
