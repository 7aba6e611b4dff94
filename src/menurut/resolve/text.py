"""The words of a text with their places: what every rule of this stage looks words up in. Built once, in linear time."""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from menurut.model import Span, Spans

# Vowel signs are marks and no word characters: without them in the class an Arabic or Hindi word would fall apart.
_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e"
_WORD = re.compile(rf"\w[\w{_SIGNS}]*(?:[-'’][\w{_SIGNS}]+)*")
# A run of full stops is tried once, from its beginning: a million of them must not cost a million squared.
_SENTENCE_END = re.compile(r"(?<![.!?؟。！？…])[.!?؟。！？…]++[\"'”’»)\]]*+(?=\s)|\n+")
_PARAGRAPH = re.compile(r"\n+")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ـ": None})
_ARABIC_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2,})")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its span, its letters as written, and the key under which equal words meet."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, sentences and paragraphs."""

    text: str
    items: tuple[Word, ...]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    places: Mapping[str, tuple[int, ...]]

    def sentence(self, place: int) -> int:
        """The number of the sentence in which a place lies."""
        return bisect_right(self.sentences, place)

    def paragraph(self, place: int) -> int:
        """The number of the paragraph in which a place lies."""
        return bisect_right(self.paragraphs, place)

    def within(self, spans: Spans) -> tuple[Word, ...]:
        """The words that begin inside the spans."""
        return tuple(self.items[i] for start, end in spans for i in self._numbers((start, end)))

    def before(self, place: int, many: int) -> tuple[Word, ...]:
        """The last `many` words that begin before a place."""
        at = bisect_right(self.starts, place - 1)
        return self.items[max(0, at - many) : at]

    def after(self, place: int, many: int) -> tuple[Word, ...]:
        """The next `many` words that begin at or after a place."""
        at = bisect_right(self.starts, place - 1)
        return self.items[at : at + many]

    def opens_sentence(self, place: int) -> bool:
        """Whether nothing but marks stands between the beginning of the sentence and the place."""
        sentence = self.sentence(place)
        begin = self.sentences[sentence - 1] if sentence else 0
        return not any(letter.isalnum() for letter in self.text[begin:place][-200:])

    def _numbers(self, span: Span) -> range:
        return range(bisect_right(self.starts, span[0] - 1), bisect_right(self.starts, span[1] - 1))


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The key of a word: no case, no vowel signs, no Arabic article, no possessive ending."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter))
    plain = _POSSESSIVE.sub("", plain.translate(_ARABIC_LETTERS)).rstrip(".")
    return _ARABIC_ARTICLE.sub("", plain) or plain


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase."""
    return tuple(key_of(found.group()) for found in _WORD.finditer(phrase))


def cut(text: str) -> Words:
    """`Words` of a text."""
    items = tuple(Word(*found.span(), found.group(), key_of(found.group())) for found in _WORD.finditer(text))
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(items):
        places[word.key].append(number)
    return Words(
        text, items, tuple(word.start for word in items),
        tuple(found.end() for found in _SENTENCE_END.finditer(text)),
        tuple(found.end() for found in _PARAGRAPH.finditer(text)),
        MappingProxyType({key: tuple(numbers) for key, numbers in places.items()}),
    )


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Plain sentences, without the blanks around them: where no tagger gave any."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    return tuple(span for a, b in zip([0, *ends], ends, strict=False) if (span := _stripped(text, a, b))[0] < span[1])


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
