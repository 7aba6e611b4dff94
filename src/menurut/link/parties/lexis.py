"""The words of a phrase and what a language's pack tells of them: titles, states, the parts of a body's name."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from menurut import pack
from menurut.calendars import any_folded, folded

_SIGNS: Final = r"\u0300-\u036f\u064b-\u065f\u0670\u0640\u0900-\u0903\u093a-\u094f"
_WORD: Final = re.compile(rf"(?:[^\W\d_]\.){{1,4}}[^\W\d_]\b\.?|\w[\w{_SIGNS}]*(?:['’ʼ]\w+)*['’]?")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"^ال(?=\w{2,})")
_JOINED: Final = re.compile(r"^(?:[وف]?(?:[بك]ال|لل)|[وف]ال|[وفبل])(?=\w{2,})")
_SENTENCE: Final = frozenset(".!?؟。\n;؛“”\"«»")
_SHORT: Final = 4  # letters of a code such as "US"
_LONG: Final = 7  # words that a listed name may have
_PEOPLE: Final = ("person", "group", "organization", "outlet", "document", "male", "female")

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a phrase: as written, the key under which equal words meet, its place.

    `parted` says that punctuation parts it from the word before, `joined` that a hyphen joins it to that word, `ends`
    that a sentence or a quotation ends between the two.
    """

    text: str
    key: str
    start: int
    end: int
    parted: bool
    joined: bool = False
    ends: bool = False

    @property
    def owns(self) -> bool:
        """Whether the word ends in a possessive: "Indonesia's"."""
        return bool(_POSSESSIVE.search(self.text)) and len(self.text) > len(self.key)

    @property
    def capital(self) -> bool:
        """Whether the word may be part of a name: it has a capital, or its script has none."""
        return self.text[:1].isupper() or self.text[:1].lower() == self.text[:1].upper() or self.text.lower() != self.text

    @property
    def bare(self) -> bool:
        """Whether the word is Arabic and has no article: what it tells of a noun before it would have one."""
        return "\u0620" <= self.text[:1] <= "\u06ff" and not self.article

    @property
    def article(self) -> bool:
        """Whether the word begins with the Arabic article."""
        return bool(_ARTICLE.match(self.text))

    @property
    def acronym(self) -> bool:
        """Whether the word is written in capitals alone: "BNPB"."""
        letters = self.text.replace(".", "")
        return letters.isupper() and letters.isalnum() and 2 <= len(letters) <= 2 * _SHORT


@lru_cache(maxsize=1 << 12)
def tokens(phrase: str) -> tuple[Token, ...]:
    """The words of a phrase."""
    out, end = list[Token](), 0
    for found in _WORD.finditer(phrase):
        gap = phrase[end : found.start()]
        parted = bool(gap.strip(" -\u00a0\t\n'’ʼ"))
        ends = not _SENTENCE.isdisjoint(gap)
        out.append(Token(found[0], key_of(found[0]), found.start(), found.end(), parted, bool(out) and gap == "-", ends))
        end = found.end()
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """A word as it is looked up: small letters, one kind of alif, without dots, possessive and Arabic article."""
    bare = _POSSESSIVE.sub("", folded(_ARTICLE.sub("", word)).text.replace(".", ""))
    return bare or word


@dataclass(frozen=True, slots=True)
class Lexis:
    """What a language's pack tells, by word keys. All empty for a language without a pack."""

    known: bool
    head_first: bool
    genders: Mapping[str, str]
    nobody: frozenset[str]
    idle: frozenset[str]
    breaks: frozenset[str]
    classes: frozenset[str]
    light: frozenset[str]
    plain: frozenset[str]
    alone: frozenset[str]
    concepts: Phrases
    states: Phrases
    codes: Mapping[str, str]
    theirs: frozenset[str]
    people: frozenset[str]
    seats: Phrases
    world: Phrases
    world_codes: Mapping[str, str]
    speaks: Mapping[str, frozenset[tuple[str, ...]]]
    heads: Mapping[str, frozenset[tuple[str, ...]]]
    envoys: frozenset[tuple[str, ...]]
    spokesmen: re.Pattern[str]

    def state(self, words: Sequence[Token], at: int) -> tuple[str, int]:
        """The code of the state that is named from word `at` on, and by how many words; ("", 0) where none is."""
        code = self.codes.get(words[at].text.replace(".", "")) if words[at].text.isupper() or "." in words[at].text else None
        return (code, 1) if code else longest(self.states, words, at)


    def among(self, words: frozenset[str], word: Token) -> bool:
        """Whether a word is one of a set, or is with the preposition or article that its script writes with it left out."""
        return word.key in words or _JOINED.sub("", word.key) in words

    def of_the_world(self, words: Sequence[Token]) -> str:
        """The name under which every language's name for a body meets: "un" for "PBB"; empty for other bodies."""
        told = [word for word in words if word.key not in self.light | self.plain | self.idle] or list(words)
        if len(told) == 1 and (code := self.world_codes.get(told[0].text.replace(".", ""))):
            return code
        starts = [at for at in (0, 1) if at < len(words)]
        found = [(longest(self.world, words, at), at) for at in starts]
        return next((body for (body, many), at in found if body and many == len(words) - at), "")


def longest(phrases: Phrases, words: Sequence[Token], at: int) -> tuple[str, int]:
    """What the longest phrase that begins at a word means, and its length; ("", 0) where none does."""
    keys = tuple(word.key for word in words[at : at + _LONG])
    bare = (_JOINED.sub("", keys[0]), *keys[1:])
    for many in range(len(keys), 0, -1):
        for tried in (keys[:many], bare[:many]):
            if tried in phrases:
                return phrases[tried], many
    return "", 0


def begins(phrases: Iterable[tuple[str, ...]], words: Sequence[Token], at: int) -> int:
    """How many words the longest of `phrases` that begins at a word has; 0 where none does."""
    keys = tuple(word.key for word in words[at : at + _SHORT])
    return max((len(phrase) for phrase in phrases if keys[: len(phrase)] == phrase), default=0)


@cache
def lexis(lang: str) -> Lexis:
    """The lexis of a language, from `parties.toml`, `bodies.toml` and `states.toml` of its pack."""
    has = lang in pack.languages()
    parties, bodies, states = (pack.load(lang, name) if has else {} for name in ("parties", "bodies", "states"))
    listed, seats = states.get("states", {}), states.get("seats", {})
    world = bodies.get("world", {}).items()
    everywhere = [each for other in pack.languages() for each in pack.load(other, "states").get("states", {}).items()]
    named = [(name, code) for code, each in (*everywhere, *listed.items()) for name in _names(each)]
    idle, light, plain = (_idle(parties), *(_set(bodies.get(name, {}).get("words", ())) for name in ("light", "plain")))
    return Lexis(
        known=bool(bodies),
        head_first=parties.get("head") == "first",
        genders={key_of(word): gender for gender in ("male", "female") for word in parties.get("titles", {}).get(gender, ())},
        nobody=idle | light | plain | _people(parties) | _set(bodies.get("ranks", {}).get("words", ())),
        idle=idle,
        breaks=_set(parties.get("breaks", {}).get("words", ())),
        classes=_set(parties.get("classes", {}).get("words", ())),
        light=light,
        plain=plain,
        alone=_set(bodies.get("alone", {}).get("words", ())),
        concepts={_phrase(word): meaning for meaning, words in bodies.get("words", {}).items() for word in words},
        states={_phrase(name): code for name, code in named if not _is_code(name)},
        codes={name.replace(".", ""): code for code, each in listed.items() for name in _names(each) if _is_code(name)},
        theirs=_set(word for each in listed.values() for name in each.get("theirs", ()) for word in name.split()),
        people=_set(states.get("people", {}).get("words", ())),
        seats={_phrase(name): f"{each['state']}:{seat}" for seat, each in seats.items() for name in each["names"]},
        world={_phrase(name): body for body, names in world for name in names if not _is_code(name)},
        world_codes={name: body for body, names in world for name in names if _is_code(name)},
        speaks=_speakers(bodies.get("speaks", {})),
        heads=_speakers(bodies.get("heads", {})),
        envoys=_speakers(bodies.get("envoys", {}))["nouns"],
        spokesmen=re.compile(any_folded(bodies.get("speaks", {}).get("nouns", ()))),
    )


def _idle(parties: Mapping[str, Any]) -> frozenset[str]:
    """Words that name nobody anywhere: articles, prepositions, pronouns, "some"."""
    listed = [parties.get(name, {}).get("words", ()) for name in ("function", "breaks", "indefinite")]
    listed += [*parties.get("definite", {}).values(), *parties.get("first", {}).values(), parties.get("pronouns", {})]
    return _set(word for words in listed for word in words)


def _people(parties: Mapping[str, Any]) -> frozenset[str]:
    """Titles and nouns that say what someone is."""
    listed = [*parties.get("titles", {}).values(), *(parties.get("nouns", {}).get(name, ()) for name in _PEOPLE)]
    return _set(word for words in listed for word in words)


def _names(state: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return (*state["names"], *state.get("capital", ()), *state.get("theirs", ()))


def _is_code(name: str) -> bool:
    """Whether a name is capitals that would be another word in small letters: "US", "AS"."""
    return name.isupper() and name.isascii() and len(name.replace(".", "")) <= _SHORT


def _speakers(table: Mapping[str, Any]) -> dict[str, frozenset[tuple[str, ...]]]:
    return {name: frozenset(map(_phrase, table.get(name, ()))) for name in ("nouns", "links", "between")}


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(words))
