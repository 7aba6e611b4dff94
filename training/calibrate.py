"""Fits the tagger's confidence on our own held-out articles: `python -m training.calibrate`.

Writes the weights of the logistic regression in `menurut.extract.confidence` to `model/confidence.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks.attribution import matches
from benchmarks.calibration import fit, same_source
from menurut.extract import Extractor, confidence
from menurut.extract.assembling import proposed
from menurut.extract.contents import Page
from menurut.extract.pieces import sentences
from menurut.extract.quotes import marked
from menurut.extract.tagging import tag
from training.export import MODEL
from training.train import own_articles


def _judged(extractor: Extractor, d: dict[str, Any]) -> Iterator[tuple[list[float], bool]]:
    text, spans = d["text"], sentences(d["text"])
    page = Page(text, d["lang"], spans, marked(text))
    pairs = [(p, a) for p in tag(extractor.network, text, d["lang"], spans).proposals for a in [proposed(page, p)] if a]
    found = [{"content": a.content, "source": a.source} for _, a in pairs]
    right = {j: i for i, j in matches(d["attributions"], found).items()}
    for j, (p, a) in enumerate(pairs):
        yield confidence.features(p), j in right and same_source(d["attributions"][right[j]]["source"], a.source)


def main() -> None:
    extractor = Extractor.load()
    judged = [x for d in own_articles(held_out=True) for x in _judged(extractor, d)]
    weights = fit(np.array([f for f, _ in judged]), np.array([r for _, r in judged], float))
    (MODEL / "confidence.json").write_text(json.dumps([round(w, 4) for w in weights]) + "\n", encoding="utf-8")
    print(f"{len(judged)} proposals, {sum(r for _, r in judged)} right: {weights}")


if __name__ == "__main__":
    main()
