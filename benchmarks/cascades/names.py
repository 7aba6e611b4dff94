"""Invented names, the same in Latin and in Arabic letters, and words for what happens in invented places."""

from __future__ import annotations

import random
from dataclasses import dataclass

_SOUNDS = {
    "b": "ب", "d": "د", "f": "ف", "h": "ه", "j": "ج", "k": "ك", "l": "ل", "m": "م", "n": "ن", "r": "ر", "s": "س", "t": "ت",
    "w": "و", "y": "ي", "z": "ز",
}  # fmt: skip
_VOWELS = {"a": "ا", "i": "ي", "u": "و"}


@dataclass(frozen=True)
class Named:
    """A name in both scripts."""

    latin: str
    arabic: str

    def in_(self, lang: str) -> str:
        """The name as a text of that language writes it."""
        return self.arabic if lang == "ar" else self.latin


def name(rng: random.Random, syllables: int = 3) -> Named:
    """One word."""
    latin, arabic = "", ""
    for _ in range(syllables):
        consonant, vowel = rng.choice(list(_SOUNDS)), rng.choice(list(_VOWELS))
        latin, arabic = latin + consonant + vowel, arabic + _SOUNDS[consonant] + _VOWELS[vowel]
    return Named(latin.capitalize(), arabic)


def full_name(rng: random.Random) -> Named:
    """A given name and a family name."""
    given, family = name(rng, 2), name(rng, 3)
    return Named(f"{given.latin} {family.latin}", f"{given.arabic} {family.arabic}")
