"""The trained part: projections, small networks and boosted trees, run by numpy; their weights are one file of the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from menurut.link.stance.measures import Array, Measured

HEADS = ("headline", "article", "pair")
LABELS = ("agree", "disagree", "discuss", "unrelated")

LIMIT = 4.0
"""Beyond how many standard deviations a measure is cut off."""


@dataclass(frozen=True, slots=True)
class Head:
    """One trained head: what it projects, its networks (layers of weights and biases), its trees, and its labels.

    `views` are the projections of the ten views of `views()` (512 × dimensions each), `trees` the nodes of all boosted
    trees (`feature, threshold, left, right, value` by tree; class of tree t is t modulo the number of labels).
    """

    labels: tuple[str, ...]
    mean: Array
    scale: Array
    views: tuple[tuple[Array, Array], ...]
    networks: tuple[tuple[tuple[Array, Array], ...], ...]
    trees: Mapping[str, NDArray[Any]]
    shares: Array
    prior: Array

    def probabilities(self, measured: Measured) -> Array:
        """Probabilities (pairs × labels) of this head's labels."""
        inputs = self.inputs(measured)
        parts = [_softmax(_through(network, inputs)) for network in self.networks]
        parts.append(_softmax(_boosted(self.trees, measured.values, len(self.labels))))
        mixed = np.tensordot(self.shares, np.stack(parts), axes=1) / self.prior
        found: Array = (mixed / mixed.sum(axis=1, keepdims=True)).astype(np.float32)
        return found

    def inputs(self, measured: Measured) -> Array:
        """What the networks see: the projected views beside the measures in standard deviations."""
        seen = [(view - mean) @ matrix for view, (mean, matrix) in zip(views(measured.vectors), self.views, strict=True)]
        return np.hstack([*seen, np.clip((measured.values - self.mean) / self.scale, -LIMIT, LIMIT)]).astype(np.float32)


def views(vectors: Array) -> tuple[Array, ...]:
    """The ten views of the vectors of pairs (pairs × 512 each): the six vectors, the product and the distance of claim and
    nearest passage, and those of what the two say beyond each other. The factors bring them to one order of size."""
    claim, nearest, beyond, other = (vectors[:, at].astype(np.float32) for at in (0, 1, 4, 5))
    plain = (vectors[:, at].astype(np.float32) for at in range(vectors.shape[1]))
    return (*plain, claim * nearest * 20, np.abs(claim - nearest) * 4, beyond * other * 20, np.abs(beyond - other) * 2)


@cache
def head(name: str) -> Head:
    """A head of the package, loaded once."""
    path = files("menurut").joinpath("link", "stance", "weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        mine = {key.removeprefix(f"{name}."): stored[key] for key in stored.files if key.startswith(f"{name}.")}
    return unpacked(mine)


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Head:
    """A head from its arrays, half precision widened."""
    wide = {key: value.astype(np.float32) if value.dtype == np.float16 else value for key, value in stored.items()}
    return Head(
        labels=tuple(str(label) for label in wide["labels"]),
        mean=wide["mean"],
        scale=wide["scale"],
        views=tuple((wide[f"view{at}.mean"], wide[f"view{at}.matrix"]) for at in range(_many(wide, "view", ".mean"))),
        networks=tuple(
            tuple((wide[f"net{at}.w{layer}"], wide[f"net{at}.b{layer}"]) for layer in range(_many(wide, f"net{at}.w", "")))
            for at in range(_many(wide, "net", ".w0"))
        ),
        trees={key.removeprefix("tree."): value for key, value in wide.items() if key.startswith("tree.")},
        shares=wide["shares"],
        prior=wide["prior"],
    )


def _many(stored: Mapping[str, object], before: str, after: str) -> int:
    count = 0
    while f"{before}{count}{after}" in stored:
        count += 1
    return count


def _through(network: Sequence[tuple[Array, Array]], rows: Array) -> Array:
    for number, (weights, bias) in enumerate(network):
        rows = (np.maximum(rows, 0) if number else rows) @ weights + bias
    return rows


def _boosted(trees: Mapping[str, NDArray[Any]], values: Array, classes: int) -> Array:
    """The sums of the trees' leaves: all trees walk down together, a node's children are places in one list of nodes."""
    at = np.broadcast_to(trees["roots"], (len(values), len(trees["roots"]))).copy()
    rows = np.arange(len(values))[:, None]
    while (inner := trees["left"][at] >= 0).any():
        down = np.where(values[rows, trees["feature"][at]] <= trees["threshold"][at], trees["left"][at], trees["right"][at])
        at = np.where(inner, down, at)
    leaves = trees["value"][at].reshape(len(values), -1, classes)
    found: Array = (leaves.sum(axis=1) + trees["base"]).astype(np.float32)
    return found


def _softmax(rows: Array) -> Array:
    shifted = np.exp(rows - rows.max(axis=1, keepdims=True))
    found: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return found
