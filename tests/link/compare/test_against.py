"""A value between two articles, seen against what else stands in them."""
from __future__ import annotations

import numpy as np
import pytest

from menurut.link.compare.against import Field

VALUES = np.array([[0.5, 0.25, 0.0, 0.75], [0.25, 0.5, 0.25, 0.5]])
BOUNDS = np.array([0, 3], dtype=np.intp)


def at(row: int, column: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row], dtype=np.intp), np.array([column], dtype=np.intp)


def test_the_best_of_a_row_are_those_of_each_article() -> None:
    assert Field(VALUES, BOUNDS).best[0].tolist() == [[0.5, 0.25, 0.0, -1.0], [0.75, -1.0, -1.0, -1.0]]


def test_a_value_is_seen_against_the_mean_of_its_row_and_its_column() -> None:
    assert Field(VALUES, BOUNDS).beyond(*at(0, 0)).tolist() == [0.5 - (0.25 + 0.375) / 2]


@pytest.mark.parametrize(("place", "lead"), [((0, 0), 0.25), ((0, 1), -0.25), ((0, 3), 0.25), ((1, 3), 0.0)])
def test_the_lead_is_before_the_next_best_in_the_row_or_the_column(place: tuple[int, int], lead: float) -> None:
    assert Field(VALUES, BOUNDS).lead(*at(*place)).tolist() == [lead]


def test_other_articles_change_nothing() -> None:
    alone = Field(VALUES[:, :3], BOUNDS[:1])
    for measure in ("beyond", "lead"):
        assert getattr(alone, measure)(*at(1, 1)).tolist() == getattr(Field(VALUES, BOUNDS), measure)(*at(1, 1)).tolist()
