"""The statements of a reading: what the innermost attributions say and what the outlet tells itself, sentence by sentence."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from menurut import pack
from menurut.calendars import any_folded, folded
from menurut.claims import Name, Place, Quantity, Statement
from menurut.link.cutting import Cuts, overlap, trimmed, weight, without
from menurut.link.keys import key
from menurut.link.quantities import quantities
from menurut.model import Attribution, Modality, Party, Polarity, Reading, Span, Voice, words

NARRATION = 3.0
"""How many words the outlet's own narration needs beside what it attributes to be a statement."""

_CAPITAL = re.compile(r"(?:[^\W\d_a-zß-ÿа-яёα-ω]|(?<!\w)[a-z]{1,2}['’-](?=[A-ZÀ-Þ]))[\w'’-]*(?:[ \u00a0](?:(?:de|da|bin|al|van|von|der|of)[ \u00a0])?[A-ZÀ-ÞА-ЯЁΑ-Ω][\w'’-]*)*")
_CASED = re.compile(r"[A-ZÀ-ÞА-ЯЁΑ-Ω]")


def statements(reading: Reading, address: str) -> tuple[Statement, ...]:
    """The statements of a reading in order of place. `address` is its content address, the first part of every id.

    A sentence is cut where attributions begin and end: what an innermost attribution says is a statement of its holder,
    what is left of the sentence one of the outlet, if it is long enough to say something. Spans outside the text are
    passed over. A statement's text is one stretch of the article.
    """
    found = []
    for span, attribution in sorted(_spans(reading), key=lambda each: each[0]):
        found.append(_statement(reading, address, span, attribution))
    return tuple(found)


def _spans(reading: Reading) -> Iterator[tuple[Span, Attribution | None]]:
    text, cuts = reading.document.text, Cuts(reading.document.text)
    inside = [each for each in reading.attributions if _lies_in(each, len(text))]
    parents = {each.parent for each in inside}
    for sentence in cuts.spans:
        taken: list[Span] = []
        for each in inside:
            said = [part for span in each.content if (part := overlap(span, sentence))]
            taken += [part for span in (*each.source, *each.cue, *each.content) if (part := overlap(span, sentence))]
            if said and each.id not in parents:
                span = trimmed(text, (min(start for start, _ in said), max(end for _, end in said)))
                if weight(text[slice(*span)]) >= 2:
                    yield span, each
        for rest in without(sentence, taken):
            span = trimmed(text, rest)
            if weight(text[slice(*span)]) >= NARRATION:
                yield span, None


def _lies_in(attribution: Attribution, length: int) -> bool:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return all(0 <= start < end <= length for start, end in spans)


def _statement(reading: Reading, address: str, span: Span, attribution: Attribution | None) -> Statement:
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
        names=_names(reading, span),
    )


def _name(party: Party, outlet: str) -> str:
    return outlet if party.kind == "outlet" and not party.mentions else party.name or "unspecified"


def _voice(reading: Reading, span: Span) -> Voice:
    return next((each.voice for each in reading.sections if overlap(each.span, span)), "report")


def _is_headline(reading: Reading, span: Span) -> bool:
    title = reading.document.title
    return bool(title) and span[0] < len(reading.document.text) - len(reading.document.text.lstrip()) + len(title or "")


def _moved(found: Iterable[Quantity], by: int) -> tuple[Quantity, ...]:
    return tuple(Quantity(each.value, each.bound, each.unit, each.vague, (each.span[0] + by, each.span[1] + by)) for each in found)


def _names(reading: Reading, span: Span) -> tuple[Name, ...]:
    text = reading.document.text
    written = [match[0] for match in _CAPITAL.finditer(text, *span) if _CASED.search(match[0])]
    known = [words(text, [mention]) for each in reading.parties if each.named for mention in each.mentions if overlap(mention, span)]
    keys = {name: key(name) for name in (*known, *written)}
    return tuple(Name(name, made) for name, made in keys.items() if made)


def _polarity(text: str, lang: str) -> Polarity:
    return "negative" if _words(lang, "negative").search(folded(text).text) else "positive"


def _modality(text: str, lang: str) -> Modality:
    return "possible" if _words(lang, "possible").search(folded(text).text) else "certain"


@cache
def _words(lang: str, table: str) -> re.Pattern[str]:
    tables = pack.load(lang, "statements") if lang in pack.languages() else {}
    return re.compile(rf"(?<!\w){any_folded(tables.get(table, {}).get('words', ()))}(?!\w)")
