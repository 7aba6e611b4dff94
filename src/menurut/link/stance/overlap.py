"""How much of one text's words, characters and numbers another has: numbers between 0 and 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from menurut.calendars import folded

Part = TypeVar("Part", bound=Hashable)

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+(?:[.,٫٬]\d+)*")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(folded(text).text))


@lru_cache(maxsize=4096)
def spelt(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, spelt as they are: for their vectors."""
    return tuple(_WORD.findall(text.lower()))


def surface(claim: Sequence[str], text: Sequence[str]) -> dict[str, float]:
    """Overlap of two lists of words: single words, pairs, pieces of four letters, order, numbers."""
    a, b = Counter(claim), Counter(text)
    pieces = [Counter(_pieces(side)) for side in (claim, text)]
    pairs = [Counter(pairwise(side)) for side in (claim, text)]
    return {
        "claim words in text": share(a, b),
        "text words in claim": share(b, a),
        "claim pairs in text": share(pairs[0], pairs[1]),
        "claim pieces in text": share(pieces[0], pieces[1]),
        "text pieces in claim": share(pieces[1], pieces[0]),
        "order": SequenceMatcher(None, claim, text[:60], autojunk=False).ratio(),
        **_numbers(claim, text),
    }


def share(some: Counter[Part], other: Counter[Part]) -> float:
    """How much of the first is in the second."""
    return (some & other).total() / max(1, some.total())


def _pieces(words: Sequence[str]) -> list[str]:
    """Pieces of four characters, within words with a mark at their ends."""
    return [padded[at : at + 4] for word in words for padded in [f"<{word}>"] for at in range(max(1, len(padded) - 3))]


def _numbers(claim: Sequence[str], text: Sequence[str]) -> dict[str, float]:
    ours, theirs = ({word for word in side if _DIGITS.match(word)} for side in (claim, text))
    return {
        "numbers shared": float(min(2, len(ours & theirs))),
        "numbers only in claim": float(min(2, len(ours - theirs))),
        "numbers only in text": float(min(2, len(theirs - ours))),
        "other numbers": float(bool(ours and theirs and not ours & theirs)),
    }
