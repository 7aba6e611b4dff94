"""`python -m benchmarks reuse`: text reuse on the ladder of `data/reuse`, from the same text to an unrelated one.

`words` is the larger of the two shares of words in passages that both texts have; `meaning` is the likeness of the
sentences of two texts that follow each other in one order. AUC is the chance that a pair of the first kind scores above
one of the second. Nothing was trained or fitted on these pairs.
"""

from __future__ import annotations

import lzma
import time
from collections import defaultdict
from collections.abc import Sequence
from json import loads
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import Missing, table
from menurut.link import meaning
from menurut.link.cutting import sentences
from menurut.link.reuse import fingerprints, tokens
from menurut.link.reuse.passages import matches, passages
from menurut.link.reuse.translations import likeness

KINDS = ("near_identical", "light_edit", "independent_translation", "translation", "unrelated")


def run(shared: Path, work: Path) -> str:
    """The scores of every kind of pair, and how well they are told apart."""
    path = shared / "data/reuse/ladder.public.jsonl.xz"
    if not path.is_file():
        raise Missing(path)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        pairs = [loads(line) for line in lines]
    return report(pairs)


def report(pairs: Sequence[dict[str, Any]]) -> str:
    """Two tables: the scores by kind, and the areas under the curve."""
    words, common, alike = (defaultdict[str, list[float]](list) for _ in range(3))
    began, size = time.process_time(), 0
    for pair in pairs:
        a, b = tokens(pair["a"]), tokens(pair["b"])
        size += len(a) + len(b)
        shared = sum(length for passage in passages(matches(a, b)) for _, _, length in passage)
        words[pair["label"]].append(shared / max(1, min(len(a), len(b))))
        common[pair["label"]].append(float(bool(set(fingerprints(a)) & set(fingerprints(b)))))
    speed = size / (time.process_time() - began)
    for pair in pairs:
        if pair["a_lang"].split("_")[0] != pair["b_lang"].split("_")[0]:
            alike[pair["label"]].append(likeness(_vectors(pair["a"]), _vectors(pair["b"])))
    rows = [
        [kind, len(words[kind]), *_spread(words[kind]), 100 * np.mean(common[kind]), *_spread(alike[kind])] for kind in KINDS
    ]
    head = ["kind", "pairs", "words 5 %", "50 %", "95 %", "have a fingerprint in common, %", "meaning 5 %", "50 %", "95 %"]
    same = auc(words["near_identical"] + words["light_edit"], words["independent_translation"] + words["unrelated"])
    translated = auc(alike["translation"], alike["unrelated"])
    areas = table(
        ["told apart", "AUC", "bar"],
        [
            ["near-identical and light edit against independent translation and unrelated (words)", f"{same:.4f}", "≥ 0.99"],
            ["translation against unrelated, across languages (meaning)", f"{translated:.4f}", "≥ 0.99"],
        ],
    )
    return f"{table(head, rows)}\n\n{areas}\n\n{speed:,.0f} words per CPU-second for shared passages."


def auc(first: Sequence[float], second: Sequence[float]) -> float:
    """The share of pairs of one of each in which the first scores higher, ties counted half."""
    one, other = np.array(first)[:, None], np.array(second)[None]
    return float(np.mean((one > other) + 0.5 * (one == other)))


def _vectors(text: str) -> meaning.Vectors:
    return meaning.vectors([text[start:end] for start, end in sentences(text)])


def _spread(values: Sequence[float]) -> list[str | None]:
    return [f"{x:.2f}" for x in np.percentile(values, [5, 50, 95])] if values else [None] * 3
