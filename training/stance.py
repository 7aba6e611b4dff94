"""`python -m training.stance --shared ../shared`: trains the heads of `menurut.link.stance` and writes their weights.

headline: Emergent, and claims beside headlines of other claims ("unrelated"); article: FNC-1; pair: ANS train, and a hundred
headlines drawn at random ("unrelated"). Every head sees
part of its pairs a second time without what a language pack tells, and as if in two languages (no words in common), so
that it works where there are none. Needs scikit-learn; vectors are kept in --cache. `fit` is what `benchmarks.stance`
calls on the training part of every fold: the protocol and the shipped head are the same code.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from menurut.link import meaning
from menurut.link.stance import lexicon, overlap
from menurut.link.stance.heads import LABELS, LIMIT, Head, unpacked, views
from menurut.link.stance.measures import Measured, Pair, measured

Numbers = NDArray[Any]
WEIGHTS = Path("src/menurut/link/stance/weights.npz")
TO_LABEL = {"for": "agree", "against": "disagree", "observing": "discuss", "other": "unrelated"}


@dataclass(frozen=True)
class Recipe:
    """How a head is trained: dimensions of each view, networks and their passes, decay, trees, and the prior's exponent."""

    dimensions: int = 48
    networks: int = 4
    hidden: int = 48
    passes: int = 14
    decay: float = 4.0
    batch: int = 64
    trees: int = 100
    leaves: int = 10
    linear: float = 0.002
    prior: float = 0.2


RECIPES = {
    "headline": Recipe(),
    "article": Recipe(networks=3, passes=7, decay=2.0, batch=128, trees=100, leaves=16, prior=0.4),
    "pair": Recipe(),
}


@dataclass(frozen=True)
class Data:
    """Pairs of one set, measured, with labels (places in LABELS) and the groups that no two folds share."""

    pairs: list[Pair]
    measured: Measured
    labels: NDArray[np.int64]
    groups: Numbers
    records: list[dict[str, Any]]

    def at(self, rows: Sequence[int] | NDArray[np.int64]) -> Data:
        """Some of the pairs."""
        kept = Measured(self.measured.names, self.measured.values[rows], self.measured.vectors[rows])
        return Data([self.pairs[i] for i in rows], kept, self.labels[rows], self.groups[rows], [self.records[i] for i in rows])


class Kept:
    """The encoder with its vectors kept in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, Numbers] = {}
        if path.is_file():
            with np.load(path, allow_pickle=False) as stored:
                self.rows = dict(zip(json.loads(stored["texts"].tobytes()), stored["rows"], strict=True))

    def encode(self, texts: list[str]) -> meaning.Vectors:
        """Vectors of texts, made where they are not kept."""
        new = [text for text in dict.fromkeys(texts) if text not in self.rows]
        if new:
            self.rows.update(zip(new, meaning.shipped().encode(new), strict=True))
        return np.array([self.rows[text] for text in texts], dtype=np.float32)

    def save(self) -> None:
        """Write what was made."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        texts = np.frombuffer(json.dumps(list(self.rows)).encode(), dtype=np.uint8)
        np.savez(self.path, texts=texts, rows=np.array(list(self.rows.values()), dtype=np.float16))


def lines(shared: Path, name: str) -> list[dict[str, Any]]:
    """The records of one set of `data/stance`."""
    with lzma.open(shared / "data/stance" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def data(records: list[dict[str, Any]], group: str, encoder: meaning.Encoder) -> Data:
    """Records with claim, text, lang and label, measured."""
    pairs = [Pair(x["claim"], x["text"], x["lang"], x["lang"]) for x in records]
    parts = [measured(pairs[at : at + 500], encoder) for at in range(0, len(pairs), 500)]
    whole = Measured(
        parts[0].names, np.vstack([x.values for x in parts]), np.vstack([x.vectors.astype(np.float16) for x in parts])
    )
    labels = np.array([LABELS.index(TO_LABEL.get(x["label"], x["label"])) for x in records])
    return Data(pairs, whole, labels, np.array([x[group] for x in records]), records)


def emergent(shared: Path, encoder: meaning.Encoder) -> Data:
    """Emergent, by claim."""
    return data(lines(shared, "emergent.train"), "claim_id", encoder)


def fnc(shared: Path, encoder: meaning.Encoder) -> Data:
    """FNC-1, by headline; pairs of one body stand together."""
    bodies = {x["body_id"]: x["text"] for x in lines(shared, "fnc1.bodies.train")}
    records = sorted(lines(shared, "fnc1.train"), key=lambda x: str(x["body_id"]))
    return data(
        [{**x, "text": bodies[x["body_id"]], "headline": x["claim"].strip().lower()} for x in records], "headline", encoder
    )


def ans(shared: Path, encoder: meaning.Encoder) -> Data:
    """ANS, by claim; the records' `split` tells train from dev."""
    return data(lines(shared, "ans_ar"), "claim", encoder)


def part(given: Data, split: str) -> Data:
    """The pairs of one split."""
    return given.at(np.flatnonzero([record["split"] == split for record in given.records]))


def unrelated(given: Data, many: int, encoder: meaning.Encoder, near: bool = True) -> Data:
    """Claims beside texts of other groups, one drawn for each; with `near`, every second one the nearest of twelve drawn."""
    random = np.random.default_rng(0)
    found = []
    for number, row in enumerate(random.choice(len(given.records), min(many, len(given.records)), replace=False)):
        others = [int(x) for x in random.choice(len(given.records), 12) if given.groups[x] != given.groups[row]]
        likeness = given.measured.vectors[others, 1].astype(np.float32) @ given.measured.vectors[row, 0].astype(np.float32)
        other = others[int(np.argmax(likeness)) if near and number % 2 else 0]
        found.append(
            {**given.records[row], "text": given.records[other]["text"], "label": "unrelated", "group": given.groups[row]}
        )
    return data(found, "group", encoder)


def joined(one: Data, other: Data) -> Data:
    """Both, one after the other."""
    both = [
        np.concatenate(x)
        for x in ((one.measured.values, other.measured.values), (one.measured.vectors, other.measured.vectors))
    ]
    return Data(
        one.pairs + other.pairs,
        Measured(one.measured.names, both[0], both[1]),
        np.concatenate([one.labels, other.labels]),
        np.concatenate([one.groups, other.groups]),
        one.records + other.records,
    )


def bare(given: Measured, surface: bool) -> Measured:
    """As the pairs would be measured in a language without a pack; with `surface`, in two languages without common words."""
    kinds = (*lexicon.KINDS, "opposites", "pack")
    taken = [any(name.startswith(kind) for kind in kinds) for name in given.names]
    if surface:
        shared = {*overlap.surface(("a",), ("a",)), "claim words in the whole"} - {
            "numbers only in claim",
            "numbers only in text",
        }
        taken = [here or name in shared for here, name in zip(taken, given.names, strict=True)]
    return Measured(given.names, np.where(np.array(taken), 0, given.values).astype(np.float32), given.vectors)


def fit(given: Data, recipe: Recipe) -> Head:
    """A head trained on pairs."""
    random = np.random.default_rng(1)
    some = random.permutation(len(given.labels))[: int(0.3 * len(given.labels))]
    half = len(some) // 2
    copies = [given, *(given.at(rows) for rows in (some[:half], some[half:]))]
    seen = [copies[0].measured, bare(copies[1].measured, False), bare(copies[2].measured, True)]
    values, vectors = np.vstack([x.values for x in seen]), np.vstack([x.vectors for x in seen])
    labels = np.concatenate([x.labels for x in copies])
    return unpacked(_fitted(values, vectors, labels, recipe))


def _fitted(values: Numbers, vectors: Numbers, labels: Numbers, recipe: Recipe) -> dict[str, Numbers]:
    names = np.unique(labels)
    places = np.searchsorted(names, labels)
    stored = {"labels": np.array([LABELS[x] for x in names]), "mean": values.mean(axis=0), "scale": values.std(axis=0) + 1e-3}
    dense = np.clip((values - stored["mean"]) / stored["scale"], -LIMIT, LIMIT)
    inputs = [*_projected(vectors, recipe, stored), dense]
    rows = np.hstack(inputs).astype(np.float32)
    for seed in range(recipe.networks):
        net = MLPClassifier(
            (recipe.hidden,), alpha=recipe.decay, max_iter=recipe.passes, batch_size=recipe.batch, random_state=seed
        )
        net.fit(rows, places)
        _store(stored, seed, list(zip(net.coefs_, net.intercepts_, strict=True)))
    line = LogisticRegression(C=recipe.linear, max_iter=100).fit(rows, places)
    _store(stored, recipe.networks, [(line.coef_.T, line.intercept_)])
    boost = HistGradientBoostingClassifier(
        max_iter=recipe.trees,
        learning_rate=0.08,
        max_leaf_nodes=recipe.leaves,
        min_samples_leaf=20,
        l2_regularization=5,
        random_state=0,
        early_stopping=False,
    ).fit(values, places)
    stored.update({f"tree.{key}": value for key, value in _nodes(boost).items()})
    stored["shares"] = np.array([0.5 / recipe.networks] * recipe.networks + [0.25, 0.25], dtype=np.float32)
    stored["prior"] = ((np.bincount(places) / len(places)) ** recipe.prior).astype(np.float32)
    return stored


def _projected(vectors: Numbers, recipe: Recipe, stored: dict[str, Numbers]) -> list[Numbers]:
    some = np.random.default_rng(2).permutation(len(vectors))[:4000]
    found = []
    for number, view in enumerate(views(vectors)):
        wide = view.astype(np.float32)
        made = PCA(recipe.dimensions, svd_solver="randomized", random_state=0).fit(wide[some])
        matrix = made.components_.T / made.transform(wide[some]).std()
        stored[f"view{number}.mean"], stored[f"view{number}.matrix"] = made.mean_.astype(np.float16), matrix.astype(np.float16)
        found.append((wide - made.mean_) @ matrix)
    return found


def _store(stored: dict[str, Numbers], number: int, layers: list[tuple[Numbers, Numbers]]) -> None:
    for layer, (weights, bias) in enumerate(layers):
        stored[f"net{number}.w{layer}"], stored[f"net{number}.b{layer}"] = weights.astype(np.float16), bias.astype(np.float32)


def _nodes(boost: HistGradientBoostingClassifier) -> dict[str, Numbers]:
    """The nodes of all trees in one list; a leaf's `left` is −1."""
    trees = [tree.nodes for step in boost._predictors for tree in step]
    roots = np.cumsum([0, *(len(nodes) for nodes in trees)])[:-1]
    leaf = np.concatenate([nodes["is_leaf"] for nodes in trees]).astype(bool)
    moved = [
        {side: nodes[side].astype(np.int32) + root for side in ("left", "right")}
        for nodes, root in zip(trees, roots, strict=True)
    ]
    left, right = (np.concatenate([nodes[side] for nodes in moved]) for side in ("left", "right"))
    columns = {name: np.concatenate([nodes[name] for nodes in trees]) for name in ("feature_idx", "num_threshold", "value")}
    return {
        "roots": roots.astype(np.int32),
        "left": np.where(leaf, -1, left).astype(np.int32),
        "right": np.where(leaf, -1, right).astype(np.int32),
        "feature": np.where(leaf, 0, columns["feature_idx"]).astype(np.int16),
        "threshold": np.where(leaf, 0, columns["num_threshold"]).astype(np.float32),
        "value": columns["value"].astype(np.float16),
        "base": np.asarray(boost._baseline_prediction, dtype=np.float32).reshape(-1),
    }


def packed(made: Head) -> dict[str, Numbers]:
    """The arrays of a head as they are kept: what is large in half precision."""
    stored: dict[str, Numbers] = {"labels": np.array(made.labels), "mean": made.mean, "scale": made.scale}
    for number, (mean, matrix) in enumerate(made.views):
        stored[f"view{number}.mean"], stored[f"view{number}.matrix"] = mean.astype(np.float16), matrix.astype(np.float16)
    for number, layers in enumerate(made.networks):
        _store(stored, number, list(layers))
    stored |= {f"tree.{key}": value.astype(np.float16) if key == "value" else value for key, value in made.trees.items()}
    return stored | {"shares": made.shares, "prior": made.prior}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, default=Path("/tmp/menurut-stance-vectors.npz"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    kept = Kept(args.cache)
    first, third = emergent(args.shared, kept), ans(args.shared, kept)
    train = part(third, "train")
    sets = {
        "headline": joined(first, unrelated(first, 500, kept)),
        "article": fnc(args.shared, kept),
        "pair": joined(train, unrelated(train, 100, kept, near=False)),
    }
    kept.save()
    made = {name: packed(fit(given, RECIPES[name])) for name, given in sets.items()}
    stored = {f"{name}.{key}": value for name, arrays in made.items() for key, value in arrays.items()}
    np.savez_compressed(args.out, **stored)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
