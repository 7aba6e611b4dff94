"""Whether two words are one name in two spellings or two scripts.

A weighted edit distance over the letters in Latin script (Wagner and Fischer 1974, "The string-to-string correction
problem"): what transliteration leaves open costs little (vowels, h, w, y, the pairs p/b, v/f, g/j, s/z, t/d), anything
else one. Within one script less is left open than between two.
"""
from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from menurut.link.keys import romanised

_VOWELS: Final = frozenset("aeiou")
_OPEN: Final = frozenset("aeiouwy")
_NEAR: Final = frozenset(map(frozenset, ("ae", "ei", "ey", "iy", "ou", "ow", "uw")))
_GLIDES: Final = frozenset("wyh'")
_CLOSE: Final = {
    frozenset(pair): cost
    for pairs, cost in (("pb vf gj sz kc kq cq ck jy", 0.2), ("gk td dz vw bv sc ts jz tz xs kx fp gh kh nm cj jh", 0.5))
    for pair in pairs.split()
}
_LIMIT_SAME: Final = 0.17
_LIMIT_OTHER: Final = 0.2


def alike(one: str, other: str) -> bool:
    """Whether two words may spell one name."""
    if one == other:
        return True
    return distance(one, other) <= (_LIMIT_SAME if script(one) == script(other) else _LIMIT_OTHER)


@lru_cache(maxsize=1 << 16)
def distance(one: str, other: str) -> float:
    """How far two words are apart: 0 for the same letters, about 1 for words that have nothing in common."""
    near = script(one) == script(other)
    a, b = _plain(one), _plain(other)
    row = [0.0]
    for at, letter in enumerate(b):
        row.append(row[-1] + _gap(letter, near, at == 0))
    for at, letter in enumerate(a):
        row = _next_row(row, letter, a[at - 1 : at], b, near)
    return row[-1] / max(1.0, (len(a) + len(b)) / 2)


def _next_row(row: list[float], letter: str, before: str, b: str, near: bool) -> list[float]:
    new = [row[0] + _gap(letter, near, not before)]
    for at, other in enumerate(b, 1):
        drop = 0.1 if letter == before else _gap(letter, near)
        add = 0.1 if other == b[at - 2 : at - 1] else _gap(other, near)
        new.append(min(row[at] + drop, new[-1] + add, row[at - 1] + _change(letter, other, near)))
    return new


def _gap(letter: str, near: bool, first: bool = False) -> float:
    if first and letter == "h":
        return 0.7
    if letter in _VOWELS:
        return 0.6 if near else 0.25
    return (0.4 if near else 0.3) if letter in _GLIDES else 1.0


def _change(letter: str, other: str, near: bool) -> float:
    if letter == other:
        return 0.0
    if letter in _OPEN and other in _OPEN:
        return (0.4 if near else 0.1) if frozenset((letter, other)) in _NEAR else 0.6
    close = _CLOSE.get(frozenset((letter, other)), 1.0)
    return min(1.0, 1.5 * close) if near else close


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    return romanised(word)[:40]


@lru_cache(maxsize=1 << 16)
def script(word: str) -> str:
    """The script of a word, by the first word of the Unicode name of its first letter."""
    return next((unicodedata.name(char, "?").split()[0] for char in word if char.isalpha()), "")
