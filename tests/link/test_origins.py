"""How many independent origins a claim has, on articles of invented outlets."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from menurut.claims import Copy, Mention, Passage, Place, Stance
from menurut.link.origins import origins
from menurut.link.standing import Link, Standing

AGENCY = Link("kawat", "Kawat", "outlet", True)
OFFICIALS = Link("anon", "two officials", "group", False)
REPORTS = Link("anon", "reports", "unspecified", False)
RANU = Link("ranu", "Dewi Ranu", "person", True)
BARA = Link("bara", "Oto Bara", "person", True)


def standing(outlet: str, *chain: Link, stance: Stance = "asserts", **more: object) -> Standing:
    place = Place(f"{outlet} 1", f"{outlet} 1", (10, 60))
    names = (outlet, *(link.name for link in chain))
    mention = Mention(place, f"{outlet}{names[-1]}", "a1" if chain else None, stance, names[-1], names)
    return replace(Standing(mention, outlet.lower(), outlet, (), chain), **more)  # type: ignore[arg-type]


def interval(*standings: Standing, copies: tuple[Copy, ...] = ()) -> tuple[int, int]:
    found = origins(standings, copies)
    return found.at_least, found.at_most


def copy(one: str, other: str, start: int = 0, kind: str = "copy") -> Copy:
    passage = Passage((start, start + 200), (start, start + 200))
    return Copy(f"{one} 1", f"{other} 1", kind, (passage,), 0.9, 0.9, source=f"{one} 1")  # type: ignore[arg-type]


def test_one_outlet_that_names_nobody_is_one_origin() -> None:
    assert interval(standing("Pelita")) == (1, 1)


def test_two_outlets_without_a_source_may_be_one_or_two() -> None:
    assert interval(standing("Pelita"), standing("Gazette")) == (1, 2)


def test_two_outlets_that_cite_the_same_party_have_one_origin() -> None:
    assert interval(standing("Pelita", RANU), standing("Gazette", RANU)) == (1, 1)


def test_what_an_outlet_says_unsourced_joins_its_own_source() -> None:
    assert interval(standing("Pelita"), standing("Pelita", RANU), standing("Gazette", RANU)) == (1, 1)


def test_an_outlet_that_is_cited_joins_the_source_that_it_gives_itself() -> None:
    found = origins([standing("Gazette", AGENCY), standing("Kawat", OFFICIALS)])
    assert (found.at_least, found.at_most) == (1, 1)
    assert "Gazette cites Kawat" in found.reasons


def test_forty_outlets_that_carry_one_agency_are_one_origin() -> None:
    outlets = [standing(f"Outlet {n}", agencies=(AGENCY,)) for n in range(40)]
    assert interval(*outlets, standing("Kawat", OFFICIALS)) == (1, 1)


def test_nobody_is_said_to_cite_themselves() -> None:
    found = origins([standing("Kawat"), standing("Pelita", AGENCY), standing("Gazette", AGENCY)])
    assert found.reasons == ("Gazette and Pelita cite Kawat", "Kawat names nobody")


def test_sister_outlets_without_a_source_are_one_origin_and_both_are_named() -> None:
    found = origins([standing("Pelita"), replace(standing("Pelita Sunday"), outlet="pelita")])
    assert (found.at_most, found.reasons) == (1, ("Pelita and Pelita Sunday name nobody and count as one",))


def test_an_origin_is_called_what_most_articles_call_it() -> None:
    short = replace(RANU, name="رانو")
    every = [standing("Pelita", RANU), standing("Gazette", RANU), standing("Marsa", short)]
    assert origins(every).reasons == ("Gazette, Marsa and Pelita cite Dewi Ranu",)


def test_unnamed_sources_of_two_outlets_may_be_the_same_people() -> None:
    assert interval(standing("Pelita", OFFICIALS), standing("Gazette", OFFICIALS)) == (1, 2)


def test_unnamed_sources_known_through_one_agency_are_one_origin() -> None:
    assert interval(standing("Pelita", AGENCY, OFFICIALS), standing("Gazette", AGENCY, OFFICIALS)) == (1, 1)


def test_unnamed_sources_of_different_sides_are_not_one() -> None:
    one = standing("Pelita", OFFICIALS, sides=frozenset({"marel"}))
    other = standing("Pelita", OFFICIALS, sides=frozenset({"tovia"}))
    assert interval(one, other) == (1, 2)


def test_two_who_speak_for_themselves_are_two_origins() -> None:
    assert interval(standing("Pelita", RANU, first_hand=True), standing("Gazette", BARA, first_hand=True)) == (2, 2)


def test_two_named_who_may_have_it_from_each_other_are_one_or_two() -> None:
    assert interval(standing("Pelita", RANU), standing("Gazette", BARA)) == (1, 2)


def test_deniers_and_doubters_are_no_origins() -> None:
    assert interval(standing("Pelita", RANU), standing("Gazette", BARA, stance="denies")) == (1, 1)
    assert interval(standing("Gazette", BARA, stance="denies")) == (0, 0)


def test_what_only_an_opponent_ascribes_to_others_may_have_no_origin() -> None:
    denial = standing("Gazette", BARA, stance="denies")
    assert interval(denial, standing("Gazette", BARA, REPORTS)) == (0, 1)


def test_the_report_that_an_opponent_denies_is_that_of_those_who_assert_it() -> None:
    denial = standing("Gazette", RANU, stance="denies")
    found = origins([standing("Kawat", OFFICIALS), standing("Gazette", RANU, REPORTS), denial])
    assert (found.at_least, found.at_most) == (1, 1)
    assert found.lost == ("reports (Gazette)",)
    assert "reports (Gazette): told of by somebody who denies it, not counted" in found.reasons


def test_whom_an_outlet_knows_of_through_another_only_is_no_origin_beside_the_others_source() -> None:
    found = origins([standing("Kawat", OFFICIALS), standing("Pelita", AGENCY, BARA)])
    assert (found.at_least, found.at_most) == (1, 1)
    assert (
        "Oto Bara is known through Kawat only and is counted with its own source, two officials (Kawat)" in found.reasons
    )


def test_who_is_also_heard_otherwise_stays_an_origin() -> None:
    assert interval(standing("Kawat", OFFICIALS), standing("Pelita", AGENCY, BARA), standing("Gazette", BARA)) == (1, 2)


def test_whom_an_outlet_without_an_article_is_cited_for_stays_an_origin() -> None:
    assert interval(standing("Gazette", OFFICIALS), standing("Pelita", AGENCY, BARA)) == (1, 2)


def test_a_copied_passage_has_the_origin_of_the_text_it_was_copied_from() -> None:
    found = origins([standing("Pelita", OFFICIALS), standing("Gazette")], [copy("Pelita", "Gazette")])
    assert (found.at_least, found.at_most) == (1, 1)
    assert "Gazette repeats the text of Pelita" in found.reasons


def test_a_copied_passage_elsewhere_in_the_text_joins_nothing() -> None:
    elsewhere = copy("Pelita", "Gazette", start=400)
    assert interval(standing("Pelita", OFFICIALS), standing("Gazette"), copies=(elsewhere,)) == (1, 2)


def test_outlets_that_cite_each_other_are_named_as_a_loop() -> None:
    pelita, gazette = Link("pelita", "Pelita", "outlet", True), Link("gazette", "Gazette", "outlet", True)
    found = origins([standing("Pelita", gazette), standing("Gazette", pelita)])
    assert (found.at_least, found.at_most) == (1, 1)
    assert found.loops == (("Gazette", "Pelita"),)
    assert "Gazette and Pelita cite each other: where it comes from is lost" in found.reasons


def test_media_reports_that_lead_nowhere_are_named_as_lost() -> None:
    assert origins([standing("Pelita", REPORTS)]).lost == ("reports (Pelita)",)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_the_mentions_does_not_matter(order: tuple[int, ...]) -> None:
    every = [standing("Pelita", RANU), standing("Gazette", AGENCY), standing("Kawat", OFFICIALS), standing("Suara")]
    assert origins([every[i] for i in order]) == origins(every)
