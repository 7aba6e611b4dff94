"""The names in a reading: words in capitals that are not only the first of a sentence, and the parties that it names."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from menurut.claims import Name
from menurut.link.cutting import overlap
from menurut.link.keys import key
from menurut.model import Reading, Span

_BIG = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐΑ-ΩŁŚŻĆČŠŽİĞŞ"
_LINKS = "de|da|bin|binti|al|van|von|der|of"
_RUN = re.compile(rf"(?<!\w)[{_BIG}][\w'’-]*(?:[ \u00a0](?:(?:{_LINKS})[ \u00a0])?[{_BIG}][\w'’-]*)*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLE: Final = 0.6  # the share of capitalised words from which capitals say nothing in a sentence
_SHORT: Final = 2  # letters that a key needs


class Names:
    """Finds the names in the stretches of one reading. In scripts without capitals only those of its parties."""

    def __init__(self, reading: Reading, sentences: Sequence[Span]) -> None:
        self._text = reading.document.text
        self._parties = [mention for each in reading.parties if each.named for mention in each.mentions]
        self._loud = {span: self._is_loud(span) for span in sentences}
        self._sure = {word for span in sentences if not self._loud[span] for word in self._inner(span)}

    def within(self, span: Span, sentence: Span) -> tuple[Name, ...]:
        """The names in a stretch of a sentence, those of parties first, each once."""
        found = [self._text[slice(*mention)] for mention in self._parties if overlap(mention, span)]
        for match in _RUN.finditer(self._text, *span):
            opens = not any(char.isalnum() for char in self._text[sentence[0] : match.start()])
            words = match[0].split()
            if self._loud.get(sentence):
                words = [word for word in words if word in self._sure]
            elif opens and words[0] not in self._sure:
                words = words[1:]
            if words:
                found.append(" ".join(words))
        keys = {name: key(name) for name in found}
        return tuple(Name(name, made) for name, made in keys.items() if len(made) >= _SHORT)

    def _is_loud(self, span: Span) -> bool:
        """Whether a sentence is written in capitals as titles are."""
        words = [match[0] for match in _WORD.finditer(self._text, *span) if len(match[0]) > 3]
        return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE * len(words)

    def _inner(self, span: Span) -> list[str]:
        """The capitalised words of a sentence after its first."""
        words = [match[0] for match in _WORD.finditer(self._text, *span)]
        return [word for word in words[1:] if word[0].isupper()]
