"""Readings are linked as they are added: the same claims in whatever order and in whatever batches they came."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from benchmarks.cascades.make import cascades
from menurut.claims import Claim, Judgement
from menurut.ledger import Ledger
from menurut.model import Reading

EVERY = [reading for readings, _ in cascades(80, seed=3, size=8) for reading in readings]


def filled(path: Path | str, batches: Iterable[list[Reading]]) -> tuple[str, list[Claim]]:
    with Ledger(path) as ledger:
        for batch in batches:
            ledger.add(batch)
        return ledger.digest(), list(ledger.claims())


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Claim]]:
    return filled(tmp_path_factory.mktemp("all") / "news.db", [EVERY])


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_batches_leave_no_trace(tmp_path: Path, wanted: tuple[str, list[Claim]], seed: int) -> None:
    every, rng = list(EVERY), random.Random(seed)
    rng.shuffle(every)
    batches = [every[:70], *([each] for each in every[70:])]
    assert filled(tmp_path / "news.db", batches) == wanted


def test_a_rebuild_gives_the_same(tmp_path: Path, wanted: tuple[str, list[Claim]]) -> None:
    filled(tmp_path / "news.db", [EVERY])
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.rebuild()
        assert (ledger.digest(), list(ledger.claims())) == wanted


def test_what_was_recorded_but_not_linked_is_linked_when_claims_are_asked_for(
    tmp_path: Path, wanted: tuple[str, list[Claim]]
) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(EVERY, link=False)
        assert list(ledger.claims()) == wanted[1]


def test_a_database_server_shows_the_same_claims(where: Callable[[], str], wanted: tuple[str, list[Claim]]) -> None:
    assert filled(where(), [EVERY[:40], EVERY[40:]]) == wanted


def test_one_claim_is_the_same_alone_as_among_all(tmp_path: Path, wanted: tuple[str, list[Claim]]) -> None:
    filled(tmp_path / "news.db", [EVERY])
    with Ledger(tmp_path / "news.db") as ledger:
        for claim in wanted[1][:10] + sorted(wanted[1], key=lambda each: -len(each.mentions))[:5]:
            assert ledger.claim(claim.cid).claim == claim
        with pytest.raises(KeyError):
            ledger.claim("zz")


def test_a_person_decides_what_is_one_claim(tmp_path: Path, wanted: tuple[str, list[Claim]]) -> None:
    claim = max(wanted[1], key=lambda each: len(each.mentions))
    alone = min(wanted[1], key=lambda each: len(each.mentions))
    joined = (claim.mentions[0].statement, alone.mentions[0].statement)
    filled(tmp_path / "news.db", [EVERY])
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.judge(Judgement("same", joined, "same", "rani", "2026-03-01T10:00:00+00:00"))
        assert {each.statement for each in ledger.claims_of(joined)[0].mentions} >= set(joined)
        ledger.judge(Judgement("same", joined, "not same", "rani", "2026-03-02T10:00:00+00:00"))
        assert list(ledger.claims()) == wanted[1]


def test_a_withdrawn_reading_counts_no_more(tmp_path: Path, wanted: tuple[str, list[Claim]]) -> None:
    claim = max(wanted[1], key=lambda each: len(each.mentions))
    gone = claim.mentions[0].place.reading
    filled(tmp_path / "news.db", [EVERY])
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.withdraw(gone, user="rani", time="2026-03-01")
        assert all(each.place.reading != gone for found in ledger.claims() for each in found.mentions)
        ledger.withdraw(gone, user="rani", time="2026-03-02", restored=True)
        assert list(ledger.claims()) == wanted[1]
