"""The language is told offline: Malay from Indonesian too, and from a few samples of a long text."""
from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from menurut import pack
from menurut.ingest.language import identify, indonesian_or_malay

TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", TEXTS)
def test_one_sentence_of_news_is_enough(lang: str) -> None:
    assert identify(TEXTS[lang]) == lang


@pytest.mark.parametrize("text", ["", "   ", "123 456, 78.9", "!!!", "ok"])
def test_too_little_text_is_no_language(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize("example", pack.load("id", "malay")["examples"], ids=lambda example: str(example["accept"])[:30])
def test_malay_and_indonesian_are_told_apart(example: dict[str, str]) -> None:
    assert identify(example["accept"]) == "id"
    assert identify(example["refuse"]) == "ms"


def test_without_a_word_of_only_one_of_them_it_is_indonesian() -> None:
    assert indonesian_or_malay(["dan", "yang"]) == "id"
    assert identify("“Kami lelah,” kata Darmin.") == "id"


def test_malay_words_are_single_words_and_in_one_list_only() -> None:
    table = pack.load("id", "malay")
    lists = [table["indonesian"], table["malay"], table["rather"]["indonesian"], table["rather"]["malay"]]
    words = [word for each in lists for word in each]
    assert len(words) == len(set(words))
    assert [word for word in words if not word.isalpha() or not word.islower()] == []


@pytest.mark.parametrize("lang", [lang for lang in pack.languages() if pack.load(lang, "function_words")])
def test_function_words_tell_their_language_without_the_detector(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("menurut.ingest.language._detector", lambda: pytest.fail("the detector was asked"))
    table = pack.load(lang, "function_words")
    assert len(table["words"]) == len(set(table["words"]))
    for example in table["examples"]:
        assert identify(example["accept"]) == lang


@pytest.mark.parametrize("lang", [lang for lang in pack.languages() if pack.load(lang, "function_words")])
def test_function_words_leave_other_languages_to_the_detector(lang: str) -> None:
    assert {identify(example["refuse"]) for example in pack.load(lang, "function_words")["examples"]} & {lang} == set()


def test_addresses_and_handles_say_nothing() -> None:
    assert identify("https://the.example.org/this/and/that/which/was/not " * 9 + TEXTS["tr"]) == "tr"


def test_of_a_long_text_a_few_samples_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr("menurut.ingest.language._by_detector", lambda sample: seen.append(len(sample)))
    identify("бвгд " * 1_000_000)
    assert seen
    assert seen[0] < 10_000


def test_an_article_in_a_language_with_a_pack_does_not_load_the_detector() -> None:
    code = f"import sys; from menurut.ingest import document; document({TEXTS['id']!r}); sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
