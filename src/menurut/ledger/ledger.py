"""The ledger: readings and judgements as a record that only grows, and what follows from them."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import RLock

from menurut.claims import Claim, Judgement, Mention, Statement
from menurut.ledger import adding, passed, people, tables, versions
from menurut.ledger.beginnings import one_claim
from menurut.ledger.catalogue import Catalogue, Wanted
from menurut.ledger.derived import Derived
from menurut.ledger.disputes import Disputes
from menurut.ledger.effects import Effects, dependents, effects
from menurut.ledger.events import Added, Noted, Withdrawal
from menurut.ledger.facets import Facets
from menurut.ledger.linking import Linker
from menurut.ledger.making import Made, Maker
from menurut.ledger.parties import Parties, PartyView
from menurut.ledger.recorded import Recorded
from menurut.ledger.settling import Settler, Told, is_settled, made_with, unsettle, unsettle_all, unsettle_judged
from menurut.ledger.store import Store, slices
from menurut.ledger.unchanged import Unchanged
from menurut.ledger.view import ClaimView, View, claim_view
from menurut.link.gathering import relays
from menurut.link.headline import headline_issues
from menurut.link.outlets import outlets as known_outlets
from menurut.model import Reading

_REBUILD_AT_ONCE = 500
_MADE_AT_ONCE = 500


class Ledger(Recorded):
    """A ledger in a file (SQLite) or in a database: `Ledger("news.db")`, `Ledger("postgresql://user@host/name")`.

    It is made where there is none, unless `create` is False. A writer waits `wait` seconds for others who write. Every
    error of the database is a `LedgerError` of one line; `NewerLedger` says that a newer version of menurut made it.
    Close it, or use it in a `with`. `outlets` is a table of one's own that says which outlets belong together (see
    `menurut.link.outlets`).
    """

    def __init__(
        self,
        where: str | os.PathLike[str],
        *,
        create: bool = True,
        wait: float = 30.0,
        outlets: str | os.PathLike[str] | None = None,
    ) -> None:
        super().__init__(Store(where, create=create, wait=wait))
        self.derived = Derived(self.store)
        self.facets = Facets(self.store)
        self._linker = Linker(self.store, self.derived, self.readings)
        self._linking = RLock()
        self._linked = Unchanged(self.store, tables.readings, self._link_all)
        self._disputed = Unchanged(self.store, tables.judgements, lambda: Disputes(people.disputed(self.judgements())))
        self._decided = Unchanged(self.store, tables.judgements, self.decisions)
        self._outlets = known_outlets(Path(outlets) if outlets is not None else None)
        self._by = made_with(self._outlets)
        # Before claims are asked for. A server does it in the background, and has nobody wait for long.
        self.catch_up: Callable[[], None] = self.settle
        try:
            if versions.prepare(self.store, create):
                self.rebuild()
        except BaseException:
            self.close()
            raise

    def add(self, readings: Reading | Iterable[Reading], *, now: str | None = None, link: bool = True) -> Added:
        """Add readings; returns which are new, which were there already, and which were refused or noted with an issue.

        See `add_batches`, which it runs to the end.
        """
        return sum(self.add_batches(readings, now=now, link=link), Added())

    def add_batches(
        self, readings: Reading | Iterable[Reading], *, now: str | None = None, link: bool = True
    ) -> Iterator[Added]:
        """Add readings batch by batch; what is returned of one is committed.

        The same reading twice changes nothing. A reading with spans outside its text or with dates that cannot be is
        kept with an issue; refused is only what can't be kept (a document that could not be read). `now` (ISO 8601) is
        the time that no article can be dated after. Without `link` they are only recorded, and linked when somebody asks
        for claims.
        """
        for batch in adding.batches([readings] if isinstance(readings, Reading) else readings):
            # Together, so that no other thread meets what is recorded and not linked, and links it too.
            with self._linking:
                added = adding.add(self.store, self.derived.parties, batch, now)
                if link:
                    self._link(added.new)
            yield added

    def _link(self, addresses: Iterable[str]) -> None:
        self._linker.link(dict(self.readings(addresses)))

    def link(self) -> None:
        """Link what an interrupted run recorded and did not link; nothing where all is linked."""
        self._linked.get()

    def _link_all(self) -> None:
        with self._linking:
            for some in slices(self.derived.unlinked(), _REBUILD_AT_ONCE):
                self._link(some)

    def claims(
        self, *, party: str | None = None, outlet: str | None = None, language: str | None = None, origins: int | None = None
    ) -> Iterator[Claim]:
        """Claims, those in most outlets first, of those the ones with most mentions.

        They are a pure function of the readings and the judgements that hold.

        Only those that `party` (a name, or a part of it) or an `outlet` has to do with, that are stated in a `language`
        (ISO 639 code), that have at most so many `origins`. See `each_claim` for going through a large ledger.
        """
        return self.claims_like(Wanted(party, outlet, language, origins))

    def claims_like(self, wanted: Wanted) -> Iterator[Claim]:
        """The claims that have what is wanted, in the same order."""
        return map(self._disputes().told, self._catalogue().ranked(wanted))

    def claims_page(
        self, wanted: Wanted, offset: int = 0, limit: int = 50, *, alone: bool = False
    ) -> tuple[list[Claim], int]:
        """`limit` of them from the one with number `offset` on, and how many there are: as fast in a large ledger.

        If `alone`, without their relations to others, which take most of the time.
        """
        found, total = self._catalogue().page(wanted, offset, limit, alone)
        return list(map(self._disputes().told, found)), total

    def each_claim(self) -> Iterator[Claim]:
        """Every claim, in the order of their ids, without holding them all in memory."""
        return map(self._disputes().told, self._catalogue().each(Wanted()))

    def each_made(
        self, *, party: str | None = None, outlet: str | None = None, language: str | None = None, origins: int | None = None
    ) -> Iterator[Made]:
        """The claims that `claims` gives with what each is made of, in the order of their ids, one after the other."""
        return self.each_made_like(Wanted(party, outlet, language, origins))

    def each_made_like(self, wanted: Wanted) -> Iterator[Made]:
        """The same of the claims that have what is wanted."""
        catalogue, told = self._catalogue(), self._disputes().told
        maker = self._maker()
        found = catalogue.each(wanted)
        while some := {each.cid: told(each) for each in islice(found, _MADE_AT_ONCE)}:
            groups = catalogue.groups(some)
            yield from (replace(made, claim=some[made.claim.cid]) for made in maker.made(list(groups.values())))

    def claim(self, cid: str) -> ClaimView:
        """One claim with its statements, timeline, drift, copies and graph, by its id or the beginning of it.

        KeyError where there is none, which tells more (`menurut.ledger.errors`) where several begin so, or where the words
        of the claim belong to another by now.
        """
        catalogue = self._catalogue()
        claim = one_claim(self.store, catalogue, cid)
        group = catalogue.groups([claim.cid])[claim.cid]
        return claim_view(self._maker(), self._disputes().told(claim), group, catalogue.beside(claim.cid))

    def claim_alone(self, cid: str) -> tuple[Claim, tuple[Mention, ...]]:
        """One claim, and who only passes it on, without what stands beside it: what lists of who holds it are made of.

        Raises as `claim` does.
        """
        claim = self._disputes().told(one_claim(self.store, self._catalogue(), cid))
        return claim, relays(claim.mentions)

    def claims_of(self, statements: Iterable[str]) -> list[Claim]:
        """The claims that statements (ids) belong to, in the order of their ids."""
        return list(map(self._disputes().told, self._catalogue().of_statements(statements)))

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        """The statements with ids, of those that the ledger has, whether or not their readings count."""
        self.link()
        return self.derived.statements.by_id(ids)

    def parties(self, query: str) -> list[PartyView]:
        """The parties whose names hold all the words of a query, in any article, those with most mentions first."""
        hits = self.search(query, "party", limit=500)
        return self._parties().called([(hit.reading, hit.id.partition(":")[2]) for hit in hits])

    def party(self, key: str) -> PartyView:
        """One party by its key, which `parties` gives; KeyError where there is none."""
        return self._parties().party(key)

    def headlines(self) -> Iterator[Noted]:
        """What headlines state more firmly than the articles under them do, in the order of content addresses.

        See `menurut.link.headline`: an attribution or a doubt that is dropped, another number.
        """
        self.link()
        gone = self._passed()
        for address, reading in ((address, reading) for address, reading in self.readings() if address not in gone):
            statements = [each for _, each in self.derived.statements.of([address])]
            yield from (Noted(address, reading.document.id, issue) for issue in headline_issues(statements))

    def effects(self, reading: str) -> Effects:
        """What rests on a reading (content address), and what remains without it; KeyError where there is no such reading."""
        self.reading(reading)
        self.link()
        later = self.readings(dependents(reading, self.derived))
        documents = [(address, each.document.id) for address, each in later]
        return effects(reading, self.derived, self._view(), self._view(frozenset([reading])), documents)

    def _parties(self) -> Parties:
        self.link()
        return Parties(self.derived, self.readings, self.judgements(), self._passed())

    def _disputes(self) -> Disputes:
        return self._disputed.get()

    def _view(self, without: frozenset[str] = frozenset()) -> View:
        self.link()
        return View(self.derived, self.readings, self.decisions(), self._passed() | without, self._outlets)

    def _maker(self) -> Maker:
        return Maker(self.derived, self.readings, self._outlets, self._decided.get())

    def _passed(self) -> frozenset[str]:
        """The readings that do not count: older versions of documents, and what is withdrawn."""
        return passed.addresses(self.store)

    @property
    def is_settled(self) -> bool:
        """Whether the claims that are kept are those of all that was added and decided."""
        return self._linked.is_known and is_settled(self.store, self._by)

    def settle(self) -> None:
        """Link what is not linked, and make the claims anew of which something has changed."""
        self.link()
        if not is_settled(self.store, self._by):
            unsettle_all(self.store, self._by)
            Settler(self.store, self.derived, self.readings, self._outlets, self._told).settle()

    def _told(self) -> Told:
        return Told(self._decided.get(), self._passed())

    def _catalogue(self) -> Catalogue:
        self.catch_up()
        return Catalogue(self.store, self.derived.comparisons, self._outlets)

    def judge(self, judgements: Judgement | Iterable[Judgement]) -> int:
        """Append people's judgements; returns how many are new. ValueError, and none is appended, where one is no judgement.

        Its subject need not be in the ledger: a judgement waits for a reading that is added later. `menurut judge`, which
        a person types, refuses what is not there.
        """
        given = [judgements] if isinstance(judgements, Judgement) else list(judgements)
        with self.store.writing():
            unsettle_judged(self.store, given)
            return people.judge(self.store, given)

    def withdraw(self, reading: str, *, user: str = "", time: str = "", note: str = "", restored: bool = False) -> None:
        """Append that a reading (content address) no longer counts or, if `restored`, that it counts again.

        `user` is who is logged in and `time` is now where they are not given. KeyError where there is no such reading.
        """
        with self.store.writing():
            unsettle(self.store, readings=[reading])
            people.withdraw(self.store, Withdrawal(reading, user, time, note, restored))

    def rebuild(self) -> None:
        """Drop all that is derived and derive again, in one transaction, what follows from each reading alone."""
        with self._linking, self.store.writing() as connection:
            versions.derive_anew(connection)
            batch: dict[str, Reading] = {}
            for address, reading in self.readings():
                batch[address] = reading
                if len(batch) == _REBUILD_AT_ONCE:
                    adding.derive(self.store, self.derived.parties, batch)
                    batch = {}
            adding.derive(self.store, self.derived.parties, batch)
            self._linker.forget()
            self.link()
