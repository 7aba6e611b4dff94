"""Who a name stands for across articles, from as many of them as a page can wait for."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from menurut.ledger import people, tables
from menurut.ledger.articles import Fetch
from menurut.ledger.derived import Derived
from menurut.ledger.keeping import Kept
from menurut.ledger.keys import id_key, id_of
from menurut.ledger.store import Store
from menurut.ledger.voices import Appearance, Voices
from menurut.link.parties import Identity, Known, identities, known
from menurut.link.parties.forms import keys_of_name

Member = tuple[str, str]  # a reading's content address, a party's id there
_SAMPLE: Final = 40  # articles in which a name is looked at
_OTHERS: Final = 40  # parties under one key of other names
_BEHIND: Final = re.compile(r"[@#].*$")  # what tells two with one name apart


@dataclass(frozen=True, slots=True)
class Named:
    """Another party by its key and what it is called."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Whose:
    """A party: its key and name, where it is heard (the newest first), the body that it speaks for, whom else it may be.

    `others` are different parties whose names are spelt alike. `reasons` say why its names are one. `sampled`: its newest
    articles only were compared with those of other names.
    """

    key: str
    name: str
    appearances: tuple[Appearance, ...]
    body: Named | None
    candidates: tuple[Named, ...]
    others: tuple[Named, ...]
    reasons: tuple[str, ...]
    sampled: bool


class People:
    """Parties by their keys."""

    def __init__(self, store: Store, derived: Derived, fetch: Fetch, voices: Voices, kept: Kept) -> None:
        self._store, self._derived, self._fetch, self._voices, self._keep = store, derived, fetch, voices, kept.keep

    def party(self, key: str) -> Whose:
        """One party by its key, or by one of the parties of articles that it is (`reading:party`); KeyError for none."""
        return self._keep(("party", key), lambda: self._party(key))

    def _party(self, key: str) -> Whose:
        home = self._home_of(key) or _BEHIND.sub("", key)
        here = self._voices.appearances([home])
        if not here:
            raise KeyError(key)
        sample = [_member(each.party) for each in here[:_SAMPLE]]
        seen = self._known(sample)
        seen += self._known(set(self._others(seen)) - set(sample))
        told = identities(seen, people.holding(each for each in people.judgements(self._store) if each.kind == "party"))
        own = self._own(key, sample, told)
        members = {member for member, each in told.items() if each.key == own.key}
        bodies = Counter(each.body_name for each in seen if each.body_name and (each.address, each.party) in members)
        return Whose(
            own.key, own.name, tuple(self._heard(here, members, sample, told)), _body(own, told, bodies),
            tuple(Named(each, _name(each, told)) for each in own.candidates), _others(own, sample, told), own.reasons,
            len(here) > _SAMPLE,
        )

    def _own(self, key: str, sample: Iterable[Member], told: Mapping[Member, Identity]) -> Identity:
        """The identity that was asked for; of a name alone that of most of its parties."""
        exact = [each for each in told.values() if each.key == key]
        found = exact or [told[member] for member in sample if member in told]
        if not found or (not exact and _BEHIND.search(key)):
            raise KeyError(key)
        most = Counter(each.key for each in found).most_common(1)[0][0]
        same = [each for each in found if each.key == most]
        return next((each for each in same if each.body), same[0])

    def _heard(
        self, here: Sequence[Appearance], members: set[Member], sample: Iterable[Member], told: Mapping[Member, Identity]
    ) -> list[Appearance]:
        """Where the party is heard: under each of its names, but where others share a name only what is surely its own."""
        alone = all(member in members for member in sample if member in told)
        homes = self._homes(members) | ({here[0].home} if alone else set())
        every = self._voices.appearances(sorted(homes))
        others = {member for member in told if member not in members}
        shared = {each.home for each in every if _member(each.party) in others}
        return [each for each in every if each.home not in shared or _member(each.party) in members]

    def _others(self, seen: Iterable[Known]) -> list[Member]:
        keys = {key for each in seen if each.form for key in keys_of_name(each.form)}
        found = self._derived.party_cells.get(keys, most=_OTHERS)
        return [_member(id) for ids in found.values() for id in ids]

    def _known(self, members: Iterable[Member]) -> list[Known]:
        wanted = set(members)
        readings = self._fetch(sorted({address for address, _ in wanted}))
        return [each for address, reading in readings for each in known(reading, address) if (address, each.party) in wanted]

    def _homes(self, members: Iterable[Member]) -> set[str]:
        ids = [id_key(f"{address}:{party}") for address, party in sorted(members)][:_SAMPLE * 10]
        heard, parties = tables.heard.c, tables.parties.c
        query = select(heard.home).join(tables.parties, parties.number == heard.who).where(parties.id.in_(ids)).distinct()
        with self._store.reading() as connection:
            return set(map(id_of, connection.execute(query).scalars()))

    def _home_of(self, key: str) -> str | None:
        """The key of the name of one party of one article."""
        return next(iter(self._homes([_member(key)])), None) if re.match("[0-9a-f]{64}:", key) else None


def _member(id: str) -> Member:
    address, _, party = id.partition(":")
    return address, party


def _body(own: Identity, told: Mapping[Member, Identity], bodies: Counter[str]) -> Named | None:
    if not own.body:
        return None
    known_as = bodies.most_common(1)[0][0] if bodies else ""
    return Named(own.body, _name(own.body, told, known_as))


def _others(own: Identity, sample: Iterable[Member], told: Mapping[Member, Identity]) -> tuple[Named, ...]:
    """Who else has a name of the same key, each by one of the parties of articles that it is."""
    found = {told[member].key: Named(":".join(member), told[member].name) for member in sample if member in told}
    return tuple(each for key, each in sorted(found.items()) if key != own.key and key not in own.candidates)


def _name(key: str, told: Mapping[Member, Identity], other: str = "") -> str:
    return next((each.name for each in told.values() if each.key == key), other or key.partition(":")[2])
