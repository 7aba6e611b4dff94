"""Proposals → attributions: spans tidied, doubles dropped, quotations without a cue added, each put into its parent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from menurut.extract import confidence, contents, cues, quotes
from menurut.extract.contents import Page, joined, sure
from menurut.extract.spans import tidy_phrase
from menurut.extract.tagging import Proposal
from menurut.model import Extracted, Span, Spans

SAME = 0.85
INSIDE = 0.85
_DOUBLES_WITHIN = 6  # attributions: doubles stand close to each other, mostly where windows overlap
_SHORTEST_QUOTATION = 4
_LONE_CONFIDENCE = 0.35


def assemble(page: Page, proposals: list[Proposal]) -> tuple[Extracted, ...]:
    """The attributions of one document, in order of appearance, with ids a1, a2, …"""
    found = [a for a in (proposed(page, p) for p in proposals) if a]
    found = _without_doubles(page, found)
    found = sorted([*found, *_lone_quotations(page, found)], key=_place)
    numbered = [replace(a, id=f"a{i}") for i, a in enumerate(found, 1)]
    return tuple(_continued(_nested(numbered)))


def _place(a: Extracted) -> Span:
    return min(a.source + a.cue + a.content)


def proposed(page: Page, p: Proposal) -> Extracted | None:
    """One proposal with its spans tidied, still without an id; None where it has no content in words."""
    cue = joined(page, [p.anchor, *sure(p.roles.get("cue", []))], [], widest=1) if p.cued else []
    runs = {role: joined(page, sure(found), cue) for role, found in p.roles.items()}
    content = tuple(contents.content(page, p.roles.get("content", []), [*cue, *runs.get("source", [])]))
    if not any(c.isalnum() for s, e in content for c in page.text[s:e]):
        return None
    addressee, basis, reason = (_phrases(page, runs.get(name, [])) for name in ("addressee", "basis", "reason"))
    whole = contents.source(page, runs.get("source", []), p.anchor if p.cued else None)
    source, own_cue = _clitic_apart(page, whole, _phrases(page, cue))
    polarity, modality = cues.read(page.text, own_cue, page.lang)
    if p.act == "decline":  # "would not comment": the refusal is the act, not a refusal turned round
        polarity = "positive"
    return Extracted(
        "",
        source,
        own_cue,
        content,
        addressee,
        basis,
        reason,
        act=p.act,
        mode=quotes.mode(page.text, content, page.marks),
        polarity=polarity,
        modality=modality,
        kind=p.kind,
        named=p.named,
        confidence=confidence.of(p, page.weights),
    )


def _phrases(page: Page, spans: list[Span]) -> Spans:
    tidy = {tidy_phrase(page.text, span) for span in spans}
    return tuple(sorted(s for s in tidy if s[0] < s[1]))


def _clitic_apart(page: Page, source: Spans, cue: Spans) -> tuple[Spans, Spans]:
    """A speaker written onto the cue ("ujarnya") is cut off it, unless another source was found."""
    if not cue or (source and not set(source) & set(cue)):
        return source, cue
    start, end = cue[-1]
    clitic = cues.enclitic(page.text[start:end], page.lang)
    if not clitic:
        return source, cue
    middle = end - len(clitic)
    return ((middle, end),), (*cue[:-1], (start, middle))


def _without_doubles(page: Page, found: list[Extracted]) -> list[Extracted]:
    """Of two attributions with the same content and no second source, only the surer one stays."""
    out: list[Extracted] = []
    for a in sorted(found, key=_place):
        near = range(max(0, len(out) - _DOUBLES_WITHIN), len(out))
        at = next((i for i in near if overlap(a.content, out[i].content) >= SAME and _same_source(a, out[i])), None)
        if at is None:
            out.append(a)
        else:
            surer, other = (a, out[at]) if a.confidence > out[at].confidence else (out[at], a)
            out[at] = replace(surer, cue=_united(surer.cue, other.cue), source=surer.source or other.source)
    return out


def _united(a: Spans, b: Spans) -> Spans:
    return tuple(sorted({*a, *b})) if not any(x < d and c < y for x, y in a for c, d in b) else a or b


def _same_source(a: Extracted, b: Extracted) -> bool:
    return not a.source or not b.source or any(x < d and c < y for x, y in a.source for c, d in b.source)


def size(spans: Spans) -> int:
    """Code points in spans that do not overlap."""
    return sum(end - start for start, end in spans)


def shared(a: Spans, b: Spans) -> int:
    """Code points that two span tuples share."""
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a for x, y in b)


def overlap(a: Spans, b: Spans) -> float:
    """Dice overlap of two span tuples, 0 to 1."""
    return 2 * shared(a, b) / max(1, size(a) + size(b))


def _lone_quotations(page: Page, found: list[Extracted]) -> Iterator[Extracted]:
    """Quotations of whole sentences that no attribution covers: somebody speaks, and the text does not say again who."""
    covered = sorted(span for a in found for span in a.content + a.cue + a.source)
    starts = {start for start, _ in page.sentences}
    for span in page.marks:
        inner = page.text[span[0] : span[1]]
        i = bisect_left(covered, span)
        touched = any(s < span[1] and span[0] < e for s, e in covered[max(0, i - 4) : i + 2])
        if touched or span[0] not in starts or len(inner.split()) < _SHORTEST_QUOTATION or inner[-2:-1] not in {*".!?…,؟"}:
            continue
        yield Extracted("", (), (), (span,), mode="direct", kind="unspecified", confidence=_LONE_CONFIDENCE)


def _nested(found: list[Extracted]) -> list[Extracted]:
    """Each attribution with the smallest other content that holds its words as parent."""
    active: list[Extracted] = []
    by_reach = sorted(found, key=lambda a: (min(a.content)[0], -size(a.content)))
    parents: dict[str, str] = {}
    for a in by_reach:
        start = min(a.content)[0]
        active = [b for b in active if max(e for _, e in b.content) > start]
        holders = [b for b in active if _holds(b, a)]
        if holders:
            parents[a.id] = min(holders, key=lambda b: size(b.content)).id
        active.append(a)
    return [replace(a, parent=parents.get(a.id)) for a in found]


def _holds(outer: Extracted, inner: Extracted) -> bool:
    words, own = inner.content, inner.cue + inner.source
    if size(outer.content) <= size(words) or shared(words, outer.content) < INSIDE * size(words):
        return False
    return not own or shared(own, outer.content) >= 0.5 * size(own)


def _continued(found: list[Extracted]) -> Iterator[Extracted]:
    """A quotation without cue and source goes on with the last speaker on its own level."""
    last: dict[str | None, str] = {}
    for a in found:
        if not a.cue and not a.source:
            yield replace(a, continues=last.get(a.parent))
        else:
            yield a
            last[a.parent] = a.id
