"""A language's words for people and things, read from `packs/<lang>/parties.toml`; empty for a language without a pack."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from menurut import pack
from menurut.model import KINDS, Kind
from menurut.resolve.text import Word, key_of, keys_of

Number = Literal["one", "many"]
Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class Features:
    """What a word tells of its referent; None or empty where it tells nothing."""

    number: Number | None = None
    gender: Gender | None = None
    count: int | None = None
    kinds: frozenset[Kind] = frozenset()
    relative: bool = False


NOTHING = Features()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of a pack, as sets of word keys (see `text.key_of`)."""

    lang: str
    known: bool
    head: str
    pronouns: Mapping[str, Features]
    first_one: frozenset[str]
    first_many: frozenset[str]
    definite_before: frozenset[str]
    definite_after: frozenset[str]
    indefinite: frozenset[str]
    apart: frozenset[tuple[str, ...]]
    nobody: frozenset[tuple[str, ...]]
    own: frozenset[tuple[str, ...]]
    function: frozenset[str]
    breaks: frozenset[str]
    titles: Mapping[str, Gender | None]
    nouns: Mapping[Kind, frozenset[str]]
    genders: Mapping[str, Gender]
    numbers: Mapping[str, int]
    dual_endings: tuple[str, ...]
    dual_plural: frozenset[str]
    agreement: Mapping[str, tuple[str, ...]]
    clitics: tuple[str, ...]
    classes: frozenset[str]
    pointing: frozenset[str]
    speaker: frozenset[str]
    adding: frozenset[str]
    possessive: frozenset[str]
    counts: Mapping[tuple[str, ...], int]
    scales: Mapping[str, int]
    teens: frozenset[str]
    around: frozenset[str]
    collectives: frozenset[str]

    @property
    def singular(self) -> frozenset[str]:
        """Nouns for one person and titles: what a dual may be made of."""
        return self.nouns["person"] | self.titles.keys()

    @property
    def first(self) -> frozenset[str]:
        """Every word of the first person."""
        return self.first_one | self.first_many

    def kinds_of(self, key: str) -> frozenset[Kind]:
        """The kinds of which a noun may be."""
        return frozenset(kind for kind, nouns in self.nouns.items() if key in nouns)

    def adds(self, cue: Iterable[Word]) -> bool:
        """Whether a cue says that somebody goes on ("added", "tambah")."""
        return any(word.key in self.adding or (self.agreement and word.key[1:] in self.adding) for word in cue)

    def generic(self, key: str) -> bool:
        """Whether a word is a noun of a kind or a title, and so says what someone is, not who."""
        if key in self.titles or any(key in nouns for nouns in self.nouns.values()):
            return True
        stem = next((key.removesuffix(clitic) for clitic in self.clitics if key.endswith(clitic)), "")
        return bool(stem) and self.generic(stem)


_BOTH: tuple[Gender, ...] = ("male", "female")


@cache
def lexicon(lang: str | None) -> Lexicon:
    """The lexicon of a language; one with empty tables where there is no pack."""
    tables = pack.load(lang or "", "parties") if lang in pack.languages() else {}
    nouns = tables.get("nouns", {})
    dual = tables.get("dual", {})
    return Lexicon(
        lang=lang or "", known=bool(tables), head=tables.get("head", ""),
        pronouns=_features(tables.get("pronouns", {})),
        first_one=_set(tables.get("first", {}).get("one", ())), first_many=_set(tables.get("first", {}).get("many", ())),
        definite_before=_set(tables.get("definite", {}).get("before", ())),
        definite_after=_set(tables.get("definite", {}).get("after", ())),
        indefinite=_set(tables.get("indefinite", {}).get("words", ())),
        apart=_phrases(tables.get("apart", {})), nobody=_phrases(_words(tables, "nobody")), own=_phrases(tables.get("own", {})),
        function=_set(tables.get("function", {}).get("words", ())), breaks=_set(tables.get("breaks", {}).get("words", ())),
        titles=_titles(tables.get("titles", {})), nouns={kind: _set(nouns.get(kind, ())) for kind in KINDS},
        genders=_genders(nouns),
        dual_endings=tuple(dual.get("endings", ())), dual_plural=_set(dual.get("plural", ())),
        agreement={name: tuple(ends) for name, ends in tables.get("agreement", {}).items()},
        clitics=tuple(tables.get("clitics", ())), classes=_set(tables.get("classes", {}).get("words", ())),
        pointing=_set(tables.get("pointing", {}).get("words", ())),
        speaker=_set(tables.get("speaker", {}).get("words", ())),
        adding=_set(tables.get("adding", {}).get("words", ())),
        possessive=_set(tables.get("possessive", {}).get("words", ())),
        **_counting(lang or "", tables),
    )


def _counting(lang: str, tables: Mapping[str, Any]) -> dict[str, Any]:
    """What tells how many: number words and scales of `numbers.toml`, phrases ("half a dozen"), words around a number."""
    known = pack.load(lang, "numbers") if tables else {}
    small = _set([*tables.get("function", {}).get("words", ()), *tables.get("breaks", {}).get("words", ())])
    given = {word: int(value) for word, value in (known.get("words", {}) | tables.get("numbers", {})).items()}
    bounds = (word for phrases in known.get("before", {}).values() for phrase in phrases for word in keys_of(phrase))
    return {
        "numbers": {key_of(word): value for word, value in given.items() if " " not in word and key_of(word) not in small},
        "counts": {keys_of(phrase): value for phrase, value in given.items() if " " in phrase},
        "scales": {key_of(word): int(value) for word, value in known.get("scales", {}).items()},
        "teens": _set([*known.get("teens", ()), *tables.get("teens", {}).get("words", ())]),
        "around": _set([*bounds, *tables.get("around", {}).get("words", ())]) - small,
        "collectives": _set(tables.get("collectives", {}).get("words", ())),
    }


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


def _words(tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return {"phrases": tables.get(name, {}).get("words", ())}


def _phrases(table: Mapping[str, Any]) -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(phrase) for phrase in table.get("phrases", ()))


def _features(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Features]:
    return {key_of(word): Features(**{**told, "kinds": frozenset(told.get("kinds", ()))}) for word, told in table.items()}


def _titles(table: Mapping[str, Iterable[str]]) -> dict[str, Gender | None]:
    return {key_of(word): cast(Gender, name) if name != "any" else None for name, words in table.items() for word in words}


def _genders(nouns: Mapping[str, Iterable[str]]) -> dict[str, Gender]:
    out: dict[str, Gender] = {}
    for gender in _BOTH:
        out |= {key_of(word): gender for word in nouns.get(gender, ())}
    return out
