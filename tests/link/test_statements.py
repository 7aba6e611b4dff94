"""What a reading's statements are: whose words, how worded, and that each is a stretch of the article."""
from __future__ import annotations

from dataclasses import replace

from menurut.claims import Statement
from menurut.link.cutting import clauses
from menurut.link.statements import statements
from menurut.model import DateMention, Reading
from tests.link.build import reading, said

TEXT = (
    "Bridge of Sunda falls\n"
    "The old bridge fell on Monday, and more than 40 boats sank in the harbour. "
    "Mayor Sari Dewanti said the bridge was not safe. "
    "The Courier reported that guards told it the gate would open on Friday."
)


def example() -> Reading:
    outer = said(TEXT, "a2", "The Courier", "reported", "guards told it the gate would open on Friday")
    return reading(
        TEXT,
        said(TEXT, "a1", "Mayor Sari Dewanti", "said", "the bridge was not safe"),
        outer,
        said(TEXT, "a3", "guards", "told it", "the gate would open on Friday", parent="a2", chain=("The Courier", "guards")),
    )


def saying(words: str, found: tuple[Statement, ...]) -> Statement:
    (one,) = [each for each in found if words in each.text]
    return one


def test_a_statement_is_a_stretch_of_the_text_with_a_stable_id() -> None:
    found = statements(example(), "abc")
    assert all(TEXT[slice(*each.place.span)] == each.text for each in found)
    assert saying("not safe", found).id == "abc:{}-{}".format(*saying("not safe", found).place.span)
    assert len({each.id for each in found}) == len(found)
    assert found == statements(example(), "abc")


def test_the_innermost_attribution_holds_it_and_the_chain_leads_there() -> None:
    found = statements(example(), "abc")
    gate = saying("gate would open", found)
    assert (gate.attribution, gate.holder, gate.chain) == ("a3", "guards", ("Pelita", "The Courier", "guards"))
    assert not any("guards" in each.text for each in found)


def test_narration_is_the_outlets_own() -> None:
    bridge = saying("old bridge fell", statements(example(), "abc"))
    assert (bridge.attribution, bridge.holder, bridge.chain) == (None, "Pelita", ("Pelita",))


def test_a_dateline_states_nothing() -> None:
    text = "PORT SUNDA, June 3 (Kawat) - The old bridge fell on Monday."
    given = reading(text)
    placed = replace(given, document=replace(given.document, dateline=(0, text.index(" -"))))
    assert [each.text for each in statements(placed, "abc")] == ["The old bridge fell on Monday"]
    outside = replace(given, document=replace(given.document, dateline=(50, 4000)))
    assert statements(outside, "abc") == statements(given, "abc")


def test_a_sentence_is_cut_into_clauses_that_stand_by_themselves() -> None:
    found = statements(example(), "abc")
    assert [each.text for each in found if each.sentence == saying("boats", found).sentence] == [
        "The old bridge fell on Monday", "and more than 40 boats sank in the harbour",
    ]  # fmt: skip


def test_the_headline_is_marked() -> None:
    article = example()
    titled = replace(article, document=replace(article.document, title="Bridge of Sunda falls"))
    assert [each.text for each in statements(titled, "abc") if each.headline] == ["Bridge of Sunda falls"]


def test_wording_is_told_apart() -> None:
    found = statements(example(), "abc")
    assert saying("not safe", found).polarity == "negative"
    assert saying("old bridge", found).polarity == "positive"
    assert saying("would open", found).planned or saying("would open", found).modality == "possible"
    assert [(each.value, each.bound) for each in saying("boats", found).quantities] == [(40, "more than")]
    boats = saying("boats", found)
    assert TEXT[slice(*boats.quantities[0].span)] == "40"


def test_names_are_capitalised_words_that_do_not_only_open_a_sentence() -> None:
    text = "Boats sank at Karang. The harbour of Karang is closed. Later the mayor Dewanti came."
    found = statements(reading(text), "abc")
    assert [name.text for each in found for name in each.names] == ["Karang", "Karang", "Dewanti"]


def test_a_headline_in_capitals_names_only_what_the_body_names() -> None:
    text = "Old Bridge Falls At Karang Harbour\nThe old bridge fell at Karang."
    (title, _) = statements(reading(text), "abc")
    assert [name.text for name in title.names] == ["Karang"]


def test_dates_are_no_quantities() -> None:
    text = "The gate opened on 12 May 2031 for 300 guests."
    article = replace(reading(text), dates=(DateMention((19, 30), "2031-05-12", "day"),))
    (gate,) = statements(article, "abc")
    assert (gate.dates, [each.value for each in gate.quantities]) == (("2031-05-12",), [300])


def test_indonesian_and_arabic() -> None:
    text = "Jembatan tua itu tidak roboh, tetapi sedikitnya 40 perahu tenggelam di pelabuhan."
    first, second = statements(reading(text, lang="id"), "abc")
    assert (first.polarity, second.polarity, second.quantities[0].bound) == ("negative", "positive", "at least")
    text = "لم ينهر الجسر القديم يوم الاثنين، وغرق أكثر من 40 قاربا في الميناء."
    first, second = statements(reading(text, lang="ar"), "abc")
    assert (first.polarity, second.polarity, second.quantities[0].bound) == ("negative", "positive", "more than")


def test_a_language_without_a_pack_and_without_spaces_has_statements() -> None:
    found = statements(reading("旧桥在星期一倒塌了。超过40艘船在港口沉没。", lang="zh"), "abc")
    assert [each.text for each in found] == ["旧桥在星期一倒塌了", "超过40艘船在港口沉没"]
    assert [each.value for each in found[1].quantities] == [40]


def test_broken_spans_and_empty_texts_give_no_statement_and_no_error() -> None:
    broken = replace(said(TEXT, "a1", "Mayor Sari Dewanti", "said", "the bridge was not safe"), content=((5, 100_000),))
    assert all(each.attribution is None for each in statements(reading(TEXT, broken), "abc"))
    assert statements(reading(""), "abc") == ()
    assert statements(reading("\n\n … \n"), "abc") == ()


def test_by_whom_is_not_before_what_in_arabic() -> None:
    text = "سيباع الميناء القديم في المدينة من قبل رجل أعمال ثري جدا"
    assert [text[slice(*span)] for span in clauses(text, (0, len(text)), "ar")] == [text]
    before = "سيباع الميناء القديم في المدينة قبل نهاية العام الحالي كله"
    assert len(clauses(before, (0, len(before)), "ar")) == 2
