"""What one article shows of who says what: its sources with a sign and a colour each, its attributions, the one in focus."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from menurut.claims import Claim, Stance, Statement
from menurut.model import Act, Attribution, Kind, Modality, Mode, Party, Polarity, Reading, Spans, Voice, words
from menurut.views import chains, phrases
from menurut.views.phrases import one_line
from menurut.views.site.standing import Standing, standing

COLOURS: Final = 8
_NOBODY: Final = "?"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something in the article: the sign it is marked with, and what the article tells of an unnamed one.

    `colour` is 1 to 8, in turn; 0 for a source that the text leaves out.
    """

    sign: str
    colour: int
    name: str
    kind: Kind
    named: bool
    says: int
    count: int | None
    sides: tuple[str, ...]
    role: str
    basis: str
    reason: str
    candidates: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One of a chain: what it is called, whether it is named, whether it only passes on."""

    name: str
    named: bool
    relays: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution; `number` counts those of the article, `depth` how many it stands in."""

    id: str
    number: int
    parent: str | None
    depth: int
    sign: str
    act: Act
    mode: Mode
    polarity: Polarity
    modality: Modality
    voice: Voice
    confidence: float
    unsure: bool
    content: str
    source: str
    cue: str
    to: str
    chain: tuple[Link, ...]
    spans: Mapping[str, Spans]


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim that the attribution in focus belongs to: its stance to it, and where others, in other articles, stand."""

    claim: Standing
    stance: Stance
    others: dict[Stance, int]


@dataclass(frozen=True, slots=True)
class Focus:
    """The attribution in focus with its source and its claims, and the ids of those that the keys lead to."""

    reading: str
    lang: str
    said: Said
    source: Source
    claims: list[Stand]
    previous: str | None
    next: str | None
    deeper: str | None
    up: str | None


def sources(reading: Reading) -> dict[str, Source]:
    """The sources by party id, in order of appearance; what the text leaves out is under ""."""
    parties = {party.id: party for party in reading.parties}
    unnamed = {each.id: each for each in phrases.unnamed(reading)}
    says = Counter(each.party if each.party in parties else "" for each in reading.attributions)
    known = [id for id in says if id]
    found = {str(id): _source(parties[str(id)], at, says[id], unnamed) for at, id in enumerate(known)}
    if says[""]:
        found[""] = Source(_NOBODY, 0, "", "unspecified", False, says[""], None, (), "", "", "", (), ())
    return found


def _source(party: Party, at: int, says: int, unnamed: Mapping[str, phrases.Unnamed]) -> Source:
    told, sourcing = unnamed.get(party.id), party.sourcing
    return Source(
        sign=sign(at), colour=at % COLOURS + 1, name=one_line(party.name), kind=party.kind, named=party.named, says=says,
        count=sourcing.count if sourcing else None, sides=sourcing.affiliation if sourcing else (),
        role=(sourcing.role or "") if sourcing else "", basis=told.basis if told else "", reason=told.reason if told else "",
        candidates=told.candidates if told else (), why=party.why,
    )  # fmt: skip


def sign(at: int) -> str:
    """The sign of the source that comes as number `at`, from 0: A to Z, then AA."""
    return (sign(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def said(
    reading: Reading, known: Mapping[str, Source] | None = None, wanted: Callable[[Attribution], bool] = lambda _: True
) -> list[Said]:
    """The attributions, each right after what it stands in; or those that are wanted, with the numbers that they have in all.

    `known` are the `sources` of the reading, where they are at hand.
    """
    parties = {party.id: party for party in reading.parties}
    signs = {id: each.sign for id, each in (known or sources(reading)).items()}
    links = (each for each in chains.links(reading) if wanted(each.attribution))
    return [_said(link, reading.document.text, parties, signs) for link in links]


def _said(link: chains.Link, text: str, parties: Mapping[str, Party], signs: Mapping[str, str]) -> Said:
    each = link.attribution
    chain = tuple(_link(parties[id], each) for id in each.chain if id in parties)
    return Said(
        id=each.id, number=link.number, parent=each.parent, depth=link.depth, sign=signs.get(each.party or "", _NOBODY),
        act=each.act, mode=each.mode, polarity=each.polarity, modality=each.modality, voice=each.voice,
        confidence=round(each.confidence, 3), unsure=phrases.unsure(each), content=one_line(words(text, each.content)),
        source=one_line(words(text, each.source)), cue=one_line(words(text, each.cue)),
        to=one_line(words(text, each.addressee)),
        chain=chain, spans={"source": each.source, "cue": each.cue, "content": each.content, "addressee": each.addressee},
    )  # fmt: skip


def _link(party: Party, attribution: Attribution) -> Link:
    return Link(one_line(party.name), party.named, party.id in attribution.relays and party.id != attribution.party)


def focus(address: str, reading: Reading, id: str, statements: Iterable[Statement], claims: Sequence[Claim]) -> Focus | None:
    """An attribution in focus; None where there is no such attribution."""
    every = [link.attribution for link in chains.links(reading)]
    ids = [each.id for each in every]
    if id not in ids:
        return None
    known = sources(reading)
    at, (one, *_) = ids.index(id), said(reading, known, lambda each: each.id == id)
    own = {each.id for each in statements}
    deeper = next((each.id for each in every[at + 1 :] if each.parent == id), None)
    return Focus(
        reading=address, lang=reading.document.lang or "", said=one,
        source=next(each for each in known.values() if each.sign == one.sign),
        claims=[stand for claim in claims if (stand := _stand(claim, address, id, own))],
        previous=ids[at - 1] if at else None, next=ids[at + 1] if at + 1 < len(ids) else None,
        deeper=deeper, up=one.parent if one.parent in ids else None,
    )  # fmt: skip


def _stand(claim: Claim, address: str, id: str, own: set[str]) -> Stand | None:
    here = [each for each in claim.mentions if each.statement in own and each.attribution in (id, None)]
    found = Counter(each.stance for each in claim.mentions if each.place.reading != address)
    others = {stance: found[stance] for stance in get_args(Stance)}
    return Stand(standing(claim), here[0].stance, others) if here else None
