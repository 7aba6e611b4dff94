"""Unnamed sources: what an article tells of each, as one record that house rules and lists can ask."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from menurut.link.outlets import outlet_of
from menurut.model import Act, Attribution, Kind, Mode, Party, Reading, Sourcing, words

_SHOWN = 4  # of what one source says
_LONGEST = 400  # characters of it


@dataclass(frozen=True, slots=True)
class Saying:
    """What a source says in one attribution (its id), in the article's words."""

    attribution: str
    act: Act
    mode: Mode
    words: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One unnamed source of one article; empty or None is what the article does not tell.

    `basis` says how it would know, `reason` why it is not named, both in the article's words. `said` is the first of what
    it says, `times` how often it is quoted. `plural`: the article speaks of several. `only`: nobody else, named or not, is
    a source in the article. `quoted`: it is quoted word for word. `report`: not only the outlet's comment speaks of it.
    """

    reading: str
    doc: str
    party: str
    name: str
    kind: Kind
    outlet: str = ""
    lang: str = ""
    title: str = ""
    published: str | None = None
    count: int | None = None
    role: str | None = None
    affiliation: tuple[str, ...] = ()
    basis: str = ""
    reason: str = ""
    said: tuple[Saying, ...] = ()
    times: int = 0
    acts: tuple[Act, ...] = ()
    plural: bool = False
    only: bool = False
    quoted: bool = False
    report: bool = True


def unnamed(reading: Reading, address: str) -> Iterator[Unnamed]:
    """The unnamed parties that are the source of something in a reading, in the order in which it lists them."""
    every = {party.id: party for party in reading.parties}
    heard = [each for each in reading.attributions if each.party in every]
    # The outlet's own voice is no source beside others.
    sources = {each.party for each in heard if every[each.party or ""].kind != "outlet"}
    for party in reading.parties:
        own = [each for each in heard if each.party == party.id]
        if own and not party.named:
            yield _unnamed(reading, address, party, own, sources == {party.id})


def shown_outlet(reading: Reading) -> str:
    """The name of the outlet that an article stands in, in one line; empty where nothing tells."""
    credit = reading.document.credit
    return " ".join((outlet_of(reading) or (credit.outlet if credit else "") or "").split())


def _unnamed(reading: Reading, address: str, party: Party, own: Sequence[Attribution], only: bool) -> Unnamed:
    document, known = reading.document, party.sourcing or Sourcing()
    return Unnamed(
        address, document.id, party.id, party.name, party.kind,
        outlet=shown_outlet(reading), lang=document.lang or "", title=document.title or "", published=document.published,
        count=known.count, role=known.role, affiliation=known.affiliation,
        basis=words(document.text, known.basis), reason=words(document.text, known.reason),
        said=tuple(islice((_saying(document.text, each) for each in own), _SHOWN)), times=len(own),
        acts=tuple(sorted({each.act for each in own})),
        plural=(known.count or 0) > 1 or party.kind == "group", only=only,
        quoted=any(each.mode != "indirect" for each in own), report=any(each.voice == "report" for each in own),
    )  # fmt: skip


def _saying(text: str, each: Attribution) -> Saying:
    told = words(text, each.content)
    return Saying(each.id, each.act, each.mode, told if len(told) <= _LONGEST else told[:_LONGEST] + "…")
