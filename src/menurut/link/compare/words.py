"""The words of statements, how much each says within its article, and how alike the words of two articles are."""
from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from menurut.claims import Statement
from menurut.link import meaning
from menurut.link.keys import skeleton

Floats = NDArray[np.float32]

_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u0900-\u0903\u093a-\u094f\u0981-\u09cd\u0e31\u0e34-\u0e4e"
_WORD = re.compile(rf"[^\W_][\w{_SIGNS}]*(?:['’][\w{_SIGNS}]+)*")
# Scripts without spaces between words: two characters at a time stand for a word.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_LONG: Final = 5  # letters from which a word counts in full
_UNLIKE: Final = 0.45  # cosine of two words from which they count as alike at all
_ALIKE: Final = 0.9  # and from which as the same
_KEY: Final = 3  # consonants that a name needs to be known by


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement, where it begins there, and how much it says (0 to 1)."""

    text: str
    start: int
    weight: float


def cut(text: str) -> list[tuple[str, int]]:
    """The words of a text without digits in them, in small letters, with their places."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if _DENSE.fullmatch(word):
            found += [(word[at : at + 2], match.start() + at) for at in range(max(1, len(word) - 1))]
        elif not any(char.isdigit() for char in word):
            found.append((word.lower(), match.start()))
    return found


def weighed(statements: Sequence[Statement]) -> list[tuple[Word, ...]]:
    """The words of an article's statements: rare ones in it say more, short ones less (after inverse document frequency)."""
    every = [cut(statement.text) for statement in statements]
    often = Counter(word for words in every for word in {text for text, _ in words})
    whole = float(np.log1p(len(every)))
    return [
        tuple(Word(text, start, min(1.0, len(text) / _LONG) * float(np.log((1 + len(every)) / often[text])) / whole)
              for text, start in words)
        for words in every
    ]


class Senses:
    """Vectors of single words, the last used kept in memory."""

    def __init__(self, encoder: meaning.Encoder | None = None, most: int = 40_000) -> None:
        self._encoder, self._most = encoder, most
        self._known: OrderedDict[str, Floats] = OrderedDict()

    def __getitem__(self, words: Sequence[str]) -> Floats:
        """One row a word."""
        new = sorted({word for word in words if word not in self._known})
        if new:
            self._known.update(zip(new, meaning.vectors(new, self._encoder).astype(np.float16), strict=True))
        rows = [self._known[word] for word in words]
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        found: Floats = np.array(rows, dtype=np.float32).reshape(len(rows), meaning.WIDTH)
        return found


def alike(ours: Sequence[str], theirs: Sequence[str], senses: Senses) -> Floats:
    """How alike two lists of different words are (ours × theirs, 0 to 1): by sense, by letters, by the sound of names."""
    found = np.clip((senses[ours] @ senses[theirs].T - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
    places = {word: at for at, word in enumerate(theirs)}
    sounds: dict[str, list[int]] = {}
    for at, word in enumerate(theirs):
        sounds.setdefault(skeleton(word), []).append(at)
    for row, word in enumerate(ours):
        sound = skeleton(word)
        if len(sound) >= _KEY:
            found[row, sounds.get(sound, [])] = np.maximum(found[row, sounds.get(sound, [])], 0.9)
        if word in places:
            found[row, places[word]] = 1
    return np.asarray(found, dtype=np.float32)


def vocabulary(words: Iterable[Sequence[Word]]) -> dict[str, int]:
    """Each different word with its number, in alphabetical order."""
    return {text: number for number, text in enumerate(sorted({word.text for some in words for word in some}))}
