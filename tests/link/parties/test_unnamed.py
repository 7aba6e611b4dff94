"""Unnamed sources of different articles: unknown, unless the texts say the same or different."""

from __future__ import annotations

from menurut.link.parties import same_unnamed
from tests.link.parties.articles import names, together, unnamed


def test_without_more_nothing_is_known() -> None:
    told = same_unnamed(unnamed("a", "officials"), unnamed("b", "officials", "Muara"))
    assert told.answer == "unknown"


def test_the_same_words_in_two_articles_are_not_enough() -> None:
    one = unnamed("a", "three officials", count=3, role="officials", affiliation=("Iran",))
    other = unnamed("b", "three officials", "Muara", count=3, role="officials", affiliation=("Iran",))
    told = same_unnamed(one, other)
    assert told.answer == "unknown"
    assert told.reasons == ("both are 3", "both of IR", "both “officials”")


def test_who_is_cited_from_the_other_article_s_outlet_is_the_same() -> None:
    one = unnamed("a", "three officials", count=3, role="officials")
    other = unnamed("b", "three officials", "Muara", via="Pelita", count=3, role="officials")
    told = same_unnamed(one, other)
    assert told.answer == "same"
    assert told == same_unnamed(other, one)


def test_other_numbers_and_other_sides_are_others() -> None:
    three = unnamed("a", "three officials", count=3, affiliation=("Iran",))
    assert same_unnamed(three, unnamed("b", "two officials", count=2)).reasons == ("3 and 2 people",)
    assert same_unnamed(three, unnamed("b", "officials", affiliation=("Norland",))).answer == "different"
    assert same_unnamed(three, unnamed("b", "officials", affiliation=("Tehran",))).answer == "unknown"


def test_two_sources_of_one_article_are_two() -> None:
    one, other = unnamed("a", "officials"), unnamed("a", "officials")
    assert same_unnamed(one, other).answer == "same"


def test_an_unnamed_source_is_never_a_named_one() -> None:
    officials, ana = unnamed("a", "officials"), names("en", "Ana Bell")[0]
    assert same_unnamed(officials, ana).answer == "unknown"
    told = together([officials], [ana])
    assert told[0].key == "a:p1"
    assert not told[0].named


def test_a_role_alone_makes_nobody_the_same() -> None:
    one, other = unnamed("a", "officials", role="officials"), unnamed("b", "officials", "Muara", via="Pelita", role="officials")
    assert same_unnamed(one, other).answer == "unknown"
