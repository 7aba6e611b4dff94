"""The trained tagger at work: the encoder in ONNX Runtime, word embeddings and small heads in numpy."""

from __future__ import annotations

import json
import lzma
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from menurut.extract.pieces import Ints

Floats = npt.NDArray[np.float32]

ROLES = ("source", "content", "addressee", "cue", "basis", "reason")
LABELS = 1 + 2 * len(ROLES)
_BEGIN, _END = 0, 2
POLNEAR, OURS = 0, 1


@dataclass(frozen=True, slots=True)
class Labels:
    """What the tagger says of anchors beside their roles: log probabilities of acts and kinds, probability of named."""

    act: Floats
    kind: Floats
    named: Floats


class Network:
    """The tagger's forward pass. States are arrays (pieces × width) of one window; scores come as log probabilities."""

    def __init__(self, folder: Path) -> None:
        self.about: dict[str, Any] = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.confidence: list[float] = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
        packed = lzma.decompress((folder / "tokenizer.json.xz").read_bytes())
        self.tokenizer = Tokenizer.from_str(packed.decode("utf-8"))
        self._words = np.load(folder / "words.npy", mmap_mode="r")
        with np.load(folder / "heads.npz") as heads:
            self._heads: dict[str, Floats] = {name: heads[name].astype(np.float32) for name in heads.files}
        self._pair = self._heads["pair"].transpose(1, 0, 2).reshape(self._heads["pair"].shape[1], -1).copy()
        self._pools = ThreadpoolController()
        self._session = ort.InferenceSession(folder / "encoder.onnx", _options(), providers=["CPUExecutionProvider"])

    @classmethod
    def load(cls) -> Network:
        """The tagger that ships with the package."""
        with as_file(files("menurut").joinpath("extract", "model")) as folder:
            return cls(folder)

    def one_thread(self) -> AbstractContextManager[object]:
        """Inside it numpy works in one thread: its products here are small, and waiting threads cost more than they do."""
        limited: AbstractContextManager[object] = self._pools.limit(limits=1, user_api="blas")
        return limited

    def states(self, ids: Ints, domain: int = OURS) -> Floats:
        """States of the pieces of one window (at most 510), by our conventions of annotation or by PolNeAR's."""
        framed = np.concatenate([[_BEGIN], ids, [_END]])
        x = self._embed(framed) + self._heads["positions"][: len(framed)]
        (out,) = self._session.run(None, {"x": x[None]})
        found: Floats = out[0, 1:-1] + self._heads["domain.weight"][domain]
        return found

    def _embed(self, ids: Ints) -> Floats:
        """Word embeddings out of their blocks of 32: a half-float scale, then 32 values of 4 bits."""
        blocks = self._words[ids]
        scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
        nibbles = blocks[..., 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], -1).astype(np.float32) - 8
        return (values * scale).reshape(len(ids), -1)

    def anchors(self, states: Floats) -> Floats:
        """Log probabilities (pieces × 5): none, cue begins, cue goes on, content without cue begins, goes on."""
        return _log_softmax(self._linear("anchor", states))

    def voice(self, states: Floats) -> Floats:
        """Probability for each piece that it stands in the writer's own commentary."""
        found: Floats = np.exp(_log_softmax(self._linear("voice", states)))[:, 1]
        return found

    def roles(self, states: Floats, anchors: list[tuple[int, int]]) -> tuple[Floats, Floats]:
        """Log probabilities of role labels (anchors × pieces × LABELS) and the anchors' own states."""
        own = np.stack([states[start:end].mean(0) for start, end in anchors])
        q, k = _gelu(self._linear("q", own)), _gelu(self._linear("k", states))
        weight, bias = self._heads["single.weight"], self._heads["single.bias"]
        width = q.shape[1]
        paired = (q @ self._pair).reshape(len(q) * LABELS, width) @ k.T
        scores = paired.reshape(len(q), LABELS, len(k)).transpose(0, 2, 1)
        scores = scores + (q @ weight[:, :width].T)[:, None] + (k @ weight[:, width:].T)[None] + bias
        return _log_softmax(scores + self._heads["distance.weight"][_distances(anchors, len(states))]), own

    def labels(self, states: Floats, own: Floats, source: Floats, content: Floats) -> Labels:
        """Labels of anchors; `source` and `content` are masks (anchors × pieces) of the spans that were decoded."""
        by_content = np.concatenate([own, _mean(states, content)], 1)
        by_source = np.concatenate([own, _mean(states, source)], 1)
        named = np.exp(_log_softmax(self._linear("named", by_source)))[:, 1]
        return Labels(_log_softmax(self._linear("act", by_content)), _log_softmax(self._linear("kind", by_source)), named)

    def _linear(self, name: str, x: Floats) -> Floats:
        return x @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]


def _options() -> ort.SessionOptions:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    return options


def _distances(anchors: list[tuple[int, int]], length: int) -> Ints:
    """Buckets of the signed logarithmic distance of every piece from every anchor, 0 to 70."""
    at = np.arange(length)[None]
    starts, ends = (np.array([a[i] for a in anchors])[:, None] for i in (0, 1))
    away = np.minimum(at - starts, 0) + np.maximum(at - ends + 1, 0)
    bucket = np.sign(away) * np.minimum(np.log2(np.abs(away) + 1) * 3.7, 34)
    found: Ints = np.rint(bucket).astype(np.int64) + 35
    return found


def _mean(states: Floats, mask: Floats) -> Floats:
    found: Floats = (mask @ states) / np.maximum(mask.sum(1, keepdims=True), 1)
    return found


def _log_softmax(x: Floats) -> Floats:
    shifted = x - x.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def _gelu(x: Floats) -> Floats:
    found: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return found
