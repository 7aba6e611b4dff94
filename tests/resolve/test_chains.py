# ruff: noqa: E501 (a marked example text stays on its line)
"""Through whom a statement reached the reader."""
from __future__ import annotations

import pytest

from menurut.model import AgencyMark, Credit

from .build import read

OUTLET = {"kind": "outlet", "named": True}
NAMED = {"kind": "person", "named": True}
NESTED = ("⟦s1 The Quay Post⟧ ⟦c1 reported⟧ ⟦t1 that ⟦s2 two guards⟧ ⟦c2 said⟧ ⟦t2 that ⟦s3 Ana Bell⟧ ⟦c3 told⟧ them ⟦t3 to leave⟧⟧⟧.")
TOLD = {"a1": OUTLET, "a2": {"kind": "group", "parent": "a1"}, "a3": {**NAMED, "parent": "a2"}}


def _names(reading: object) -> dict[str, list[str]]:
    names = {each.id: each.name for each in reading.parties}  # type: ignore[attr-defined]
    return {each.id: [names[party] for party in each.chain] for each in reading.attributions}  # type: ignore[attr-defined]


def test_a_chain_goes_from_the_outlet_through_the_parents_to_the_origin() -> None:
    reading = read(NESTED, document={"outlet": "Karvela Today"}, **TOLD)
    assert _names(reading)["a3"] == ["Karvela Today", "Quay Post", "two guards", "Ana Bell"]
    assert _names(reading)["a1"] == ["Karvela Today", "Quay Post"]


def test_who_says_nothing_of_their_own_only_passes_on() -> None:
    reading = read(NESTED, **TOLD)
    inner = reading.attributions[2]
    assert inner.relays == inner.chain[1:3]
    assert reading.attributions[0].relays == ()


def test_who_adds_words_of_their_own_does_not_only_pass_on() -> None:
    reading = read("⟦s1 Tom Reed⟧ ⟦c1 said⟧ ⟦t1 that the long night watch on the old grey quay had been cold and that ⟦s2 Ana Bell⟧ ⟦c2 wept⟧⟦t2  so⟧⟧.",
                   a1=NAMED, a2={**NAMED, "parent": "a1"})
    assert reading.attributions[1].relays == ()


def test_the_agency_of_the_dateline_stands_after_the_outlet() -> None:
    marks = (AgencyMark((0, 3), "KNA", "dateline"),)
    reading = read("KARVELA (KNA) - ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", document={"outlet": "Karvela Today", "agencies": marks}, a1=NAMED)
    assert _names(reading)["a1"] == ["Karvela Today", "KNA", "Ana Bell"]
    assert reading.attributions[0].relays == ("p0",)


def test_an_agency_that_is_the_outlet_itself_stands_once() -> None:
    marks = (AgencyMark((0, 3), "KNA", "dateline"),)
    reading = read("KARVELA (KNA) - ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", document={"outlet": "KNA", "agencies": marks}, a1=NAMED)
    assert _names(reading)["a1"] == ["KNA", "Ana Bell"]


def test_several_marks_settle_nothing() -> None:
    marks = (AgencyMark((0, 3), "KNA", "mark"), AgencyMark((0, 3), "OPA", "closing"))
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧. (KNA/OPA)", document={"agencies": marks}, a1=NAMED)
    assert _names(reading)["a1"] == ["this article", "Ana Bell"]


def test_a_source_that_is_the_agency_is_one_party_with_its_mark() -> None:
    marks = (AgencyMark((0, 3), "KNA", "dateline"),)
    reading = read("KARVELA (KNA) - ⟦s1 KNA⟧ ⟦c1 reported⟧ ⟦t1 rain⟧.",
                   document={"outlet": "Karvela Today", "agencies": marks}, a1=OUTLET)
    assert _names(reading)["a1"] == ["Karvela Today", "KNA"]


@pytest.mark.parametrize(("outlet", "lang"), [("KNA News Agency", "en"), ("Kantor Berita KNA", "id"), ("KNA Uutistoimisto", "fi")])
def test_an_agency_whose_name_the_outlet_has_in_full_is_the_outlet(outlet: str, lang: str) -> None:
    marks = (AgencyMark((0, 3), "KNA", "dateline"),)
    reading = read("KARVELA (KNA) - ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", lang, {"outlet": outlet, "agencies": marks}, a1=NAMED)
    assert _names(reading)["a1"] == [outlet, "Ana Bell"]


def test_without_its_data_the_credit_names_the_outlet() -> None:
    credit = Credit((0, 3), outlet="The Quay Post")
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", document={"credit": credit}, a1=NAMED)
    assert _names(reading)["a1"] == ["The Quay Post", "Ana Bell"]
    assert reading.parties[0].named
    assert "credit" in reading.parties[0].why[0]


def test_without_data_and_credit_the_dateline_names_the_outlet() -> None:
    marks = (AgencyMark((0, 3), "KNA", "dateline"),)
    reading = read("KARVELA (KNA) - ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", document={"agencies": marks}, a1=NAMED)
    assert _names(reading)["a1"] == ["KNA", "Ana Bell"]
    assert "dateline" in reading.parties[0].why[0]


def test_the_outlet_quoting_itself_stands_once() -> None:
    reading = read("⟦s1 We⟧ ⟦c1 regret⟧ ⟦t1 it⟧.", a1=OUTLET)
    assert reading.attributions[0].chain == ("p0",)


def test_only_parties_that_stand_in_a_chain_are_shown() -> None:
    reading = read("Mayor Tom Reed waved. ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", a1=NAMED)
    assert [each.name for each in reading.parties] == ["this article", "Ana Bell"]
