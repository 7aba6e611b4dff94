"""The vectors of statements, as half-precision floats."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from menurut.ledger import tables
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices

Matrix = NDArray[np.float16]
_PAGE = 4096


class Vectors:
    """One vector a statement; all of one length."""

    def __init__(self, store: Store) -> None:
        self._store, self._rows = store, Rows(tables.statements)

    def put(self, ids: Sequence[str], vectors: NDArray[np.floating]) -> None:
        """Add vectors, a row a statement (n, d); a statement that is not in the ledger is passed over."""
        little = np.ascontiguousarray(vectors, dtype="<f2")
        with self._store.writing() as connection:
            known = self._rows.numbers(connection, ids)
            self._store.insert(tables.vectors, (
                {"number": known[id], "body": row.tobytes()} for id, row in zip(ids, little, strict=True) if id in known
            ))

    def get(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """The ids of those that have a vector, in the order asked, and their vectors (n, d)."""
        wanted, found = list(dict.fromkeys(ids)), dict[str, bytes]()
        with self._store.reading() as connection:
            for some in slices(map(self._rows.key, wanted)):
                query = select(self._rows.id, tables.vectors.c.body).join(
                    tables.statements, tables.statements.c.number == tables.vectors.c.number)
                rows = connection.execute(query.where(self._rows.id.in_(some)))
                found.update((self._rows.text(key), body) for key, body in rows)
        have = [id for id in wanted if id in found]
        return have, _matrix([found[id] for id in have])

    def all(self) -> Iterator[tuple[list[str], Matrix]]:
        """Every vector in pages of some thousand: ids and vectors (n, d), sorted by id."""
        last = b""
        while True:
            query = (select(self._rows.id, tables.vectors.c.body)
                     .join(tables.vectors, tables.statements.c.number == tables.vectors.c.number)
                     .where(self._rows.id > last).order_by(self._rows.id).limit(_PAGE))
            with self._store.reading() as connection:
                page = connection.execute(query).all()
            if page:
                yield [self._rows.text(key) for key, _ in page], _matrix([body for _, body in page])
                last = page[-1][0]
            if len(page) < _PAGE:
                return


def _matrix(rows: Sequence[bytes]) -> Matrix:
    wide = len(rows[0]) // 2 if rows else 0
    return np.frombuffer(b"".join(rows), dtype="<f2").reshape(len(rows), wide).astype(np.float16)
