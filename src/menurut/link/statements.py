"""The statements of a reading: what the innermost attributions say and what the outlet tells itself, sentence by sentence."""
from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from menurut import pack
from menurut.calendars import any_folded, folded
from menurut.claims import Place, Quantity, Statement
from menurut.link.answering import answered
from menurut.link.cutting import clauses, overlap, sentences, weight, without
from menurut.link.naming import Names
from menurut.link.quantities import quantities
from menurut.model import Attribution, Document, Modality, Party, Polarity, Reading, Span, Voice

NARRATION = 3.0
"""How many words the outlet's own narration needs beside what it attributes to be a statement."""
SAID = 2.0
"""How many words an attribution's content in a sentence needs to be a statement."""

_Here = tuple[Attribution, list[Span], list[Span]]


def statements(reading: Reading, address: str) -> tuple[Statement, ...]:
    """The statements of a reading in order of place. `address` is its content address, the first part of every id.

    A sentence is cut where attributions begin and end: what an innermost attribution says is a statement of its holder,
    what is left of the sentence one of the outlet, if it is long enough to say something. Spans outside the text are
    passed over. A statement's text is one stretch of the article.
    """
    cuts = tuple(sentences(reading.document.text))
    names = Names(reading, cuts)
    every = {span: (sentence, attribution) for span, sentence, attribution in _spans(reading, cuts)}
    return tuple(
        replace(_statement(reading, address, span, *every[span]), names=names.within(span, every[span][0]))
        for span in sorted(every)
    )


def _spans(reading: Reading, cuts: Sequence[Span]) -> Iterator[tuple[Span, Span, Attribution | None]]:
    """Every statement's span, the span of its sentence, and the attribution it stands in."""
    document = reading.document
    inside = [each for each in reading.attributions if _lies_in(each, len(document.text))]
    of, beside = answered(inside), _beside(document)
    for sentence, some in zip(cuts, _by_sentence(inside, cuts), strict=True):
        here = [(each, _parts(each.content, sentence)) for each in some]
        for span, each in _stretches(sentence, [(each, said, _frame(each, sentence)) for each, said in here], of, beside):
            if weight(document.text[slice(*span)]) >= (NARRATION if each is None else SAID):
                yield from ((clause, sentence, each) for clause in clauses(document.text, span, document.lang or ""))


def _by_sentence(attributions: Iterable[Attribution], cuts: Sequence[Span]) -> list[list[Attribution]]:
    """For each sentence the attributions of which something stands in it, in their order."""
    starts, found = [start for start, _ in cuts], list[list[Attribution]]([] for _ in cuts)
    for each in attributions:
        spans = (*each.source, *each.cue, *each.content)
        touched = {at for start, end in spans for at in range(max(0, bisect(starts, start) - 1), bisect_left(starts, end))}
        for at in touched:
            found[at].append(each)
    return found


def _stretches(
    sentence: Span, here: Sequence[_Here], of: Mapping[str, str], beside: Sequence[Span]
) -> Iterator[tuple[Span, Attribution | None]]:
    """The stretches of a sentence with the innermost attribution that each stands in; `beside` tells nothing.

    The words of a denial are those of the attribution that it is `of`.
    """
    for each, said, _ in here:
        within = [(content, frame) for other, content, frame in here if each.id == other.parent or of.get(each.id) == other.id]
        inner = [part for content, frame in within for part in (*content, *frame)]
        if said:
            yield from ((span, each) for span in without(hull(said), inner))
    taken = [part for _, said, frame in here for part in (*([hull(said)] if said else []), *frame)]
    yield from ((span, None) for span in without(sentence, [*taken, *_parts(beside, sentence)]))


def _beside(document: Document) -> list[Span]:
    """What is printed with an article and states nothing: its dateline and its credit."""
    credit = document.credit.span if document.credit else None
    return [span for span in (document.dateline, credit) if span and 0 <= span[0] < span[1] <= len(document.text)]


def _frame(attribution: Attribution, sentence: Span) -> list[Span]:
    return _parts((*attribution.source, *attribution.cue), sentence)


def _parts(spans: Iterable[Span], sentence: Span) -> list[Span]:
    return [part for span in spans if (part := overlap(span, sentence))]


def hull(spans: Iterable[Span]) -> Span:
    """From the beginning of the first span to the end of the last."""
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)


def _lies_in(attribution: Attribution, length: int) -> bool:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return all(0 <= start < end <= length for start, end in spans)


def _statement(reading: Reading, address: str, span: Span, sentence: Span, attribution: Attribution | None) -> Statement:
    document, parties = reading.document, {each.id: each for each in reading.parties}
    text, lang = document.text[slice(*span)], document.lang or ""
    outlet = document.outlet or "the article"
    holder = parties.get(attribution.party or "") if attribution else None
    chain = tuple(_name(parties[each], outlet) for each in attribution.chain if each in parties) if attribution else ()
    days = [each for each in reading.dates if overlap(each.span, span)]
    return Statement(
        id=f"{address}:{span[0]}-{span[1]}",
        place=Place(address, document.id, span),
        text=text,
        lang=lang,
        attribution=attribution.id if attribution else None,
        party=holder.id if holder else None,
        holder=_name(holder, outlet) if holder else ("unspecified" if attribution else outlet),
        holder_kind=holder.kind if holder else ("unspecified" if attribution else "outlet"),
        holder_named=holder.named if holder else attribution is None,
        chain=chain or (outlet,),
        act=attribution.act if attribution else None,
        voice=attribution.voice if attribution else _voice(reading, span),
        polarity=_polarity(text, lang),
        modality=_modality(text, lang),
        headline=_is_headline(reading, span),
        published=document.published,
        quantities=_moved(quantities(text, lang, [(each.span[0] - span[0], each.span[1] - span[0]) for each in days]), span[0]),
        dates=tuple(dict.fromkeys(each.value for each in days)),
        sentence=sentence,
        planned=bool(pattern(lang, "planned").search(folded(text).text)),
    )


def _name(party: Party, outlet: str) -> str:
    return outlet if party.kind == "outlet" and not party.mentions else party.name or "unspecified"


def _voice(reading: Reading, span: Span) -> Voice:
    return next((each.voice for each in reading.sections if overlap(each.span, span)), "report")


def _is_headline(reading: Reading, span: Span) -> bool:
    title = reading.document.title
    return bool(title) and span[0] < len(reading.document.text) - len(reading.document.text.lstrip()) + len(title or "")


def _moved(found: Iterable[Quantity], by: int) -> tuple[Quantity, ...]:
    return tuple(replace(each, span=(each.span[0] + by, each.span[1] + by)) for each in found)


def _polarity(text: str, lang: str) -> Polarity:
    return "negative" if pattern(lang, "negative").search(folded(text).text) else "positive"


def _modality(text: str, lang: str) -> Modality:
    return "possible" if pattern(lang, "possible").search(folded(text).text) else "certain"


@cache
def pattern(lang: str, table: str) -> re.Pattern[str]:
    """What tells in a folded text that it is "negative", "possible" or "planned" (`packs/<lang>/statements.toml`)."""
    told = pack.load(lang, "statements").get(table, {}) if lang in pack.languages() else {}
    either = [any_folded(told.get("words", ()))]
    if told.get("beginnings"):
        # A word that begins so and goes on by three letters or more, unless it is among those that only look like it.
        either.append(rf"(?!{any_folded(told['except'])}(?!\w)){any_folded(told['beginnings'])}\w{{3,}}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)")
