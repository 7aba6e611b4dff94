"""Who did what when: rows that are only added."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, insert, select

from menurut.ledger.store import Store
from menurut.views.dates import now
from menurut.views.phrases import one_line
from menurut.views.site.access import tables
from menurut.views.site.access.sessions import writing
from menurut.views.site.shelf import Part

_LONGEST: Final = 300  # characters of one field
_ROWS = tables.audit.c


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did: in a word or two, to what, and what else there is to say. Each is kept as one visible line."""

    action: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed with who did it, when (ISO 8601, UTC) and from which address."""

    time: str
    who: str
    action: str
    subject: str
    detail: str
    address: str


class Audit:
    """The deeds in one database."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def note(self, who: str, deed: Deed, address: str) -> None:
        """Append a deed."""
        given = {"who": who, "action": deed.action, "subject": deed.subject, "detail": deed.detail, "address": address}
        values = {name: one_line(value)[:_LONGEST] for name, value in given.items()}
        with writing(self.store) as connection:
            connection.execute(insert(tables.audit).values(time=now(), **values))

    def entries(self, who: str, page: int, limit: int) -> Part[Entry]:
        """What was done, the latest first; by one person, or with "" by all."""
        mine = [_ROWS.who == one_line(who)] if who else []
        query = (select(_ROWS.time, _ROWS.who, _ROWS.action, _ROWS.subject, _ROWS.detail, _ROWS.address).where(*mine)
                 .order_by(_ROWS.number.desc()).offset((page - 1) * limit).limit(limit))
        with self.store.reading() as connection:
            found = [Entry(*row) for row in connection.execute(query)]
            total = connection.execute(select(func.count()).select_from(tables.audit).where(*mine)).scalar_one()
        return Part(found, page, limit, int(total))
