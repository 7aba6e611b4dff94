"""What the page of one article shows, as plain values for the template."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from menurut.model import Issue, Reading, words
from menurut.views import chains, phrases
from menurut.views.marks import Role, Segment, paragraphs

DEEPEST = 4  # levels of nesting that look different
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LETTERS: dict[Role, str] = {"content": "c", "source": "s", "cue": "q", "addressee": "t"}
_CLASSES: dict[Role, str] = {"commentary": "o", "source": "s", "cue": "q", "basis": "b", "reason": "b",
                             "date": "d", "credit": "d", "agency": "d"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its CSS classes.

    `tokens` name what it is for the script ("c3 s4": content of 3, source of 4); `opens` are the attributions whose
    content begins here.
    """

    text: str
    classes: str
    tokens: str
    title: str
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the page."""

    pieces: list[Piece]
    commentary: bool


@dataclass(frozen=True, slots=True)
class Card:
    """All there is to say of one attribution. `parent` is the number of the one it stands in, empty at the top."""

    number: int
    parent: str
    depth: int
    through: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, str], ...]
    act: str
    to: str
    content: str
    source: str
    cue: str
    mode: str
    voice: str
    confidence: float
    percent: str
    unsure: bool
    why: str
    unnamed: phrases.Unnamed | None


@dataclass(frozen=True, slots=True)
class Article:
    """All that the page of one article shows; `anchor` is the prefix of its element ids.

    `headed` says that the first paragraph is the title.
    """

    anchor: str
    title: str
    headed: bool
    facts: list[str]
    url: str
    lang: str
    dir: str
    readable: bool
    paragraphs: list[Line]
    cards: list[Card]
    outermost: str
    dates: list[tuple[str, str]]
    credit: str
    agencies: str
    sources: int
    unnamed: list[phrases.Unnamed]
    issues: tuple[Issue, ...]


def article(reading: Reading, anchor: str) -> Article:
    """A reading as its page shows it."""
    document = reading.document
    lang = document.lang if document.lang and _LANGUAGE_TAG.fullmatch(document.lang) else ""
    unnamed = phrases.unnamed(reading)
    return Article(
        anchor=anchor,
        title=phrases.visible(document.title or document.id),
        headed=bool(document.title) and document.text.lstrip().partition("\n")[0].strip() == document.title,
        facts=phrases.heading(document),
        url=phrases.visible(document.url) if document.url and document.url.startswith(("http://", "https://")) else "",
        lang=lang,
        dir="auto" if not lang else "rtl" if lang.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        readable=document.readable,
        paragraphs=list(_lines(reading)),
        cards=list(_cards(reading, {source.id: source for source in unnamed})),
        outermost=chains.outermost(reading),
        dates=[(phrases.visible(words(document.text, [each.span])), phrases.date(each)) for each in reading.dates],
        credit=phrases.credit(document.credit) if document.credit else "",
        agencies=", ".join(dict.fromkeys(phrases.visible(mark.agency) for mark in document.agencies)),
        sources=len({each.party for each in reading.attributions if each.party}),
        unnamed=unnamed,
        issues=tuple(Issue(phrases.visible(issue.code), phrases.visible(issue.message)) for issue in reading.issues),
    )


def _lines(reading: Reading) -> Iterator[Line]:
    numbers = {link.attribution.id: link.number for link in chains.links(reading)}
    unnamed = {party.id for party in reading.parties if not party.named}
    nameless = {each.id for each in reading.attributions if each.party in unnamed}
    doubtful = {each.id for each in reading.attributions if phrases.unsure(each)}
    for paragraph in paragraphs(reading):
        pieces = [_piece(segment, reading.document.text, numbers, nameless, doubtful) for segment in paragraph.segments]
        yield Line(pieces, paragraph.commentary)


def _piece(segment: Segment, text: str, numbers: dict[str, int], nameless: set[str], doubtful: set[str]) -> Piece:
    contents = segment.keys("content")
    depth = min(len(contents), DEEPEST)
    classes = ([f"c{depth}"] if depth else []) + [_CLASSES[mark.role] for mark in segment.marks if mark.role in _CLASSES]
    if nameless.intersection(segment.keys("source")):
        classes.append("u")
    if contents and contents[-1] in doubtful:
        classes.append("w")
    tokens = [f"{_LETTERS[mark.role]}{numbers[mark.key]}" for mark in segment.marks if mark.role in _LETTERS]
    opens = tuple(numbers[mark.key] for mark in segment.opens if mark.role == "content")
    title = ", ".join(segment.keys("date"))
    return Piece(phrases.visible(text[slice(*segment.span)]), " ".join(dict.fromkeys(classes)), " ".join(tokens), title, opens)


def _cards(reading: Reading, unnamed: dict[str, phrases.Unnamed]) -> Iterator[Card]:
    text, parties = reading.document.text, {party.id: party for party in reading.parties}
    for link in chains.links(reading):
        each = link.attribution
        to, content, source, cue = (
            phrases.visible(words(text, spans)) for spans in (each.addressee, each.content, each.source, each.cue)
        )
        yield Card(
            number=link.number, parent=str(link.parent or ""), depth=min(link.depth, DEEPEST),
            through=link.through, chain=chains.named(each, each.chain, parties), act=link.act,
            to=to, content=content, source=source, cue=cue, mode=each.mode, voice=each.voice,
            confidence=round(each.confidence, 2), percent=phrases.percent(each.confidence), unsure=phrases.unsure(each),
            why=phrases.why(parties.get(each.party or "")), unnamed=unnamed.get(each.party or ""),
        )
