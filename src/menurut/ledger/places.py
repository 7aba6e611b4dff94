"""Which readings are near each other, as far as cells tell: the members of `menurut.link.candidates` in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Integer, bindparam, func, select

from menurut.ledger import tables
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store, slices
from menurut.link.calling import Called
from menurut.link.candidates import Floats, Memory

_PLACE = tables.neighbours.c.place
_OF_CELL = select(_PLACE).where(tables.neighbours.c.cell == bindparam("of")).limit(bindparam("most", type_=Integer))
_BEFORE = _OF_CELL.where(bindparam("at") > _PLACE).order_by(_PLACE.desc())
_AFTER = _OF_CELL.where(bindparam("at") < _PLACE).order_by(_PLACE)
Halves = npt.NDArray[np.float16]
_PAGE = 20_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading (content address) with its place in time, its cells, its vector as a whole, and whom and what it names."""

    address: str
    place: int
    cells: tuple[int, ...]
    whole: Floats | Halves
    called: Called


class Places:
    """The members of all cells; every question is a few rows of an index."""

    def __init__(self, store: Store) -> None:
        self._store, self._rows = store, Rows(tables.readings)

    def __len__(self) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.places)).scalar_one())

    def put(self, placed: Iterable[Placed]) -> None:
        """Add readings that are in the ledger; those that have a place already are passed over."""
        given = {each.address: each for each in placed}
        with self._store.writing() as connection:
            numbers = self._rows.numbers(connection, given)
            new = [(number, given[address]) for address, number in numbers.items()]
            self._store.insert(tables.places, (
                {"number": number, "place": each.place, "cells": np.array(each.cells, "<i8").tobytes(),
                 "whole": each.whole.astype("<f2").tobytes(), "called": each.called.astype("<u4").tobytes()}
                for number, each in new
            ))  # fmt: skip
            # In order, so that a large batch goes through the tree once.
            rows = sorted({(cell, each.place) for _, each in new for cell in each.cells})
            self._store.insert(tables.neighbours, ({"cell": cell, "place": place} for cell, place in rows))

    def addresses(self, places: Iterable[int]) -> dict[int, str]:
        """The content addresses of the readings at places."""
        found: dict[int, str] = {}
        same = tables.readings.c.number == tables.places.c.number
        query = select(tables.places.c.place, self._rows.id).join(tables.readings, same)
        with self._store.reading() as connection:
            for some in slices(places):
                rows = connection.execute(query.where(tables.places.c.place.in_(some)))
                found.update((place, self._rows.text(key)) for place, key in rows)
        return found

    def told(self, places: Iterable[int]) -> tuple[list[int], Floats, list[Called]]:
        """Those of the places where there is a reading, sorted; the vectors of the readings (n × width); what they name."""
        found: dict[int, tuple[bytes, bytes]] = {}
        table = tables.places.c
        with self._store.reading() as connection:
            for some in slices(places):
                query = select(table.place, table.whole, table.called).where(table.place.in_(some))
                found.update((place, (whole, called)) for place, whole, called in connection.execute(query))
        every = sorted(found)
        rows = np.frombuffer(b"".join(found[place][0] for place in every), "<f2").astype(np.float32)
        called = [np.frombuffer(found[place][1], "<u4") for place in every]
        return every, rows.reshape(len(every), -1) if every else rows.reshape(0, 0), called

    def of_numbers(self) -> dict[int, int]:
        """The place of each reading by its number."""
        with self._store.reading() as connection:
            rows = connection.execute(select(tables.places.c.number, tables.places.c.place))
            return {number: place for number, place in rows}

    def before(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` members of a cell that stand before a place, the nearest last."""
        with self._store.reading() as connection:
            found = connection.execute(_BEFORE, _asked(cell, article, most)).scalars().all()
        return found[::-1]

    def after(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` members of a cell that stand after a place, the nearest first."""
        with self._store.reading() as connection:
            return connection.execute(_AFTER, _asked(cell, article, most)).scalars().all()

    def cells(self, article: int) -> Sequence[int]:
        """The cells of the reading at a place; none where there is no reading."""
        with self._store.reading() as connection:
            body = connection.execute(select(tables.places.c.cells).where(tables.places.c.place == article)).scalar()
        return _unpacked(body) if body else ()

    def in_memory(self) -> Remembered:
        """All members at once, for adding many: some 2 kB a reading."""
        found, last = Remembered(), -1
        same = tables.readings.c.number == tables.places.c.number
        table = tables.places.c
        columns = (table.place, self._rows.id, table.cells, table.whole, table.called)
        while True:
            query = select(*columns).join(tables.readings, same).where(tables.places.c.place > last)
            with self._store.reading() as connection:
                page = connection.execute(query.order_by(tables.places.c.place).limit(_PAGE)).all()
            for place, key, cells, whole, called in page:
                vector, names = np.frombuffer(whole, "<f2"), np.frombuffer(called, "<u4")
                found.put([Placed(self._rows.text(key), place, _unpacked(cells), vector, names)])
            if len(page) < _PAGE:
                return found
            last = page[-1][0]


class Remembered(Memory):
    """The same in memory, as long as nobody else writes."""

    def __init__(self) -> None:
        super().__init__()
        self._placed: dict[int, tuple[str, int, Called]] = {}
        self._wholes = np.zeros((0, 0), np.float16)

    def put(self, placed: Iterable[Placed]) -> None:
        """Add readings; those that have a place already are passed over."""
        for each in placed:
            self.add(each.place, each.cells)
            if each.place not in self._placed:
                row = len(self._placed)
                self._placed[each.place] = (each.address, row, each.called)
                if row >= len(self._wholes):
                    self._wholes = np.resize(self._wholes, (2 * row + 64, len(each.whole)))
                self._wholes[row] = each.whole

    def addresses(self, places: Iterable[int]) -> dict[int, str]:
        """The content addresses of the readings at places."""
        return {place: self._placed[place][0] for place in places if place in self._placed}

    def told(self, places: Iterable[int]) -> tuple[list[int], Floats, list[Called]]:
        """Those of the places where there is a reading, sorted; the vectors of the readings (n × width); what they name."""
        every = sorted(set(places) & self._placed.keys())
        rows = [self._placed[place][1] for place in every]
        return every, self._wholes[rows].astype(np.float32), [self._placed[place][2] for place in every]


def _asked(cell: int, article: int, most: int) -> Mapping[str, int]:
    return {"of": cell, "at": article, "most": most}


def _unpacked(body: bytes) -> tuple[int, ...]:
    return tuple(np.frombuffer(body, "<i8").tolist())
