"""The packs that this stage reads are whole, without doubles, and each rule does what its examples say."""
from __future__ import annotations

import re
from typing import Any

import pytest

from menurut import pack
from menurut.model import KINDS
from menurut.resolve.counts import is_dual
from menurut.resolve.descriptions import verb
from menurut.resolve.lexicon import lexicon
from menurut.resolve.text import key_of, keys_of

LANGUAGES = ("ar", "en", "id")
TABLES = {"sourcing": ("basis", "reason", "request", "because"), "voice": ("rubric", "cue")}
RULES = [(lang, file, table, rule) for lang in LANGUAGES for file, tables in TABLES.items()
         for table in tables for rule in pack.load(lang, file).get(table, ())]
EXAMPLES = [(lang, table, told) for lang in LANGUAGES for table, told in pack.load(lang, "parties")["examples"].items()]


def _knows(lang: str, table: str, word: str) -> bool:
    words = lexicon(lang)
    key, keys = key_of(word), keys_of(word)
    tables: dict[str, Any] = {
        "pronouns": key in words.pronouns, "first": key in words.first,
        "definite": key in words.definite_before | words.definite_after, "indefinite": key in words.indefinite,
        "apart": keys in words.apart, "nobody": keys in words.nobody, "own": keys in words.own,
        "function": key in words.function, "breaks": key in words.breaks, "titles": key in words.titles,
        "nouns": any(key in nouns for nouns in words.nouns.values()), "classes": key in words.classes,
        "pointing": key in words.pointing, "speaker": key in words.speaker,
        "numbers": key in words.numbers or keys in words.counts,
        "adding": key in words.adding, "possessive": key in words.possessive,
        "around": key in words.around, "collectives": key in words.collectives, "teens": key in words.teens,
        "dual": is_dual(key, words), "agreement": verb(word, words).gender == "female" or verb(word, words).number == "many",
    }
    return bool(tables[table])


@pytest.mark.parametrize(("lang", "table", "told"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_table_knows_its_words_and_no_others(lang: str, table: str, told: dict[str, list[str]]) -> None:
    assert [word for word in told["accept"] if not _knows(lang, table, word)] == []
    assert [word for word in told["refuse"] if _knows(lang, table, word)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_has_examples(lang: str) -> None:
    tables = {name for name, table in pack.load(lang, "parties").items() if isinstance(table, dict) and table}
    assert tables - {"examples"} == set(pack.load(lang, "parties")["examples"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_list_has_a_word_twice(lang: str) -> None:
    for name, table in pack.load(lang, "parties").items():
        for inner, words in table.items() if isinstance(table, dict) else ():
            if isinstance(words, list):
                assert len(words) == len(set(words)), f"{lang} {name}.{inner}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nouns_are_of_kinds_that_exist(lang: str) -> None:
    assert set(pack.load(lang, "parties")["nouns"]) <= {*KINDS, "male", "female"}


def _called(value: object) -> str:
    return str(value["id"] if isinstance(value, dict) else value)


@pytest.mark.parametrize(("lang", "file", "table", "rule"), RULES, ids=_called)
def test_every_rule_accepts_and_refuses_what_it_says(lang: str, file: str, table: str, rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    assert rule["accept"]
    assert rule["refuse"]
    assert [text for text in rule["accept"] if not pattern.search(text)] == []
    assert [text for text in rule["refuse"] if pattern.search(text)] == []
    assert table not in ("basis", "reason") or "span" in pattern.groupindex


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("file", ["sourcing", "voice"])
def test_no_rule_has_the_name_of_another(lang: str, file: str) -> None:
    names = [rule["id"] for rules in pack.load(lang, file).values() for rule in rules]
    assert len(names) == len(set(names))


def test_a_language_without_a_pack_has_an_empty_lexicon() -> None:
    words = lexicon("xx")
    assert not words.known
    assert not words.pronouns
    assert lexicon(None).titles == {}
