"""A head computed by hand: projections, a network, trees, and how they are mixed."""

from __future__ import annotations

import numpy as np
import pytest

from menurut.link.stance.heads import HEADS, LABELS, Head, head, views
from menurut.link.stance.measures import Measured, Pair, measured

WIDTH = 512


def given(*values: float) -> Measured:
    rows = np.array([[value] for value in values], dtype=np.float32)
    return Measured(("likeness",), rows, np.zeros((len(values), 6, WIDTH), dtype=np.float32))


def small(shares: tuple[float, float], prior: tuple[float, float] = (1, 1)) -> Head:
    """One measure, two labels. The network answers by the measure's sign; the tree asks whether it is above 1."""
    wall = (np.zeros(WIDTH, dtype=np.float32), np.zeros((WIDTH, 1), dtype=np.float32))
    weights = np.zeros((11, 2), dtype=np.float32)
    weights[10] = (1, -1)
    tree = {
        "roots": np.array([0, 3], dtype=np.int32),
        "left": np.array([1, -1, -1, -1], dtype=np.int32),
        "right": np.array([2, -1, -1, -1], dtype=np.int32),
        "feature": np.zeros(4, dtype=np.int16),
        "threshold": np.array([1, 0, 0, 0], dtype=np.float32),
        "value": np.array([0, -2, 2, 0], dtype=np.float32),
        "base": np.zeros(2, dtype=np.float32),
    }
    network = ((weights, np.zeros(2, dtype=np.float32)),)
    one, zero = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    mix = (np.array(each, dtype=np.float32) for each in (shares, prior))
    return Head(("agree", "disagree"), zero, one, ((wall),) * 10, (network,), tree, *mix)


def test_a_network_is_softmax_of_its_last_layer() -> None:
    found = small((1, 0)).probabilities(given(1, -1, 0))
    assert found[:, 0] == pytest.approx([1 / (1 + np.exp(-2)), 1 / (1 + np.exp(2)), 0.5])


def test_a_measure_far_out_is_cut_off() -> None:
    found = small((1, 0)).probabilities(given(4, 400))
    assert found[0, 0] == pytest.approx(found[1, 0])


def test_trees_send_each_pair_to_its_leaf() -> None:
    found = small((0, 1)).probabilities(given(0.5, 1, 1.5))
    assert found[:, 0] == pytest.approx([1 / (1 + np.exp(2)), 1 / (1 + np.exp(2)), 1 / (1 + np.exp(-2))])


def test_shares_mix_and_the_prior_divides() -> None:
    half = small((0.5, 0.5)).probabilities(given(0.0))[0, 0]
    assert half == pytest.approx((0.5 + 1 / (1 + np.exp(2))) / 2)
    assert small((1, 0), (0.8, 0.2)).probabilities(given(0.0))[0] == pytest.approx([0.2, 0.8])


def test_there_are_ten_views() -> None:
    assert len(views(np.zeros((2, 6, WIDTH), dtype=np.float16))) == 10


@pytest.mark.parametrize("name", HEADS)
def test_a_shipped_head_fits_what_is_measured(name: str) -> None:
    seen = measured([Pair("The bridge fell", "The bridge fell", "en", "en"), Pair("The bridge fell", "", "en", "en")])
    found = head(name).probabilities(seen)
    assert len(head(name).mean) == len(seen.names)
    assert set(head(name).labels) <= set(LABELS)
    assert found.shape == (2, len(head(name).labels))
    assert found.sum(axis=1) == pytest.approx([1, 1])
