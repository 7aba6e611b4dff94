"""Packs a trained tagger for shipping: `python -m training.export .work/net.npz --shared ../shared`.

The encoder becomes an ONNX graph with 8-bit weights (one scale a row, activations quantised as they come), after its
channels are evened out so that 8 bits suffice ("SmoothQuant", Xiao et al. 2023); word embeddings stay in the 4-bit
blocks of the base; the small heads stay half floats and run in numpy.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.data import Corpus, batch, document, read_jsonl
from training.net import HEADS, WIDTH, Tagger, read_tokenizer, read_words, restore

Array = npt.NDArray[Any]
MODEL = Path(__file__).parent.parent / "src/menurut/extract/model"
HEAD_NAMES = ("positions", "domain", "anchor", "voice", "q", "k", "pair", "single", "distance", "act", "kind", "named")
SMOOTHING = 0.5


class Graph:
    """An ONNX graph under construction; every method adds one node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], name: str, domain: str = "", **attributes: int | float) -> str:
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """x · weightᵀ + bias with 8-bit weights, weight as out × in."""
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
        values = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8).T
        inputs = [
            x,
            self.constant(f"{name}.w", values),
            self.constant(f"{name}.s", scale.astype(np.float32)),
            self.constant(f"{name}.z", np.zeros(len(scale), np.int8)),
            self.constant(f"{name}.b", bias.astype(np.float32)),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, "com.microsoft")

    def norm(self, x: str, weight: Array, bias: Array, name: str) -> str:
        inputs = [x, self.constant(f"{name}.g", weight.astype(np.float32)), self.constant(f"{name}.b", bias.astype(np.float32))]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)


def encoder(weights: dict[str, Array], layers: int) -> onnx.ModelProto:
    """The encoder: `x` (1 × pieces × WIDTH, words plus positions) to states of the same shape."""
    g = Graph()
    x = g.norm("x", weights["norm.weight"], weights["norm.bias"], "embedded")
    for i in range(layers):
        x = _layer(
            g, {k.removeprefix(f"layers.{i}."): v for k, v in weights.items() if k.startswith(f"layers.{i}.")}, x, f"l{i}"
        )
    shape = [1, "pieces", WIDTH]
    graph = helper.make_graph(
        g.nodes,
        "menurut",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)],
        g.constants,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets)
    model.ir_version = 9
    return model


def _layer(g: Graph, w: dict[str, Array], x: str, name: str) -> str:
    """One layer; `down.scale` divides the inner activations as far as the weights of `down` were multiplied."""
    parts = zip(("q", "k", "v"), np.split(w["qkv.weight"], 3), np.split(w["qkv.bias"], 3), strict=True)
    q, k, v = (g.linear(x, weight, bias, f"{name}.{part}") for part, weight, bias in parts)
    y = g.node("MultiHeadAttention", [q, k, v], f"{name}.attention", "com.microsoft", num_heads=HEADS)
    y = g.linear(y, w["out.weight"], w["out.bias"], f"{name}.out")
    x = g.norm(g.node("Add", [x, y], f"{name}.sum1"), w["norm1.weight"], w["norm1.bias"], f"{name}.norm1")
    y = g.linear(x, w["up.weight"], w["up.bias"], f"{name}.up")
    y = g.node("FastGelu", [y], f"{name}.gelu", "com.microsoft")
    y = g.node("Mul", [y, g.constant(f"{name}.even", w["down.scale"])], f"{name}.evened")
    y = g.linear(y, w["down.weight"], w["down.bias"], f"{name}.down")
    return g.norm(g.node("Add", [x, y], f"{name}.sum2"), w["norm2.weight"], w["norm2.bias"], f"{name}.norm2")


def even_out(net: Tagger, weights: dict[str, Array], samples: list[torch.Tensor]) -> None:
    """Moves range from inner activations, whose channels differ widely, into the weights that read them."""
    peaks = [torch.zeros(layer.down.in_features) for layer in net.layers]
    hooks = [layer.down.register_forward_pre_hook(_watch(peaks[i])) for i, layer in enumerate(net.layers)]
    with torch.no_grad():
        for ids in samples:
            mask = torch.ones_like(ids, dtype=torch.bool)
            net.encode(net.lower(ids, mask), mask, torch.ones(len(ids), dtype=torch.long))
    for hook in hooks:
        hook.remove()
    for i, peak in enumerate(peaks):
        down = weights[f"layers.{i}.down.weight"]
        scale = np.maximum(peak.numpy(), 1e-3) ** SMOOTHING / np.maximum(np.abs(down).max(0), 1e-4) ** (1 - SMOOTHING)
        weights[f"layers.{i}.down.weight"] = down * scale
        weights[f"layers.{i}.down.scale"] = (1 / scale).astype(np.float32)


def _watch(peak: torch.Tensor) -> Callable[[torch.nn.Module, tuple[torch.Tensor, ...]], None]:
    def hook(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        torch.maximum(peak, inputs[0].abs().flatten(0, -2).max(0).values, out=peak)

    return hook


def pack(net: Tagger, shared: Path, folder: Path, note: str) -> None:
    """Writes everything that the package needs to run the tagger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    heads = {k: v.astype(np.float16) for k, v in weights.items() if k.split(".")[0] in HEAD_NAMES}
    even_out(net.eval(), weights, _samples(shared))
    onnx.save(encoder(weights, len(net.layers)), folder / "encoder.onnx")
    np.savez(folder / "heads.npz", **heads)
    np.save(folder / "words.npy", np.load(shared / "models/base/base.npz")["emb.word"].reshape(-1, WIDTH // 32, 18))
    shutil.copy(shared / "models/base/tokenizer.json.xz", folder / "tokenizer.json.xz")
    (folder / "about.json").write_text(json.dumps({"name": note, "layers": len(net.layers)}) + "\n", encoding="utf-8")


def _samples(shared: Path) -> list[torch.Tensor]:
    tokenizer, out = read_tokenizer(shared / "models"), []
    for lang in ("en", "id", "ar"):
        corpus = Corpus(read_jsonl(shared / f"data/attribution/ntrex.train.{lang}.jsonl.xz")[:6])
        out += [batch([x]).ids for r in corpus.records for x in document(r["text"], r, tokenizer, corpus)]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("net", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--name", default="menurut-tagger")
    args = parser.parse_args()
    pack(restore(args.net, read_words(args.shared / "models")), args.shared, args.out, args.name)


if __name__ == "__main__":
    main()
