"""What the page of work takes from the ledger, and what it adds: judgements, which are appended and never changed."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from menurut.claims import Judgement
from menurut.ledger import Ledger, people
from menurut.ledger.proposals import Kind, Proposal
from menurut.model import Party, Reading
from menurut.views.dates import now
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound, Problem
from menurut.views.site.shelf import Part, Shelf
from menurut.views.site.working import Decision, Shown, SideOf, decision, key, of_party, of_statement, shown

_LAST: Final = 20  # judgements among which a user's last one is looked for


def proposals(shelf: Shelf, kind: Kind | None) -> list[Proposal]:
    """What nobody decided, most useful first."""
    return shelf.queue.proposals(kind)


def numbered(found: list[Proposal], at: str | None, number: int) -> int:
    """The number, from 1, of the proposal that is asked for by its id; else the number asked for, if there are so many."""
    here = (place for place, each in enumerate(found, start=1) if at and key(each) == at)
    return next(here, min(number, max(1, len(found))))


def told(shelf: Shelf, proposal: Proposal) -> Shown:
    """A proposal with its sides and its reasons."""
    parties = proposal.kind == "party"
    sides = _parties(shelf.ledger, proposal.subject) if parties else _statements(shelf.ledger, proposal.subject)
    return shown(proposal, sides, shelf.queue.reasons(proposal))


def judge(shelf: Shelf, judgement: Judgement) -> None:
    """Append a judgement; NotFound where its subject is not in the ledger, a Problem where it is none."""
    given = judgement.subject
    known = _known_parties(shelf.ledger, given) if judgement.kind == "party" else shelf.ledger.statements(given)
    if not given or set(known) != set(given):
        raise NotFound(N_("What is to be decided is not in the ledger."))
    try:
        shelf.ledger.judge(judgement)
    except ValueError as error:
        raise Problem(422, "invalid", N_("This is no decision."), [{"message": str(error)}]) from None


def take_back(shelf: Shelf, kind: Kind, subject: tuple[str, ...], user: str) -> None:
    """Append that what a user said of a subject no longer counts; NotFound where it is not theirs that holds."""
    holding = shelf.queue.decision(kind, subject)
    if holding is None or holding.user != user:
        raise NotFound(N_("There is no decision of yours on this that holds."))
    shelf.ledger.judge(Judgement(kind, subject, people.TAKEN_BACK, user, now()))


def history(shelf: Shelf, page: int, limit: int) -> Part[Decision]:
    """What people decided, the latest first."""
    found, total = people.recent(shelf.ledger.store, (page - 1) * limit, limit)
    words = _words(shelf.ledger, found)
    return Part([decision(each, shelf.queue.decision(each.kind, each.subject), words) for each in found], page, limit, total)


def last_of(shelf: Shelf, user: str) -> Decision | None:
    """What a user decided last, if it is among the latest judgements."""
    found = next((each for each in history(shelf, 1, _LAST).entries if each.user == user), None)
    return found if found and found.kind != "grade" and (found.holds or found.answer == people.TAKEN_BACK) else None


def _statements(ledger: Ledger, ids: tuple[str, ...]) -> list[SideOf]:
    known, claims = ledger.statements(ids), ledger.claims_of(ids)
    return [of_statement(each, ledger.reading(each.place.reading), claims) for each in known.values()]


def _parties(ledger: Ledger, ids: tuple[str, ...]) -> list[SideOf]:
    known = _known_parties(ledger, ids)
    readings = {id: ledger.reading(id.partition(":")[0]) for id in known}
    return [of_party(id, known[id], reading, _outlet(ledger, id, reading)) for id, reading in readings.items()]


def _outlet(ledger: Ledger, id: str, reading: Reading) -> str:
    """What the outlet of a party's article is called: as the chains of its statements begin."""
    chains = (each.chain for _, each in ledger.derived.statements.of([id.partition(":")[0]]) if each.chain)
    return next((chain[0] for chain in chains), reading.document.id)


def _known_parties(ledger: Ledger, ids: Iterable[str]) -> dict[str, Party]:
    return ledger.derived.parties.by_id(ids)


def _words(ledger: Ledger, judgements: Iterable[Judgement]) -> dict[str, str]:
    """The words of what judgements are about, by ids."""
    every = list(judgements)
    of_parties = _known_parties(ledger, (id for each in every if each.kind == "party" for id in each.subject))
    of_statements = ledger.statements(id for each in every if each.kind in ("same", "mention") for id in each.subject)
    return {id: party.name for id, party in of_parties.items()} | {id: each.text for id, each in of_statements.items()}
