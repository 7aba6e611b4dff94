"""How many a noun phrase speaks of: digits, number words, the dual ("more than 130 nurses", "20 ribu buruh", "مسؤولان")."""
from __future__ import annotations

from menurut.model import Kind
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.phrases import Part
from menurut.resolve.text import Word

_REACH = 6
"""A number stands among the first words of its phrase."""
_MOST = 10**7
_SIGNED_DUAL = "\u064e\u064a"
"""Fatha and yaa: an ending in -ayn, which only the dual has."""
_TANWIN = "\u064b"
_GROUP = 3
"""Digits behind a thousands mark."""


def count_of(part: Part, head: str, kind: Kind, lexicon: Lexicon) -> int | None:
    """The number of those that a phrase speaks of, None where it tells none; 1 counts as none, a document's year too.

    `kind` is what the tagger takes the phrase for: an ending of the dual proves little where that is one person.
    """
    if kind == "document":
        return None
    found = _numeral(part, head, lexicon)
    if found is None and part and _dual(part, head, kind, lexicon):
        found = 2
    return found if found and found > 1 else None


def _numeral(part: Part, head: str, lexicon: Lexicon) -> int | None:
    for at, item in enumerate(part[:_REACH]):
        if (value := _read(part, at, lexicon)) is not None:
            return value
        if item.key in lexicon.around:
            continue
        if item.key == head:
            return _behind(part, at + 1, lexicon)
        if at and item.key in lexicon.breaks and part[at - 1].key not in lexicon.around:
            return None
    return None


def _behind(part: Part, at: int, lexicon: Lexicon) -> int | None:
    """A number behind its noun ("القادة السبعة"), or behind a noun for many ("a group of 14 islands")."""
    if at >= len(part):
        return None
    if part[at - 1].key in lexicon.collectives and part[at].key in lexicon.breaks:
        return _numeral(part[at + 1 :], "", lexicon)
    return _read(part, at, lexicon) if lexicon.agreement and not part[at].key.isdecimal() else None


def _read(part: Part, at: int, lexicon: Lexicon) -> int | None:
    """The number that begins at a word."""
    for length in (3, 2):
        keys = tuple(item.key for item in part[at : at + length])
        if keys in lexicon.counts:
            return lexicon.counts[keys]
    total, at = _first(part, at, lexicon)
    if total is None:
        return None
    while at < len(part) and total < _MOST:
        key = part[at].key
        if key in lexicon.teens and total < 10:
            total += 10
        elif key in lexicon.scales:
            total *= lexicon.scales[key]
        elif (more := _joined(key, lexicon)) is not None and more < total:
            total += more
        else:
            break
        at += 1
    return total


def _first(part: Part, at: int, lexicon: Lexicon) -> tuple[int | None, int]:
    key = part[at].key
    if not key.isdecimal():
        return lexicon.numbers.get(key), at + 1
    digits, end = key, at + 1
    while end < len(part) and _thousands(part[end - 1], part[end]):
        digits, end = digits + part[end].key, end + 1
    return int(digits) if len(digits) <= len(str(_MOST)) else None, end


def _thousands(before: Word, item: Word) -> bool:
    return item.start == before.end + 1 and item.key.isdecimal() and len(item.key) == _GROUP


def _joined(key: str, lexicon: Lexicon) -> int | None:
    """The value of a number word that adds to one before it, a conjunction glued to it or not ("dua puluh tiga", "وعشرون")."""
    if key in lexicon.numbers:
        return lexicon.numbers[key]
    stems = (key.removeprefix(sign) for sign in lexicon.agreement.get("conjunctions", ()) if key.startswith(sign))
    return next((lexicon.numbers[stem] for stem in stems if stem in lexicon.numbers), None)


def _dual(part: Part, head: str, kind: Kind, lexicon: Lexicon) -> bool:
    if not lexicon.dual_endings:
        return False
    at = next((n for n, item in enumerate(part) if item.key == head), 0)
    if kind == "group" or (head.endswith(lexicon.dual_endings) and _stem(head, lexicon) in lexicon.singular):
        return is_dual(head, lexicon) or _signed(part[at]) or _construct(part[at : at + 2], lexicon)
    return _signed(part[at])


def _signed(item: Word) -> bool:
    return _SIGNED_DUAL + "\u0646" in item.text or item.text.endswith(_SIGNED_DUAL)


def _construct(pair: Part, lexicon: Lexicon) -> bool:
    """The dual before its genitive ("رئيسا دولتين"); an accusative has an adjective that ends like it, or a preposition."""
    if len(pair) < 2 or not pair[0].key.endswith("ا") or _TANWIN in pair[0].text or pair[0].key[:-1] not in lexicon.singular:
        return False
    return not pair[1].key.endswith("ا") and pair[1].key not in lexicon.breaks | lexicon.function


def is_dual(head: str, lexicon: Lexicon) -> bool:
    """Whether a noun has the ending of the dual and is none of the words that only look so."""
    if not lexicon.dual_endings or not head.endswith(lexicon.dual_endings) or head in lexicon.dual_plural or len(head) <= 4:
        return False
    known = any(head in nouns for nouns in lexicon.nouns.values())
    return not known or (_stem(head, lexicon) in lexicon.singular and head.endswith(lexicon.dual_endings[0]))


def _stem(head: str, lexicon: Lexicon) -> str:
    return next((head.removesuffix(ending) for ending in lexicon.dual_endings if head.endswith(ending)), head)
