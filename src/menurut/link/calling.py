"""Whom and what articles call by name: a gate before two of them are compared, as one event has the same names in both.

Many events are told alike (a flood, a match, a verdict) and differ in their names. In scripts without capitals any word
may be a name, so there the sound of every longer word counts, which meets names of other scripts too.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut import pack
from menurut.link.keys import romanised, skeleton
from menurut.model import Reading

Called = NDArray[np.uint32]
NOBODY: Final[Called] = np.zeros(0, np.uint32)
"""An article of whose names nothing is told."""

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[\w,;–][ \u00a0])[^\W\d_]+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_AND: Final = "وف"  # written together with the word that follows
_TITLE: Final = 0.5  # share of words in capitals from which a line is written as titles are
_SOUND: Final = 3  # consonants by which a word is known in another script
_VOWELS = str.maketrans("yweo", "iuiu")
_MOST: Final = 400


def called(reading: Reading) -> Called:
    """Hashes of the words in an article's names, as written and as they sound; sorted, none where nothing is told."""
    text, lang = _without_outlets(reading), reading.document.lang or ""
    if _has_capitals(text):
        parties = [party.name or "" for party in reading.parties if party.named and party.kind != "outlet"]
        words = {word.casefold() for word in (*_capitals(text), *_WORD.findall(" ".join(parties)))}
        words -= no_names(lang)
        return _hashes({*words, *map(_sound, words)})
    # Where words are not parted by spaces, nothing is told.
    words = set() if _DENSE.search(text) else set(_WORD.findall(_MARKS.sub("", text)))
    return _hashes({_sound(word) for word in words if not _is_common(word, lang)})


def _without_outlets(reading: Reading) -> str:
    """The text without the names of outlets and agencies: every article has some."""
    document, text = reading.document, reading.document.text
    spans = [span for party in reading.parties if party.kind == "outlet" for span in party.mentions]
    spans += [mark.span for mark in document.agencies] + [each.span for each in (document.credit,) if each]
    for start, end in spans:
        text = f"{text[:start]}{'.' * len(text[start:end])}{text[end:]}"
    return text.replace(document.outlet, ".") if document.outlet else text


def _has_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.lower() != char.upper() for char in letters) > len(letters)


@cache
def no_names(lang: str) -> frozenset[str]:
    """Words that name nobody, whatever letters they begin with: common words, days, months."""
    return _days(lang) | _common(lang)


def _is_common(word: str, lang: str) -> bool:
    return not {word, word[1:] if word[:1] in _AND else word}.isdisjoint(_common(lang))


@cache
def _common(lang: str) -> frozenset[str]:
    """Words that are no names of what a single article is about."""
    return frozenset(pack.load(lang, "common_words").get("words", ())) if lang in pack.languages() else frozenset()


def _capitals(text: str) -> Iterator[str]:
    """Words in capitals that stand inside of a sentence, in lines that are no titles."""
    for line in text.splitlines():
        words = [match[0] for match in _WORD.finditer(line)]
        if sum(word[0].isupper() for word in words) <= _TITLE * len(words):
            yield from (match[0] for match in _INSIDE.finditer(line) if match[0][0].isupper())


@cache
def _days(lang: str) -> frozenset[str]:
    """Names of days and months, which every article has."""
    tables = pack.load(lang, "dates") if lang in pack.languages() else {}
    names = [name for table in ("weekdays", "gregorian") for name in tables.get(table, {}).get("names", ())]
    return frozenset(word.casefold() for name in names for each in _each(name) for word in _WORD.findall(each))


def _each(name: str | Sequence[str]) -> Sequence[str]:
    return [name] if isinstance(name, str) else name


def meet(one: Called, others: Sequence[Called]) -> NDArray[np.bool_]:
    """For each of some articles whether it has a name in common with one, or whether it or the one tells none."""
    found: NDArray[np.bool_] = (common_names(one, others) > 0) | (np.array([len(each) for each in others], np.intp) == 0)
    return found if len(one) else np.ones(len(others), dtype=bool)


def common_names(one: Called, others: Sequence[Called]) -> NDArray[np.intp]:
    """How many names each of some articles has in common with one."""
    if not others:
        return np.zeros(0, np.intp)
    hits = np.isin(np.concatenate(others), one).cumsum()
    ends = np.concatenate([np.zeros(1, np.intp), hits])[np.cumsum([0, *(len(each) for each in others)])]
    found: NDArray[np.intp] = np.diff(ends)
    return found


def _sound(word: str) -> str:
    """How a word sounds in any script: its consonants, with vowels where they are few; empty where that tells too little."""
    sound = skeleton(word)
    if len(sound) >= _SOUND:
        return f"/{sound}"
    return f"/{romanised(word).translate(_VOWELS)}" if len(sound) == _SOUND - 1 else ""


def _hashes(words: Iterable[str]) -> Called:
    return np.array(sorted({_hash(word) for word in words if word})[:_MOST], dtype=np.uint32)


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")
