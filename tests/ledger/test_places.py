"""Cells and places of readings: the database and the memory answer alike."""

from __future__ import annotations

import random

import numpy as np

from menurut.ledger import Ledger
from menurut.ledger.places import Placed, Places
from tests.ledger.build import reading


def test_the_database_and_the_memory_give_the_same_neighbours(ledger: Ledger) -> None:
    rng = random.Random(4)
    added = ledger.add([reading(id=f"d{n}") for n in range(60)], link=False)
    placed = [Placed(address, *cells_and_more(rng)) for address in added.new]
    stored = Places(ledger.store)
    stored.put(placed)
    memory = stored.in_memory()
    for each in placed:
        for cell in range(6):
            for most in (1, 5, 100):
                assert list(stored.before(cell, each.place, most)) == list(memory.before(cell, each.place, most))
                assert list(stored.after(cell, each.place, most)) == list(memory.after(cell, each.place, most))
        assert tuple(stored.cells(each.place)) == memory.cells(each.place) == each.cells
    places = [each.place for each in placed]
    assert stored.addresses(places) == memory.addresses(places) == {each.place: each.address for each in placed}
    (every, wholes, called), remembered = stored.told(places), memory.told(places)
    assert every == remembered[0] == sorted(places)
    assert np.array_equal(wholes, remembered[1])
    assert [each.tolist() for each in called] == [each.tolist() for each in remembered[2]]


def cells_and_more(rng: random.Random) -> tuple[int, tuple[int, ...], np.ndarray, np.ndarray]:
    called = np.array(rng.sample(range(2**32), rng.randrange(3)), np.uint32)
    vector = np.array([rng.random() for _ in range(8)], np.float32)
    return rng.randrange(10**6), tuple(sorted(rng.sample(range(6), 3))), vector, called
