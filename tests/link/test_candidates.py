"""Which articles are compared: those near each other in meaning, names or words; the same pairs in any order of adding."""

from __future__ import annotations

import random

import numpy as np
import pytest

from menurut.claims import Name, Place, Statement
from menurut.link.candidates import EVERYWHERE, WINDOW, Floats, Memory, apart, cells, neighbours, place, pushed, whole, window


def vector(seed: int, near: Floats | None = None) -> Floats:
    found = np.random.default_rng(seed).normal(size=512).astype(np.float32)
    found /= np.linalg.norm(found)
    if near is not None:
        found = near + 0.7 * found
        found /= np.linalg.norm(found)
    return found


def statement(*names: str) -> Statement:
    return Statement("s", Place("r", "d", (0, 1)), "x", "en", names=tuple(Name(name, name) for name in names))


def pairs(articles: dict[int, tuple[int, ...]], order: list[int]) -> set[tuple[int, int]]:
    members, found = Memory(), set[tuple[int, int]]()
    for article in order:
        between = pushed(members, article, articles[article])
        members.add(article, articles[article])
        found -= apart(members, between)
        found |= {(min(article, other), max(article, other)) for other in neighbours(members, article, articles[article])}
    return found


def test_articles_of_like_meaning_share_cells_and_others_hardly() -> None:
    own = vector(1)
    base = set(cells(own, []))
    like = [len(base & set(cells(vector(seed, own), []))) for seed in range(2, 22)]
    other = [len(base & set(cells(vector(seed), []))) for seed in range(2, 22)]
    assert sum(shared > 1 for shared in like) >= 18, "the cell of all, and at least one by meaning"
    assert sum(shared > 1 for shared in other) <= 2


def test_articles_share_a_cell_for_a_name_and_for_a_fingerprint() -> None:
    one, other = cells(vector(1), [statement("khamenei")], [7]), cells(vector(2), [statement("khamenei", "kanta")], [7])
    assert len(set(one) & set(other)) == 3


@pytest.mark.parametrize("seed", range(5))
def test_the_same_articles_give_the_same_pairs_in_any_order(seed: int) -> None:
    rng = random.Random(seed)
    articles = {place(None, str(n)): tuple(sorted({0, *(rng.randrange(1, 4) for _ in range(2))})) for n in range(400)}
    order = list(articles)
    wanted = pairs(articles, sorted(order))
    rng.shuffle(order)
    assert pairs(articles, order) == wanted


def test_a_busy_cell_costs_each_article_no_more_than_its_window() -> None:
    members = Memory()
    for n in range(2000):
        members.add(n, (6,))
    assert neighbours(members, 2000, (6,)) == set(range(2000 - WINDOW, 2000))
    assert len(neighbours(members, 1000, (6,))) == 2 * WINDOW


def test_the_cell_of_a_name_has_a_smaller_window() -> None:
    (of_name,) = set(cells(vector(1), [statement("khamenei")])) - set(cells(vector(1), [statement()]))
    assert window(of_name) < WINDOW == window(min(set(cells(vector(1), [statement()], [7])) - {EVERYWHERE}))


def test_an_article_that_is_there_already_changes_nothing() -> None:
    members = Memory()
    members.add(3, (5,))
    members.add(3, (5, 6))
    assert (len(members), members.cells(3), members.before(6, 9, 5)) == (1, (5,), [])


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-01-01", "2024-01-02"),
        ("2024-01-01T09:00", "2024-01-01T10:00"),
        (None, "1999-05-05"),
        ("2024-01-31", "2024-02"),
        ("2023-12-31", "2024"),
        ("soon", "2024-01-01"),
    ],
)
def test_articles_stand_in_the_order_of_time(earlier: str | None, later: str) -> None:
    assert place(earlier, "b") < place(later, "a")


@pytest.mark.parametrize("published", ["2999-01-01", "9999-12-31T23:59", "0001-01-01", "yesterday", None])
def test_a_place_is_a_number_that_databases_have(published: str | None) -> None:
    assert 0 <= place(published, "a") < 1 << 63


def test_an_article_without_statements_has_no_direction() -> None:
    assert not whole(np.zeros((0, 512), np.float32)).any()
    assert len(cells(whole(np.zeros((0, 512), np.float32)), [])) == 1
