"""The tree of who says what, according to whom."""
from __future__ import annotations

from menurut.model import Attribution, Document, Party, Reading
from menurut.reader import readings
from menurut.views import chains
from tests.gold import Gold, document, example

OFFICIALS = Party("p2", "officials", "group", False)
PARTIES = (Party("p0", "The Post", "outlet", True), Party("p1", "Wire", "outlet", True), OFFICIALS)


def said(number: int, *chain: str, parent: str | None = None, party: bool = True) -> Attribution:
    return Attribution(
        f"a{number}", (), (), ((0, 1),), (), parent, "say", "direct", "positive", "certain", "report",
        chain[-1] if party else None, chain, (), 1.0,
    )


def links(*attributions: Attribution) -> list[chains.Link]:
    return chains.links(Reading(Document("x", "text"), attributions, PARTIES))


def test_a_link_adds_to_the_chain_only_what_is_new() -> None:
    record = example("harian-selasar")
    (reading,) = readings([document(record)], Gold(record))
    second, third = chains.links(reading)[1:3]
    assert chains.outermost(reading) == "Harian Selasar"
    assert [name for name, _ in second.through] == ["Nusala"]
    assert [note for _, note in third.through] == ["unnamed"]


def test_what_stands_in_another_comes_right_after_it_wherever_it_stood() -> None:
    found = links(said(1, "p0", "p1", "p2", parent="a3"), said(2, "p0", "p2"), said(3, "p0", "p1"))
    assert [(link.attribution.id, link.number, link.parent, link.depth) for link in found] == [
        ("a2", 1, 0, 0), ("a3", 2, 0, 0), ("a1", 3, 2, 1),
    ]


def test_what_stands_side_by_side_keeps_its_order() -> None:
    outer, first, second = said(1, "p0", "p1"), said(2, "p0", "p1", "p2", parent="a1"), said(3, "p0", "p1", "p2", parent="a1")
    assert [link.attribution.id for link in links(outer, first, second)] == ["a1", "a2", "a3"]


def test_a_parent_that_is_not_there_is_no_parent() -> None:
    (link,) = links(said(1, "p0", "p2", parent="a9"))
    assert (link.parent, link.depth) == (0, 0)


def test_what_all_chains_begin_with_is_named_once() -> None:
    reading = Reading(Document("x", "text"), (said(1, "p0", "p1", "p2"), said(2, "p0", "p1", "p2", parent="a1")), PARTIES)
    assert chains.outermost(reading) == "The Post › Wire"
    assert [[name for name, _ in link.through] for link in chains.links(reading)] == [["officials"], ["officials"]]


def test_the_outlet_may_speak_itself_and_a_source_may_be_left_out() -> None:
    own, nobody = links(said(1, "p0"), said(2, "p0", party=False))
    assert own.through == (("The Post", ""),)
    assert nobody.through == (("no source given", ""),)


def test_several_say_and_one_says() -> None:
    assert [link.act for link in links(said(1, "p0", "p1"), said(2, "p0", "p2"))] == ["says", "say"]
