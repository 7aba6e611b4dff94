"""Packs on cues: negation, possibility, hearsay; clitic speakers."""

from __future__ import annotations

import pytest

from menurut import pack
from menurut.extract.cues import enclitic, read

LANGUAGES = [lang for lang in pack.languages() if pack.load(lang, "cues")]


def polarity_and_modality(words: str, lang: str) -> set[str]:
    polarity, modality = read(words, ((0, len(words)),), lang)
    return {polarity, modality}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["negative", "possible", "reported"])
def test_each_list_takes_what_it_must_and_refuses_what_it_must(lang: str, name: str) -> None:
    rule = pack.load(lang, "cues")[name]
    assert all(name in polarity_and_modality(words, lang) for words in rule["accept"])
    assert not any(name in polarity_and_modality(words, lang) for words in rule["refuse"])
    assert len(set(rule["words"])) == len(rule["words"])


@pytest.mark.parametrize("lang", [lang for lang in pack.languages() if pack.load(lang, "clitics")])
def test_clitic_speakers(lang: str) -> None:
    rule = pack.load(lang, "clitics")
    assert all(enclitic(word, lang) for word in rule["accept"])
    assert not any(enclitic(word, lang) for word in rule["refuse"])


def test_a_language_without_a_pack_says_nothing_of_its_cues() -> None:
    assert read("sagte nicht", ((0, 11),), "de") == ("positive", "certain")
    assert enclitic("ujarnya", None) == ""
