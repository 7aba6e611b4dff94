"""Hundreds of outlets with one and the same short text: one claim, one origin, and none of them lost."""
from __future__ import annotations

from pathlib import Path

from menurut.ledger import Ledger
from tests.ledger.test_claims import HELD, OFFICIALS, article

MANY, FEW = 200, 40


def test_a_crowd_that_cites_one_person_is_one_claim_with_one_origin(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        added = ledger.add(article(f"Outlet {number:03}", 1 + number % 28, "Oto Bara") for number in range(MANY))
        (claim,) = ledger.claims()
        assert {each.place.reading for each in claim.mentions} == set(added.new)
        assert (len(added.new), len(claim.mentions), claim.proposition) == (MANY, MANY, HELD)
        assert {(each.stance, each.holder) for each in claim.mentions} == {("asserts", "Oto Bara")}
        assert (claim.origins.at_least, claim.origins.at_most, claim.origins.groups) == (1, 1, (("Oto Bara",),))


def test_one_who_denies_it_is_not_lost_in_the_crowd(tmp_path: Path) -> None:
    crowd = [article(f"Outlet {number:03}", 1 + number % 28, OFFICIALS.name) for number in range(FEW)]
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add([*crowd, article("Gazette", 28, "Sari Dewanti", "deny")])
        (claim,) = ledger.claims()
        assert [each.holder for each in claim.mentions if each.stance == "denies"] == ["Sari Dewanti"]
        assert sum(each.stance == "asserts" for each in claim.mentions) == FEW
        # All have the text of whoever had it first: one briefing, whether or not the officials are the same.
        assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
