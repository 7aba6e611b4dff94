"""Hijri and Gregorian months: names, days, conversion."""
from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut import calendars


@pytest.mark.parametrize(("one", "other"), [
    ("Sya'ban", "syaban"), ("Jum’at", "JUMAT"), ("Dhu  al-Hijjah", "dhu al hijjah"),
    ("كَانُونُ الأَوَّل", "كانون الاول"), ("جمادى", "جمادي"),
])
def test_spellings_that_mean_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert calendars.fold(one) == calendars.fold(other)


@pytest.mark.parametrize(("lang", "name", "number"), [
    ("id", "jumadil tsani", 6), ("id", "dzulhijjah", 12), ("id", "syaban", 8), ("en", "shawwal", 10),
    ("ar", "ذو الحجه", 12), ("ar", "ربيع الثاني", 4),
])
def test_hijri_months_are_known_in_their_spellings(lang: str, name: str, number: int) -> None:
    assert calendars.month_names(lang, "hijri")[calendars.fold(name)] == number


@pytest.mark.parametrize(("name", "number"), [
    ("غشت", 8), ("أوت", 8), ("آب", 8), ("أغسطس", 8), ("جويلية", 7), ("يوليوز", 7), ("كانون الثاني", 1), ("دجنبر", 12),
])
def test_arabic_months_of_all_regions_are_known(name: str, number: int) -> None:
    assert calendars.month_names("ar", "gregorian")[calendars.fold(name)] == number


def test_a_language_without_a_pack_has_no_month_names() -> None:
    assert calendars.month_names("sw", "gregorian") == {}


def test_a_hijri_day_is_a_gregorian_day() -> None:
    assert calendars.hijri_day(1445, 9, 1) == date(2024, 3, 11)


@pytest.mark.parametrize(("year", "month", "day"), [(1445, 13, 1), (1445, 0, 1), (1445, 9, 31), (0, 1, 1), (99999, 1, 1)])
def test_a_hijri_day_that_does_not_exist_is_none(year: int, month: int, day: int) -> None:
    assert calendars.hijri_day(year, month, day) is None


def test_before_the_tables_the_arithmetic_calendar_goes_on() -> None:
    assert calendars.hijri_day(1, 1, 1) == date(622, 7, 19)
    assert calendars.year_of_hijri(827) == 1424


@given(st.integers(1343, 1499), st.integers(1, 12))
def test_the_arithmetic_calendar_is_within_two_days_of_the_tables(year: int, month: int) -> None:
    table = calendars.hijri_day(year, month, 1)
    assert table is not None
    assert abs(calendars._arithmetic(year, month, 1) - table) <= timedelta(days=2)


@given(st.integers(1, 1800), st.integers(1, 12))
def test_hijri_months_follow_each_other_without_gap(year: int, month: int) -> None:
    days, after = calendars.hijri_month_days(year, month), calendars.hijri_month_days(*calendars.next_month(year, month))
    assert days is not None
    assert after is not None
    # Where the tables begin and end, the two calendars meet with a seam of at most two days.
    assert abs((after[0] - days[1]).days - 1) == 0
    assert 27 <= (days[1] - days[0]).days + 1 <= 32


def test_a_hijri_month_falls_in_the_gregorian_month_in_which_it_begins() -> None:
    assert calendars.month_of_hijri(1445, 9) == (2024, 3)


def test_a_hijri_month_that_begins_in_the_last_week_of_a_month_counts_to_the_next() -> None:
    assert calendars.month_of_hijri(1446, 12) == (2025, 6)
    assert calendars.hijri_day(1446, 12, 1) == date(2025, 5, 28)
    assert calendars.hijri_day(1446, 8, 1) == date(2025, 1, 31)
    assert calendars.month_of_hijri(1446, 8) == (2025, 2)


@pytest.mark.parametrize("sunday", [date(2024, 3, 31), date(2025, 4, 20), date(1818, 3, 22), date(2038, 4, 25)])
def test_easter(sunday: date) -> None:
    assert calendars.easter(sunday.year) == sunday


class TestFolded:
    def test_a_span_of_the_folded_text_is_one_of_the_original_with_its_marks(self) -> None:
        text = "يومَ الثُّلاثاءِ الماضي"
        folded = calendars.folded(text)
        start = folded.text.index("الثلاثاء")
        assert text[slice(*folded.span(start, start + len("الثلاثاء")))] == "الثُّلاثاءِ"

    def test_letters_that_grow_when_made_small_keep_their_place(self) -> None:
        text = "İİ May"
        folded = calendars.folded(text)
        assert text[slice(*folded.span(folded.text.index("may"), len(folded.text)))] == "May"

    @given(st.text(max_size=40))
    def test_every_span_is_within_the_original(self, text: str) -> None:
        folded = calendars.folded(text)
        spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
        assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(max_size=40))
def test_an_expression_finds_the_name_it_was_made_of(name: str) -> None:
    assert re.fullmatch(calendars.any_folded([name]), calendars.folded(name).text)


@pytest.mark.parametrize("spelling", ["Sya'ban", "SYA’BAN", "syaban"])
def test_an_apostrophe_may_be_missing(spelling: str) -> None:
    assert re.fullmatch(calendars.any_folded(["Sya'ban"]), calendars.folded(spelling).text)
    assert re.fullmatch(calendars.any_of(["Sya'ban"]), spelling, re.IGNORECASE)


def test_no_names_are_never_found() -> None:
    assert re.search(calendars.any_folded([]), "") is None
    assert re.search(calendars.any_of([]), "") is None
