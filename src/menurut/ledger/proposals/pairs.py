"""Pairs of statements that the machine is least sure of, near the score from which two are the same.

The narrowest band of scores around the threshold that holds enough pairs is looked at, the newest statements of it
first: in a ledger of any size that is a few hundred pairs, found by an index over the scores near the threshold alone.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from sqlalchemy import Connection, Index, func, select, text, union_all

from menurut.ledger.proposals.proposal import Proposal
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices
from menurut.ledger.tables import comparisons, statements
from menurut.link.compare import NAMES

_THRESHOLD: Final = 500  # thousandths: what is above is "same", if no rule says otherwise
_WIDEST: Final = 100
_BANDS: Final = (2, 5, 12, 30, _WIDEST)  # thousandths on both sides
_MOST: Final = 300  # pairs that are looked at
_MATCHED: Final = NAMES.index("words matched")
# Written out and not bound, as SQLite uses an index of a part of a table only where the question repeats its condition.
_NEAR = text(f"score >= {_THRESHOLD - _WIDEST} AND score < {_THRESHOLD + _WIDEST}")
_INDEX = Index("comparisons_near", comparisons.c.score, comparisons.c.b, sqlite_where=_NEAR, postgresql_where=_NEAR)
_SAME: Final = 0
_DIFFERENT: Final = 3
Row = tuple[int, int, int, int, bytes]


def prepare(store: Store) -> None:
    """Make the index in a ledger that was made before there was one."""
    with store.writing() as connection:
        _INDEX.create(connection, checkfirst=True)


def pairs(store: Store) -> list[Proposal]:
    """The pairs that are most useful to decide, that first; without reasons, which only need be told of what is shown."""
    with store.reading() as connection:
        rows = [row for row in _nearest(connection) if _worth(row)]
        reach = _reach(connection, {number for row in rows for number in row[:2]})
        names = Rows(statements).ids(connection, reach)
    found = [_proposal(row, names, reach) for row in rows if row[0] in names and row[1] in names]
    return sorted(found, key=lambda each: (-each.use, each.subject))


def _nearest(connection: Connection) -> Sequence[Row]:
    """The pairs in the narrowest band that has enough of them, the newest first."""
    table, rows = comparisons.c, list[Row]()
    for width in _BANDS:
        band = (table.score >= _THRESHOLD - width) & (table.score < _THRESHOLD + width)
        query = select(table.a, table.b, table.score, table.kind, table.features).where(_NEAR, band)
        rows = list(map(tuple, connection.execute(query.order_by(table.b.desc(), table.a.desc()).limit(_MOST))))
        if len(rows) == _MOST:
            break
    return rows


def _worth(row: Row) -> bool:
    """Whether the score alone made it so: no update, no contradiction, nothing that differs by a rule."""
    _, _, score, kind, _ = row
    return kind % 4 == (_SAME if score >= _THRESHOLD else _DIFFERENT)


def _reach(connection: Connection, numbers: Iterable[int]) -> Counter[int]:
    """For each statement in how many others' words it is found, itself among them."""
    table, found = comparisons.c, Counter[int]()
    for some in slices(sorted(numbers)):
        found.update(some)
        same = table.kind % 4 == _SAME
        ends = union_all(*(select(end.label("end")).where(end.in_(some), same) for end in (table.a, table.b))).subquery()
        counted = select(ends.c.end, func.count()).group_by(ends.c.end)
        found.update({number: count for number, count in connection.execute(counted)})
    return found


def _proposal(row: Row, names: dict[int, str], reach: Counter[int]) -> Proposal:
    a, b, score, _, features = row
    unsure = 1 - abs(score - _THRESHOLD) / (_WIDEST + 1)
    # Few words in common ("on the report") make no claim that anybody looks for.
    said = min(1.0, float(np.frombuffer(features, "<f2")[_MATCHED]))
    moved, others = sorted((reach[a], reach[b]))
    subject = tuple(sorted((names[a], names[b])))
    return Proposal("same", subject, score >= _THRESHOLD, unsure * said * (moved + others / 100), score / 1000)


