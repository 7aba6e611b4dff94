"""The units that spans are made of: whole words where a script writes them apart, pieces where it does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from menurut.extract import cues
from menurut.extract.pieces import Ints, Pieces

_MARKS = "".join(chr(c) for c in range(0x300, 0x2000) if unicodedata.category(chr(c)) in ("Mn", "Mc"))
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"(?:(?![{_UNSPACED}])[\w{_MARKS}])+(?:['’](?:(?![{_UNSPACED}])[\w{_MARKS}])+)*")


@dataclass(frozen=True, slots=True)
class Units:
    """Unit j is the pieces `[first[j], first[j + 1])` and the code points `[starts[j], ends[j])`."""

    first: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.starts)


def units(text: str, pieces: Pieces, lang: str | None) -> Units:
    """Groups the pieces of a text into units; clitics that a language's pack names stand alone."""
    ends = np.fromiter(chain.from_iterable(word_ends(text, lang)), np.int64).reshape(-1, 2)
    word = np.searchsorted(ends[:, 1], pieces.starts, "right")
    inside = (word < len(ends)) & (pieces.starts < pieces.ends)
    inside[inside] = pieces.starts[inside] >= ends[word[inside], 0]
    same = (word[1:] == word[:-1]) & inside[1:] & inside[:-1]
    first = np.flatnonzero(np.concatenate([[True], ~same])) if len(pieces) else np.zeros(0, np.int64)
    last = np.concatenate([first[1:], [len(pieces)]])[: len(first)] - 1
    return Units(np.append(first, len(pieces)), pieces.starts[first], pieces.ends[last])


def word_ends(text: str, lang: str | None) -> Iterator[tuple[int, int]]:
    """Words of a text as spans, host and clitic apart ("ujar" and "nya")."""
    for found in _WORD.finditer(text):
        start, end = found.span()
        middle = end - len(cues.enclitic(found.group(), lang))
        yield start, middle
        if middle < end:
            yield middle, end
