"""Claims and texts about invented events: what the shipped heads make of plain cases, in three languages and across two."""

from __future__ import annotations

import pytest

from menurut.link.stance import Pair, leanings

CLAIM = {
    "en": "The mayor of Ludgrave has resigned",
    "id": "Wali kota Ludgrave telah mengundurkan diri",
    "ar": "استقالة عمدة مدينة لودغريف",
}


def label(claim: str, text: str, lang: str = "en", text_lang: str | None = None) -> str:
    return leanings([Pair(claim, text, lang, text_lang or lang)], reasons=False)[0].label


def test_a_headline_that_states_the_claim_agrees() -> None:
    assert label(CLAIM["en"], "Ludgrave mayor resigns after ten years in office") == "agree"


@pytest.mark.parametrize(
    "text",
    [
        "No, the mayor of Ludgrave has not resigned",
        "Report that Ludgrave mayor resigned is a hoax",
        "Ludgrave mayor denies resigning",
    ],
)
def test_a_headline_that_refutes_disagrees(text: str) -> None:
    assert label(CLAIM["en"], text) == "disagree"


@pytest.mark.parametrize(
    "text",
    [
        "Ludgrave mayor reportedly resigned, sources say",
        "Has the mayor of Ludgrave resigned?",
        "Mayor of Ludgrave may have resigned",
    ],
)
def test_a_headline_that_passes_on_or_asks_discusses(text: str) -> None:
    assert label(CLAIM["en"], text) == "discuss"


def test_a_headline_about_something_else_is_unrelated() -> None:
    assert label(CLAIM["en"], "Rice harvest in Teluk Sari doubles after the rains") == "unrelated"


def test_a_denial_is_known_in_other_languages() -> None:
    texts = {"id": "Hoaks: wali kota Ludgrave tidak mengundurkan diri", "ar": "عمدة لودغريف ينفي استقالته: الخبر كاذب"}
    for lang, text in texts.items():
        assert label(CLAIM[lang], text, lang) == "disagree"
        assert label(CLAIM["en"], text, "en", lang) == "disagree"


def test_an_article_is_read_sentence_by_sentence() -> None:
    fill = [
        f"The council of Ludgrave met in hall {number} and spoke about the roads, the school and the old mill."
        for number in range(4)
    ]
    other = [
        f"In Teluk Sari farmers brought in rice from field {number}, more than in any year since the war."
        for number in range(5)
    ]
    body = " ".join(["The mayor of Ludgrave resigned on Monday.", *fill])
    found = leanings([Pair(CLAIM["en"], body, "en", "en"), Pair(CLAIM["en"], " ".join(other), "en", "en")])
    assert found[0].unrelated < 0.3
    assert found[1].label == "unrelated"


def test_two_headlines_tell_the_same_or_the_opposite() -> None:
    pairs = [
        Pair("أسعار النفط ترتفع", "ارتفاع في أسعار النفط", "ar", "ar"),
        Pair("أسعار النفط ترتفع", "أسعار النفط تنخفض", "ar", "ar"),
        Pair("أسعار النفط ترتفع", "الوزير يفتتح مدرسة في تلوك", "ar", "ar"),
    ]
    assert [each.label for each in leanings(pairs, "pair")] == ["agree", "disagree", "unrelated"]


def test_probabilities_sum_to_one_and_reasons_name_what_spoke() -> None:
    found = leanings([Pair(CLAIM["en"], "Ludgrave mayor resigned? Fake news, a hoax", "en", "en")])[0]
    assert found.agree + found.disagree + found.discuss + found.unrelated == pytest.approx(1, abs=1e-5)
    assert found.reasons
    assert all("(disagree +" in reason for reason in found.reasons)


def test_a_pair_has_the_same_leaning_whatever_stands_beside_it() -> None:
    one = Pair(CLAIM["en"], "Ludgrave mayor denies resigning", "en", "en")
    long = Pair(CLAIM["en"], "The mayor spoke. " * 40, "en", "en")
    alone, beside = leanings([one])[0], leanings([long, one])[1]
    assert alone.disagree == pytest.approx(beside.disagree, abs=1e-4)


def test_nothing_to_read_is_no_crash() -> None:
    assert leanings([]) == ()
    assert len(leanings([Pair("", ""), Pair("?", "…", "xx", "yy")])) == 2
