"""Parties of the newest articles that the machine takes for one across scripts or by a part of a name, or leaves open."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from menurut.claims import Judgement
from menurut.ledger import listing
from menurut.ledger.articles import Fetch
from menurut.ledger.proposals.proposal import Proposal
from menurut.ledger.store import Store
from menurut.link.parties import Identity, Known, identities, known

_ARTICLES: Final = 60  # the newest ones, whose parties are looked at
_PART: Final = "is a part of the name"
_SCRIPTS: Final = "two scripts"
_SPELLINGS: Final = "two spellings"
_UNSURE: Final = {_PART: 0.9, _SCRIPTS: 0.6, _SPELLINGS: 0.4}
Member = tuple[str, str]


def parties(store: Store, fetch: Fetch, decided: Iterable[Judgement]) -> list[Proposal]:
    """The pairs of parties that are most useful to decide, that first: those of most articles of which least is sure."""
    newest, _ = listing.newest(store, 0, _ARTICLES)
    every = {(each.address, each.party): each for address, reading in fetch(newest) for each in known(reading, address)}
    told = identities(every.values(), [each for each in decided if each.kind == "party"])
    of: dict[str, list[Member]] = defaultdict(list)
    for member, identity in sorted(told.items()):
        of[identity.key].append(member)
    found = [*_joined(of, told, every), *_open(of, told)]
    return sorted(found, key=lambda each: (-each.use, each.subject))


def _joined(
    of: Mapping[str, list[Member]], told: Mapping[Member, Identity], every: Mapping[Member, Known]
) -> Iterator[Proposal]:
    """For each reason that joins two names, one article's party of each name."""
    for members in of.values():
        names: dict[str, list[Member]] = defaultdict(list)
        for member in members:
            names[every[member].name].append(member)
        for reason in told[members[0]].reasons:
            ends = [name for name in names if f"“{name}”" in reason]
            unsure = next((weight for words, weight in _UNSURE.items() if words in reason), 0.0)
            if len(ends) == 2 and unsure:
                one, other = sorted(names[ends[0]][:1] + names[ends[1]][:1])
                moved = min(len(names[end]) for end in ends)
                yield Proposal("party", (_id(one), _id(other)), True, unsure * moved, None, (reason,))


def _open(of: Mapping[str, list[Member]], told: Mapping[Member, Identity]) -> Iterator[Proposal]:
    """Names that may be another's where none was chosen."""
    for key, members in of.items():
        for other in told[members[0]].candidates:
            if other in of and (other > key or key not in told[of[other][0]].candidates):
                moved = min(len(members), len(of[other]))
                subject = tuple(sorted((_id(members[0]), _id(of[other][0]))))
                reason = "the name may be this one's as well as another's: neither was chosen"
                yield Proposal("party", subject, False, float(moved), None, (reason,))


def _id(member: Member) -> str:
    return ":".join(member)
