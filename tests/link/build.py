"""Readings made by hand: each attribution is given by its words, found in the text in order."""

from __future__ import annotations

from menurut.claims import Place, Statement
from menurut.model import Act, Attribution, Document, Kind, Party, Polarity, Reading, Span


def spans(text: str, part: str) -> tuple[Span, ...]:
    """Where `part` first stands in the text; nowhere for an empty one."""
    return ((text.index(part), text.index(part) + len(part)),) if part else ()


def said(
    text: str,
    id: str,
    source: str,
    cue: str,
    content: str,
    *,
    act: Act = "say",
    polarity: Polarity = "positive",
    parent: str | None = None,
    chain: tuple[str, ...] | None = None,
    party: str | None = None,
    addressee: str = "",
) -> Attribution:
    who = party or source
    return Attribution(
        id=id,
        source=spans(text, source),
        cue=spans(text, cue),
        content=spans(text, content),
        addressee=spans(text, addressee),
        parent=parent,
        act=act,
        mode="indirect",
        polarity=polarity,
        modality="certain",
        voice="report",
        party=who,
        chain=(*("outlet",), *(chain or (who,))),
        relays=(),
        confidence=0.9,
    )


def person(name: str, kind: Kind = "person", named: bool = True) -> Party:
    return Party(name, name, kind, named)


def reading(
    text: str, *attributions: Attribution, parties: tuple[Party, ...] = (), lang: str = "en", outlet: str = "Pelita"
) -> Reading:
    known = {party.id for party in parties}
    others = tuple(person(each.party) for each in attributions if each.party and each.party not in known)
    own = Party("outlet", outlet, "outlet", True)
    return Reading(Document(f"{outlet} 1", text, lang, outlet=outlet), attributions, (own, *parties, *dict.fromkeys(others)))


def statement(reading: Reading, words: str, attribution: str | None = None) -> Statement:
    text = reading.document.text
    span = spans(text, words)[0]
    found = {each.id: each for each in reading.attributions}.get(attribution or "")
    names = {each.id: each.name for each in reading.parties}
    chain = tuple(names[each] for each in found.chain) if found else (reading.document.outlet or "",)
    place = Place("address", reading.document.id, span)
    return Statement(f"s{span[0]}", place, words, reading.document.lang or "", attribution, holder=chain[-1], chain=chain)
