"""The types that the whole system speaks. A span is `(start, end)` in code points of the untouched text, end excluded."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Span = tuple[int, int]
Spans = tuple[Span, ...]

Act = Literal["say", "deny", "confirm", "ask", "urge", "promise", "warn", "criticise", "praise", "decline", "attitude"]
Mode = Literal["direct", "indirect", "mixed"]
Voice = Literal["report", "commentary"]
Kind = Literal["person", "group", "organization", "outlet", "document", "unspecified"]
Polarity = Literal["positive", "negative"]
Modality = Literal["certain", "possible", "reported"]

ACTS: tuple[Act, ...] = get_args(Act)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood: a stable code, a message for people, and where (in the text) if it has a place."""

    code: str
    message: str
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class AgencyMark:
    """Where an article names the agency its text came from: "(Reuters)", "JAKARTA (ANTARA) –", "AP contributed"."""

    span: Span
    agency: str
    form: Literal["dateline", "mark", "contribution", "closing"]


@dataclass(frozen=True, slots=True)
class Credit:
    """A print credit: outlet, issue, volume year, and its months as `YYYY-MM` in both calendars.

    `note` says when the Hijri and the Gregorian months do not cover the same time, None when they do or only one is given.
    """

    span: Span
    outlet: str | None = None
    issue: str | None = None
    volume_year: int | None = None
    hijri: tuple[str, ...] = ()
    gregorian: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it came. `text` is never changed; everything else is what ingest could tell about it.

    `published` and `updated` are ISO 8601 dates or date-times. An input that could not be read has an empty text and
    says why in `issues`.
    """

    id: str
    text: str
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    dateline: Span | None = None
    agencies: tuple[AgencyMark, ...] = ()
    credit: Credit | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is a text to read (an input that failed has none and an issue that says so)."""
        return bool(self.text) or not self.issues


@dataclass(frozen=True, slots=True)
class Extracted:
    """One attribution as the tagger proposes it, before anyone asked who its source is.

    `parent` is the id of the attribution in whose content this one stands. `continues` is the id of the attribution
    whose speaker a quotation without cue and source goes on with. `basis` and `reason` are the spans that say how an
    unnamed source would know, and why it is unnamed. `confidence` is calibrated: of those given 0.9, nine in ten are right.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    addressee: Spans = ()
    basis: Spans = ()
    reason: Spans = ()
    parent: str | None = None
    continues: str | None = None
    act: Act = "say"
    mode: Mode = "indirect"
    polarity: Polarity = "positive"
    modality: Modality = "certain"
    kind: Kind = "unspecified"
    named: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text and the tagger's probability that it is commentary in the writer's own voice."""

    span: Span
    commentary: float = 0.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the tagger found in one document, in order of appearance."""

    attributions: tuple[Extracted, ...]
    sentences: tuple[Sentence, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the text tells of an unnamed party: how many, what they are, of which side, how they know, why unnamed."""

    count: int | None = None
    role: str | None = None
    affiliation: tuple[str, ...] = ()
    basis: Spans = ()
    reason: Spans = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who a source is, across the mentions of one article.

    `candidates` are ids of parties of which this one may be any: shown, never chosen. `why` names the rule or pack
    entry, or the mentions, that tied the mentions together.
    """

    id: str
    name: str
    kind: Kind
    named: bool
    mentions: Spans = ()
    sourcing: Sourcing | None = None
    candidates: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of a reading: who (`party`) stands behind `content`, and through whom it reached the reader.

    `chain` are party ids, outermost first; `relays` those of them that only pass on.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    addressee: Spans
    parent: str | None
    act: Act
    mode: Mode
    polarity: Polarity
    modality: Modality
    voice: Voice
    party: str | None
    chain: tuple[str, ...]
    relays: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text in one voice."""

    voice: Voice
    span: Span
    why: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text; `value` is Gregorian, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the text.

    `precision` is "year", "month", "day", or with a part of it ("early month"); `calendar` is the one it was written in.
    """

    span: Span
    value: str
    precision: str
    calendar: Literal["gregorian", "hijri", "relative"] = "gregorian"


@dataclass(frozen=True, slots=True)
class Reading:
    """The complete reading of one document."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    parties: tuple[Party, ...] = ()
    sections: tuple[Section, ...] = ()
    dates: tuple[DateMention, ...] = ()
    issues: tuple[Issue, ...] = ()


def words(text: str, spans: Iterable[Span]) -> str:
    """The words that spans claim, pieces joined by " … "."""
    return " … ".join(text[start:end] for start, end in spans)
