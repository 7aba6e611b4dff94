"""The tagger at work: its output keeps to the text whatever the text is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.extract import Extractor
from menurut.model import Document, Extraction

SAID = "“The bridge is safe,” mayor Ilse Varga told reporters on Monday. Two engineers said that it was not."
PARTS = st.sampled_from(
    [
        "kata",
        " said ",
        "“",
        "”",
        '"',
        "«",
        "»",
        "\n",
        ".",
        "قال",
        "نفى ",
        "ujarnya",
        "，",
        "「",
        "he ",
        "\u202e",
        "\ud83d\ude00",
        "\u200b",
        "’",
        "The mayor",
        " that it rains",
        "\ud800",
        "\x00",
        " ",
    ]
)


def spans(extraction: Extraction) -> list[tuple[int, int]]:
    found = extraction.attributions
    return [span for a in found for part in (a.source, a.cue, a.content, a.addressee, a.basis, a.reason) for span in part]


def test_it_finds_who_says_what(extractor: Extractor) -> None:
    first, second = extractor.read(SAID, "en").attributions
    assert [SAID[s:e] for s, e in first.content] == ["“The bridge is safe,”"]
    assert "Ilse Varga" in SAID[first.source[0][0] : first.source[0][1]]
    assert (first.mode, second.mode, second.act) == ("direct", "indirect", "say")


def test_a_text_without_attributions_gives_none(extractor: Extractor) -> None:
    assert extractor.read("Rain fell on the harbour. The ferry left at nine.", "en").attributions == ()


def test_no_text_no_attributions(extractor: Extractor) -> None:
    assert extractor.read("", None) == Extraction(())


def test_documents_come_back_in_their_order(extractor: Extractor) -> None:
    documents = [Document(str(i), SAID * i) for i in range(3)]
    assert [d.id for d, _ in extractor.extract(documents)] == ["0", "1", "2"]


@settings(deadline=None, max_examples=40)
@given(st.lists(PARTS, max_size=60).map("".join))
def test_every_span_lies_in_the_text_and_holds_words(extractor: Extractor, text: str) -> None:
    for start, end in spans(extractor.read(text, "id")):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@settings(deadline=None, max_examples=20)
@given(st.lists(PARTS, min_size=1, max_size=80).map(lambda parts: SAID.join(parts)))
def test_parents_come_from_the_same_text_and_never_in_a_ring(extractor: Extractor, text: str) -> None:
    found = extractor.read(text, "en").attributions
    parent = {a.id: a.parent for a in found}
    for a in found:
        seen, at = {a.id}, a.parent
        while at is not None:
            assert at in parent
            assert at not in seen
            seen.add(at)
            at = parent[at]


def test_a_long_text_is_read_in_windows_to_its_end(extractor: Extractor) -> None:
    text = "\n\n".join(SAID for _ in range(40))
    found = extractor.read(text, "en").attributions
    assert len(found) >= 60
    assert max(e for a in found for _, e in a.content) > len(text) - 60


def test_a_refusal_is_an_act_and_not_one_turned_round(extractor: Extractor) -> None:
    (found,) = extractor.read("The ministry would not comment on the report.", "en").attributions
    assert (found.act, found.polarity) == ("decline", "positive")
