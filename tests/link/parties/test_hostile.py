"""Broken and hostile readings give identities all the same, and cost no more than their length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.link.parties import identities, keys, known
from menurut.model import KINDS, Attribution, Document, Party, Reading

ODD = ["", " ", "()", "'s", "U", "The", "AS", "ال", "Jr.", "\ud800", "a" * 9000]
NAMES = st.one_of(st.text(max_size=40), st.sampled_from(ODD))
PARTIES = st.builds(
    Party, st.sampled_from(["p1", "p2"]), NAMES, st.sampled_from(KINDS), st.booleans(),
    st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=3).map(tuple),
)


@settings(max_examples=80, deadline=None)
@given(NAMES, st.lists(PARTIES, max_size=4), st.sampled_from(["en", "id", "ar", "ms", "ru", "xx", "", None]))
def test_any_reading_has_identities(text: str, parties: list[Party], lang: str | None) -> None:
    reading = Reading(Document("d", text, lang), parties=tuple(parties))
    told = identities(known(reading, "a"))
    assert set(told) == {("a", each.id) for each in parties}
    assert all(isinstance(keys(each, lang or ""), tuple) for each in parties)


def test_a_chain_of_parties_that_are_not_there_is_passed_over() -> None:
    chain = ("p8", "p9")
    said = Attribution("a", (), (), (), (), None, "say", "indirect", "positive", "certain", "report", "p9", chain, (), 1.0)
    reading = Reading(Document("d", "Ana Bell", "en"), (said,), (Party("p1", "Ana Bell", "person", True),))
    assert known(reading, "a")[0].name == "Ana Bell"


@pytest.mark.parametrize("unit", ["spokesman ", "(BNPB) ", "juru bicara ", "spokesman for spokesman of ", "A.B.C.", "'s"])
def test_a_long_text_costs_its_length(unit: str) -> None:
    def seconds(many: int) -> float:
        text = unit * many
        party = Party("p", text[:2000], "person", True, ((0, len(text)),))
        began = time.process_time()
        for lang in ("en", "id"):
            known(Reading(Document("d", text, lang), parties=(party,)), "a")
        return time.process_time() - began

    seconds(10)
    assert seconds(4000) < 40 * max(seconds(400), 0.02)


def test_a_thousand_names_of_one_sound_are_not_compared_with_each_other() -> None:
    names = [f"B{'aeiou'[n % 5] * (1 + n // 125)}n{'aeiou'[n // 5 % 5]} K{'aeiou'[n // 25 % 5]}r" for n in range(500)]
    parties = [known(Reading(Document(name, name, "en"), parties=(Party("p", name, "person", True),)), f"{n}")[0]
               for n, name in enumerate(names)]
    began = time.process_time()
    identities(parties)
    assert time.process_time() - began < 4
