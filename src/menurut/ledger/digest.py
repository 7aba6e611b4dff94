"""What a ledger holds, as a hash: equal for equal content, in whatever order and by whatever way it came to be."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Select, Table, select

from menurut.ledger import tables
from menurut.ledger.comparisons import Comparisons
from menurut.ledger.store import Store
from menurut.packing import pack

_PAGE = 5000


def digests(store: Store) -> dict[str, str]:
    """For each table the hash of its rows in one order, without the numbers that mean nothing outside of one ledger."""
    found = {}
    with store.reading() as connection:
        for name, query in _queries():
            total = hashlib.sha256()
            for row in connection.execution_options(yield_per=_PAGE).execute(query):
                for field in row:
                    data = field if isinstance(field, bytes) else str(field).encode()
                    total.update(len(data).to_bytes(8, "big") + data)
            found[name] = total.hexdigest()
    found["comparisons"] = _together(pack(each) for each in Comparisons(store).all())
    return found


def _together(bodies: Iterable[bytes]) -> str:
    """One hash of many things in whatever order."""
    return f"{sum(int.from_bytes(hashlib.sha256(body).digest(), 'big') for body in bodies) % (1 << 256):064x}"


def digest(store: Store) -> str:
    """One hash of the record and of all that is derived from it."""
    lines = (f"{name} {value}\n" for name, value in sorted(digests(store).items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _queries() -> Iterator[tuple[str, Select[Any]]]:
    readings = tables.readings.c
    yield "readings", select(readings.address, readings.name, readings.place, readings.moment).order_by(readings.address)
    for table in (tables.judgements, tables.withdrawals, tables.issues):
        yield table.name, select(table.c.address).order_by(table.c.address)
    for table in (tables.parties, tables.statements):
        yield table.name, select(table.c.id, table.c.body).order_by(table.c.id)
    yield "party_cells", _keys(tables.party_cells, tables.parties)
    yield "copies", select(tables.copies.c.body).order_by(tables.copies.c.body)
    yield "vectors", _of(tables.vectors, tables.statements, tables.vectors.c.body)
    yield "linked", _of(tables.linked, tables.readings)
    yield "places", _of(tables.places, tables.readings, tables.places.c.cells)


def _keys(postings: Table, items: Table) -> Select[Any]:
    id = items.c.address if items is tables.readings else items.c.id
    return (select(postings.c.key, id).join(items, items.c.number == postings.c.number).order_by(postings.c.key, id))


def _of(table: Table, items: Table, *more: Column[bytes]) -> Select[Any]:
    id = items.c.address if items is tables.readings else items.c.id
    return select(id, *more).join(table, items.c.number == table.c.number).order_by(id)
