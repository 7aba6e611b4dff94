"""A text as numbers: its words, whatever their letter case and diacritics, and the few fingerprints that stand for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt

from menurut.calendars import fold
from menurut.model import Span

Ints = npt.NDArray[np.int64]

SHINGLE: Final = 5  # words that make one fingerprint
_KEPT: Final = 12  # one fingerprint of so many is kept
_MOST: Final = 256  # fingerprints kept of one text
# Scripts that write no spaces are taken character by character.
_WORD: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_MIX: Final = (np.int64(0x9E3779B97F4A7C1 << 3 & 0x7FFFFFFFFFFFFFF | 1), np.int64(0x2545F4914F6CDD1D))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: a hash of each, and its span."""

    hashes: Ints
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.spans)


def tokens(text: str) -> Tokens:
    """The words of a text in order. Letter case, diacritics and punctuation make no difference."""
    found = [(match[0], match.span()) for match in _WORD.finditer(text)]
    return Tokens(np.array([_hash(word) for word, _ in found], np.int64), tuple(span for _, span in found))


def shingles(of: Tokens, size: int = SHINGLE) -> Ints:
    """A hash for every run of `size` words; empty for a shorter text."""
    count = len(of) - size + 1
    if count <= 0:
        return np.zeros(0, np.int64)
    with np.errstate(over="ignore"):
        out = np.zeros(count, np.int64)
        for i in range(size):
            out = (out ^ of.hashes[i : i + count]) * _MIX[0]
            out ^= out >> 29
        out *= _MIX[1]
        mixed: Ints = out ^ (out >> 32)
    return mixed


def fingerprints(of: Tokens) -> tuple[int, ...]:
    """The hashes that stand for a text where copies are looked for, sorted: one run of five words in twelve.

    Which runs are kept depends on their own words only (Manber 1994, "Finding similar files in a large file system"), so
    that a passage of some fifty words that two texts share gives both of them common fingerprints.
    """
    every = np.unique(shingles(of))
    kept = every[every % _KEPT == 0]
    return tuple(int(each) for each in (kept if len(kept) else every[:1])[:_MOST])


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
