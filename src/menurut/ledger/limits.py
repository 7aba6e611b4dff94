"""What lists of articles and of what stands in them are limited to: language, outlet, time."""
from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, true

from menurut.ledger import tables
from menurut.ledger.facets import outlet_key

_TABLE = tables.facets.c
_END = "T23:59:59.999999"


@dataclass(frozen=True, slots=True)
class Limits:
    """Only articles in a language (ISO 639 code), of an outlet, published from a day to a day (`YYYY-MM-DD`, both included)."""

    language: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is any limit."""
        return bool(self.language or self.outlet or self.since or self.until)

    def condition(self) -> ColumnElement[bool]:
        """The limits as they are asked of `tables.facets`."""
        found: list[ColumnElement[bool]] = [true()]
        if self.language:
            found.append(_TABLE.lang == self.language.lower())
        if self.outlet:
            found.append(_TABLE.outlet == outlet_key(self.outlet))
        if self.since:
            found.append(_TABLE.moment >= self.since)
        if self.until:
            found.append((_TABLE.moment <= self.until + _END) & (_TABLE.moment != ""))
        return and_(*found)
