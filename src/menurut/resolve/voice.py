"""Report or commentary, sentence by sentence: the tagger's probability and the cues of the pack, added up and smoothed.

A sentence scores by the tagger's probability (`Scale`), plus the weight of every cue it has, plus what stands for it in
the article: a rubric of opinion, a separator before it. Above `COMMENTARY` it is commentary. Neighbours lend it nothing:
in a report, the writer's own voice is often one sentence long.
"""
from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from menurut import pack
from menurut.model import Document, Extraction, Section, Span, Voice
from menurut.resolve.enclosing import quotations
from menurut.resolve.text import sentence_spans

COMMENTARY = 0.0
MOST = 3.2
"""The tagger alone scores between minus and plus this, so that cues can outweigh it."""
AFTER_SEPARATOR = 2.6
RUBRIC = 4.0
QUESTION = 0.3
DENSITY, MOST_DENSITY = 4.0, 2.5
"""Where no tagger has read the text: what the mean weight of the cues in a part lends to each of its sentences."""
MOST_CUES = 3.0
"""The cues of one sentence count no more than this together."""
_HEAD_LINES = 3

_SEPARATOR = re.compile(r"^[ \t]*(?:[*＊](?:[ \t]?[*＊])+|[*＊]{2,}(?:[ \t]+[*＊]+)+|[-—–_=~•·#]{3,}|⁂)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of a pack that speaks for the writer's own voice, and how strongly."""

    name: str
    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Scale:
    """How the tagger's probability becomes a score: 0 at the probability `even`, steeper with `slope`.

    Commentary is rare in what the tagger learned from, so even where it is right it says so with small probabilities.
    Fitted with the model by `python -m benchmarks voice`.
    """

    even: float
    slope: float

    def score(self, probability: float) -> float:
        """What the tagger's word is worth, between -MOST and MOST; the least where no tagger has read the sentence."""
        return max(-MOST, min(MOST, self.slope * (_logit(probability) - _logit(self.even))))


FITTED = Scale(even=0.06, slope=1.5)


@cache
def cues(lang: str | None, table: str) -> tuple[Cue, ...]:
    """The cues of `packs/<lang>/voice.toml` in a table ("cue" in a sentence, "rubric" at the head of the article)."""
    rules = pack.load(lang, "voice").get(table, ()) if lang in pack.languages() and lang else ()
    return tuple(Cue(rule["id"], re.compile(rule["pattern"], re.IGNORECASE), rule.get("weight", RUBRIC)) for rule in rules)


class Voices:
    """The sections of a text, to be asked in whose voice a place is."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections
        self._starts = [section.span[0] for section in sections]

    def at(self, place: int) -> Voice:
        """The voice of the section in which a place lies."""
        at = bisect_right(self._starts, place) - 1
        return self.sections[at].voice if at >= 0 else "report"


def sections(document: Document, extraction: Extraction, scale: Scale = FITTED) -> tuple[Section, ...]:
    """The sections that cover the text, in order, neighbours always of different voices."""
    whole = document.text
    probable = {each.span: each.commentary for each in extraction.sentences}
    spans = _sentences(sorted(probable) or list(sentence_spans(whole)), document)
    told = [_cues_of(sentence, document) for sentence in _blanked(spans, whole)]
    parts = _parts(spans, whole)
    weights = [scale.score(probable.get(span, 0.0)) + weight for span, (weight, _) in zip(spans, told, strict=True)]
    grounds = [_rubric(document, len(spans)), _separated(parts)]
    if not any(probable.values()):
        grounds.append(_density([weight for weight, _ in told], parts))
    voices = [sum(each) > COMMENTARY for each in zip(weights, *grounds, strict=True)]
    return _joined(spans, voices, [why for _, why in told], len(whole))


def _logit(probability: float) -> float:
    held = min(0.999, max(0.001, probability))
    return math.log(held / (1 - held))


def _sentences(spans: Sequence[Span], document: Document) -> list[Span]:
    """The sentences without separators and without the credit, which is in nobody's voice."""
    end = document.credit.span[0] if document.credit else len(document.text)
    clipped = [(start, min(stop, end)) for start, stop in spans if start < end]
    return [span for span in clipped if not _SEPARATOR.fullmatch(document.text[slice(*span)])]


def _blanked(spans: Sequence[Span], whole: str) -> list[str]:
    """The sentences with their quotations blanked: what is quoted is not the writer's own voice."""
    quotes = quotations(whole)
    ends = [end for _, end in quotes]
    out = []
    for start, end in spans:
        pieces, at = [], start
        for opened, closed in quotes[bisect_right(ends, start) :]:
            if opened >= end:
                break
            pieces.append(whole[at : max(at, opened)])
            at = min(end, closed)
        out.append(" ".join([*pieces, whole[at:end]]))
    return out


def _cues_of(sentence: str, document: Document) -> tuple[float, str]:
    found = [cue for cue in cues(document.lang, "cue") if cue.pattern.search(sentence)]
    question = QUESTION if sentence.rstrip().endswith(("?", "؟", "？")) else 0.0
    return min(MOST_CUES, sum(cue.weight for cue in found) + question), ", ".join(cue.name for cue in found)


def _rubric(document: Document, many: int) -> list[float]:
    head = "\n".join([document.title or "", *document.text[:400].splitlines()[:_HEAD_LINES]])
    return [max((cue.weight for cue in cues(document.lang, "rubric") if cue.pattern.search(head)), default=0.0)] * many


def _separated(parts: Sequence[int]) -> list[float]:
    return [AFTER_SEPARATOR if part else 0.0 for part in parts]


def _parts(spans: Sequence[Span], whole: str) -> list[int]:
    """The number of separators before each sentence."""
    separators = [found.start() for found in _SEPARATOR.finditer(whole)]
    return [bisect_right(separators, start) for start, _ in spans]


def _density(weights: Sequence[float], parts: Sequence[int]) -> list[float]:
    """For each sentence, what the cues of its whole part lend it."""
    total: dict[int, float] = defaultdict(float)
    many = Counter(parts)
    for weight, part in zip(weights, parts, strict=True):
        total[part] += weight
    return [min(MOST_DENSITY, DENSITY * total[part] / many[part]) for part in parts]


def _joined(spans: Sequence[Span], voices: Sequence[bool], why: Sequence[str], length: int) -> tuple[Section, ...]:
    runs: list[list[int]] = []
    for number, voice in enumerate(voices):
        if runs and voices[runs[-1][0]] == voice:
            runs[-1].append(number)
        else:
            runs.append([number])
    out: list[Section] = []
    at = 0
    for run in runs:
        start, end = spans[run[0]][0], spans[run[-1]][1]
        if not voices[run[0]]:
            continue
        if at < start:
            out.append(Section("report", (at, start)))
        reasons = ", ".join(dict.fromkeys(reason for n in run for reason in why[n].split(", ") if reason))
        out.append(Section("commentary", (start, end), reasons))
        at = end
    if at < length:
        out.append(Section("report", (at, length)))
    return tuple(out)
