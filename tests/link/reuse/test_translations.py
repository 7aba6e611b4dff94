"""Translated copies: the same statements, in another language, in the same order."""

from __future__ import annotations

import numpy as np
import pytest

from menurut.claims import Copy, Place, Quantity, Statement
from menurut.link.outlets import outlets
from menurut.link.reuse.translations import Floats, in_order, likeness, translation
from menurut.model import Document, Reading


def vectors(count: int, seed: int) -> Floats:
    found = np.random.default_rng(seed).normal(size=(count, 64)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def blurred(of: Floats, seed: int = 9) -> Floats:
    found = of + 0.6 * vectors(len(of), seed)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def compared(
    a: Floats, b: Floats, langs: tuple[str, str] = ("en", "id"), numbers: tuple[float, float] = (1, 1)
) -> Copy | None:
    readings = tuple(Reading(Document(lang, "", lang, outlet=lang)) for lang in langs)
    statements = tuple(
        [Statement(f"{k}{i}", Place(k, k, (10 * i, 10 * i + 9)), "", lang, quantities=(Quantity(n),)) for i in range(len(v))]
        for k, v, lang, n in (("a", a, langs[0], numbers[0]), ("b", b, langs[1], numbers[1]))
    )
    return translation("a", "b", readings, statements, (a, b), outlets())  # type: ignore[arg-type]


def test_a_translation_says_the_same_in_the_same_order() -> None:
    found = compared(text := vectors(8, 1), blurred(text))
    assert found is not None
    assert (found.kind, len(found.passages), found.share_a) == ("translation", 8, 1.0)


def test_a_cut_translation_is_found_too() -> None:
    text = vectors(12, 1)
    found = compared(text, blurred(text)[:5])
    assert found is not None
    assert (found.share_a, found.share_b) == (round(5 / 12, 4), 1.0)


def test_two_articles_on_one_subject_are_no_translation() -> None:
    one, other = vectors(10, 1), vectors(10, 2)
    other[3] = one[7]
    assert compared(one, other) is None


def test_the_same_statements_in_any_order_are_no_translation() -> None:
    text = vectors(12, 1)
    assert compared(text, blurred(text)[::-1]) is None


def test_two_articles_by_one_pattern_with_other_numbers_are_no_translation() -> None:
    text = vectors(8, 1)
    assert compared(text, blurred(text), numbers=(3, 3)) is not None
    assert compared(text, blurred(text), numbers=(3, 4)) is None


def test_one_language_is_no_translation() -> None:
    assert compared(text := vectors(8, 1), text, ("en", "en")) is None


def test_likeness_is_one_for_the_same_and_nothing_for_nothing() -> None:
    assert likeness(text := vectors(6, 1), text) == pytest.approx(1)
    assert likeness(text, text[:0]) == 0


def test_the_longest_chain_rises_in_both() -> None:
    assert in_order([(0, 4), (1, 0), (2, 1), (3, 3), (4, 2)]) == [(1, 0), (2, 1), (4, 2)]
    assert in_order([]) == []
