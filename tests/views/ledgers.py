"""A ledger made by hand: three outlets and an agency about one invented dam; what it answers is written down here."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from menurut.claims import Claim, Copy, Judgement, Mention, Origins, Passage, Place, Stance, Statement
from menurut.ledger import Added, Hit, Noted, Version, Withdrawal
from menurut.ledger.effects import Affected, Effects
from menurut.ledger.errors import SeveralClaims
from menurut.ledger.making import Made
from menurut.ledger.parties import PartyView
from menurut.ledger.view import ClaimView
from menurut.ledger.words import Kind
from menurut.link.drift import Drift
from menurut.link.standing import Link, Standing
from menurut.model import Attribution, Document, Issue, Party, Reading, Span

BURST = "the dam above Karang Baru has burst"
POST = "Three engineers said the dam above Karang Baru has burst. The ministry denied the report."
MUARA = "Menurut The Harbour Post, tiga insinyur mengatakan bendungan di atas Karang Baru jebol."
SADA = "قال مهندسون إن السد فوق كارانغ بارو انهار. 𝔖𝔞𝔡𝔞"


def party(id: str, name: str, kind: str = "person", named: bool = True) -> Party:
    return Party(id, name, kind, named)  # type: ignore[arg-type]


def said(id: str, text: str, content: str, party: str, *chain: str) -> Attribution:
    return Attribution(id, (), (), (span(text, content),), (), None, "say", "indirect", "positive", "certain", "report", party,
                       chain, (), 0.9)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return (start, start + len(words))


def reading(outlet: str, text: str, lang: str, published: str | None, *attributions: Attribution, **parties: Party) -> Reading:
    own = Party("p0", outlet, "outlet", True)
    name = outlet.lower().replace(" ", "-")
    document = Document(name, text, lang, f"From {outlet}", outlet, f"https://{name}.example/1", published)
    return Reading(document, attributions, (own, *parties.values()))


def readings() -> dict[str, Reading]:
    engineers, ministry = party("p1", "three engineers", "group", False), party("p2", "the ministry", "organization")
    denial = replace(said("a2", POST, "the report", "p2", "p0", "p2"), act="deny", cue=(span(POST, "denied"),))
    post = party("p3", "The Harbour Post", "outlet")
    return {
        "a" * 64: reading("The Harbour Post", POST, "en", "2026-03-02T08:00:00Z", said("a1", POST, BURST, "p1", "p0", "p1"),
                          denial, engineers=engineers, ministry=ministry),
        "b" * 64: reading("Harian Muara", MUARA, "id", "2026-03-03",
                          said("a1", MUARA, "bendungan di atas Karang Baru jebol", "p1", "p0", "p3", "p1"), post=post,
                          engineers=party("p1", "tiga insinyur", "group", False)),
        "c" * 64: reading("Sada", SADA, "ar", None, said("a1", SADA, "السد فوق كارانغ بارو انهار", "p1", "p0", "p1"),
                          engineers=party("p1", "مهندسون", "group", False)),
    }


def mention(address: str, reading: Reading, words: str, stance: Stance, holder: str, *chain: str, attribution: str) -> Mention:
    at = span(reading.document.text, words)
    place = Place(address, reading.document.id, at)
    return Mention(place, f"{address}:{at[0]}-{at[1]}", attribution, stance, holder, chain, words)


def claim(known: dict[str, Reading]) -> Claim:
    post, muara, sada = ((address, known[address]) for address in sorted(known))
    return Claim(
        "3f9c0a",
        BURST,
        (
            mention(*post, BURST, "asserts", "three engineers", "The Harbour Post", "three engineers", attribution="a1"),
            mention(*post, "the report", "denies", "the ministry", "The Harbour Post", "the ministry", attribution="a2"),
            mention(*muara, "bendungan di atas Karang Baru jebol", "asserts", "tiga insinyur", "Harian Muara",
                    "The Harbour Post", "tiga insinyur", attribution="a1"),
            mention(*sada, "السد فوق كارانغ بارو انهار", "asserts", "مهندسون", "Sada", "مهندسون", attribution="a1"),
        ),
        updates="11aa",
        contradicts=("22bb",),
        origins=Origins(1, 2, ("Harian Muara cites the engineers of The Harbour Post",), (("three engineers",), ("مهندسون",)),
                        lost=("مهندسون",)),
    )


def statements(found: Claim, known: dict[str, Reading]) -> dict[str, Statement]:
    by = {}
    for each in found.mentions:
        document = known[each.place.reading].document
        by[each.statement] = Statement(each.statement, each.place, each.text, document.lang or "", each.attribution,
                                       holder=each.holder, chain=each.chain, published=document.published)
    return by


def link(id: str, reading: Reading, address: str) -> Link:
    """A party of a chain: a key of its own for who is named, one of the article for who is not."""
    party = next(each for each in reading.parties if each.id == id)
    return Link(f"{party.kind}:{party.name}" if party.named else f"{address}:{id}", party.name, party.kind, party.named)


def standing(mention: Mention, reading: Reading) -> Standing:
    address, outlet = mention.place.reading, reading.document.outlet or ""
    ids = next(each.chain for each in reading.attributions if each.id == mention.attribution)
    return Standing(mention, outlet, outlet, (), tuple(link(each, reading, address) for each in ids[1:]))


def made(found: Claim, known: dict[str, Reading]) -> Made:
    standings = tuple(standing(each, known[each.place.reading]) for each in found.mentions)
    copy = Copy("a" * 64, "b" * 64, "translation", (Passage((0, 5), (0, 5)),), 0.5, 0.75, "a" * 64,
                ("The Harbour Post is earlier",))
    return Made(found, statements(found, known), standings, (copy,))


def view(found: Claim, known: dict[str, Reading]) -> ClaimView:
    post, muara = found.mentions[0], found.mentions[2]
    relay = replace(muara, attribution=None, stance="relays", holder="The Harbour Post", chain=muara.chain[:2])
    dated = [(known[each.place.reading].document.published, each.chain[0], each) for each in found.mentions]
    drift = Drift("count", "3", "not given", post.place, found.mentions[3].place, "the earliest article")
    whole = made(found, known)
    return ClaimView(found, whole.statements, (relay,), tuple(sorted(dated, key=lambda each: each[0] or "~")), (drift,),
                     whole.copies, whole.graph, replace(found, cid="11aa", proposition="the dam leaks"), (),
                     (replace(found, cid="22bb", proposition="the dam stands"),), whole.standings)


@dataclass
class Ledger:
    """What `menurut.Ledger` would answer; what it was asked and told is kept in `asked` and `told`."""

    known: dict[str, Reading] = field(default_factory=readings)
    every: list[Claim] = field(default_factory=list)
    asked: dict[str, object] = field(default_factory=dict)
    told: list[Judgement] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    gone: list[Withdrawal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.every = self.every or [claim(self.known)]

    def opened(self, where: str, *, create: bool = False) -> AbstractContextManager[Ledger]:
        self.asked |= {"where": where, "create": create}
        return nullcontext(self)

    def add_batches(self, readings: Iterable[Reading], *, now: str | None = None) -> Iterator[Added]:
        self.asked |= {"now": now}
        for each in readings:
            if each.document.readable:
                yield Added(new=(each.document.id,))
            else:
                yield Added(refused=(Noted("", each.document.id, Issue("unreadable", "not kept, there is no text")),))

    def count(self) -> int:
        return len(self.known)

    def headlines(self) -> Iterator[Noted]:
        return iter(self.noted)

    def claims(self, **filters: object) -> Iterator[Claim]:
        self.asked |= filters
        return iter(self.every)

    def claim(self, cid: str) -> ClaimView:
        found = [each for each in self.every if each.cid.startswith(cid)]
        if len(found) > 1:
            raise SeveralClaims(cid, found)
        if not found:
            raise KeyError(cid)
        return view(found[0], self.known)

    def each_made(self, **filters: object) -> Iterator[Made]:
        self.asked |= filters
        return (made(each, self.known) for each in self.every)

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.told)

    def judge(self, judgements: Judgement | Iterable[Judgement]) -> int:
        self.told += [judgements] if isinstance(judgements, Judgement) else judgements
        return len(self.told)

    def readings(self, addresses: Iterable[str] | None = None) -> Iterator[tuple[str, Reading]]:
        wanted = sorted(self.known) if addresses is None else addresses
        return ((address, self.known[address]) for address in wanted if address in self.known)

    def search(self, query: str, kind: Kind = "text", limit: int = 50) -> list[Hit]:
        hits = [(address, each.document) for address, each in self.readings() if query in each.document.text]
        return [Hit(kind, address, each.id, address, query, span(each.text, query)) for address, each in hits][:limit]

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        known = {id: each for claim in self.every for id, each in statements(claim, self.known).items()}
        return {id: known[id] for id in ids if id in known}

    def documents(self, addresses: Iterable[str]) -> dict[str, str]:
        return {address: self.known[address].document.url or "" for address in addresses}

    def versions(self, document: str) -> list[Version]:
        found = [address for address, each in self.readings() if document in (address, each.document.id, each.document.url)]
        return [Version(address, "") for address in found]

    def claims_of(self, statements: Iterable[str]) -> list[Claim]:
        wanted = set(statements)
        return [each for each in self.every if wanted & {mention.statement for mention in each.mentions}]

    def parties(self, query: str) -> list[PartyView]:
        [told, *_] = self.every
        every = {each.holder: each for each in told.mentions}
        called = [(name, each) for name, each in every.items() if query in name]
        why = ("written alike",)
        return [PartyView(f"key-{name}", name, (name, "the same"), (each,), reasons=why, members=(self._member(each),))
                for name, each in called]

    def _member(self, mention: Mention) -> str:
        reading = self.known[mention.place.reading]
        return f"{mention.place.reading}:{next(each.party for each in reading.attributions if each.id == mention.attribution)}"

    def party(self, key: str) -> PartyView:
        found = [each for each in self.parties("") if each.key == key]
        if not found:
            raise KeyError(key)
        return found[0]

    def effects(self, reading: str) -> Effects:
        [told] = self.every
        rest = tuple(each for each in told.mentions if each.place.reading != reading)
        words = {"5a": "it leaks", "5b": BURST}
        parts = tuple(replace(told, cid=cid, proposition=each, mentions=rest) for cid, each in words.items())
        return Effects((Affected(told, (replace(told, mentions=rest, origins=Origins(1, 1)),)), Affected(told, parts),
                        Affected(replace(told, cid="77", mentions=told.mentions[:1]))), (("b" * 64, "harian-muara"),))

    def withdraw(self, reading: str, **given: object) -> None:
        self.asked |= {"reading": reading, **given}

    def withdrawn(self) -> frozenset[str]:
        return frozenset(each.reading for each in self.gone)

    def withdrawals(self) -> Iterator[Withdrawal]:
        return iter(self.gone)
