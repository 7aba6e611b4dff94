"""Cutting a text at the boundaries of its marks."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from menurut.model import Attribution, DateMention, Document, Reading, Section, Span
from menurut.views.marks import Segment, paragraphs


def said(number: int, *content: Span, source: Span | None = None, parent: str | None = None) -> Attribution:
    spans = (source,) if source else ()
    return Attribution(
        f"a{number}", spans, (), content, (), parent, "say", "indirect", "positive", "certain", "report", None, (), (), 0.5
    )


def segments(reading: Reading) -> list[Segment]:
    return [segment for paragraph in paragraphs(reading) for segment in paragraph.segments]


def shown(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(reading.document.text[slice(*each.span)], each.keys("content")) for each in segments(reading)]


def test_nested_contents_lie_on_one_another_outermost_first() -> None:
    nested = (said(1, (0, 13)), said(2, (4, 13), parent="a1"), said(3, (8, 13), parent="a2"))
    reading = Reading(Document("x", "one two three"), nested)
    assert shown(reading) == [("one ", ("a1",)), ("two ", ("a1", "a2")), ("three", ("a1", "a2", "a3"))]


def test_crossing_and_discontinuous_spans_are_all_kept() -> None:
    reading = Reading(Document("x", "abcdef"), (said(1, (0, 2), (4, 6)), said(2, (1, 5))))
    assert shown(reading) == [("a", ("a1",)), ("b", ("a1", "a2")), ("cd", ("a2",)), ("e", ("a2", "a1")), ("f", ("a1",))]


def test_a_mark_opens_and_closes_where_it_begins_and_ends() -> None:
    reading = Reading(Document("x", "one two"), (said(1, (0, 7)), said(2, (4, 7))))
    first, second = segments(reading)
    assert ([mark.key for mark in first.opens], [mark.key for mark in first.closes]) == (["a1"], [])
    assert ([mark.key for mark in second.opens], [mark.key for mark in second.closes]) == (["a2"], ["a2", "a1"])


def test_a_span_over_two_lines_is_marked_in_both() -> None:
    reading = Reading(Document("x", "one\r\n\n two "), (said(1, (0, 11)),))
    assert shown(reading) == [("one", ("a1",)), (" two ", ("a1",))]


def test_a_paragraph_is_commentary_when_all_its_words_are() -> None:
    own = (Section("commentary", (5, 12)), Section("commentary", (14, 18)))
    reading = Reading(Document("x", "news\nmy view \nhalf half"), sections=own)
    assert [paragraph.commentary for paragraph in paragraphs(reading)] == [False, True, False]


def test_spans_that_do_not_lie_in_the_text_are_not_shown() -> None:
    reading = Reading(Document("x", "abc"), (said(1, (2, 9)), said(2, (2, 2))), dates=(DateMention((-1, 2), "2024", "year"),))
    assert shown(reading) == [("abc", ())]


def test_an_empty_text_has_no_paragraph() -> None:
    assert list(paragraphs(Reading(Document("x", "")))) == []


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text(alphabet="ab \n\u2028", max_size=42), st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6))
def test_segments_are_the_text_and_carry_exactly_the_marks_on_them(text: str, contents: list[list[Span]]) -> None:
    reading = Reading(Document("x", text), tuple(said(number, *each) for number, each in enumerate(contents)))
    at = 0
    for segment in segments(reading):
        start, end = segment.span
        assert start >= at
        assert not text[at:start].strip()
        for place in range(start, end):
            on = {f"a{n}" for n, each in enumerate(contents) if any(s <= place < e <= len(text) for s, e in each)}
            assert set(segment.keys("content")) == on
        at = end
    assert not text[at:].strip()
