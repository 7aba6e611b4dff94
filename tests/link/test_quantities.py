"""Numbers in three languages and many formats."""
from __future__ import annotations

import pytest

from menurut.link.quantities import number, quantities


@pytest.mark.parametrize(("lang", "text", "value"), [
    ("en", "some forty-two boats", 42), ("en", "two hundred and ten thousand hens", 210_000), ("en", "3.5 million bees", 3.5e6),
    ("en", "a dozen ships", 12), ("en", "1,234,567 tiles", 1_234_567), ("en", "the 34th lamp", 34),
    ("id", "empat puluh dua perahu", 42), ("id", "lima belas ekor", 15), ("id", "dua ratus lima puluh rumah", 250),
    ("id", "3,5 juta lebah", 3.5e6), ("id", "16.700 ubin", 16_700), ("id", "seratus ribu genting", 100_000),
    ("ar", "خمسة وأربعين قاربا", 45), ("ar", "خمسة عشر مصباحا", 15), ("ar", "٣٫٥ ملايين نحلة", 3.5e6), ("ar", "و١٢ سفينة", 12),
    ("ar", "مئتي بيت", 200), ("ru", "16 700 плиток", 16_700), ("de", "12.500 Ziegel", 12_500), ("zh", "超过800人", 800),
])  # fmt: skip
def test_a_number_is_read_in_the_ways_of_its_language(lang: str, text: str, value: float) -> None:
    assert [each.value for each in quantities(text, lang)] == [value]


@pytest.mark.parametrize(("lang", "text", "bound"), [
    ("en", "more than 800 tiles", "more than"), ("en", "at least 384 tiles", "at least"), ("en", "up to six metres", "at most"),
    ("en", "around 16,700 tiles", "about"), ("en", "nearly 90 tiles", "less than"), ("en", "832 tiles", "exactly"),
    ("id", "lebih dari 800 genting", "more than"), ("id", "sedikitnya 384 genting", "at least"),
    ("id", "sekitar 90 genting", "about"),
    ("ar", "أكثر من 800 بلاطة", "more than"), ("ar", "ما لا يقل عن 384 بلاطة", "at least"), ("ar", "حوالي 90 بلاطة", "about"),
    ("fr", ">90 tuiles", "more than"), ("fr", "90+ tuiles", "at least"),
])  # fmt: skip
def test_its_bound_is_read(lang: str, text: str, bound: str) -> None:
    assert [each.bound for each in quantities(text, lang)] == [bound]


@pytest.mark.parametrize(("lang", "text", "unit"), [
    ("en", "85 miles per hour", "mph"), ("en", "a 7.5-magnitude quake", "magnitude"),
    ("en", "magnitude 7.5", "magnitude"),
    ("en", "20 feet", "ft"),
    ("en", "$5 billion", "USD"), ("en", "12 percent", "%"), ("en", "12%", "%"), ("en", "12 boats", None),
    ("id", "enam meter", "m"), ("id", "Rp 5 miliar", "IDR"), ("id", "12 persen", "%"),
    ("ar", "ستة أمتار", "m"), ("ar", "85 ميلا في الساعة", "mph"), ("ar", "12 في المئة", "%"),
])  # fmt: skip
def test_its_unit_is_read(lang: str, text: str, unit: str | None) -> None:
    assert [each.unit for each in quantities(text, lang)] == [unit]


@pytest.mark.parametrize(("lang", "text", "value"), [
    ("en", "hundreds of boats", 100), ("id", "ratusan perahu", 100), ("id", "puluhan ribu perahu", 10_000),
    ("ar", "المئات من القوارب", 100),
])  # fmt: skip
def test_a_vague_number_is_an_order_of_magnitude(lang: str, text: str, value: float) -> None:
    assert [(each.value, each.vague) for each in quantities(text, lang)] == [(value, True)]


def test_a_span_covers_the_number_and_dates_are_none() -> None:
    text = "On 4 May two hundred boats sailed."
    (found,) = quantities(text, "en", [(3, 8)])
    assert text[slice(*found.span)] == "two hundred"


def test_a_name_with_a_number_in_it_is_no_number() -> None:
    assert quantities("Route-66 and B52 and Kiosk-19", "en") == ()


@pytest.mark.parametrize(("digits", "decimal", "value"), [
    ("7.500", ".", 7.5), ("7.500", ",", 7500), ("7.500", None, 7500), ("1.234,5", None, 1234.5), ("3,00,000", ".", 300_000),
    ("0.250", None, 0.25), ("٧٫٥", ".", 7.5), ("१२", ".", 12),
])  # fmt: skip
def test_marks_group_thousands_or_begin_a_fraction(digits: str, decimal: str | None, value: float) -> None:
    assert number(digits, decimal) == value
