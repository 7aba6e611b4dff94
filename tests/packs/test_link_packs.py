"""Number words, bounds, negations, plans and conjunctions of every pack: each rule accepts and refuses what it says."""
from __future__ import annotations

import re
from typing import get_args

import pytest

from menurut import pack
from menurut.calendars import any_folded, folded
from menurut.claims import Bound
from menurut.link.quantities import quantities
from menurut.link.statements import pattern

NUMBERS = [lang for lang in pack.languages() if pack.load(lang, "numbers")]
STATEMENTS = [lang for lang in pack.languages() if pack.load(lang, "statements")]
TABLES = ("negative", "possible", "planned", "conjunctions")


@pytest.mark.parametrize("lang", NUMBERS)
class TestNumbers:
    def test_its_example_has_numbers_and_the_other_none(self, lang: str) -> None:
        table = pack.load(lang, "numbers")
        assert {42.0, 210.0, 3.5e6} & {each.value for each in quantities(table["accept"], lang)} >= {42.0, 3.5e6}
        assert quantities(table["refuse"], lang) == ()

    def test_every_table_is_known_and_has_numbers(self, lang: str) -> None:
        table = pack.load(lang, "numbers")
        lists = {"decimal", "joins", "teens", "accept", "refuse", "articles"}
        assert set(table) == lists | {"words", "scales", "vague", "before", "after", "units"}
        values = [value for name in ("words", "scales", "vague") for value in table[name].values()]
        assert all(isinstance(value, int | float) and value > 0 for value in values)

    def test_every_bound_is_one_and_is_read(self, lang: str) -> None:
        table = pack.load(lang, "numbers")
        assert set(table["before"]) | set(table["after"]) <= set(get_args(Bound))
        for bound, words in table["before"].items():
            assert {each.bound for word in words for each in quantities(f"{word} 37", lang)} == {bound}

    def test_no_phrase_means_two_bounds_or_two_units(self, lang: str) -> None:
        table = pack.load(lang, "numbers")
        for tables in (table["before"], table["after"], table["units"]):
            words = [word for listed in tables.values() for word in listed]
            assert len(words) == len(set(words))

    def test_every_unit_is_read(self, lang: str) -> None:
        for unit, words in pack.load(lang, "numbers")["units"].items():
            assert {each.unit for word in words for each in quantities(f"37 {word}", lang)} == {unit}


@pytest.mark.parametrize("lang", STATEMENTS)
@pytest.mark.parametrize("name", TABLES)
def test_words_of_statements_accept_and_refuse(lang: str, name: str) -> None:
    table = pack.load(lang, "statements")[name]
    words = re.compile(rf"(?<!\w){any_folded(table['words'])}(?!\w)")
    found = words if name == "conjunctions" else pattern(lang, name)
    assert [text for text in table["accept"] if not found.search(folded(text).text)] == []
    assert [text for text in table["refuse"] if found.search(folded(text).text)] == []
