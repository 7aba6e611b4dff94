"""The types of what many readings say together: statements, how two of them compare, claims, positions, origins.

`menurut.link` computes them from readings, `menurut.ledger` keeps them, views show them. What the machine proposes
(`Comparison`, `Copy`, `Claim`) and what a person decided (`Judgement`) are different types.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from menurut.model import Act, Kind, Modality, Polarity, Span, Voice

Stance = Literal["asserts", "denies", "questions", "relays"]
Relation = Literal["same", "updates", "contradicts", "different"]
Answer = Literal["same", "not same", "unsure"]
Bound = Literal["exactly", "at least", "more than", "at most", "less than", "about"]
CopyKind = Literal["copy", "light edit", "cut", "translation"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a statement: its value, its bound ("more than 800": value 800, bound "more than") and what is counted.

    `unit` is a canonical unit or currency where there is one ("%", "m", "km", "USD", "magnitude"), else None. `vague` is
    the order of magnitude of "dozens", "hundreds", "thousands" (value is then 10, 100, 1000), else False.
    """

    value: float
    bound: Bound = "exactly"
    unit: str | None = None
    vague: bool = False
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a statement, as written and as a key that is the same in any script ("خامنئي", "Khamenei")."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the reading (its content address), the document's id as its user knows it, and the span."""

    reading: str
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition as one place words it: a clause of an attribution's content, or of the outlet's own narration.

    `text` is what the span claims, white space as it came. `attribution` is the innermost attribution whose content the
    statement stands in (None: narration), `holder` that one's party in the reading (None: the outlet), `chain` the
    names of the parties from the outlet down to the holder. `about` is the published date of the article (ISO 8601),
    `dates` the dates inside the statement as values of `menurut.model.DateMention`. `headline` tells a title line,
    `sentence` is the span of the sentence around it, `planned` says that it tells of what is still to come.
    """

    id: str
    place: Place
    text: str
    lang: str
    attribution: str | None = None
    party: str | None = None
    holder: str = ""
    holder_kind: Kind = "outlet"
    holder_named: bool = True
    chain: tuple[str, ...] = ()
    act: Act | None = None
    voice: Voice = "report"
    polarity: Polarity = "positive"
    modality: Modality = "certain"
    headline: bool = False
    published: str | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    sentence: Span = (0, 0)
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the scorer makes of two statements (ids), with its reasons in words that a person can check.

    `score` is the calibrated probability that both state the same proposition (whatever their stance). `newer` is the
    id of the statement that updates the other, for "updates". `opposed` says that the words take opposite sides of the
    one proposition ("X resigned" / "X has not resigned"). `features` are what the scorer looked at (their names:
    `menurut.link.compare.NAMES`), from which the reasons can be told again.
    """

    a: str
    b: str
    score: float
    relation: Relation
    reasons: tuple[str, ...] = ()
    newer: str | None = None
    opposed: bool = False
    features: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one text that another has too: the span in each."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that one reading (content address `a`) shares with another (`b`).

    `share_a` and `share_b` are the shares (0 to 1) of their words that the passages cover. `source` is the likely
    earlier one of the two, None where nothing tells; `reasons` say why (time, agency marks, dateline, containment).
    """

    a: str
    b: str
    kind: CopyKind
    passages: tuple[Passage, ...]
    share_a: float
    share_b: float
    source: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Who holds what position to a statement as it is worded: `holder` and `chain` are names, `attribution` is the holder's.

    One statement may have several: that of whoever states it, and of those whose denial answers it.
    """

    statement: str
    stance: Stance
    holder: str
    chain: tuple[str, ...]
    attribution: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a claim stands, who holds what position to it there, and the chain from the outlet to the origin."""

    place: Place
    statement: str
    attribution: str | None
    stance: Stance
    holder: str
    chain: tuple[str, ...]
    text: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins a claim has as far as the texts show, and why.

    `groups` are the origins: each the names of holders that were merged into one. `lost` are origins that lead nowhere
    ("media reports"), `loops` outlets that cite each other in a circle.
    """

    at_least: int
    at_most: int
    reasons: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    lost: tuple[str, ...] = ()
    loops: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, the same in whatever words, article and language. `proposition` is its clearest mention's own words.

    `updates` is the cid of the older claim that this one brings up to date, `contradicts` are those that cannot both be true.
    """

    cid: str
    proposition: str
    mentions: tuple[Mention, ...]
    updates: str | None = None
    contradicts: tuple[str, ...] = ()
    origins: Origins = Origins(0, 0)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended and never overwritten; the latest on a subject holds, of gradings each user's latest.

    `kind` says what it is about: "same" (two statements; `answer` same / not same / unsure), "mention" (a statement
    kept or dropped, or unsure), "party" (two parties as `reading:party`; same / not same / unsure), "grade" (a user's own
    grading). The answer "taken back" says that what the user said before of the subject no longer counts.
    """

    kind: Literal["same", "mention", "party", "grade"]
    subject: tuple[str, ...]
    answer: str
    user: str
    time: str
    note: str = ""
