"""What is measured of a claim and a text before anything is decided: named numbers, and vectors."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from menurut.link import meaning
from menurut.link.cutting import sentences, weight
from menurut.link.stance import lexicon, overlap
from menurut.link.stance.alignment import aligned

Array = NDArray[np.float32]

WHOLE = 45
"""Up to how many words a text is taken as one passage (a headline, a sentence); a longer one is cut into sentences."""

MOST = 60
"""How many sentences of a text are looked at."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a text that may take a position to it, each with its language (ISO 639-1; empty: unknown)."""

    claim: str
    text: str
    claim_lang: str = ""
    text_lang: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of every pair: `values` (pairs × names), and `vectors` (pairs × 6 × 512): of the claim, of the passage nearest to
    it, of the text's mean, of its first passage, and of what claim and passage say beyond each other."""

    names: tuple[str, ...]
    values: Array
    vectors: Array


def measured(pairs: Sequence[Pair], encoder: meaning.Encoder | None = None) -> Measured:
    """The measures of pairs. A text without words is an empty passage: its measures are zero."""
    cut = [passages(pair.text) for pair in pairs]
    sense = _Sense([*(pair.claim for pair in pairs), *(passage for each in cut for passage in each)], encoder)
    best = [int(np.argmax(sense[each] @ sense[[pair.claim]][0])) for pair, each in zip(pairs, cut, strict=True)]
    sense.learn(
        word
        for pair, each, at in zip(pairs, cut, best, strict=True)
        for word in (*overlap.spelt(pair.claim), *overlap.spelt(each[at]))
    )
    rows = [_measure(pair, each, at, sense) for pair, each, at in zip(pairs, cut, best, strict=True)]
    names = tuple(rows[0][0]) if rows else ()
    values = np.array([list(row.values()) for row, _ in rows], dtype=np.float32).reshape(len(rows), len(names))
    vectors = np.array([row for _, row in rows], dtype=np.float32).reshape(len(rows), 6, meaning.WIDTH)
    return Measured(names, values, vectors)


@lru_cache(maxsize=256)
def passages(text: str) -> tuple[str, ...]:
    """The passages of a text: itself where it is short, else its sentences."""
    if weight(text) <= WHOLE:
        return (text,)
    return tuple(text[start:end] for start, end in sentences(text))[:MOST] or (text,)


class _Sense:
    """Vectors of texts, each made once."""

    def __init__(self, texts: Sequence[str], encoder: meaning.Encoder | None) -> None:
        self._encoder = encoder
        self._rows: dict[str, Array] = {}
        self.learn(texts)

    def learn(self, texts: Sequence[str] | Iterator[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        self._rows.update(zip(new, meaning.vectors(new, self._encoder), strict=True))

    def __getitem__(self, texts: Sequence[str]) -> Array:
        return np.array([self._rows[text] for text in texts], dtype=np.float32).reshape(len(texts), meaning.WIDTH)


def _measure(pair: Pair, parts: Sequence[str], at: int, sense: _Sense) -> tuple[dict[str, float], Array]:
    claim, rows = sense[[pair.claim]][0], sense[parts]
    near = rows @ claim
    ours, theirs = overlap.words(pair.claim), overlap.words(parts[at])
    numbers, beyond = aligned(overlap.spelt(pair.claim), overlap.spelt(parts[at]), sense)
    values = {
        **overlap.surface(ours, theirs),
        **_shape(pair, parts[at], ours, theirs),
        **_said(pair.claim, pair.claim_lang, "claim"),
        **_said(parts[at], pair.text_lang, "nearest"),
        **_beside(ours, parts[at], pair.text_lang),
        "opposites": float(lexicon.opposed(pair.claim, parts[at], pair.claim_lang, pair.text_lang)),
        **numbers,
        **_course(pair, parts, near, at),
    }
    mean = rows.mean(axis=0)
    return values, np.stack([claim, rows[at], mean, rows[0], *beyond])


def _shape(pair: Pair, passage: str, ours: Sequence[str], theirs: Sequence[str]) -> dict[str, float]:
    return {
        "claim length": math.log1p(len(ours)),
        "passage length": math.log1p(len(theirs)),
        "a question": float(lexicon.asks(passage, pair.text_lang)),
        "claim a question": float(lexicon.asks(pair.claim, pair.claim_lang)),
        "quotation marks": float(any(mark in passage for mark in '"“”«»‘„')),
        "colon": float(":" in passage),
        "dots": float("…" in passage or "..." in passage),
        "pack": float(lexicon.known(pair.text_lang)),
    }


def _said(text: str, lang: str, where: str) -> dict[str, float]:
    return {f"{kind}, {where}": float(min(3, lexicon.count(text, lang, kind))) for kind in lexicon.KINDS}


def _beside(claim: Sequence[str], passage: str, lang: str) -> dict[str, float]:
    """How near words of refuting and negating stand to words of the claim, and whether they open the passage."""
    words = overlap.words(passage)
    common = [place for place, word in enumerate(words) if word in set(claim) and len(word) > 2]
    found = {}
    for kind in ("refuting", "negative", "hedging"):
        spots = lexicon.places(passage, lang, kind)
        gap = min((abs(spot - place) for spot in spots for place in common), default=20)
        found[f"{kind} beside the claim's words"] = 1 / (1 + min(20, gap)) if spots else 0.0
        found[f"{kind} first"] = 1 / (1 + spots[0]) if spots else 0.0
    return found


def _course(pair: Pair, parts: Sequence[str], near: Array, at: int) -> dict[str, float]:
    """How the passages of a longer text go with the claim."""
    ordered = np.sort(near)[::-1]
    top = [parts[place] for place in np.argsort(-near, kind="stable")[:3]]
    body = " ".join(parts)
    whole = overlap.words(body)
    length = max(1, len(whole))
    return {
        "likeness, nearest": float(ordered[0]),
        "likeness, second": float(ordered[min(1, len(parts) - 1)]),
        "likeness, third": float(ordered[min(2, len(parts) - 1)]),
        "likeness, mean": float(near.mean()),
        "likeness, first": float(near[0]),
        "likeness, opening": float(near[:3].max()),
        "place of the nearest": at / max(1, len(parts) - 1),
        "passages": math.log(len(parts)),
        "passages alike": float((near > 0.4).mean()),
        "claim words in the whole": len(set(overlap.words(pair.claim)) & set(whole))
        / max(1, len(set(overlap.words(pair.claim)))),
        **{f"{kind}, whole": 20 * lexicon.count(body, pair.text_lang, kind) / length for kind in lexicon.KINDS},
        **{f"{kind}, near": float(sum(lexicon.count(part, pair.text_lang, kind) for part in top)) for kind in lexicon.KINDS},
        **_said(parts[0], pair.text_lang, "first"),
    }
