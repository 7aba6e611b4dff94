"""Statements that are alike but for whom or what they name."""
from __future__ import annotations

import pytest

from menurut.claims import Place, Statement
from menurut.link.compare.strangers import strangers


def alone(one: str, other: str, lang: str = "en", other_lang: str = "", about: float = 0.8) -> tuple[str, str] | None:
    a = Statement("a", Place("a", "a", (0, 9)), one, lang)
    return strangers(a, Statement("b", Place("b", "b", (0, 9)), other, other_lang or lang), about)


def test_each_names_what_the_other_does_not() -> None:
    assert alone("The ferry to Jilu was cancelled", "The ferry to Bara was cancelled") == ("Jilu", "Bara")
    assert alone("kepada Mamuju Post", "kepada Lilami Post", "id") == ("Mamuju", "Lilami")


def test_a_script_without_capitals_names_by_words_that_are_not_common() -> None:
    assert alone("ألغيت العبارة إلى جزيرة بومي", "ألغيت العبارة إلى جزيرة رومو", "ar") == ("بومي", "رومو")


@pytest.mark.parametrize(("one", "other"), [
    ("The ferry to Jilu was cancelled", "The ferry was cancelled"),  # nobody else is named
    ("The ferry to Jilu was cancelled", "Ferry to Jilu cancelled"),
    ("The council of Tolmen met", "The council of Tolmenn met"),  # another spelling
    ("The council met on Monday", "The council met on Tuesday"),  # days are no names
    ("Ranu resigned", "Bara resigned"),  # the first word has its capital anyway
    ("the booking of Nordin's brother", "the booking that Nordin was shown"),
    ("the leaders of Tolmen met", "the Tolmenian leaders met"),  # what is named after it
    ("troops of the US left Jilu", "troops of the United States left Jilu"),  # letters for a longer name
])  # fmt: skip
def test_where_nothing_else_is_named(one: str, other: str) -> None:
    assert alone(one, other) is None


def test_across_languages_and_with_few_words_in_common_names_tell_nothing() -> None:
    assert alone("The ferry to Jilu was cancelled", "Feri ke Bara dibatalkan", "en", "id") is None
    assert alone("The ferry to Jilu was cancelled", "The ferry to Bara was cancelled", about=0.4) is None
    assert alone("ألغيت العبارة إلى جزيرة بومي", "ألغيت العبارة إلى جزيرة رومو", "ar", about=0.6) is None


def test_without_a_list_of_common_words_a_script_without_capitals_tells_nothing() -> None:
    assert alone("जिलू की नौका रद्द हुई", "बारा की नौका रद्द हुई", "hi") is None
