"""What words tell of a position to a claim: every rule of the packs finds what it must and nothing in what it must not."""

from __future__ import annotations

import pytest

from menurut import pack
from menurut.link.stance import lexicon

LANGUAGES = ("en", "id", "ar")
TABLES = (*lexicon.KINDS, "doubting", lexicon.ASKING)


def tables() -> list[tuple[str, str]]:
    return [(lang, name) for lang in LANGUAGES for name in TABLES]


def sides(text: str, lang: str) -> int:
    claim, other = text.split(" | ")
    return lexicon.opposed(claim, other, lang, lang)


def found(text: str, lang: str, name: str) -> bool:
    return lexicon.asks(text, lang) if name == lexicon.ASKING else lexicon.count(text, lang, name) > 0


@pytest.mark.parametrize(("lang", "name"), tables())
def test_a_table_of_words_accepts_and_refuses_what_it_says(lang: str, name: str) -> None:
    table = pack.load(lang, "stance")[name]
    assert [text for text in table["accept"] if not found(text, lang, name)] == []
    assert [text for text in table["refuse"] if found(text, lang, name)] == []
    assert table["accept"]
    assert table["refuse"]


@pytest.mark.parametrize(("lang", "name"), tables())
def test_no_word_stands_twice_in_a_table(lang: str, name: str) -> None:
    words = pack.load(lang, "stance")[name]["words"]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_opposites_accept_and_refuse_what_they_say(lang: str) -> None:
    for pair in pack.load(lang, "stance")["opposites"]:
        assert all(sides(text, lang) for text in pair["accept"])
        assert not any(sides(text, lang) for text in pair["refuse"])
        assert not set(pair["one"]) & set(pair["other"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_has_these_tables_and_no_other(lang: str) -> None:
    assert set(pack.load(lang, "stance")) == {*TABLES, "opposites"}
    assert {pair["id"] for pair in pack.load(lang, "stance")["opposites"]} == {"more", "yes", "on", "well"}


def test_opposites_are_known_across_languages() -> None:
    assert lexicon.opposed("Rice prices rise", "Harga beras turun", "en", "id") == 1
    assert lexicon.opposed("Rice prices rise", "Harga beras naik", "en", "id") == 0


def test_a_text_that_says_both_sides_is_on_neither() -> None:
    assert lexicon.opposed("Rice prices rise", "Rice prices rise here and fall there", "en", "en") == 0


def test_places_are_counted_in_words() -> None:
    assert lexicon.places("The mayor denies it: a hoax", "en", "refuting") == (2, 5)


def test_a_language_without_a_pack_tells_nothing() -> None:
    assert not lexicon.known("tr")
    assert lexicon.count("fake hoax", "tr", "refuting") == 0
    assert lexicon.asks("Gerçek mi?", "tr")
