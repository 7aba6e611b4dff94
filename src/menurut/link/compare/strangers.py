"""Whether two statements in one language speak of others: each names somebody or something that the other does not.

"The ferry to Jilu was cancelled" and "the ferry to Bara was cancelled" have most of their words in common. Names are known
by their capitals; where a script has none, any word that is not a common one may be a name.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from menurut.claims import Statement
from menurut.link.calling import no_names
from menurut.link.keys import skeleton

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SOUND: Final = 3  # consonants by which a name is known in another spelling
_SHARE: Final = 0.5  # share of words in common from which other names mean that something else is told
_SHARE_WITHOUT_CAPITALS: Final = 0.7
_LONG: Final = 3  # letters of a word that may be a name where a script has no capitals


@dataclass(frozen=True)
class _Words:
    """The words of a text in small letters with their sounds; what may be names, as written, in small letters, as it sounds."""

    every: frozenset[str]
    names: frozenset[tuple[str, str, str]]
    capitals: bool


def strangers(a: Statement, b: Statement, about: float) -> tuple[str, str] | None:
    """What each of two statements names that the other does not, where they have a share of words (`about`) in common.

    None where one of them names nothing but what is in the other.
    """
    if a.lang != b.lang or about < _SHARE or a.text == b.text:
        return None
    ours, theirs = _words(a.text, a.lang), _words(b.text, b.lang)
    if about < (_SHARE if ours.capitals or theirs.capitals else _SHARE_WITHOUT_CAPITALS):
        return None
    alone, alone_there = _alone(ours, theirs), _alone(theirs, ours)
    return (", ".join(alone), ", ".join(alone_there)) if alone and alone_there else None


def _alone(ours: _Words, theirs: _Words) -> list[str]:
    return sorted(name for name, *forms in ours.names if theirs.every.isdisjoint(forms))


@lru_cache(maxsize=1 << 14)
def _words(text: str, lang: str) -> _Words:
    found = [(match[0], match.start()) for match in _WORD.finditer(text)]
    capitals = any(char.lower() != char.upper() for char in text)
    if capitals:
        names = [word for word, start in found if start > 0 and word[0].isupper() and word.casefold() not in no_names(lang)]
    else:
        usual = no_names(lang)
        names = [word for word, _ in found if usual and len(word) >= _LONG and word not in usual]
    words = {word.casefold() for word, _ in found}
    return _Words(
        frozenset(words | {_sound(word) for word in words} - {""}),
        frozenset((word, word.casefold(), _sound(word.casefold())) for word in names),
        capitals,
    )


def _sound(word: str) -> str:
    """How a word sounds, marked so that it is never taken for a word; empty where that tells too little."""
    sound = skeleton(word)
    return f"/{sound}" if len(sound) >= _SOUND else ""
