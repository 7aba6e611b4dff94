"""What follows from a table is worked out again when it got more, and never kept from what may be taken back."""
from __future__ import annotations

from contextlib import suppress
from itertools import count

from sqlalchemy import select

from benchmarks.cascades.make import cascades
from menurut.ledger import Ledger, tables
from menurut.ledger.unchanged import Unchanged

FIRST, SECOND = ([*readings] for readings, _ in cascades(20, seed=21, size=10))


def test_it_is_worked_out_once_for_what_is_there() -> None:
    with Ledger(":memory:") as ledger:
        times = count(1)
        value = Unchanged(ledger.store, tables.readings, lambda: next(times))
        assert (value.is_known, value.get(), value.get(), value.is_known) == (False, 1, 1, True)
        ledger.add(FIRST[0], link=False)
        assert (value.is_known, value.get(), value.get()) == (False, 2, 2)


def test_what_is_taken_back_leaves_nothing_behind() -> None:
    with Ledger(":memory:") as ledger:
        value = Unchanged(ledger.store, tables.readings, ledger.count)
        assert value.get() == 0
        with suppress(RuntimeError), ledger.store.writing():
            ledger.add(FIRST[0], link=False)
            assert value.get() == 1
            raise RuntimeError
        assert value.get() == 0


def test_claims_of_which_nothing_changed_are_left_as_they_are() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(FIRST)
        list(ledger.claims())
        before = rows(ledger)
        ledger.add(SECOND[:1])
        list(ledger.claims())
        same = before.items() & rows(ledger).items()
        assert len(same) > len(before) / 2


def rows(ledger: Ledger) -> dict[int, bytes]:
    with ledger.store.reading() as connection:
        return {number: id for number, id in connection.execute(select(tables.claims.c.number, tables.claims.c.id))}
