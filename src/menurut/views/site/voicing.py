"""What the page of a party shows: its names, when and in which languages it is heard, what it says, denies, asks, is asked."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from menurut.ledger.belonging import Belonging, place_of
from menurut.ledger.hearing import WHATS, What, addressed, column
from menurut.ledger.unnamed import shown_outlet
from menurut.ledger.voices import Appearance
from menurut.ledger.whose import Named, Whose
from menurut.model import Act, Attribution, Reading, Span, words
from menurut.views.phrases import one_line
from menurut.views.site.shelf import Shelf

_LONGEST: Final = 600  # characters of one saying
_NAMES: Final = 60  # that one page shows
_MONTHS: Final = 36  # bars of the drawing


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim that a saying belongs to."""

    cid: str
    proposition: str

    @property
    def href(self) -> str:
        """Where its page is."""
        return f"/claims/{self.cid}"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a party says in one attribution, or what is said to it; `who` says or asks it, where that is another."""

    attribution: str
    what: What
    act: Act
    who: str
    words: str
    claims: list[Linked]


@dataclass(frozen=True, slots=True)
class Heard:
    """A party in one article: what the article calls it, and what it says there."""

    reading: str
    title: str
    outlet: str
    published: str | None
    lang: str
    name: str
    sayings: list[Saying]

    def at(self, saying: Saying) -> str:
        """Where in the article something stands."""
        return f"/articles/{self.reading}?at={saying.attribution}#a-{saying.attribution}"


@dataclass(frozen=True, slots=True)
class NameUse:
    """What a party is called in a language, and in how many articles."""

    name: str
    lang: str
    articles: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many articles of a month (`YYYY-MM`) a party is heard in."""

    month: str
    articles: int


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All that the page of a party shows; `heard` is a page of articles, the newest first."""

    key: str
    name: str
    names: list[NameUse]
    languages: dict[str, int]
    months: list[Month]
    counts: dict[What, int]
    what: What | None
    heard: list[Heard]
    body: Named | None
    candidates: tuple[Named, ...]
    others: tuple[Named, ...]
    reasons: tuple[str, ...]
    sampled: bool
    page: int
    pages: int
    limit: int
    total: int


def party_page(shelf: Shelf, key: str, what: What | None, lang: str | None, page: int, limit: int) -> PartyPage:
    """The page of a party, of its articles those in which it does one thing, or in one language; KeyError for no party."""
    found = shelf.lists.people.party(key)
    every = found.appearances
    chosen = [each for each in every if (what is None or each.counts[what]) and (not lang or each.lang == lang)]
    return PartyPage(
        key=found.key, name=one_line(found.name), names=_names(every),
        languages=dict(Counter(each.lang for each in every if each.lang).most_common()), months=_months(every),
        counts={each: sum(one.counts[each] for one in every) for each in WHATS}, what=what,
        heard=_heard(shelf, chosen[(page - 1) * limit : page * limit], what), body=_other(found.body, found),
        candidates=found.candidates, others=found.others, reasons=found.reasons, sampled=found.sampled,
        page=page, pages=max(1, -(-len(chosen) // limit)), limit=limit, total=len(chosen),
    )  # fmt: skip


def _other(named: Named | None, found: Whose) -> Named | None:
    return named if named and named.key != found.key else None


def _names(every: Iterable[Appearance]) -> list[NameUse]:
    """The names, those first that most articles use."""
    counted = Counter((one_line(each.name), each.lang) for each in every)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [NameUse(name, lang, count) for (name, lang), count in ordered[:_NAMES]]


def _months(every: Iterable[Appearance]) -> list[Month]:
    counted = Counter(each.moment[:7] for each in every if each.moment)
    return [Month(month, counted[month]) for month in sorted(counted)][-_MONTHS:]


def _heard(shelf: Shelf, some: Iterable[Appearance], what: What | None) -> list[Heard]:
    members = [(each, *each.party.partition(":")[::2]) for each in some]
    readings = shelf.readings(address for _, address, _ in members)
    told = {each.party: list(_sayings(readings[address], party, what)) for each, address, party in members}
    claims = _claims(shelf, readings, {(address, one.id) for each, address, _ in members for one, _, _ in told[each.party]})
    return [_one(readings[address], address, each.name, told[each.party], claims) for each, address, _ in members]


def _sayings(reading: Reading, party: str, what: What | None) -> Iterable[tuple[Attribution, What, str]]:
    """The attributions of a reading that a party is heard in, as what, and who else says it."""
    names = {each.id: each.name for each in reading.parties}
    for each in reading.attributions:
        kind: What = column(each)
        if each.party == party and what in (None, kind):
            yield each, kind, ""
        elif what in (None, "asked") and any(one.id == party for one in addressed(reading, each)):
            yield each, "asked", names.get(each.party or "", "")


def _one(
    reading: Reading, address: str, name: str, told: Iterable[tuple[Attribution, What, str]],
    claims: Mapping[tuple[str, str], list[Linked]],
) -> Heard:  # fmt: skip
    document = reading.document
    sayings = [
        Saying(each.id, what, each.act, one_line(who), _shown(words(document.text, each.content)),
               claims.get((address, each.id), [])[:3]) for each, what, who in told
    ]  # fmt: skip
    return Heard(address, one_line(document.title or document.id), one_line(shown_outlet(reading)), document.published,
                 document.lang or "", one_line(name), sayings)


def _shown(text: str) -> str:
    told = one_line(text)
    return told if len(told) <= _LONGEST else told[:_LONGEST] + "…"


def _claims(
    shelf: Shelf, readings: Mapping[str, Reading], wanted: set[tuple[str, str]]
) -> dict[tuple[str, str], list[Linked]]:  # fmt: skip
    """The claims that the statements inside some attributions (reading, attribution) belong to."""
    of: dict[str, tuple[str, str]] = {}
    for address, ids in shelf.statement_ids(readings).items():
        for id in ids:
            around = (address, _innermost(readings[address], place_of(id)))
            if around in wanted:
                of[id] = around
    found: dict[tuple[str, str], list[Linked]] = {}
    for id, claim in shelf.belonging(of).items():
        here, link = found.setdefault(of[id], []), linked(claim)
        if link not in here:
            here.append(link)
    return found


def _innermost(reading: Reading, place: Span) -> str:
    """The attribution with the shortest stretch of content around a place; "" where none has."""
    around = [(end - start, each.id) for each in reading.attributions for start, end in each.content
              if start <= place[0] and place[1] <= end]
    return min(around, default=(0, ""))[1]


def linked(claim: Belonging) -> Linked:
    """A claim as a link."""
    return Linked(claim.cid, one_line(claim.proposition))
