"""Scores of pieces become spans of whole units by the best path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from menurut.extract.decode import best_paths, path, unit_scores


def legal(labels: tuple[int, ...]) -> bool:
    before = 0
    for label in labels:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True


@pytest.mark.parametrize("seed", range(8))
def test_the_best_path_is_the_best_of_all_legal_ones(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, 5, 5)).astype(np.float32)
    found = best_paths(scores)
    for each, score in zip(found, scores, strict=True):
        every = (p for p in itertools.product(range(5), repeat=5) if legal(p))
        best = max(every, key=lambda p, score=score: sum(float(score[i, label]) for i, label in enumerate(p)))
        assert tuple(each) == best


def test_a_unit_begins_a_span_with_its_first_piece_and_goes_on_with_the_rest() -> None:
    pieces = np.log(np.array([[0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.9, 0.05, 0.05]], np.float32))
    units = unit_scores(pieces, np.array([0, 2, 3]))
    assert units[0] == pytest.approx([np.log(0.1 * 0.2), np.log(0.8 * 0.7), np.log(0.1 * 0.7)], rel=1e-5)
    assert units[1] == pytest.approx(pieces[2], rel=1e-5)


def test_a_path_is_read_into_runs_of_each_role() -> None:
    labels = np.array([1, 2, 0, 3, 4, 4, 1])
    found = path(labels, np.zeros((7, 5), np.float32))
    assert found.runs == {0: [(0, 2), (6, 7)], 1: [(3, 6)]}
    assert set(found.score.values()) == {0.0}
