"""What the page of work shows: one proposal with its two sides in their places, and what people decided."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from menurut.claims import Claim, Judgement, Statement
from menurut.ledger.proposals import Kind, Proposal
from menurut.model import Party, Reading
from menurut.views.phrases import one_line, visible
from menurut.views.site.standing import standing

AROUND: Final = 160  # characters of context on each side
LONGEST: Final = 600  # characters of a side's words
_SPACE: Final = re.compile(r"\s+")
Parts = tuple[str, str, str]  # what stands before, the words, what stands after


@dataclass(frozen=True, slots=True)
class Belongs:
    """The claim that a side belongs to, and how much hangs on it."""

    cid: str
    proposition: str
    outlets: int
    at_least: int
    at_most: int

    @property
    def href(self) -> str:
        """Where its page is."""
        return f"/claims/{self.cid}"


@dataclass(frozen=True, slots=True)
class SideOf:
    """One of the things that a proposal is about, in its article: its words, what stands around them, who says them."""

    id: str
    before: str
    text: str
    after: str
    lang: str
    outlet: str
    published: str | None
    title: str
    reading: str
    holder: str
    named: bool
    chain: tuple[str, ...]
    claim: Belongs | None = None

    @property
    def href(self) -> str:
        """Where its article is."""
        return f"/articles/{self.reading}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as people see it: see `menurut.ledger.proposals.Proposal`."""

    id: str
    kind: Kind
    subject: tuple[str, ...]
    joined: bool
    score: float | None
    reasons: tuple[str, ...]
    sides: tuple[SideOf, ...]

    @property
    def one_claim(self) -> bool:
        """Whether both sides stand in one claim now."""
        cids = {side.claim.cid if side.claim else None for side in self.sides}
        return len(self.sides) > 1 and len(cids) == 1 and None not in cids

    @property
    def two_claims(self) -> bool:
        """Whether each side stands in a claim, and these are two."""
        return len({side.claim.cid for side in self.sides if side.claim}) == 2


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in the record: who decided what of which words, when, and whether it holds."""

    kind: Literal["same", "mention", "party", "grade"]
    subject: tuple[str, ...]
    answer: str
    user: str
    time: str
    note: str
    holds: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The proposal that is next, its number among all of a kind, and what was decided last."""

    proposal: Shown | None
    number: int
    total: int
    kind: Kind | None
    following: str | None
    decided: Decision | None


@dataclass(frozen=True, slots=True)
class History:
    """A page of what people decided, the latest first."""

    decisions: list[Decision]
    page: int
    pages: int
    limit: int
    total: int


def key(proposal: Proposal) -> str:
    """A short id of a proposal, the same for the same subject."""
    told = "\n".join((proposal.kind, *proposal.subject))
    return f"{proposal.kind}-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def of_statement(statement: Statement, reading: Reading, claims: Iterable[Claim]) -> SideOf:
    """A statement as one side."""
    text, (start, end) = reading.document.text, statement.place.span
    first, last = statement.sentence if statement.sentence[1] > statement.sentence[0] else (0, len(text))
    parts = _before(text[first:start]), text[start:end], _after(text[end:last])
    claim = next((each for each in claims if any(one.statement == statement.id for one in each.mentions)), None)
    return _side(statement.id, parts, reading, statement.holder, statement.holder_named, statement.chain, _belongs(claim))


def of_party(id: str, party: Party, reading: Reading, outlet: str) -> SideOf:
    """A party of an article as one side, where it is mentioned by its name."""
    text = reading.document.text
    start, end = max(party.mentions, key=lambda span: (text[slice(*span)] == party.name, -span[0]), default=(0, 0))
    parts = _before(text[:start]), text[start:end] or party.name, _after(text[end:])
    return _side(id, parts, reading, party.name, party.named, (outlet, party.name))


def _side(
    id: str, parts: Parts, reading: Reading, holder: str, named: bool, chain: tuple[str, ...], claim: Belongs | None = None
) -> SideOf:
    document, address = reading.document, id.partition(":")[0]
    before, text, after = (_SPACE.sub(" ", visible(part)) for part in parts)
    outlet = document.outlet or (chain[0] if chain else document.id)
    return SideOf(id, before, text[:LONGEST], after, document.lang or "", outlet, document.published,
                  one_line(document.title or document.text[:80]), address, holder, named, chain, claim)


def _before(text: str) -> str:
    """The end of a text, from a whole word on."""
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def _after(text: str) -> str:
    """The beginning of a text, up to a whole word."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"


def _belongs(claim: Claim | None) -> Belongs | None:
    if claim is None:
        return None
    found = standing(claim)
    return Belongs(found.cid, found.proposition, found.outlets, found.at_least, found.at_most)


def shown(proposal: Proposal, sides: Iterable[SideOf], reasons: tuple[str, ...]) -> Shown:
    """A proposal with its sides."""
    return Shown(key(proposal), proposal.kind, proposal.subject, proposal.joined, proposal.score, reasons, tuple(sides))


def decision(judgement: Judgement, holding: Judgement | None, words: Mapping[str, str]) -> Decision:
    """A judgement as it is shown; `words` are those of what it is about, by ids."""
    named = tuple(words.get(id, id[:80]) for id in judgement.subject)
    holds = judgement.kind == "grade" or judgement == holding
    return Decision(judgement.kind, judgement.subject, judgement.answer, judgement.user, judgement.time, judgement.note,
                    holds, named)
