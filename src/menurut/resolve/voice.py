"""Report or commentary, sentence by sentence: the tagger's probability and the cues of the pack, added up and smoothed.

A sentence scores `logit(p)` of the tagger's probability `p` plus the weight of every cue it has; its neighbours in the
same part of the text (between two separators) lend it a share of their scores. Above `COMMENTARY` it is commentary.
"""
from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from menurut import pack
from menurut.model import Document, Extraction, Section, Span, Voice
from menurut.resolve.enclosing import quotations
from menurut.resolve.text import Words, sentence_spans

COMMENTARY = 0.0
LEAST, MOST = 0.04, 0.96
"""The tagger's probability is held between these, so that cues can outweigh it."""
NEIGHBOUR = 0.3
"""The share of each neighbour's score."""
AFTER_SEPARATOR = 2.6
RUBRIC = 4.0
QUESTION = 0.8
MOST_CUES = 3.0
"""The cues of one sentence count no more than this together."""
_HEAD_LINES = 3

_SEPARATOR = re.compile(r"^[ \t]*(?:[*＊]{2,}(?:[ \t]*[*＊]+)*|[*＊](?:[ \t]+[*＊]){1,}|[-—–_=~•·#]{3,}|⁂)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of a pack that speaks for the writer's own voice, and how strongly."""

    name: str
    pattern: re.Pattern[str]
    weight: float


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


def sections(document: Document, extraction: Extraction, text: Words) -> tuple[Section, ...]:
    """The sections that cover the text, in order, neighbours always of different voices."""
    whole = document.text
    if not whole:
        return ()
    probable = {each.span: each.commentary for each in extraction.sentences}
    spans = _clear_of_credit(sorted(probable) or list(sentence_spans(whole)), document)
    told = [_cues_of(span, document) for span in _blanked(spans, whole)]
    parts = _parts(spans, whole)
    rubric = _rubric(document)
    scores = [_logit(probable.get(span, 0.0)) + weight + rubric + (AFTER_SEPARATOR if part else 0.0)
              for span, (weight, _), part in zip(spans, told, parts, strict=True)]
    voices = [score > COMMENTARY for score in _smooth(scores, parts)]
    return _joined(spans, voices, [why for _, why in told], len(whole))


def _logit(probability: float) -> float:
    held = min(MOST, max(LEAST, probability))
    return math.log(held / (1 - held))


def _clear_of_credit(spans: Sequence[Span], document: Document) -> list[Span]:
    if document.credit is None:
        return list(spans)
    return [span for span in spans if span[0] < document.credit.span[0]]


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


def _rubric(document: Document) -> float:
    head = "\n".join([document.title or "", *document.text[:400].splitlines()[:_HEAD_LINES]])
    return max((cue.weight for cue in cues(document.lang, "rubric") if cue.pattern.search(head)), default=0.0)


def _parts(spans: Sequence[Span], whole: str) -> list[int]:
    """The number of separators before each sentence."""
    separators = [found.start() for found in _SEPARATOR.finditer(whole)]
    return [bisect_right(separators, start) for start, _ in spans]


def _smooth(scores: Sequence[float], parts: Sequence[int]) -> list[float]:
    lent = lambda i, j: NEIGHBOUR * scores[j] if 0 <= j < len(scores) and parts[j] == parts[i] else 0.0  # noqa: E731
    return [score + lent(i, i - 1) + lent(i, i + 1) for i, score in enumerate(scores)]


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
