"""Names as a gate between articles: one event has names in common in any script, what every article has says nothing."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from menurut.link.calling import called, meet
from tests.link.build import reading

EN = "Two bridges fell near Sahmar on Monday. The mayor, Rita Walen, said nobody was hurt."
ID = "Pada hari Senin dua jembatan roboh di dekat Sahmar. Wali kota Rita Walen bilang tidak ada korban."
AR = "انهار جسران قرب سهمار يوم الاثنين. وقالت رئيسة البلدية ريتا والين إن أحدا لم يصب بأذى."
OTHER = "A flood closed the port of Tumbek on Monday, President Orsan told the Sahmar Post."


@pytest.mark.parametrize(("one", "other"), [((EN, "en"), (ID, "id")), ((EN, "en"), (AR, "ar")), ((ID, "id"), (AR, "ar"))])
def test_one_event_has_a_name_in_common_in_any_script(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = (called(reading(text, lang=lang)) for text, lang in (one, other))
    assert meet(first, [second]).tolist() == meet(second, [first]).tolist() == [True]


def test_days_offices_and_outlets_are_no_names() -> None:
    own = called(replace(reading(EN, lang="en"), parties=()))
    flood = reading(OTHER, lang="en", outlet="Sahmar Post")
    assert meet(own, [called(flood)]).tolist() == [False]


def test_where_nothing_is_told_articles_are_not_kept_apart() -> None:
    nothing = called(reading("昨天两座桥在河边倒塌。", lang="zh"))
    some = called(reading(EN, lang="en"))
    assert len(nothing) == 0
    assert meet(some, [nothing, some, called(reading(OTHER, lang="en", outlet="Sahmar Post"))]).tolist() == [True, True, False]
    assert meet(nothing, [some]).tolist() == [True]


def test_a_line_in_capitals_has_no_names_of_its_own() -> None:
    title = called(reading("Two Bridges Fall After Heavy Rain\nThey fell near Sahmar in the night.", lang="en"))
    assert np.array_equal(title, called(reading("They fell near Sahmar in the night.", lang="en")))
