"""What is derived: put in any order and as often as one likes, asked for narrowly, dropped and made again."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from menurut.claims import Comparison, Copy, Passage
from menurut.ledger import Ledger
from tests.ledger.build import article, reading, statement

pytestmark = pytest.mark.usefixtures("without_linking")


@pytest.fixture
def addresses(ledger: Ledger) -> tuple[str, ...]:
    """Three articles that are in the ledger."""
    return ledger.add(map(article, range(3)), link=False).new


def test_statements_are_found_by_id_and_by_reading(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    every = [statement(address, number) for address in addresses for number in range(2)]
    assert ledger.derived.put_statements(every) == 6
    assert ledger.derived.put_statements(every) == 0
    ids = [every[3].id, "unknown\0", every[0].id]
    assert list(ledger.derived.statements.by_id(ids).items()) == [(every[3].id, every[3]), (every[0].id, every[0])]
    assert [each for _, each in ledger.derived.statements.of([addresses[2], "0" * 64, addresses[0]])] == every[4:] + every[:2]
    assert [id for id, _ in ledger.derived.statements.all()] == sorted(each.id for each in every)
    assert ledger.derived.statements.count() == 6


def test_what_belongs_to_no_reading_of_the_ledger_is_passed_over(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    known = statement(addresses[0])
    ledger.derived.put_statements([statement("0" * 64), known])
    ledger.derived.vectors.put(["nobody"], np.ones((1, 2)))
    ledger.derived.comparisons.put([Comparison("nobody", known.id, 1.0, "same")])
    ledger.derived.mark_linked(["0" * 64, "no address"])
    assert list(ledger.derived.vectors.all()) == list(ledger.derived.comparisons.all()) == []


def test_cells_tell_who_shares_a_key(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    one, two, three = (f"{address}:p1" for address in addresses)
    cells = ledger.derived.party_cells
    cells.put({two: ["n:832", "p:bnpb"], one: ["p:bnpb"], three: ["p:bnpb\0", "p:bnpb\0"], "nobody": ["k"]})
    cells.put({one: ["p:bnpb"]})
    keys = ["p:bnpb", "n:832", "unknown", "p:bnpb\0", "k"]
    assert cells.get(keys) == {"p:bnpb": sorted([one, two]), "n:832": [two], "p:bnpb\0": [three]}
    assert cells.get(keys, most=1) == {"n:832": [two], "p:bnpb\0": [three]}
    assert cells.sizes(keys) == {"p:bnpb": 2, "n:832": 1, "p:bnpb\0": 1}


def test_parties_of_every_reading_are_there_with_keys_of_their_own(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    assert [party.name for _, party in ledger.derived.parties.of(addresses[:1])] == ["Sena Wirya", "three officials"]
    ledger.derived.party_cells.put({f"{address}:p1": ["sena"] for address in addresses})
    assert ledger.derived.party_cells.get(["sena"]) == {"sena": sorted(f"{address}:p1" for address in addresses)}


def test_vectors_come_back_as_half_floats_in_the_order_asked(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    every = [statement(address) for address in addresses]
    ledger.derived.put_statements(every)
    matrix = np.array([[0.5, -1.0], [0.25, 3.0], [0.1, 0.0]], dtype=np.float32)
    ledger.derived.vectors.put([each.id for each in every], matrix)
    ids, found = ledger.derived.vectors.get([every[2].id, "unknown", every[0].id])
    assert ids == [every[2].id, every[0].id]
    np.testing.assert_array_equal(found, matrix[[2, 0]].astype(np.float16))
    assert found.dtype == np.float16
    pages = list(ledger.derived.vectors.all())
    assert [id for ids, _ in pages for id in ids] == sorted(each.id for each in every)
    assert ledger.derived.vectors.get([])[1].shape[0] == 0


def test_comparisons_of_a_statement_whichever_end_it_is(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    one, two, three = (statement(address) for address in addresses)
    ledger.derived.put_statements([one, two, three])
    low, high = sorted((one.id, two.id))
    same = Comparison(low, high, 0.9, "same", opposed=True, features=(0.5, -1.0))
    newer = Comparison(*sorted((two.id, three.id)), 0.2, "updates", newer=three.id)
    comparisons = ledger.derived.comparisons
    comparisons.put([replace(same, a=high, b=low), newer, same, Comparison(one.id, two.id, 0.1, "different")])
    assert comparisons.of([one.id]) == [same]
    assert comparisons.of([two.id, "unknown"]) == sorted([same, newer], key=lambda each: (each.a, each.b))
    assert set(comparisons.all()) == {same, newer}
    assert list(comparisons.found("updates")) == [newer]
    comparisons.drop([([high], [low]), ([one.id], [three.id])])
    assert list(comparisons.all()) == [newer]


def test_copies_of_a_reading(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    copy = Copy(addresses[0], addresses[1], "cut", (Passage((0, 9), (3, 12)),), 0.5, 1.0, addresses[0], ("earlier",))
    ledger.derived.copies.put([copy])
    assert ledger.derived.copies.of([addresses[1]]) == list(ledger.derived.copies.all()) == [copy]
    assert ledger.derived.copies.of([addresses[2]]) == []


def test_what_is_not_linked_yet_is_known(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    ledger.derived.mark_linked(addresses[:1])
    assert list(ledger.derived.unlinked()) == sorted(addresses[1:])
    for address in ledger.derived.unlinked():
        ledger.derived.mark_linked([address])
    assert list(ledger.derived.unlinked()) == []


def test_several_steps_are_one_when_written_together(ledger: Ledger, addresses: tuple[str, ...]) -> None:
    before, given = ledger.digest(), statement(addresses[0])

    def fail_at_the_end() -> None:
        with ledger.store.writing():
            ledger.derived.put_statements([given])
            assert ledger.derived.statements.by_id([given.id]) == {given.id: given}
            ledger.derived.mark_linked(addresses)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_at_the_end()
    assert ledger.digest() == before


def test_order_leaves_no_trace_and_a_rebuild_drops_what_was_put(where: Callable[[], str]) -> None:
    readings = [article(0), article(1), reading()]
    digests, empty, rebuilt = set(), set(), set()
    for turn in (1, -1):
        with Ledger(where()) as ledger:
            every = [statement(address) for address in ledger.add(readings[::turn], link=False).new]
            empty.add(ledger.digest())
            ledger.derived.put_statements(every)
            ids = sorted(each.id for each in every)
            ledger.derived.vectors.put(ids[::turn], np.eye(3)[::turn])
            ledger.derived.comparisons.put([Comparison(ids[0], id, 0.5, "same") for id in ids[1:]][::turn])
            ledger.derived.mark_linked(each.place.reading for each in every)
            digests.add(ledger.digest())
            ledger.rebuild()
            rebuilt.add(ledger.digest())
        with Ledger(where()) as ledger:
            ledger.add(readings[::turn])
            rebuilt.add(ledger.digest())
            assert list(ledger.derived.unlinked()) == []
    assert (len(digests), len(empty), len(rebuilt)) == (1, 1, 1)
