"""The tagger as a PyTorch network: a small BERT encoder, anchors, and for each anchor its roles and labels.

The shape follows the recipe that `shared/models/teacher` was trained with (biaffine roles for each anchor: Dozat and
Manning 2017, "Deep Biaffine Attention"), with two more roles (basis, reason), a voice for every piece, and an encoder
of any subset of the teacher's layers.
"""

from __future__ import annotations

import io
import lzma
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from menurut.model import ACTS, KINDS

ROLES = ("source", "content", "addressee", "cue", "basis", "reason")
LABELS = 1 + 2 * len(ROLES)
ANCHORS = 5  # 0 none, 1+2 a cue begins, goes on, 3+4 the content of an attribution without a cue
WIDTH, HEADS, INNER, BIAFFINE, POSITIONS = 384, 12, 1536, 192, 512
DISTANCES = 71


class Layer(nn.Module):
    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x), approximate="tanh"))))


class Tagger(nn.Module):
    """`words` (pieces × WIDTH) is frozen: it ships in 4-bit blocks and is looked up outside of the exported graph."""

    def __init__(self, words: Tensor, layers: int = 12, frozen_layers: int = 0, dropout: float = 0.0) -> None:
        super().__init__()
        self.frozen_layers = frozen_layers
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.positions, self.norm = nn.Parameter(torch.zeros(POSITIONS, WIDTH)), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.domain, self.anchor, self.voice = nn.Embedding(2, WIDTH), nn.Linear(WIDTH, ANCHORS), nn.Linear(WIDTH, 2)
        self.q, self.k = nn.Linear(WIDTH, BIAFFINE), nn.Linear(WIDTH, BIAFFINE)
        self.pair, self.single = nn.Parameter(torch.randn(LABELS, BIAFFINE, BIAFFINE) * 0.02), nn.Linear(2 * BIAFFINE, LABELS)
        self.distance = nn.Embedding(DISTANCES, LABELS)
        self.act, self.kind, self.named = (nn.Linear(2 * WIDTH, n) for n in (len(ACTS), len(KINDS), 2))
        self.drop = nn.Dropout(0.15)

    @torch.no_grad()
    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of piece ids (batch × length): the same in every pass, without dropout."""
        x = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        for layer in self.layers[: self.frozen_layers]:
            x = layer.eval()(x, _attend(mask))
        return x

    def encode(self, x: Tensor, mask: Tensor, domain: Tensor) -> Tensor:
        """States (batch × length × WIDTH) of what `lower` gave; mask is true where there is a piece."""
        attend = _attend(mask)
        for layer in self.layers[self.frozen_layers :]:
            x = layer(x, attend)
        return self.drop(x + self.domain(domain)[:, None])

    def roles(self, states: Tensor, rows: Tensor, starts: Tensor, ends: Tensor) -> tuple[Tensor, Tensor]:
        """Role scores (anchors × length × LABELS) and anchor states; anchor i is pieces starts[i]:ends[i] of rows[i]."""
        batch, length, _ = states.shape
        count, at = len(rows), torch.arange(length, device=states.device)[None]
        anchors = mean(states, rows, (at >= starts[:, None]) & (at < ends[:, None]))
        q, k = F.gelu(self.q(anchors), approximate="tanh"), F.gelu(self.k(states), approximate="tanh").flatten(0, 1)
        paired = torch.einsum("na,oab->nob", q, self.pair).flatten(0, 1) @ k.T
        own = torch.arange(count, device=states.device)
        scores = paired.view(count, LABELS, batch, length)[own, :, rows].transpose(1, 2)
        weight = self.single.weight
        by_piece = (k @ weight[:, BIAFFINE:].T).view(batch, length, LABELS)[rows]
        scores = scores + by_piece + (q @ weight[:, :BIAFFINE].T + self.single.bias)[:, None]
        before, after = torch.clamp(at - starts[:, None], max=0), torch.clamp(at - ends[:, None] + 1, min=0)
        away = (before + after).float()
        bucket = torch.sign(away) * torch.clamp(torch.log2(away.abs() + 1) * 3.7, max=34)
        return scores + self.distance(bucket.round().long() + 35), anchors

    def labels(self, states: Tensor, rows: Tensor, anchors: Tensor, source: Tensor, content: Tensor) -> tuple[Tensor, ...]:
        """Scores of act, kind of source, named; source and content are masks (anchors × length)."""
        by_content = torch.cat([anchors, mean(states, rows, content)], -1)
        by_source = torch.cat([anchors, mean(states, rows, source)], -1)
        return self.act(by_content), self.kind(by_source), self.named(by_source)


def _attend(mask: Tensor) -> Tensor | None:
    return None if bool(mask.all()) else mask[:, None, None, :]


def mean(states: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    """Means of states (batch × length × width) where mask (n × length), of the batch's rows, is true; zero where nowhere."""
    batch, length, width = states.shape
    spread = torch.zeros(len(rows), batch, length, dtype=states.dtype, device=states.device)
    share = mask.to(states.dtype) / mask.sum(1, keepdim=True).clamp(min=1).to(states.dtype)
    spread[torch.arange(len(rows), device=states.device), rows] = share
    return spread.flatten(1) @ states.reshape(batch * length, width)


def read_tokenizer(models: Path) -> Tokenizer:
    """The base's Unigram tokenizer, cut to the pieces that the model knows."""
    return Tokenizer.from_str(lzma.decompress((models / "base/tokenizer.json.xz").read_bytes()).decode("utf-8"))


def read_words(models: Path) -> np.ndarray:
    """The base's word embeddings (pieces × WIDTH, float32) out of their 4-bit blocks."""
    blocks = np.load(models / "base/base.npz")["emb.word"].reshape(-1, 18)
    scale, nibbles = blocks[:, :2].copy().view("<f2").astype(np.float32), blocks[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8
    return (values * scale).reshape(-1, WIDTH)


def read_teacher(models: Path) -> dict[str, Tensor]:
    """The shared teacher's weights by their names there."""
    weights = {k: v for i in range(4) for k, v in np.load(models / f"teacher/teacher{i}.npz").items()}
    return {k: torch.from_numpy(v.astype(np.float32)) for k, v in weights.items()}


def from_teacher(
    models: Path, layers: tuple[int, ...] = tuple(range(12)), frozen_layers: int = 0, dropout: float = 0.0
) -> Tagger:
    """A tagger that starts as the shared teacher, with those of its layers that are named."""
    old = read_teacher(models)
    net = Tagger(torch.from_numpy(read_words(models)), len(layers), frozen_layers, dropout)
    new = {
        "positions": old["enc.embeddings.position_embeddings.weight"] + old["enc.embeddings.token_type_embeddings.weight"][0]
    }
    for ours, theirs in (
        ("norm", "enc.embeddings.LayerNorm"),
        ("domain", "dom"),
        ("anchor", "anchor"),
        ("q", "q"),
        ("k", "k"),
        ("act", "act"),
        ("kind", "kind"),
        ("named", "named"),
    ):
        new |= {f"{ours}.{n}": old[f"{theirs}.{n}"] for n in ("weight", "bias") if f"{theirs}.{n}" in old}
    for to, at in enumerate(layers):
        new |= _layer(old, f"enc.encoder.layer.{at}.", f"layers.{to}.")
    new |= _grown(net, old)
    missing = net.load_state_dict(new, strict=False)
    assert not missing.unexpected_keys, missing
    assert set(missing.missing_keys) <= {"words.weight", "voice.weight", "voice.bias"}, missing
    return net


def _layer(old: dict[str, Tensor], at: str, to: str) -> dict[str, Tensor]:
    new = {}
    for n in ("weight", "bias"):
        new[f"{to}qkv.{n}"] = torch.cat([old[f"{at}attention.self.{x}.{n}"] for x in ("query", "key", "value")])
        for ours, theirs in (
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            new[f"{to}{ours}.{n}"] = old[f"{at}{theirs}.{n}"]
    return new


def _grown(net: Tagger, old: dict[str, Tensor]) -> dict[str, Tensor]:
    """The teacher's role scorers, grown to more roles: the new ones start where "none" stands, a little below."""
    known = old["bil"].shape[0]
    pair, weight, bias, distance = (
        net.pair.detach().clone() * 0.1,
        torch.zeros(LABELS, 2 * BIAFFINE),
        torch.full((LABELS,), -4.0),
        torch.zeros(DISTANCES, LABELS),
    )
    pair[:known], weight[:known], bias[:known] = old["bil"], old["lin.weight"], old["lin.bias"]
    distance[: old["dist.weight"].shape[0], :known] = old["dist.weight"]
    return {"pair": pair, "single.weight": weight, "single.bias": bias, "distance.weight": distance}


def save(net: Tagger, path: Path) -> None:
    """Everything but the frozen word embeddings, as half floats."""
    buffer = io.BytesIO()
    np.savez(buffer, **{k: v.half().cpu().numpy() for k, v in net.state_dict().items() if k != "words.weight"})
    path.write_bytes(buffer.getvalue())


def restore(path: Path, words: np.ndarray, frozen_layers: int = 0, dropout: float = 0.0) -> Tagger:
    """A tagger from what `save` wrote and the word embeddings."""
    weights = {k: torch.from_numpy(v.astype(np.float32)) for k, v in np.load(path).items()}
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    net = Tagger(torch.from_numpy(words), layers, frozen_layers, dropout)
    net.load_state_dict({**weights, "words.weight": net.words.weight})
    return net


def with_layer(net: Tagger, models: Path, at: int) -> Tagger:
    """The same tagger with the teacher's layer `at` put in as its layer `at`: depth that was cut away given back."""
    old, layers = net.state_dict(), len(net.layers)
    grown = Tagger(net.words.weight, layers + 1, net.frozen_layers, net.layers[0].drop.p)
    new = {k: v for k, v in old.items() if not k.startswith("layers.")}
    for to in range(layers + 1):
        if to == at:
            new |= _layer(read_teacher(models), f"enc.encoder.layer.{at}.", f"layers.{to}.")
        else:
            prefix = f"layers.{to - (to > at)}."
            new |= {f"layers.{to}.{k.removeprefix(prefix)}": v for k, v in old.items() if k.startswith(prefix)}
    grown.load_state_dict(new)
    return grown
