"""A text that is too long is read up to the end of a paragraph; all of it is kept, and every place stays where it was."""
from __future__ import annotations

from dataclasses import replace

import pytest

from menurut import lengthy
from menurut.model import AgencyMark, Credit, Document, Issue, Reading

TEXT = "One line.\n\nTwo words here.\n\nThree, said Oto. (Nipa)"


@pytest.mark.parametrize(("text", "end"), [
    ("a" * 20, 12), ("aaaa aaaa aaaa", 10), ("aaaaaaaaa. aaaa", 11), ("aaaa aaaaa\naaaa aaaa", 11), ("aaaaaaaaa\n\na aa", 11),
    ("short", 5), ("a" * 12, 12),
])
def test_a_text_is_cut_where_something_ends_if_that_is_near(text: str, end: int) -> None:
    assert lengthy.cut(text, 0, 12) == end


def test_pieces_put_together_are_the_text() -> None:
    text, at, pieces = TEXT * 20, 0, list[str]()
    while at < len(text):
        end = lengthy.cut(text, at, 50)
        pieces.append(text[at:end])
        at = end
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 50


def test_what_is_short_enough_is_left_as_it_is() -> None:
    document = Document("a", TEXT)
    assert lengthy.beginning(document, len(TEXT)) is document
    reading = Reading(document)
    assert lengthy.whole(reading, document) is reading
    assert lengthy.as_read(reading) is reading


def test_the_beginning_says_what_is_missing_and_the_whole_has_all_of_it() -> None:
    mark, credit = AgencyMark((46, 52), "Nipa", "closing"), Credit((46, 52), "Nipa")
    document = Document("a", TEXT, agencies=(mark,), credit=credit, issues=(Issue("odd", "something"),))
    read = lengthy.beginning(document, 30)
    assert read.text == TEXT[:28]
    assert (read.agencies, read.credit) == ((), credit)
    assert (read.issues[-1].code, read.issues[-1].place) == (lengthy.CODE, (28, len(TEXT)))
    reading = lengthy.whole(Reading(read, issues=read.issues), document)
    assert reading.document == replace(document, issues=read.issues)
    assert lengthy.ended(reading) == 28
    assert lengthy.as_read(reading).document.text == read.text


def test_what_could_not_be_read_stays_without_text() -> None:
    failed = Reading(Document("a", "", issues=(Issue("extract-failed", "why"),)))
    assert lengthy.whole(failed, Document("a", TEXT)) is failed
