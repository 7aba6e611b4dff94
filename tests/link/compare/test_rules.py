"""What always holds between two statements, whatever the trained score says."""
from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.claims import Name, Place, Quantity, Statement
from menurut.link.compare.rules import Verdict, judge

SURE = 0.5


def statement(id: str, published: str | None = None, **told: object) -> Statement:
    return replace(Statement(id, Place(id, id, (0, 1)), "", "en", published=published), **told)  # type: ignore[arg-type]


def dead(id: str, value: float, published: str | None = None, bound: str = "exactly", vague: bool = False) -> Statement:
    return statement(id, published, quantities=(Quantity(value, bound, None, vague),))


def judged(a: Statement, b: Statement, score: float = 0.9, about: float = 0.9) -> Verdict:
    found, turned = judge(a, b, score, SURE, about), judge(b, a, score, SURE, about)
    assert (found.relation, found.newer, found.opposed) == (turned.relation, turned.newer, turned.opposed)
    return found


def test_a_later_number_updates_the_earlier() -> None:
    found = judged(dead("a", 384, "2031-05-01"), dead("b", 832, "2031-05-02T08:00"))
    assert (found.relation, found.newer) == ("updates", "b")
    assert "384" in found.reasons[0]
    assert "832" in found.reasons[0]


@pytest.mark.parametrize("published", [None, "2031-05-01"])
def test_two_numbers_of_one_time_contradict(published: str | None) -> None:
    assert judged(dead("a", 384, published), dead("b", 832, published)).relation == "contradicts"


def test_other_numbers_are_never_the_same_however_sure_the_score() -> None:
    assert judged(dead("a", 384), dead("b", 832), score=1.0).relation != "same"


def test_a_rounded_number_is_the_same() -> None:
    assert judged(dead("a", 832), dead("b", 800, bound="more than")).relation == "same"


def test_a_vague_number_is_neither_the_exact_one_nor_brought_up_to_date_by_it() -> None:
    assert judged(dead("a", 832, "2031-05-02"), dead("b", 100, "2031-05-01", vague=True)).relation == "different"


def test_numbers_of_other_things_are_only_different() -> None:
    assert judged(dead("a", 384), dead("b", 832), score=0.1, about=0.1).relation == "different"


def test_a_negation_is_the_same_proposition_from_the_other_side() -> None:
    found = judged(statement("a"), statement("b", polarity="negative"))
    assert (found.relation, found.opposed) == ("same", True)


def test_what_happened_updates_the_plan() -> None:
    found = judged(statement("a", "2031-05-01", planned=True), statement("b", "2031-05-02"))
    assert (found.relation, found.newer) == ("updates", "b")


def test_a_plan_told_after_the_fact_is_another_matter() -> None:
    assert judged(statement("a", "2031-05-03", planned=True), statement("b", "2031-05-02")).relation == "different"


def test_what_is_planned_for_a_day_and_told_of_that_day_is_one_claim() -> None:
    day = ("2031-05-02",)
    found = judged(statement("a", "2031-05-02", planned=True, dates=day), statement("b", "2031-05-02", dates=day))
    assert found.relation == "same"


def test_a_weekday_is_a_day_too() -> None:
    plan = statement("a", planned=True, text="Mereka akan memilih pada hari Minggu", lang="id")
    assert judged(plan, statement("b", text="Mereka memilih pada hari Minggu", lang="id")).relation == "same"
    assert judged(plan, statement("b", text="Mereka memilih pada hari Senin", lang="id")).relation == "updates"


def test_a_plan_in_one_language_and_a_fact_in_another_are_left_to_the_score() -> None:
    plan = statement("a", planned=True, text="They will vote on Sunday", lang="en")
    assert judged(plan, statement("b", text="Mereka memilih pada hari Senin", lang="id")).relation == "same"


def test_the_tense_of_a_headline_says_nothing() -> None:
    assert judged(statement("a", planned=True), statement("b", headline=True)).relation == "same"


def test_a_language_without_words_for_it_is_taken_for_neither_plan_nor_denial() -> None:
    told = statement("b", lang="xx")
    assert judged(statement("a", planned=True), told).relation == "same"
    assert not judged(statement("a", polarity="negative"), told).opposed


def test_two_plans_are_the_same() -> None:
    assert judged(statement("a", planned=True), statement("b", planned=True)).relation == "same"


def test_a_low_score_is_different() -> None:
    assert judged(statement("a"), statement("b"), score=0.3).relation == "different"


def closed(id: str, place: str, key: str, lang: str = "en") -> Statement:
    return statement(id, text=f"the bridge of {place} was closed", names=(Name(place, key),), lang=lang)


def test_like_words_about_other_names_are_not_the_same() -> None:
    found = judged(closed("a", "Tolmen", "tlmn"), closed("b", "Karabel", "krbl"))
    assert (found.relation, found.score < 0.2) == ("different", True)
    assert found.reasons == ("other names: Tolmen / Karabel",)


def test_other_names_are_no_update_either() -> None:
    one, other = closed("a", "Tolmen", "tlmn"), closed("b", "Karabel", "krbl")
    one = replace(one, quantities=(Quantity(3),), published="2031-05-01")
    other = replace(other, quantities=(Quantity(4),), published="2031-05-02")
    assert judged(one, other).relation == "different"


@pytest.mark.parametrize(("other", "about"), [
    (closed("b", "Tolmenn", "tlmn"), 0.9),
    (closed("b", "Карабел", "krbl", "ru"), 0.9),
    (closed("b", "Karabel", "krbl"), 0.3),
])  # fmt: skip
def test_names_part_statements_only_where_they_can_be_told_apart(other: Statement, about: float) -> None:
    assert judged(closed("a", "Tolmen", "tlmn"), other, about=about).relation == "same"
