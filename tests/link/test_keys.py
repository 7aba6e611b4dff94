"""Names meet across scripts and spellings."""
from __future__ import annotations

import pytest

from menurut.link.keys import key, skeleton


@pytest.mark.parametrize("spellings", [
    ("Khamenei", "خامنئي", "Хаменеи"), ("Joko", "جوكو", "Джоко"), ("Gerrard", "جيرارد", "Жеррард"),
    ("Palu", "بالو", "Палу"),
    ("Sulawesi", "سولاويزي"), ("Donggala", "دونغالا", "دونجالا"),
    ("Lombok", "لومبوك", "Ломбок"), ("Zaev", "زاييف", "Заев"),
])  # fmt: skip
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key(each) for each in spellings}) == 1


def test_different_names_have_different_keys() -> None:
    names = ("Khamenei", "Donggala", "Sulawesi", "Gerrard", "Morelos", "Ivanov", "Pompeo", "Lombok")
    assert len({key(each) for each in names}) == len(names)


def test_the_order_of_its_words_does_not_matter() -> None:
    assert key("Nugroho Purwo") == key("Purwo Nugroho")


def test_a_word_without_consonants_has_no_skeleton() -> None:
    assert skeleton("Aia") == ""
