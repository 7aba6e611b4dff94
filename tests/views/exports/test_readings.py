"""Readings, taken out of one ledger and brought into another."""
from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import menurut
from menurut import contract
from menurut.ledger import Withdrawal
from menurut.model import Reading
from menurut.views.exports import export
from tests.ledger.test_claims import article
from tests.views.exports.reading import hostile, written
from tests.views.ledgers import Ledger, readings


def read(data: bytes) -> list[Reading]:
    return [contract.reading(json.loads(line)) for line in data.splitlines()]


def test_every_reading_is_a_line_from_which_it_comes_back() -> None:
    assert read(written("readings")) == list(readings().values())
    assert read(written("readings", hostile())) == list(hostile().known.values())


def test_what_was_withdrawn_is_left_out() -> None:
    ledger = Ledger(gone=[Withdrawal("b" * 64, "sari", "2026-03-04")])
    assert read(written("readings", ledger)) == [readings()["a" * 64], readings()["c" * 64]]


def test_readings_are_written_as_they_come_and_not_held() -> None:
    class Slow(Ledger):
        def readings(self, addresses: Iterable[str] | None = None) -> Iterator[tuple[str, Reading]]:
            for each in super().readings(addresses):
                sizes.append(out.tell())
                yield each

    out, sizes = io.BytesIO(), list[int]()
    export(Slow(), "readings", out)
    assert sizes[0] < sizes[1] < sizes[2]


def filled(path: Path) -> menurut.Ledger:
    """Two outlets with one source, a third with a denial, and an article about something else in two versions."""
    ledger = menurut.Ledger(path)
    ledger.add([article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Oto Bara"), article("Marsa", 2, "Sari Dewi", "deny")])
    ledger.add(article("Kabar", day, "Beno Atmawi", content="rice is sold at half its price", id="k") for day in (3, 4))
    return ledger


def test_a_ledger_that_is_taken_out_and_brought_in_again_is_the_same(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db") as one, menurut.Ledger(tmp_path / "b.db") as other:
        export(one, "readings", tmp_path / "all.readings.jsonl")
        other.add(menurut.read_all([tmp_path / "all.readings.jsonl"], keep_readings=True))
        assert other.count() == 5
        assert (other.digest(), list(other.claims())) == (one.digest(), list(one.claims()))
        export(other, "readings", tmp_path / "again.jsonl")
        assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.readings.jsonl").read_bytes()
        assert other.add(menurut.read_all([tmp_path / "again.jsonl"], keep_readings=True)).new == ()


def test_a_claim_goes_with_the_articles_that_it_is_made_of(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db") as one, menurut.Ledger(tmp_path / "b.db") as other:
        claim = next(one.claims())
        export(one, "readings", tmp_path / "claim.jsonl", claims=[one.claim(claim.cid)])
        other.add(menurut.read_all([tmp_path / "claim.jsonl"], keep_readings=True))
        assert 1 < other.count() < one.count()
        assert other.claim(claim.cid).claim == claim
