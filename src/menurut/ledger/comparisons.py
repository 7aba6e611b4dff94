"""How statements compare: a few numbers for each pair, as there are many more of them than of anything else."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import pack, unpack
from typing import Any, Final, get_args

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, tuple_

from menurut.claims import Comparison, Relation
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices
from menurut.ledger.tables import comparisons as table
from menurut.ledger.tables import readings as record
from menurut.ledger.tables import statements

_PAGE = 20_000
_RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
_HOLD: Final[tuple[Relation, ...]] = ("same", "updates", "contradicts")
_OPPOSED: Final = 4  # added to the number of the relation; so are the two that say which statement is newer
_A_NEWER: Final = 8
_B_NEWER: Final = 16
Found = tuple[int, int, int, int, bytes]  # a row of these
_COLUMNS = (table.c.a, table.c.b, table.c.score, table.c.kind, table.c.features)
_BETWEEN = delete(table).where(
    table.c.a.between(bindparam("a0"), bindparam("a1")), table.c.b.between(bindparam("b0"), bindparam("b1"))
)
_ONE, _OTHER = statements.alias(), statements.alias()
_READINGS = (
    select(_ONE.c.reading, _OTHER.c.reading)
    .select_from(table.join(_ONE, _ONE.c.number == table.c.a).join(_OTHER, _OTHER.c.number == table.c.b))
    .distinct()
)


class Comparisons:
    """One comparison for each pair of statements, whichever of the two comes first; without its reasons."""

    def __init__(self, store: Store) -> None:
        self._store, self._rows = store, Rows(statements)

    def put(self, comparisons: Iterable[Comparison]) -> None:
        """Add comparisons; pairs that are there already are left as they are, statements not in the ledger passed over."""
        given = list(comparisons)
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, (id for each in given for id in (each.a, each.b)))
            rows = (_row(each, known[each.a], known[each.b]) for each in given if each.a in known and each.b in known)
            # In order, so that a large batch goes through the tree once.
            self._store.insert(table, sorted(rows, key=lambda row: (row["a"], row["b"])))

    def of(self, ids: Iterable[str]) -> list[Comparison]:
        """Every comparison of any of the statements, once, sorted by their ids."""
        found: dict[tuple[int, int], Found] = {}
        with self._store.reading() as connection:
            for some in slices(self._rows.numbers(connection, ids).values()):
                for end in (table.c.a, table.c.b):
                    rows = connection.execute(select(*_COLUMNS).where(end.in_(some)))
                    found.update(((row[0], row[1]), row) for row in map(tuple, rows))
            return sorted(self._read(connection, list(found.values())), key=lambda each: (each.a, each.b))

    def within(self, ids: Iterable[str]) -> list[Comparison]:
        """What holds between two of the statements, sorted by their ids; without features and what is only different."""
        with self._store.reading() as connection:
            own = {number: id for id, number in self._rows.numbers(connection, ids).items()}
            return sorted(self.among(connection, own), key=lambda each: (each.a, each.b))

    def among(self, connection: Connection, ids: Mapping[int, str]) -> list[Comparison]:
        """The same for statements with numbers and ids, in no order that means anything."""
        found: list[Comparison] = []
        for some in slices(ids):
            query = select(table.c.a, table.c.b, table.c.score, table.c.kind).where(table.c.a.in_(some), _of(_HOLD))
            rows = connection.execute(query)
            found += (_comparison((*row, b""), ids[row[0]], ids[row[1]]) for row in map(tuple, rows) if row[1] in ids)
        return found

    def measured(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Comparison]:
        """Comparisons with their features, by the ids of their statements."""
        wanted = set(pairs)
        with self._store.reading() as connection:
            numbers = self._rows.numbers(connection, {id for pair in wanted for id in pair})
            ids, found = {number: id for id, number in numbers.items()}, list[Comparison]()
            for some in slices({min(numbers[a], numbers[b]) for a, b in wanted if a in numbers and b in numbers}):
                rows = connection.execute(select(*_COLUMNS).where(table.c.a.in_(some), _of(("same",))))
                found += (_comparison(row, ids[row[0]], ids[row[1]]) for row in map(tuple, rows) if row[1] in ids)
        return {(each.a, each.b): each for each in found if (each.a, each.b) in wanted}

    def beside(self, connection: Connection, numbers: Iterable[int], *relations: Relation) -> Iterator[tuple[int, int, int]]:
        """Numbers and kind of every two statements in some relations of which one is among the given; those with both twice."""
        for some in slices(numbers):
            for end in (table.c.a, table.c.b):
                query = select(table.c.a, table.c.b, table.c.kind).where(end.in_(some), _of(relations))
                yield from ((a, b, kind) for a, b, kind in connection.execute(query))

    def between(self, readings: Iterable[str]) -> set[tuple[str, str]]:
        """Pairs of readings (content addresses, sorted) whose statements are compared, of which one is among the given."""
        rows, found = Rows(record), set[tuple[int, int]]()
        with self._store.reading() as connection:
            for some in slices(rows.numbers(connection, readings).values()):
                for end in (_ONE, _OTHER):
                    found.update((a, b) for a, b in connection.execute(_READINGS.where(end.c.reading.in_(some))))
            ids = rows.ids(connection, {number for pair in found for number in pair})
        return {(min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in found}

    def readings(self) -> Iterator[tuple[int, int]]:
        """The numbers of every two readings whose statements are compared, some of them twice."""
        with self._store.reading() as connection:
            yield from ((a, b) for a, b in connection.execute(_READINGS))

    def drop(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """For each pair of articles (all of their statements): take away every comparison between the two."""
        given = [pair for pair in pairs if all(pair)]
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, (id for pair in given for ids in pair for id in ids))
            # The statements of an article have numbers in a row, as they came in one go.
            ends = [tuple((known[min(ids, key=known.__getitem__)], known[max(ids, key=known.__getitem__)]) for ids in pair)
                    for pair in given]
            rows = [{"a0": a[0], "a1": a[1], "b0": b[0], "b1": b[1]} for pair in ends for a, b in (pair, pair[::-1])]
            if rows:
                connection.execute(_BETWEEN, rows)

    def all(self) -> Iterator[Comparison]:
        """Every comparison, page by page, in no order that means anything."""
        return self.found(*_RELATIONS)

    def found(self, *relations: Relation) -> Iterator[Comparison]:
        """Every comparison of some relations, page by page, in no order that means anything."""
        for page in self._pages(_of(relations)):
            with self._store.reading() as connection:
                found = self._read(connection, page)
            yield from found

    def _pages(self, condition: ColumnElement[bool]) -> Iterator[Sequence[Found]]:
        last, ends = (-1, -1), tuple_(table.c.a, table.c.b)
        while True:
            query = select(*_COLUMNS).where(ends > last, condition).order_by(table.c.a, table.c.b).limit(_PAGE)
            with self._store.reading() as connection:
                page = list(map(tuple, connection.execute(query)))
            yield page
            if len(page) < _PAGE:
                return
            last = page[-1][:2]

    def _read(self, connection: Connection, rows: Sequence[Found]) -> list[Comparison]:
        ids = self._rows.ids(connection, {number for row in rows for number in row[:2]})
        return [_comparison(row, ids[row[0]], ids[row[1]]) for row in rows]


def _of(relations: Sequence[Relation]) -> ColumnElement[bool]:
    return (table.c.kind % _OPPOSED).in_([_RELATIONS.index(each) for each in relations])


def _row(each: Comparison, a: int, b: int) -> dict[str, Any]:
    later = 0 if each.newer is None else _A_NEWER if (each.newer == each.a) == (a < b) else _B_NEWER
    kind = _RELATIONS.index(each.relation) + _OPPOSED * each.opposed + later
    features = pack(f"<{len(each.features)}e", *each.features)
    return {"a": min(a, b), "b": max(a, b), "score": round(each.score * 1000), "kind": kind, "features": features}


def newer(kind: int, a: int, b: int) -> int | None:
    """The number of the statement that is newer, of two whose comparison is of a kind."""
    return a if kind & _A_NEWER else b if kind & _B_NEWER else None


def relation(kind: int) -> Relation:
    """The relation that is in a kind."""
    return _RELATIONS[kind % _OPPOSED]


def _comparison(row: Found, a: str, b: str) -> Comparison:
    _, _, score, kind, features = row
    later = a if kind & _A_NEWER else b if kind & _B_NEWER else None
    low, high = (a, b) if a < b else (b, a)
    measured = unpack(f"<{len(features) // 2}e", features)
    return Comparison(low, high, score / 1000, relation(kind), (), later, bool(kind & _OPPOSED), measured)
