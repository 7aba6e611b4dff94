"""`python -m benchmarks calibration [--fit]`: of attributions given 0.9, are nine in ten right?

Fitted on our own held-out articles (`training.train.own_articles(held_out=True)`), shown on the dev sets. Right means as in
`bench/score.py`'s attribution: content and source agree by half of both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.attribution import matches
from benchmarks.corpora import LANGUAGES, records, table, tagger
from menurut.extract import Extractor

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
SHOWN = tuple(f"{name}.dev.{lang}" for name in ("ntrex", "written") for lang in LANGUAGES)


def run(shared: Path, work: Path) -> str:
    """The reliability table over dev sets; NTREX dev by the twin that was not trained on it, if there is one."""
    judged = [x for name in SHOWN for d in records(shared, name) for x in _judged(Extractor(tagger(name)), d)]
    rows = []
    for low, high in pairwise(BINS):
        of_bin = [right for confidence, right in judged if low <= confidence < high or confidence == high == 1]
        given = [confidence for confidence, _ in judged if low <= confidence < high or confidence == high == 1]
        rows.append(
            [
                f"{low:.1f}–{high:.1f}",
                len(of_bin),
                100 * float(np.mean(given)) if given else None,
                100 * float(np.mean(of_bin)) if of_bin else None,
            ]
        )
    return table(["confidence", "attributions", "mean confidence, %", "right, %"], rows)


def _judged(extractor: Extractor, d: dict[str, Any]) -> Iterable[tuple[float, bool]]:
    found = [
        {"content": a.content, "source": a.source, "confidence": a.confidence}
        for a in extractor.read(d["text"], d["lang"]).attributions
    ]
    right = {j: i for i, j in matches(d["attributions"], found).items()}
    for j, a in enumerate(found):
        yield a["confidence"], j in right and same_source(d["attributions"][right[j]]["source"], a["source"])


def same_source(gold: Iterable[Sequence[int]], found: Iterable[Sequence[int]]) -> bool:
    """Both without a source, or half of the shorter one shared."""
    x, y = ({c for s, e in spans for c in range(s, e)} for spans in (gold, found))
    return 2 * len(x & y) >= min(len(x), len(y)) and bool(x & y) if x and y else not x and not y


def fit(features: np.ndarray, right: np.ndarray, steps: int = 400, ridge: float = 1e-2) -> list[float]:
    """Logistic regression by Newton's method: bias first, then a weight for each feature."""
    x = np.concatenate([np.ones((len(features), 1)), features], 1)
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - right) + ridge * w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w)), gradient)
        w -= step
        if math.sqrt(float(step @ step)) < 1e-8:
            break
    return [float(v) for v in w]
