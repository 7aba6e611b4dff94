"""Who a party is across articles: the key by which the count of origins knows it."""

from __future__ import annotations

from menurut.calendars import fold
from menurut.model import Party


def who(address: str, party: Party) -> str:
    """The key of a named party by its name; an unnamed one is somebody of its own in each reading (content address)."""
    return fold(party.name) if party.named else f"{address}:{party.id}"
