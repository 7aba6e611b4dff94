"""The packs that say what names of bodies and states are made of: whole, without doubles, one meaning a name."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from menurut import pack
from menurut.link.parties.lexis import begins, lexis, longest, tokens

LANGUAGES = ("ar", "en", "id")
EXAMPLES = [
    (lang, table, told)
    for lang in LANGUAGES
    for file in ("bodies", "states")
    for table, told in pack.load(lang, file)["examples"].items()
]


def _knows(lang: str, table: str, phrase: str) -> bool:
    words, known = tokens(phrase), lexis(lang)
    found: dict[str, Any] = {
        "words": longest(known.concepts, words, 0)[1] == len(words),
        "world": bool(known.of_the_world(words)),
        "light": words[0].key in known.light,
        "plain": words[0].key in known.plain,
        "alone": words[0].key in known.alone,
        "ranks": words[0].key in known.nobody,
        "speaks": begins(known.speaks["nouns"], words, 0) == len(words),
        "heads": begins(known.heads["nouns"], words, 0) == len(words),
        "envoys": begins(known.envoys, words, 0) == len(words),
        "states": known.state(words, 0)[1] == len(words),
        "seats": bool(longest(known.seats, words, 0)[1] == len(words)),
        "people": words[0].key in known.people,
    }
    return bool(found[table])


@pytest.mark.parametrize(("lang", "table", "told"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_table_knows_its_words_and_no_others(lang: str, table: str, told: dict[str, list[str]]) -> None:
    assert [phrase for phrase in told["accept"] if not _knows(lang, table, phrase)] == []
    assert [phrase for phrase in told["refuse"] if _knows(lang, table, phrase)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("file", ["bodies", "states"])
def test_every_table_has_examples(lang: str, file: str) -> None:
    tables = pack.load(lang, file)
    assert set(tables) - {"examples"} == set(tables["examples"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_means_two_states(lang: str) -> None:
    named = Counter(
        name for each in pack.load(lang, "states")["states"].values() for name in {*each["names"], *each.get("capital", ())}
    )
    assert [name for name, count in named.items() if count > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_means_two_parts_of_a_name(lang: str) -> None:
    words = Counter(word for words in pack.load(lang, "bodies")["words"].values() for word in words)
    assert [word for word, count in words.items() if count > 1] == []


def test_what_a_part_is_called_in_one_pack_has_a_name_in_another() -> None:
    parts = Counter(part for lang in LANGUAGES for part in pack.load(lang, "bodies")["words"])
    assert [part for part, packs in parts.items() if packs < 2] == []


def test_every_pack_knows_every_state() -> None:
    codes = [set(pack.load(lang, "states")["states"]) for lang in LANGUAGES]
    assert codes[0] == codes[1] == codes[2]


def test_capitals_that_are_words_in_small_letters_are_told_apart() -> None:
    assert _knows("en", "states", "US")
    assert not _knows("en", "states", "us")
    assert _knows("id", "states", "AS")
    assert not _knows("id", "states", "as")
    assert not _knows("en", "world", "who")
