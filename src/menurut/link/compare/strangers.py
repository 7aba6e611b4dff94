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

_WORD: Final = re.compile(r"[^\W\d_]+")
_SOUND: Final = 3  # consonants by which a name is known in another spelling
_SHARE: Final = 0.5  # share of words in common from which other names mean that something else is told
_SHARE_WITHOUT_CAPITALS: Final = 0.7
_LONG: Final = 3  # letters of a word that may be a name; shorter ones stand for longer ("US")
_STEM: Final = 4  # letters that the name of a place and what is named after it have in common ("Korea", "Korean")


@dataclass(frozen=True)
class _Words:
    """The forms of all words of a text, and what may be names in it: each as written, with its forms."""

    every: frozenset[str]
    names: frozenset[tuple[str, ...]]
    capitals: bool


def strangers(a: Statement, b: Statement, about: float) -> tuple[str, str] | None:
    """What each of two statements names that the other does not, where they have a share of words (`about`) in common.

    None where one of them names nothing but what is in the other.
    """
    # In headlines any word may have a capital.
    if a.lang != b.lang or about < _SHARE or a.text == b.text or a.headline or b.headline:
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
    usual = no_names(lang)
    if capitals:
        told = [word for word, start in found if start > 0 and word[0].isupper() and not word.isupper()]
    else:
        told = [word for word, _ in found if usual]
    names = {word for word in told if len(word) >= _LONG and word.casefold() not in usual}
    every = {form for word, _ in found for form in _forms(word)} - {""}
    return _Words(frozenset(every), frozenset((name, *_forms(name)) for name in names), capitals)


def _forms(word: str) -> tuple[str, str, str]:
    """A word in small letters, how it begins, and how it sounds: what it is known by in another form or spelling."""
    small = word.casefold()
    sound = skeleton(small)
    return small, f"{small[:_STEM]}…" if len(small) > _STEM else "", f"/{sound}" if len(sound) >= _SOUND else ""
