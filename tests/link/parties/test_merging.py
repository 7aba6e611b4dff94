"""Identities do not depend on order or scope more than the texts do; people's decisions override them."""

from __future__ import annotations

import random

from menurut.claims import Judgement
from menurut.link.parties import Known, identities, keys
from menurut.model import Party
from tests.link.parties.articles import names

GIVEN = ["Ana", "Tom", "Rana", "Karim", "Elena", "Darwan", "Yusuf", "Mikhail"]
FAMILY = ["Velmore", "Haddad", "Kusnadi", "Gorenko", "Papadaki", "Benali", "Vasli", "Osterman"]


def decided(one: Known, other: Known, answer: str, day: int = 1) -> Judgement:
    pair = (f"{one.address}:{one.party}", f"{other.address}:{other.party}")
    return Judgement("party", pair, answer, "ed", f"2024-01-{day:02}T00:00:00+00:00")


def some(many: int, seed: int = 7) -> list[Known]:
    chance = random.Random(seed)
    out = []
    for number in range(many):
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        out += names("en", chance.choice([f"{given} {family}", family, f"{given[0]}. {family}", given]), address=f"{number:05}")
    return out


def test_the_order_of_the_parties_changes_nothing() -> None:
    parties = some(120)
    expected = identities(parties)
    for seed in range(3):
        shuffled = parties[:]
        random.Random(seed).shuffle(shuffled)
        assert identities(shuffled) == expected


def test_a_short_name_means_someone_of_its_own_event() -> None:
    ana, bell, tom = (names("en", name)[0] for name in ("Ana Bell", "Bell", "Tom Bell"))
    told = identities([ana, bell, tom], events={ana.address: "fire", bell.address: "fire", tom.address: "race"})
    assert told[bell.address, "p0"].key == told[ana.address, "p0"].key


def test_a_full_name_is_one_in_all_events() -> None:
    one, other = names("en", "Ana Bell", address="a")[0], names("en", "Ana Bell", address="b")[0]
    told = identities([one, other], events={"a": "fire", "b": "race"})
    assert told["a", "p0"].key == told["b", "p0"].key


def test_the_same_names_have_the_same_key_in_any_scope() -> None:
    one, other = names("en", "Ana Bell", address="a")[0], names("en", "Tom Vasli", address="b")[0]
    assert identities([one])["a", "p0"].key == identities([one, other])["a", "p0"].key


def test_a_person_may_decide_that_two_are_one() -> None:
    one, other = names("en", "Ana Bell", address="a")[0], names("en", "Ana Vandle", address="b")[0]
    told = identities([one, other], [decided(one, other, "same")])
    assert told["a", "p0"].key == told["b", "p0"].key
    assert "decided by ed" in told["a", "p0"].reasons


def test_a_person_may_decide_that_two_of_one_name_are_two() -> None:
    one, other = names("en", "Ana Bell", address="a")[0], names("en", "Ana Bell", address="b")[0]
    told = identities([one, other], [decided(one, other, "same"), decided(other, one, "not same", 2)])
    assert told["a", "p0"].key != told["b", "p0"].key


def test_the_later_of_two_decisions_holds_and_unsure_decides_nothing() -> None:
    one, other = names("en", "Ana Bell", address="a")[0], names("en", "Ana Bell", address="b")[0]
    for last in ("same", "unsure"):
        told = identities([one, other], [decided(one, other, last, 2), decided(one, other, "not same")])
        assert told["a", "p0"].key == told["b", "p0"].key


def test_who_is_set_apart_from_one_of_a_name_may_be_either_for_the_rest() -> None:
    one, other, third = (names("en", "Ana Bell", address=address)[0] for address in "abc")
    told = identities([one, other, third], [decided(one, other, "not same")])
    keys_ = {told[each.address, "p0"].key for each in (one, other)}
    assert len(keys_) == 2
    assert told["c", "p0"].key not in keys_
    assert set(told["c", "p0"].candidates) == keys_


def test_parties_that_may_be_one_meet_under_a_key() -> None:
    found = [set(keys(Party("p", name, "person", True), lang)) for name, lang in
             (("Darwan Setio Kusnadi", "id"), ("Mr. Kusnadi", "en"), ("كوسنادي", "ar"))]
    assert found[0] & found[1] & found[2]
    assert keys(Party("p", "three officials", "group", False), "en") == ()
    assert not found[0] & set(keys(Party("p", "Ana Bell", "person", True), "en"))
