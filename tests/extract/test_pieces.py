"""Pieces keep their place in the text; windows cover it once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from menurut.extract.network import Network
from menurut.extract.pieces import Pieces, cut, sentences, windows
from menurut.extract.units import units


@pytest.fixture(scope="module")
def tokenizer(network: Network) -> Tokenizer:
    return network.tokenizer


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_pieces_lie_in_order_inside_any_text(tokenizer: Tokenizer, text: str) -> None:
    found = cut(tokenizer, text)
    assert all(0 <= s <= e <= len(text) for s, e in zip(found.starts, found.ends, strict=True))
    assert all(a <= b for a, b in zip(found.ends[:-1], found.ends[1:], strict=True))


def test_a_long_line_is_cut_in_blocks_at_the_same_places_as_words(tokenizer: Tokenizer) -> None:
    text = ("kata pejabat itu " * 5_000).strip()
    found = cut(tokenizer, text)
    assert len(found) == 5_000 * len(cut(tokenizer, "kata pejabat itu"))
    assert text[found.starts[-3] :].strip()


def test_a_lone_surrogate_costs_one_piece_and_no_place(tokenizer: Tokenizer) -> None:
    text = "kata \ud800 pejabat"
    found = cut(tokenizer, text)
    assert text[found.starts[-1] : found.ends[-1]].strip()
    assert found.ends[-1] == len(text)


@pytest.mark.parametrize("total", [0, 1, 447, 448, 449, 800, 5_000, 20_001])
def test_windows_fit_the_encoder_and_own_every_piece_once(total: int) -> None:
    places = np.arange(total)
    found = windows(Pieces(places, places, places + 1), np.arange(0, total, 23))
    assert all(w.end - w.start <= 510 for w in found)
    assert [w.own_start for w in found[1:]] == [w.own_end for w in found[:-1]]
    assert (found[0].own_start, found[-1].own_end) == (0, total)
    assert all(w.start <= w.own_start <= w.own_end <= w.end for w in found)


def test_sentences_end_at_full_stops_of_many_scripts_and_at_line_breaks() -> None:
    text = "Hujan turun. “Benar?” katanya.\nTamat 雨が降る。終わり"
    assert [text[s:e] for s, e in sentences(text)] == ["Hujan turun.", "“Benar?”", "katanya.", "Tamat 雨が降る。", "終わり"]


def test_units_are_words_and_the_clitic_speaker_stands_alone(tokenizer: Tokenizer) -> None:
    text = "Benar, ujarnya."
    found = units(text, cut(tokenizer, text), "id")
    parts = [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)]
    assert parts in (["Benar", ",", "ujar", "nya", "."], ["Benar", ",", "ujarnya", "."])
