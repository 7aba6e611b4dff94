"""Where spans end: full stops, commas and quotation marks at their edges."""

from __future__ import annotations

import pytest

from menurut.extract.quotes import marked
from menurut.extract.spans import tidy_content, tidy_phrase


def content(text: str, words: str) -> str:
    start = text.index(words)
    a, b = tidy_content(text, (start, start + len(words)), marked(text))
    return text[a:b]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She said that it rains.", "that it rains.", "that it rains"),
        ("“It rains,” she said.", "It rains,", "“It rains,”"),
        ("“It rains.”", "“It rains.", "“It rains.”"),
        ("It rains, she said.", "It rains,", "It rains"),
        ("قال: «المطر قادم».", "المطر قادم", "«المطر قادم»"),
        ("He wants it to\n", "it to\n", "it to"),
    ],
)
def test_a_content_keeps_its_marks_and_leaves_the_writers_full_stop(text: str, words: str, expected: str) -> None:
    assert content(text, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (" the mayor, ", "the mayor"),
        ("Ana Ruiz (PSD)", "Ana Ruiz (PSD)"),
        ("“the mayor", "the mayor"),
        (":", ":"),
        ("(the mayor", "the mayor"),
    ],
)
def test_a_phrase_is_without_punctuation_at_its_edges(words: str, expected: str) -> None:
    start, end = tidy_phrase(words, (0, len(words)))
    assert words[start:end] == expected
