"""Report or commentary."""
from __future__ import annotations

import pytest

from menurut.model import Credit, Document, Extraction, Section, Sentence
from menurut.resolve.text import sentence_spans
from menurut.resolve.voice import MOST, Scale, Voices, sections


def _read(text: str, lang: str | None = "en", commentary: tuple[int, ...] = (),
          credit: Credit | None = None) -> tuple[Section, ...]:
    """The sections where the tagger is sure that the sentences of the given numbers are commentary."""
    sure = {number: 0.9 for number in commentary}
    sentences = tuple(Sentence(span, sure.get(number, 0.005)) for number, span in enumerate(sentence_spans(text)))
    extraction = Extraction((), sentences if commentary else ())
    return sections(Document("d", text, lang, credit=credit), extraction)


def _commentary(text: str, *more: object, **told: object) -> list[str]:
    return [text[slice(*each.span)] for each in _read(text, *more, **told) if each.voice == "commentary"]  # type: ignore[arg-type]


def test_a_plain_report_is_one_section() -> None:
    text = "The bridge opened on Monday. Two ships passed."
    assert _read(text) == (Section("report", (0, len(text))),)


def test_the_taggers_word_counts() -> None:
    assert _commentary("A bus burned. What a waste it all is. Nobody was hurt.", commentary=(1,)) == ["What a waste it all is."]


def test_sections_cover_the_text_without_gaps() -> None:
    text = "A bus burned. What a waste. Nobody was hurt.\n"
    assert "".join(text[slice(*each.span)] for each in _read(text, commentary=(1,))) == text


@pytest.mark.parametrize("separator", ["****", "**** **** ****", "* * *", "---", "⁂"])
def test_after_a_separator_a_few_cues_make_commentary(separator: str) -> None:
    after = "Janji itu agaknya murah. Kita menunggu jembatan, bukan pidato."
    assert _commentary(f"Wali kota berjanji membangun jembatan.\n{separator}\n{after}", "id") == [after]


def test_asterisks_inside_a_line_are_no_separator() -> None:
    assert _commentary("Mayor says **no** to the bridge.\nPerhaps it rained. Two ships passed. A bell rang.", "en") == []


@pytest.mark.parametrize(("lang", "head"), [("en", "Editorial: A bridge"), ("id", "TAJUK: Kita"), ("ar", "افتتاحية: الجسر")])
def test_a_rubric_of_opinion_makes_the_article_commentary(lang: str, head: str) -> None:
    text = f"{head}\nA. B c d e f g. H i j k l m."
    assert len(_commentary(text, lang)) == 1


def test_quotations_are_not_the_writers_voice() -> None:
    assert _commentary("“Alas, I suspect it is absurd, needless to say,” said the baker. The shop closed.") == []


def test_the_credit_is_no_commentary() -> None:
    text = "Opinion\nAlas, we believe it is over. [The Quay Post, No. 4]"
    start = text.index("[")
    assert all(span.span[1] <= start for span in _read(text, credit=Credit((start, len(text)))) if span.voice == "commentary")


def test_the_scale_says_from_which_probability_the_tagger_speaks_for_commentary() -> None:
    scale = Scale(even=0.1, slope=2.0)
    assert scale.score(0.1) == 0
    assert scale.score(0.05) < 0 < scale.score(0.2)
    assert scale.score(1.0) == -scale.score(0.0) == MOST


def test_a_cue_helps_a_tagger_in_doubt_and_does_not_outweigh_a_sure_one() -> None:
    text = "Alas, we believe the road is lost."
    extraction = Extraction((), (Sentence((0, len(text)), 0.1),))
    for even, voice in ((0.12, "commentary"), (0.5, "report")):
        assert sections(Document("d", text, "en"), extraction, Scale(even, 3.0))[0].voice == voice


def test_why_names_the_cues() -> None:
    text = "* * *\nAlas, we believe the road is lost."
    assert any("newspaper-we" in each.why for each in _read(text))


def test_an_empty_text_has_no_sections() -> None:
    assert _read("") == ()


def test_a_place_is_asked_for_its_voice() -> None:
    voices = Voices((Section("report", (0, 5)), Section("commentary", (5, 9))))
    assert [voices.at(place) for place in (0, 4, 5, 8)] == ["report", "report", "commentary", "commentary"]
    assert Voices(()).at(3) == "report"
