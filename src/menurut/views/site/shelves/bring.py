"""What was brought in, as the pages show it: jobs, what came of them, feeds."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import Depends, Request

from menurut.claims import Claim
from menurut.intake import Full, Given, Intake, Job, Outcome, Subscribed
from menurut.model import Reading
from menurut.views.site.languages import N_
from menurut.views.site.problems import NotFound, Problem
from menurut.views.site.shelf import Part, Shelf

MOST_CLAIMS: Final = 10
_MOST_STATEMENTS: Final = 200


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed that is followed: when it was last asked and will be next (ISO 8601), how often in a row that failed, and why."""

    number: int
    url: str
    title: str
    articles: int
    asked: str | None
    due: str | None
    failures: int
    problem: str | None


def submitted(intake: Intake, kind: str, title: str, given: Sequence[Given], user: str) -> str:
    """Put things into the queue; a Problem where it is full."""
    try:
        return intake.submit(kind, title, given, user)
    except Full:
        raise Problem(503, "busy", N_("Too much is waiting to be read. Try again in a few minutes.")) from None


def job(intake: Intake, name: str) -> Job:
    """A job by its id; NotFound where there is none."""
    try:
        return intake.listing.job(name)
    except KeyError:
        raise NotFound(N_("There is no such job. Old ones are forgotten; what they brought in is kept.")) from None


def problems(intake: Intake, name: str, page: int, limit: int) -> Part[Outcome]:
    """What could not be read of a job, and why."""
    found, total = intake.listing.outcomes(name, ["failed"], (page - 1) * limit, limit)
    return Part(found, page, limit, total)


def articles(shelf: Shelf, intake: Intake, name: str, page: int, limit: int) -> Part[tuple[str, Reading]]:
    """The articles of a job, also those that were in the ledger before."""
    found, total = intake.listing.outcomes(name, ["new", "known"], (page - 1) * limit, limit)
    readings = shelf.ledger.readings(str(each.reading) for each in found)
    return Part(list(readings), page, limit, total)


def claims(shelf: Shelf, addresses: Sequence[str]) -> list[Claim]:
    """Some claims that articles state, those first that stand in most outlets."""
    statements = [each.id for address in addresses for each in shelf.statements(address)]
    found = shelf.claims_of(statements[:_MOST_STATEMENTS])
    found.sort(key=lambda each: (-len({mention.place.reading for mention in each.mentions}), -len(each.mentions), each.cid))
    return found[:MOST_CLAIMS]


def feeds(intake: Intake, page: int, limit: int) -> Part[FeedEntry]:
    """The feeds that are followed."""
    found, total = intake.feeds.every((page - 1) * limit, limit)
    return Part([_feed(each) for each in found], page, limit, total)


def intake(request: Request) -> Intake:
    """Bringing in, of the application that a request came to."""
    found: Intake = request.app.state.intake
    return found


Brought = Annotated[Intake, Depends(intake)]


def _feed(each: Subscribed) -> FeedEntry:
    due = None if each.gone else _moment(each.due)
    return FeedEntry(each.number, each.url, each.title or each.url, each.articles, _moment(each.asked), due, each.failures,
                     each.problem)


def _moment(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")
