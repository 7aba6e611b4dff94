"""Who is heard in an article: its named parties, how often each says, denies or questions something or is asked."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, get_args

from menurut.ledger.keys import id_key
from menurut.ledger.moments import moment
from menurut.link.parties.forms import form
from menurut.model import Attribution, Party, Reading, Span, words

What = Literal["said", "denied", "questioned", "asked"]
WHATS: Final[tuple[What, ...]] = get_args(What)
_MENTIONS = 24
_LONGEST = 400


def heard(reading: Reading) -> Iterator[dict[str, Any]]:
    """A row for each named party of a reading that is the source of something, or to whom something is said."""
    counts = {party.id: Counter[str]() for party in reading.parties if party.named}
    for each in reading.attributions:
        if each.party in counts:
            counts[each.party][column(each)] += 1
        for party in addressed(reading, each):
            if party.id in counts:
                counts[party.id]["asked"] += 1
    when = moment(reading.document.updated) or moment(reading.document.published)
    for party in reading.parties:
        home = _home(reading, party) if counts.get(party.id) else ""
        if home:
            told = {each: counts[party.id][each] for each in WHATS}
            yield {"party": party.id, "moment": when, "home": id_key(home), "name": id_key(party.name)} | told


def column(each: Attribution) -> What:
    """What an attribution counts as for its source: it denies, it asks, or it says."""
    return "denied" if each.act == "deny" else "questioned" if each.act == "ask" else "said"


def addressed(reading: Reading, each: Attribution) -> Sequence[Party]:
    """The parties to whom something is said: those whose mentions meet the addressee."""
    if not each.addressee:
        return ()
    return [party for party in reading.parties if party.id != each.party and _meet(party.mentions, each.addressee)]


def _meet(mentions: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(start < end_ and start_ < end for start, end in mentions for start_, end_ in spans)


def _home(reading: Reading, party: Party) -> str:
    """The key of the form of a party's name in this article alone; empty where the name is nobody's."""
    text = reading.document.text
    mentions = [words(text, [span])[:_LONGEST] for span in party.mentions[:_MENTIONS] if 0 <= span[0] < span[1] <= len(text)]
    found = form(party.name[:_LONGEST], party.kind, reading.document.lang or "", mentions)
    return found.key if found else ""
