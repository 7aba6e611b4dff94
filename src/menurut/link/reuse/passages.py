"""The stretches of words that two texts share: greedy tiling by the longest matches (Wise 1993, "String similarity via
greedy string tiling"), found by their first words, with small edits inside a passage bridged."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np

from menurut.link.reuse.tokens import Tokens, shingles

Match = tuple[int, int, int]  # where it starts in either text, and its length, in words

SEED: Final = 4  # words in a row that two texts must share for a passage to begin
_SHORTEST: Final = 6  # words
_GAP: Final = 6  # words that may differ inside a passage
_MOST_PLACES: Final = 8  # of one run of words in the other text: more is a refrain


def matches(a: Tokens, b: Tokens) -> list[Match]:
    """Runs of words that two texts share, no word twice, by their place in `a`."""
    found = sorted(_maximal(a, b), key=lambda each: (-each[2], each[0], each[1]))
    used_a, used_b = np.zeros(len(a), bool), np.zeros(len(b), bool)
    out = []
    for start_a, start_b, length in found:
        free = ~(used_a[start_a : start_a + length] | used_b[start_b : start_b + length])
        for begin, end in _runs(free):
            if end - begin >= SEED:
                out.append((start_a + begin, start_b + begin, end - begin))
                used_a[start_a + begin : start_a + end] = True
                used_b[start_b + begin : start_b + end] = True
    return sorted(out)


def _maximal(a: Tokens, b: Tokens) -> list[Match]:
    """Matches that can be extended to neither side."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, shingle in enumerate(shingles(b, SEED).tolist()):
        places[shingle].append(at)
    left, right = a.hashes.tolist(), b.hashes.tolist()
    reached: dict[int, int] = {}  # by diagonal: how far in `a` a match already goes
    out = []
    for at, shingle in enumerate(shingles(a, SEED).tolist()):
        for other in places.get(shingle, ())[:_MOST_PLACES]:
            if reached.get(at - other, 0) > at:
                continue
            length = 0
            while at + length < len(left) and other + length < len(right) and left[at + length] == right[other + length]:
                length += 1
            if length >= SEED:
                reached[at - other] = at + length
                out.append((at, other, length))
    return out


def _runs(free: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def passages(found: list[Match]) -> list[tuple[Match, ...]]:
    """Matches that follow each other closely in both texts, as one passage each; passages of a few words are left out."""
    out: list[list[Match]] = []
    for match in found:
        if out and _follows(out[-1][-1], match):
            out[-1].append(match)
        else:
            out.append([match])
    return [tuple(each) for each in out if sum(length for _, _, length in each) >= _SHORTEST]


def _follows(before: Match, match: Match) -> bool:
    gap_a, gap_b = match[0] - before[0] - before[2], match[1] - before[1] - before[2]
    return 0 <= gap_a <= _GAP and 0 <= gap_b <= _GAP
