"""Words as they are searched: one form of small and capital, of accents and vowel marks, in any script, with their places.

Chinese, Japanese, Thai and other scripts without gaps between words give a word a character; what stands together in the
query must then stand together in the text.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from menurut.model import Span

LONGEST = 64  # characters of a word that are told apart

_ALIKE = {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "\u0640": ""}
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)


class _Letters(dict[int, str]):
    """Code points to what they are searched as: letters and digits, a gap, or nothing; made when first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code).casefold()).casefold()
        self[code] = folded = "".join(map(_letter, plain))
        return folded


def _letter(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    kind = unicodedata.category(char)[0]
    if kind == "M" and unicodedata.combining(char):
        return ""
    if kind not in "LMN":
        return " "
    return f" {char} " if any(low <= ord(char) <= high for low, high in _UNSPACED) else char


_LETTERS = _Letters()


def words(text: str) -> list[str]:
    """The words of a text in their order."""
    return [word[:LONGEST] for word in text.translate(_LETTERS).split()]


def places(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text as `words` gives them, each with the span of the text that it stands for."""
    word, start, end = "", 0, 0
    for place, char in enumerate(text):
        letters = _LETTERS[ord(char)]
        for letter in letters:
            if letter != " ":
                start = start if word else place
                word, end = word + letter, place + 1
            elif word:
                yield word[:LONGEST], (start, end)
                word = ""
        # A mark that is left out still belongs to the word that it stands on.
        end = end if letters or not word else place + 1
    if word:
        yield word[:LONGEST], (start, end)
