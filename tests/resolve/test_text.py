"""Words, keys, sentences and quotations."""
from __future__ import annotations

import time

import pytest

from menurut.model import Document, Extraction
from menurut.resolve import resolve
from menurut.resolve.enclosing import quotations
from menurut.resolve.text import cut, key_of, sentence_spans


@pytest.mark.parametrize(("one", "other"), [
    ("Bell's", "bell"), ("BELL", "Bell"), ("الوزير", "وزير"), ("وقالَتْ", "وقالت"), ("للصحافة", "صحافة"), ("Pilić", "pilic"),
])
def test_words_that_are_the_same_have_the_same_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_words_keep_their_places() -> None:
    text = "«Ana Bell» said: no."
    assert [text[word.start : word.end] for word in cut(text).items] == ["Ana", "Bell", "said", "no"]


def test_sentences_end_at_marks_and_lines() -> None:
    text = "One. Two?\nThree “four.” Five"
    assert [text[slice(*span)] for span in sentence_spans(text)] == ["One.", "Two?", "Three “four.”", "Five"]


@pytest.mark.parametrize(("text", "quoted"), [
    ("He “goes” now", ["“goes”"]), ('a "b" c "d"', ['"b"', '"d"']), ("„ja“ nein", ["„ja“"]), ("‘don’t go’ x", ["‘don’t go’"]),
    ("“never closed\nnext", ["“never closed"]), ("it's 'so' here", ["'so'"]), ("«a “b” c»", ["«a “b” c»"]),
])
def test_quotations_are_found_in_national_and_broken_forms(text: str, quoted: list[str]) -> None:
    assert [text[slice(*span)] for span in quotations(text)] == quoted


@pytest.mark.parametrize("junk", ["." * 100_000, "\n" * 100_000, '"' * 50_000, "a" * 300_000, "* " * 50_000, "( " * 30_000])
def test_hostile_text_takes_linear_time(junk: str) -> None:
    start = time.process_time()
    resolve(Document("d", junk, "en"), Extraction(()))
    assert time.process_time() - start < 5
