"""Content addresses of readings, a page at a time."""
from __future__ import annotations

from sqlalchemy import func, select

from menurut.ledger import tables
from menurut.ledger.store import Store

_HEX = frozenset("0123456789abcdef")


def newest(store: Store, offset: int, limit: int) -> tuple[list[str], int]:
    """Addresses of readings, those of the newest articles first and those without a date last; and how many there are."""
    rows = tables.readings.c
    query = select(rows.address).order_by(rows.moment.desc(), rows.address.desc()).offset(offset).limit(limit)
    with store.reading() as connection:
        found = [address.hex() for address in connection.execute(query).scalars()]
        return found, int(connection.execute(select(func.count()).select_from(tables.readings)).scalar_one())


def starting(store: Store, beginning: str, most: int = 2) -> list[str]:
    """Addresses that begin so (hexadecimal), at most so many; none where it is no beginning of an address."""
    given = beginning.lower()
    if not given or len(given) > 64 or not _HEX.issuperset(given):
        return []
    first, last = bytes.fromhex(given.ljust(64, "0")), bytes.fromhex(given.ljust(64, "f"))
    address = tables.readings.c.address
    query = select(address).where(address >= first, address <= last).order_by(address).limit(most)
    with store.reading() as connection:
        return [found.hex() for found in connection.execute(query).scalars()]
