"""The drawing of origins: columns, what is left out, frames around what counts as one, mirrored for Arabic."""
from __future__ import annotations

from types import SimpleNamespace as Some
from typing import Any

from menurut.views.site.graph import MOST_ARTICLES, WIDTH, Drawing, drawn


def view(articles: int = 3, groups: tuple[tuple[str, ...], ...] = (), copies: tuple[tuple[int, int], ...] = ()) -> Any:
    """A claim in some articles: each cites an outlet of its own number, all outlets but the first cite "Sada"."""
    nodes = [Some(id=f"article:{at}", label=f"Outlet {at} (doc-{at})", kind="article") for at in range(articles)]
    nodes += [Some(id=f"outlet:{at}", label=f"Outlet {at}", kind="outlet") for at in range(articles)]
    nodes.append(Some(id="outlet:sada", label="Sada", kind="outlet"))
    edges = [Some(start=f"article:{at}", end=f"outlet:{at}", kind="cites") for at in range(articles)]
    edges += [Some(start=f"outlet:{at}", end="outlet:sada", kind="cites") for at in range(1, articles)]
    edges += [Some(start=f"article:{a}", end=f"article:{b}", kind="text of") for a, b in copies]
    timeline = [(f"2026-03-{at % 28 + 1:02}", f"Outlet {at}", Some(place=Some(reading=str(at)))) for at in range(articles)]
    return Some(graph=Some(nodes=nodes, edges=edges), timeline=timeline, claim=Some(origins=Some(groups=groups)))


def at(drawing: Drawing, id: str) -> float:
    return next(box.x for box in drawing.boxes if box.id == id)


def test_articles_are_on_one_side_and_origins_on_the_other() -> None:
    found = drawn(view())
    assert at(found, "article:0") < at(found, "outlet:1") < at(found, "outlet:sada") == at(found, "outlet:0")
    assert {box.id for box in found.boxes if box.origin} == {"outlet:sada", "outlet:0"}
    assert all(0 <= box.x <= found.width - WIDTH for box in found.boxes)


def test_for_languages_from_right_to_left_it_is_mirrored() -> None:
    found = drawn(view(), mirrored=True)
    assert at(found, "article:0") > at(found, "outlet:1") > at(found, "outlet:sada")


def test_boxes_do_not_lie_over_each_other() -> None:
    places = [(box.x, box.y) for box in drawn(view(12)).boxes]
    assert len(set(places)) == len(places)


def test_reused_text_is_drawn_without_detours() -> None:
    found = drawn(view(copies=((1, 0), (2, 1), (2, 0))))
    assert [f"{line.start} → {line.end}" for line in found.lines if line.kind == "reuse"] == [
        "Outlet 1 → Outlet 0", "Outlet 2 → Outlet 1",
    ]  # fmt: skip


def test_origins_that_count_as_one_get_one_frame() -> None:
    (ring,) = drawn(view(groups=(("Outlet 0", "Sada"),))).rings
    inside = [box for box in drawn(view(groups=(("Outlet 0", "Sada"),))).boxes if box.origin]
    assert all(ring.x < box.x and ring.y < box.y < ring.y + ring.height for box in inside)
    assert drawn(view(groups=(("Sada",),))).rings == []


def test_of_too_many_articles_the_earliest_are_drawn() -> None:
    found = drawn(view(MOST_ARTICLES + 5))
    assert found.left_out == 5
    assert sum(box.kind == "article" for box in found.boxes) == MOST_ARTICLES


def test_outlets_that_cite_each_other_in_a_circle_are_drawn_all_the_same() -> None:
    made = view(2)
    made.graph.edges.append(Some(start="outlet:sada", end="outlet:1", kind="cites"))
    assert len(drawn(made).boxes) == 5
