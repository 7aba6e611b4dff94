"""The words of statements, how much each says within its article, and how alike the words of two articles are."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

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
_SOUND: Final = 0.9  # how alike two names are that sound the same
_KEY: Final = 3  # consonants that a name needs to be known by


def cut(text: str) -> list[str]:
    """The words of a text without digits in them, in small letters."""
    found = []
    for word in _WORD.findall(text):
        if _DENSE.fullmatch(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        elif word.isalpha() or not any(char.isdigit() for char in word):
            found.append(word.lower())
    return found


def weighed(texts: Sequence[str]) -> list[list[tuple[str, float]]]:
    """The words of an article's statements with how much each says: rare ones in it more, short ones less.

    After inverse document frequency; 0 to 1, in steps of 1/1024 so that sums are exact in whatever order.
    """
    every = [cut(text) for text in texts]
    often = Counter(word for words in every for word in set(words))
    whole = float(np.log1p(len(every)))
    says = {word: _steps(min(1.0, len(word) / _LONG) * float(np.log((1 + len(every)) / often[word])) / whole) for word in often}
    return [[(word, says[word]) for word in words] for words in every]


def _steps(weight: float) -> float:
    return round(weight * 1024) / 1024


class Senses:
    """What single words mean and how they sound, remembered; starts anew when there are more than `most`."""

    def __init__(self, encoder: meaning.Encoder | None = None, most: int = 60_000) -> None:
        self._encoder, self._most = encoder, most
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._vectors = np.zeros((0, meaning.WIDTH), np.float16)
        self._sounds: list[int] = []
        self._rarities: list[float] = []
        self._known_sounds: dict[str, int] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Look up words at once that will be asked for."""
        new = sorted(set(words) - self._rows.keys())
        if not new:
            return
        first = len(self._rows)
        if first + len(new) > len(self._vectors):
            self._vectors = np.resize(self._vectors, (2 * (first + len(new)), meaning.WIDTH))
        self._vectors[first : first + len(new)] = meaning.vectors(new, self._encoder)
        self._rows.update((word, first + at) for at, word in enumerate(new))
        self._sounds += [self._sound(skeleton(word)) for word in new]
        self._rarities += [_steps(each) for each in meaning.rarities(new, self._encoder)]

    def rarities(self, words: Sequence[str]) -> NDArray[np.float64]:
        """How rare words are that were looked up before, 0 to 1."""
        return np.array([self._rarities[self._rows[word]] for word in words], dtype=np.float64)

    def _sound(self, sound: str) -> int:
        """A number for how a word sounds, 0 where that tells nothing."""
        return self._known_sounds.setdefault(sound, len(self._known_sounds) + 1) if len(sound) >= _KEY else 0

    def of(self, *lists: Sequence[str]) -> list[tuple[Floats, NDArray[np.intp], NDArray[np.intp]]]:
        """For each list of words: their vectors (words × 512), numbers of their sounds, and their own numbers."""
        if len(self._rows) > self._most:
            self._forget()
        self.learn(word for words in lists for word in words)
        rows = [np.array([self._rows[word] for word in words], np.intp) for words in lists]
        sounds = [np.array([self._sounds[row] for row in some.tolist()], np.intp) for some in rows]
        return [(self._vectors[some].astype(np.float32), sound, some) for some, sound in zip(rows, sounds, strict=True)]


def alike(ours: Sequence[str], theirs: Sequence[str], senses: Senses) -> Floats:
    """How alike two lists of different words are (ours × theirs, 0 to 1): by sense, by letters, by the sound of names."""
    (left, sound, row), (right, other_sound, other_row) = senses.of(ours, theirs)
    near = np.clip((left @ right.T - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
    sounds = (sound[:, None] == other_sound) & (sound > 0)[:, None]
    near[sounds] = np.maximum(near[sounds], _SOUND)
    near[row[:, None] == other_row] = 1
    return np.asarray(np.rint(near * 1024) / 1024, dtype=np.float32)
