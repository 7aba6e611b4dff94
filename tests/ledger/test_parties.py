"""Who is who across the articles of a ledger: by what names say, unless people decided otherwise."""
from __future__ import annotations

from pathlib import Path

import pytest

from menurut.claims import Judgement
from menurut.ledger import Ledger
from menurut.ledger.parties import PartyView
from tests.ledger.test_claims import HELD, article

FLOOD = "two villages below the dam were flooded"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger(tmp_path / "news.db")
    opened.add([article("Pelita", 1, "Sari Dewanti"), article("Gazette", 2, "Sari Dewanti", content=FLOOD),
                article("Marsa", 3, "Sari Dewanti", "deny"), article("Sada", 4, "Oto Bara")])
    return opened


def called(ledger: Ledger, name: str) -> PartyView:
    (found,) = ledger.parties(name)
    return found


def judge(ledger: Ledger, answer: str, one: PartyView, other: PartyView, user: str = "rani", day: int = 1) -> None:
    subject = (one.members[0], other.members[0])
    ledger.judge(Judgement("party", subject, answer, user, f"2031-02-{day:02}"))


def test_a_party_has_its_mentions_from_all_articles_in_time(ledger: Ledger) -> None:
    sari = called(ledger, "dewanti")
    assert sari.name == "Sari Dewanti"
    assert [(each.place.doc, each.stance, each.text) for each in sari.mentions] == [
        ("Pelita 1", "asserts", HELD), ("Gazette 1", "asserts", FLOOD), ("Marsa 1", "denies", HELD)]
    assert len(sari.members) == 3


def test_a_party_is_found_again_by_its_key_and_by_any_of_its_members(ledger: Ledger) -> None:
    for name in ("Sari Dewanti", "Oto Bara"):
        party = called(ledger, name)
        assert all(ledger.party(key) == party for key in (party.key, *party.members))


@pytest.mark.parametrize("key", ["person:nobody", f"{'0' * 64}:p1", "", "':--", "@#2"])
def test_what_is_no_party_is_a_key_error(ledger: Ledger, key: str) -> None:
    with pytest.raises(KeyError):
        ledger.party(key)


def test_unnamed_parties_of_two_articles_are_two(ledger: Ledger) -> None:
    ledger.add([article("Talas", 5, "Two officials"), article("Umbra", 6, "Two officials")])
    found = ledger.parties("officials")
    assert [len(each.mentions) for each in found] == [1, 1]
    assert all(ledger.party(each.key) == each for each in found)


def test_parties_whose_names_have_nothing_in_common_are_one_where_a_person_says_so(ledger: Ledger) -> None:
    sari, oto = called(ledger, "Sari Dewanti"), called(ledger, "Oto Bara")
    judge(ledger, "same", sari, oto)
    both = called(ledger, "Oto Bara")
    assert (len(both.mentions), both.names) == (4, ("Oto Bara", "Sari Dewanti"))
    assert "decided by rani" in both.reasons
    # Who wrote down the old key of either still finds it.
    assert ledger.party(sari.key) == ledger.party(oto.key) == called(ledger, "Sari Dewanti") == both
    judge(ledger, "unsure", sari, oto, day=2)
    assert (called(ledger, "Sari Dewanti"), called(ledger, "Oto Bara")) == (sari, oto)


def test_the_latest_judgement_holds_and_who_disagrees_is_told(ledger: Ledger) -> None:
    sari, oto = called(ledger, "Sari Dewanti"), called(ledger, "Oto Bara")
    judge(ledger, "same", sari, oto)
    judge(ledger, "not same", sari, oto, user="budi", day=2)
    parted = called(ledger, "Oto Bara")
    assert parted.mentions == oto.mentions
    (told,) = parted.disputes
    assert told.endswith("are the same: budi: not same (2031-02-02), which holds; rani: same (2031-02-01)")
    judge(ledger, "not same", sari, oto, day=3)
    assert called(ledger, "Oto Bara").disputes == ()


def test_the_name_that_a_party_is_known_by_stands_for_it_in_judgements(ledger: Ledger) -> None:
    sari, oto = called(ledger, "Sari Dewanti"), called(ledger, "Oto Bara")
    judge(ledger, "same", sari, oto)
    both = ledger.party(sari.key)
    assert set(both.members) == {*sari.members, *oto.members}
    assert both.members[0] == (sari if both.name == sari.name else oto).members[0]


def test_a_withdrawn_article_says_nothing_of_a_party(ledger: Ledger) -> None:
    oto = called(ledger, "Oto Bara")
    ledger.withdraw(oto.mentions[0].place.reading, user="rani", time="2031-02-01")
    with pytest.raises(KeyError):
        ledger.party(oto.key)
