"""The position of a headline, sentence or article to a claim, by a small trained model: agree, disagree, discuss, unrelated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from menurut.link import meaning
from menurut.link.stance.heads import LABELS, Head, head
from menurut.link.stance.measures import Array, Measured, Pair, measured, passages

__all__ = ["Leaning", "Pair", "leanings"]

Convention = Literal["headline", "article", "pair"]
_SPOKE: Final = 0.02
_REASONS: Final = 5


@dataclass(frozen=True, slots=True)
class Leaning:
    """Probabilities of a text's positions to a claim, summing to 1, and the measures that spoke for the likeliest.

    `discuss`: the text passes the claim on, asks or weighs it, without taking it as its own. `unrelated`: it is about
    something else. A reason is the measure's name, its value, and by how much the probability falls without it.
    """

    agree: float
    disagree: float
    discuss: float
    unrelated: float
    reasons: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The likeliest of the four."""
        return max(LABELS, key=lambda label: float(getattr(self, label)))


def leanings(
    pairs: Sequence[Pair], convention: Convention | None = None, encoder: meaning.Encoder | None = None, reasons: bool = True
) -> tuple[Leaning, ...]:
    """The leaning of each pair's text to its claim, in order. Raises `meaning.NoEncoder` where the encoder is missing.

    `convention` chooses what is asked, and so which trained head answers: "headline" (does a headline or sentence take
    the claim as true, false, or only report it; as in Emergent, Ferreira & Vlachos 2016), "article" (the same of a whole
    body; as in FNC-1), "pair" (do two headlines tell the same or the opposite; as in ANS, Khouja 2020; knows no
    "discuss"). None: headline for a text of one passage, article for a longer one.
    """
    chosen = [convention or ("headline" if len(passages(pair.text)) == 1 else "article") for pair in pairs]
    found: dict[int, Leaning] = {}
    for name in sorted(set(chosen)):
        rows = [row for row, each in enumerate(chosen) if each == name]
        seen = measured([pairs[row] for row in rows], encoder)
        found.update(zip(rows, _leanings(head(name), seen, reasons), strict=True))
    return tuple(found[row] for row in range(len(pairs)))


def _leanings(of: Head, seen: Measured, reasons: bool) -> list[Leaning]:
    found = []
    for row, given in enumerate(of.probabilities(seen)):
        told = dict.fromkeys(LABELS, 0.0) | {label: float(value) for label, value in zip(of.labels, given, strict=True)}
        why = _reasons(of, seen, row, int(np.argmax(given))) if reasons else ()
        found.append(Leaning(**told, reasons=why))
    return found


def _reasons(of: Head, seen: Measured, row: int, label: int) -> tuple[str, ...]:
    """What the likeliest label rests on: each measure in turn is set to what it is on average."""
    many = len(seen.names)
    values = np.repeat(seen.values[row : row + 1], many + 1, axis=0)
    values[np.arange(many), np.arange(many)] = of.mean
    vectors = np.repeat(seen.vectors[row : row + 1], many + 1, axis=0)
    given: Array = of.probabilities(Measured(seen.names, values, vectors))[:, label]
    falls = given[-1] - given[:-1]
    order = [int(at) for at in np.argsort(-falls, kind="stable")[:_REASONS] if falls[at] >= _SPOKE]
    return tuple(f"{seen.names[at]} {seen.values[row, at]:.2f} ({of.labels[label]} +{falls[at]:.2f})" for at in order)
