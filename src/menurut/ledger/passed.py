"""Which readings no longer count: older versions of a document, and what was withdrawn. Few among many."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from menurut.ledger import documents, people, tables
from menurut.ledger.keys import address_key
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices

_READINGS = tables.readings.c


def passed(store: Store) -> frozenset[int]:
    """The numbers of the readings that do not count."""
    last = {each.reading: each for each in people.withdrawals(store)}
    withdrawn = [address_key(address) for address, each in last.items() if not each.restored]
    with store.reading() as connection:
        return frozenset((*_older(connection), *_numbers(connection, withdrawn)))


def addresses(store: Store) -> frozenset[str]:
    """Their content addresses."""
    numbers = passed(store)
    with store.reading() as connection:
        return frozenset(Rows(tables.readings).ids(connection, numbers).values())


def _older(connection: Connection) -> Iterable[int]:
    """All but the newest version of each document. Only readings that share an id or a URL are looked at."""
    rows = connection.execute(
        select(_READINGS.address, _READINGS.number, _READINGS.moment)
        .where(_READINGS.name.in_(_twice(_READINGS.name)) | _READINGS.place.in_(_twice(_READINGS.place)))
    ).all()
    identity = documents.identities(connection, [address for address, _, _ in rows])
    newest: dict[bytes, tuple[str, bytes]] = {}
    for address, _, moment in rows:
        newest[identity[address]] = max(newest.get(identity[address], ("", b"")), (moment, address))
    return [number for address, number, _ in rows if newest[identity[address]][1] != address]


def _twice(column: Column[Any]) -> Select[Any]:
    """Values that several readings have."""
    return select(column).where(column.is_not(None)).group_by(column).having(func.count() > 1)


def _numbers(connection: Connection, addresses: Iterable[bytes]) -> list[int]:
    return [number for some in slices(addresses)
            for number in connection.execute(select(_READINGS.number).where(_READINGS.address.in_(some))).scalars()]
