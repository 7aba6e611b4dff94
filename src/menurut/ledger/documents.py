"""Which readings are versions of one document: those of one URL; without a URL, those of one id."""
from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from menurut.ledger.events import Version
from menurut.ledger.keys import address_key, hashed
from menurut.ledger.store import Store, slices
from menurut.ledger.tables import readings

# Ids that `menurut.read` gives where there is no better one: they make no two texts one document.
NAMELESS = frozenset({"", "-", "text", "?"})
_FOLLOWERS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src")


def place(url: str | None) -> str:
    """A URL as it is compared: without scheme, www, fragment, last slash and what only follows readers around; "" for none."""
    if not url or not url.strip():
        return ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].lower().startswith(_FOLLOWERS)]
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    return f"{host}{port}{parts.path.rstrip('/')}" + (f"?{urlencode(asked)}" if asked else "")


def versions(store: Store, document: str) -> list[Version]:
    """The readings of the document with this id, URL or reading's content address, the oldest first.

    By when they were updated or else published, those without a date first, then by address: never by when they were added.
    """
    with store.reading() as connection:
        met = connection.execute(select(readings.c.address).where(_named(document))).scalars().all()
        found: dict[bytes, str] = {}
        for identity in set(identities(connection, met).values()):
            found.update(_of(connection, identity))
    return [Version(address.hex(), moment) for address, moment in sorted(found.items(), key=lambda each: (each[1], each[0]))]


def identities(connection: Connection, addresses: Iterable[bytes]) -> dict[bytes, bytes]:
    """For each reading (address as kept) what identifies its document.

    That is its URL; where it has none, the URL of the others with its id if they have but one; else the id.
    """
    found: dict[bytes, bytes] = {}
    for some in slices(addresses):
        query = select(readings.c.address, readings.c.name, readings.c.place).where(readings.c.address.in_(some))
        rows = connection.execute(query).all()
        places = _only_places(connection, {name for _, name, at in rows if at is None})
        found.update((address, at or places.get(name, name)) for address, name, at in rows)
    return found


def beside(store: Store, addresses: Iterable[str]) -> set[str]:
    """The readings that share an id or a URL with some (content addresses), these among them."""
    found: set[bytes] = set()
    with store.reading() as connection:
        for some in slices(map(address_key, addresses), 200):
            query = select(readings.c.name, readings.c.place).where(readings.c.address.in_(some))
            rows = connection.execute(query).all()
            names, places = {name for name, _ in rows}, {at for _, at in rows if at is not None}
            same = or_(readings.c.name.in_(names), readings.c.place.in_(places))
            found.update(connection.execute(select(readings.c.address).where(same)).scalars())
    return {address.hex() for address in found}


def _only_places(connection: Connection, names: Iterable[bytes]) -> dict[bytes, bytes]:
    """The URL of each id that has exactly one."""
    found: dict[bytes, bytes] = {}
    for some in slices(names):
        placed = and_(readings.c.name.in_(some), readings.c.place.is_not(None))
        one = func.count(readings.c.place.distinct()) == 1
        single = select(readings.c.name).where(placed).group_by(readings.c.name).having(one)
        query = select(readings.c.name, readings.c.place).where(placed, readings.c.name.in_(single)).distinct()
        found.update((name, at) for name, at in connection.execute(query))
    return found


def _named(document: str) -> ColumnElement[bool]:
    key = hashed(document)
    return or_(readings.c.address == address_key(document), readings.c.name == key,
               readings.c.place == hashed(place(document)))


def _of(connection: Connection, identity: bytes) -> dict[bytes, str]:
    here = select(readings.c.address, readings.c.moment).where(readings.c.place == identity)
    found = {address: moment for address, moment in connection.execute(here)}
    names = select(readings.c.name).where(readings.c.place == identity).distinct()
    without = select(readings.c.address, readings.c.moment).where(
        and_(readings.c.place.is_(None), or_(readings.c.name == identity, readings.c.name.in_(names))))
    moments = {address: moment for address, moment in connection.execute(without)}
    same = identities(connection, moments)
    return found | {address: moments[address] for address in moments if same[address] == identity}
