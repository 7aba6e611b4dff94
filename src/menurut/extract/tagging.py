"""One document through the tagger: windows, anchors, roles, labels → proposals in code points of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from menurut.extract.decode import Path, Run, best_paths, path, unit_scores
from menurut.extract.network import OURS, ROLES, Floats, Network
from menurut.extract.pieces import Pieces, Window, cut, windows
from menurut.extract.units import Units, units
from menurut.model import ACTS, KINDS, Act, Kind, Span

_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Proposal:
    """One attribution as the tagger sees it in one window.

    `roles` are runs of units with their mean log probability; `score` are the features that confidence is made of.
    """

    anchor: Span
    cued: bool
    roles: dict[str, list[tuple[Span, float]]]
    act: Act
    kind: Kind
    named: bool
    score: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tagged:
    """Proposals in order of appearance and the probability of commentary for every piece."""

    proposals: list[Proposal]
    pieces: Pieces
    voice: Floats


def tag(network: Network, text: str, lang: str | None, sentences: list[Span], domain: int = OURS) -> Tagged:
    """Runs the tagger over all windows of a text, by our conventions or PolNeAR's."""
    pieces = cut(network.tokenizer, text)
    grouped = units(text, pieces, lang)
    voice, found = np.zeros(len(pieces), np.float32), list[Proposal]()
    for window in windows(pieces, np.array([s for s, _ in sentences], np.int64)) if len(pieces) else ():
        states = network.states(pieces.ids[window.start : window.end], domain)
        own = slice(window.own_start - window.start, window.own_end - window.start)
        voice[window.own_start : window.own_end] = network.voice(states)[own]
        found += _window(network, states, window, _inside(grouped, window))
    return Tagged(sorted(found, key=lambda p: p.anchor), pieces, voice)


def _inside(grouped: Units, window: Window) -> Units:
    """The units of one window, their pieces counted from its start; a unit cut by an edge counts as far as it lies inside."""
    low = max(0, int(np.searchsorted(grouped.first, window.start, "right")) - 1)
    high = int(np.searchsorted(grouped.first, window.end, "left"))
    first = np.clip(grouped.first[low : high + 1], window.start, window.end) - window.start
    return Units(first, grouped.starts[low:high], grouped.ends[low:high])


def _window(network: Network, states: Floats, window: Window, grouped: Units) -> Iterator[Proposal]:
    anchors = list(_anchors(network.anchors(states), window, grouped))
    for at in range(0, len(anchors), _AT_ONCE):
        some = anchors[at : at + _AT_ONCE]
        scores, own = network.roles(states, [(int(grouped.first[a.run[0]]), int(grouped.first[a.run[1]])) for a in some])
        by_unit = unit_scores(scores, grouped.first)
        paths = [path(labels, score) for labels, score in zip(best_paths(by_unit), by_unit, strict=True)]
        masks = (np.stack([_mask(p, role, grouped, len(states)) for p in paths]) for role in (0, 1))
        labels = network.labels(states, own, *masks)
        for i, (anchor, found) in enumerate(zip(some, paths, strict=True)):
            yield Proposal(
                _span(grouped, anchor.run),
                anchor.cued,
                _roles(found, grouped),
                ACTS[int(labels.act[i].argmax())],
                KINDS[int(labels.kind[i].argmax())],
                bool(labels.named[i] > 0.5),
                _score(anchor, found),
            )


@dataclass(frozen=True, slots=True)
class _Anchor:
    run: Run
    cued: bool
    score: float


def _anchors(scores: Floats, window: Window, grouped: Units) -> Iterator[_Anchor]:
    """Anchors whose first piece the window owns: runs of cue units, and first units of contents without a cue."""
    by_unit = unit_scores(scores, grouped.first)
    found = path(best_paths(by_unit[None])[0], by_unit)
    present = 1 - np.exp(scores[:, 0])
    for kind, runs in sorted(found.runs.items()):
        for start, end in runs:
            first = int(grouped.first[start]) + window.start
            if window.own_start <= first < window.own_end:
                run = (start, end) if kind == 0 else (start, start + 1)
                yield _Anchor(run, kind == 0, float(present[grouped.first[run[0]] : grouped.first[run[1]]].mean()))


def _mask(found: Path, role: int, grouped: Units, length: int) -> Floats:
    out = np.zeros(length, np.float32)
    for start, end in found.runs.get(role, ()):
        out[grouped.first[start] : grouped.first[end]] = 1
    return out


def _span(grouped: Units, run: Run) -> Span:
    return int(grouped.starts[run[0]]), int(grouped.ends[run[1] - 1])


def _roles(found: Path, grouped: Units) -> dict[str, list[tuple[Span, float]]]:
    return {ROLES[role]: [(_span(grouped, run), found.score[run]) for run in runs] for role, runs in found.runs.items()}


def _score(anchor: _Anchor, found: Path) -> dict[str, float]:
    """Features of confidence: the anchor's probability, the worst run of content and of source."""
    worst = {role: min((found.score[run] for run in found.runs.get(role, ())), default=-3.0) for role in (0, 1)}
    return {"anchor": anchor.score, "source": worst[0], "content": worst[1]}
