"""One name in any spelling and script is one person; different people stay two."""

from __future__ import annotations

import pytest

from menurut.link.parties.spelling import alike
from tests.link.parties.articles import names, together

ONE = [
    ("en", "Darwan Setio Kusnadi", "ar", "داروان سيتيو كوسنادي"),
    ("en", "Mikhail Gorenko", "ru", "Михаил Горенко"),
    ("en", "Yusuf Haddad", "ar", "يوسف حداد"),
    ("en", "Yousef al-Haddad", "ar", "يوسف الحداد"),
    ("en", "Mohammed Karimi", "id", "Muhammad Karimi"),
    ("en", "Elena Papadaki", "el", "Ελένα Παπαδάκη"),
    ("en", "President Rana Velmore", "id", "Presiden Rana Velmore"),
    ("en", "Abdul Rahman Sabri", "ar", "عبد الرحمن صبري"),
    ("en", "Iranian Foreign Minister Karim Vasli", "ar", "وزير الخارجية الإيراني كريم فاصلي"),
]
TWO = [
    ("en", "Ana Bell", "en", "Tom Bell"),
    ("en", "Ana Bell", "en", "Ana Bold"),
    ("en", "Hassan Karimi", "en", "Hussein Karimi"),
    ("en", "Ali Nasser", "ar", "عمر ناصر"),
    ("id", "Darwan Kusnadi", "id", "Kusnadi Darwan"),
]


@pytest.mark.parametrize(("lang", "one", "language", "other"), ONE)
def test_a_name_is_one_in_every_script_and_with_every_title(lang: str, one: str, language: str, other: str) -> None:
    first, second = together(names(lang, one), names(language, other))
    assert first.key == second.key
    assert first.named
    assert first.kind == "person"


@pytest.mark.parametrize(("lang", "one", "language", "other"), TWO)
def test_another_given_name_or_family_name_is_somebody_else(lang: str, one: str, language: str, other: str) -> None:
    first, second = together(names(lang, one), names(language, other))
    assert first.key != second.key


def test_the_reason_says_which_names_were_put_together() -> None:
    first, _ = together(names("en", "Yusuf Haddad"), names("ar", "يوسف حداد"))
    assert first.reasons == ("“Yusuf Haddad” and “يوسف حداد”: one name in two scripts",)


def test_a_short_name_joins_the_only_full_name_that_has_it() -> None:
    full = names("id", "Darwan Setio Kusnadi")
    told = together(full, names("en", "Mr. Kusnadi"), names("ar", "كوسنادي"), names("en", "Darwan"))
    assert len({each.key for each in told}) == 1
    assert any("“Kusnadi” is a part of the name “Darwan Setio Kusnadi”" in reason for reason in told[1].reasons)


def test_a_short_name_of_two_people_is_neither_and_both_are_shown() -> None:
    ana, tom, bell = together(names("en", "Ana Bell"), names("en", "Tom Bell"), names("en", "Bell"))
    assert bell.key not in (ana.key, tom.key)
    assert set(bell.candidates) == {ana.key, tom.key}


def test_in_an_article_with_a_full_name_its_short_name_is_that() -> None:
    ana, bell, tom = together(names("en", "Ana Bell", "Bell"), names("en", "Tom Bell"))
    assert bell.key == ana.key != tom.key
    assert "“Bell” is short for “Ana Bell” in the article" in bell.reasons


def test_mr_and_ms_of_one_family_are_two() -> None:
    mr, ms = together(names("en", "Mr. Vandle"), names("en", "Ms. Vandle"))
    assert mr.key != ms.key


def test_a_person_is_no_organization_of_the_same_name() -> None:
    person, body = together(names("en", "Velmore", address="a"), names("en", ("Velmore", "organization"), address="b"))
    assert person.key != body.key


def test_a_word_that_names_nobody_is_nobody_elsewhere() -> None:
    he, she = together(names("en", "He", address="a"), names("en", "He", address="b"))
    assert not he.named
    assert he.key != she.key


def test_in_a_language_without_a_pack_a_single_word_is_somebody_only_beside_a_full_name() -> None:
    on, other = together(names("ru", "Он", address="a"), names("ru", "Он", address="b"))
    assert on.key != other.key
    full, short = together(names("ru", "Михаил Горенко"), names("ru", "Горенко"))
    assert full.key == short.key


@pytest.mark.parametrize(("one", "other"), [("haris", "ريسا"), ("kim", "كامو"), ("ana", "توم"), ("rana", "ornella")])
def test_short_words_are_not_alike_for_a_few_consonants(one: str, other: str) -> None:
    assert not alike(one, other)
