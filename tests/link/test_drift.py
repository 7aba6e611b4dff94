"""How the attribution of a claim changes on its way: what changed, between which two articles, and why they are compared."""

from __future__ import annotations

from menurut.claims import Copy, Place, Quantity, Statement
from menurut.link.drift import Drift, Worded, drift
from menurut.model import Modality, Party, Sourcing


def worded(
    outlet: str,
    day: int,
    party: Party | None = None,
    modality: Modality = "certain",
    number: float | None = None,
    cites: tuple[str, ...] = (),
    doc: str = "",
) -> Worded:
    quantities = (Quantity(number),) if number else ()
    place = Place(f"{outlet}{day}", doc or outlet, (0, 9))
    statement = Statement(outlet, place, "x", "en", published=f"2026-03-{day:02}", modality=modality, quantities=quantities)
    return Worded(statement, party, outlet, cites)


def officials(name: str, count: int | None, role: str | None = "officials") -> Party:
    return Party(name, name, "group", False, sourcing=Sourcing(count, role))


THREE = officials("three officials", 3)
SOME = officials("officials", None)
RANU = Party("ranu", "Dewi Ranu", "person", True)


def told(*every: Worded, copies: tuple[Copy, ...] = ()) -> list[tuple[str, str, str]]:
    return [(each.what, each.before, each.after) for each in drift(every, copies)]


def test_a_count_that_is_dropped() -> None:
    assert told(worded("Kawat", 1, THREE), worded("Pelita", 2, SOME)) == [("count", "3", "not given")]


def test_a_role_that_becomes_another() -> None:
    sources = officials("sources", 3, "sources")
    assert told(worded("Kawat", 1, THREE), worded("Pelita", 2, sources)) == [("role", "officials", "sources")]


def test_unnamed_sources_that_become_somebody() -> None:
    assert told(worded("Kawat", 1, THREE), worded("Pelita", 2, RANU)) == [("named", "three officials", "Dewi Ranu")]


def test_an_attribution_that_is_dropped() -> None:
    assert told(worded("Kawat", 1, THREE), worded("Pelita", 2)) == [
        ("attribution", "three officials", "Pelita in its own words")
    ]


def test_a_hedge_that_is_dropped_and_a_number_that_grows() -> None:
    assert told(worded("Kawat", 1, RANU, "possible", 40), worded("Pelita", 2, RANU, "certain", 45)) == [
        ("hedge", "possible", "certain"),
        ("number", "40", "45"),
    ]


def test_a_large_number_is_told_to_the_last_digit() -> None:
    before, after = worded("Kawat", 1, RANU, number=1_234_567), worded("Pelita", 2, RANU, number=1_234_568)
    assert told(before, after) == [("number", "1234567", "1234568")]


def test_the_same_words_are_no_drift() -> None:
    assert told(worded("Kawat", 1, THREE), worded("Pelita", 2, THREE)) == []


def compared(*every: Worded, copies: tuple[Copy, ...] = ()) -> list[tuple[str, str, str]]:
    return [(each.earlier.reading, each.later.reading, each.why) for each in drift(every, copies)]


def test_a_copy_is_compared_with_its_text_a_citation_with_what_it_cites() -> None:
    first, second = worded("Kawat", 1, THREE), worded("Pelita", 2, SOME)
    cite, copied = worded("Gazette", 3, THREE, cites=("Pelita",)), worded("Suara", 4, None)
    copy = Copy("Pelita2", "Suara4", "copy", (), 1, 1, source="Pelita2")
    assert compared(first, second, cite, copied, copies=(copy,)) == [
        ("Kawat1", "Pelita2", "the earliest article"),
        ("Pelita2", "Gazette3", "Gazette cites Pelita"),
        ("Pelita2", "Suara4", "Suara has the text of Pelita"),
    ]


def test_a_version_is_compared_with_the_version_before() -> None:
    found = drift([worded("Kawat", 1, THREE, doc="k"), worded("Pelita", 2, RANU), worded("Kawat", 3, SOME, doc="k")])
    assert [each.why for each in found] == ["the earliest article", "an earlier version of the article"]
    assert isinstance(found[1], Drift)
    assert (found[1].before, found[1].after) == ("3", "not given")
