"""Annotated corpora → windows with the targets of the tagger."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from menurut.extract.pieces import Pieces, Window, cut, sentences, windows
from menurut.model import ACTS, KINDS
from training.net import LABELS, ROLES

BEGIN, PAD, END = 0, 1, 2
IGNORE = -100
_QUOTES = ('""', "“”", "«»", "„“", "‘’", "''", "””", "「」")
_LEFT, _RIGHT = "“«„", "”»"


@dataclass(frozen=True)
class Target:
    """One attribution in pieces of its document: the anchor, the label of every piece of a role, act, kind, named."""

    start: int
    end: int
    cue: bool
    roles: dict[int, int]
    act: int
    kind: int
    named: int


@dataclass(frozen=True)
class Example:
    """A window of one document. `ours` tells our conventions from PolNeAR's; `full` that basis, reason, voice are annotated."""

    ids: np.ndarray
    offset: int
    targets: tuple[Target, ...]
    voice: np.ndarray
    ours: bool
    full: bool
    weight: float = 1.0


@dataclass(frozen=True)
class Corpus:
    records: list[dict[str, Any]]
    ours: bool = True
    full: bool = False
    share: float = 1.0
    name: str = field(default="")


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Records of an xz-packed JSONL."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(corpus: Corpus, tokenizer: Tokenizer, rng: random.Random) -> list[Example]:
    """The windows of a share of a corpus, drawn anew at every call, some with another style of quotation marks.

    A record has one other style only, so that what the frozen layers make of it need not be kept more than twice.
    """
    records = corpus.records
    if corpus.share < 1:
        records = rng.sample(records, max(1, int(corpus.share * len(records))))
    out = []
    for record in records:
        text = restyle(record["text"], random.Random(str(record["id"]))) if rng.random() < 0.35 else record["text"]
        out += document(text, record, tokenizer, corpus)
    return out


def restyle(text: str, rng: random.Random) -> str:
    """The text with its double quotation marks in another style, every code point at its place."""
    left, right = rng.choice(_QUOTES)
    out, is_open = list(text), False
    for i, char in enumerate(text):
        if char in _LEFT or (char == '"' and not is_open):
            out[i], is_open = left, True
        elif char in _RIGHT or char == '"':
            out[i], is_open = right, False
        elif char == "\n":
            is_open = False
    return "".join(out)


def document(text: str, record: dict[str, Any], tokenizer: Tokenizer, corpus: Corpus) -> list[Example]:
    """The windows of one annotated text."""
    pieces = cut(tokenizer, text)
    targets = [t for t in (_target(pieces, a, corpus.ours) for a in record["attributions"]) if t]
    voice = np.zeros(len(pieces), np.int64)
    for start, end in record.get("commentary") or []:
        span = pieces.covering(start, end)
        voice[span.start : span.stop] = 1
    starts = np.array([s for s, _ in sentences(text)], np.int64)
    return [_example(pieces, w, targets, voice, corpus) for w in windows(pieces, starts)]


def _example(pieces: Pieces, window: Window, targets: Sequence[Target], voice: np.ndarray, corpus: Corpus) -> Example:
    seen = tuple(t for t in targets if window.start <= t.start and t.end <= window.end)
    voiced = voice[window.start : window.end] if corpus.full else np.full(window.end - window.start, IGNORE)
    return Example(pieces.ids[window.start : window.end], window.start, seen, voiced, corpus.ours, corpus.full)


def _covered(pieces: Pieces, spans: Iterable[Sequence[int]]) -> list[int]:
    return sorted({i for s, e, *_ in spans or [] for i in pieces.covering(s, e)})


def _target(pieces: Pieces, a: dict[str, Any], ours: bool) -> Target | None:
    cue, content = _covered(pieces, a.get("cue") or []), _covered(pieces, a.get("content") or [])
    if not content:
        return None
    anchor = cue or content
    length = 1
    while cue and length < len(cue) and cue[length] == cue[length - 1] + 1:
        length += 1
    spans = {
        "source": _covered(pieces, a.get("source") or []),
        "content": content,
        "addressee": _covered(pieces, a.get("addressee") or []),
        "cue": cue[length:],
        "basis": _covered(pieces, a.get("basis") or []),
        "reason": _covered(pieces, a.get("reason") or []),
    }
    roles: dict[int, int] = {}
    for k, role in reversed(list(enumerate(ROLES))):  # source and content win over basis and reason inside them
        for i, piece in enumerate(spans[role]):
            roles[piece] = 2 + 2 * k if i and spans[role][i - 1] == piece - 1 else 1 + 2 * k
    labelled = ours and a.get("source_kind") is not None
    return Target(
        anchor[0],
        anchor[0] + length,
        bool(cue),
        roles,
        ACTS.index(a["act"]) if ours and a.get("act") else IGNORE,
        KINDS.index(a["source_kind"]) if labelled else IGNORE,
        int(a["source_named"]) if labelled else IGNORE,
    )


@dataclass
class Batch:
    """Tensors of one step: pieces (batch × length), anchors' rows, starts, ends, role labels (anchors × length), labels."""

    ids: Tensor
    mask: Tensor
    ours: Tensor
    anchors: Tensor
    voice: Tensor
    rows: Tensor
    starts: Tensor
    ends: Tensor
    roles: Tensor
    full: Tensor
    act: Tensor
    kind: Tensor
    named: Tensor


def batch(items: Sequence[Example]) -> Batch:
    """Pads examples to one length and lays out their targets; every text stands between `<s>` and `</s>`."""
    length = max(len(x.ids) for x in items) + 2
    ids, anchors = torch.full((len(items), length), PAD), torch.full((len(items), length), IGNORE)
    voice, rows, roles, found = torch.full((len(items), length), IGNORE), [], [], []
    for i, x in enumerate(items):
        n = len(x.ids)
        ids[i, 0], ids[i, n + 1], ids[i, 1 : n + 1] = BEGIN, END, torch.from_numpy(x.ids)
        anchors[i, 1 : n + 1], voice[i, 1 : n + 1] = 0, torch.from_numpy(x.voice)
        for t in x.targets:
            start, end = t.start - x.offset + 1, t.end - x.offset + 1
            anchors[i, start:end] = 2 if t.cue else 4
            anchors[i, start] = 1 if t.cue else 3
            rows.append(i), found.append((start, end, x.full, t)), roles.append(_role_row(t, x, length))
    column = [
        torch.tensor([f(*item) for item in found], dtype=torch.long)
        for f in (
            lambda s, e, u, t: s,
            lambda s, e, u, t: e,
            lambda s, e, u, t: u,
            lambda s, e, u, t: t.act,
            lambda s, e, u, t: t.kind,
            lambda s, e, u, t: t.named,
        )
    ]
    return Batch(
        ids,
        ids != PAD,
        torch.tensor([int(x.ours) for x in items]),
        anchors,
        voice,
        torch.tensor(rows, dtype=torch.long),
        column[0],
        column[1],
        torch.stack(roles) if roles else torch.zeros(0, length, dtype=torch.long),
        column[2].bool(),
        column[3],
        column[4],
        column[5],
    )


def _role_row(t: Target, x: Example, length: int) -> Tensor:
    row = torch.full((length,), IGNORE)
    row[1 : len(x.ids) + 1] = 0
    for piece, label in t.roles.items():
        at = piece - x.offset
        if 0 <= at < len(x.ids) and (x.full or label < LABELS - 4):
            row[at + 1] = label
    return row
