"""What people see of the queue: jobs and what came of them, a page at a time."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select

from menurut.intake.jobs import Fate, Item, Job, Outcome, unpacked, unpacked_given, unpacked_outcome
from menurut.intake.tables import items, jobs, outcomes
from menurut.ledger.store import Store


class Listing:
    """The reading side of the queue in one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def jobs(self, offset: int, limit: int) -> tuple[list[Job], int]:
        """Jobs, the newest first; and how many there are."""
        rows = self._rows(select(jobs).order_by(jobs.c.number.desc()).offset(offset).limit(limit))
        return self._jobs(rows), self._count(select(func.count()).select_from(jobs))

    def job(self, name: str) -> Job:
        """The job with an id; KeyError where there is none."""
        found = self._jobs(self._rows(select(jobs).where(jobs.c.name == name)))
        if not found:
            raise KeyError(name)
        return found[0]

    def open(self, name: str, most: int) -> list[Item]:
        """The first of a job's things that are not done."""
        columns = (items.c.number, items.c.job, items.c.state, items.c.tries, items.c.body)
        query = (select(*columns).join(jobs, jobs.c.number == items.c.job)
                 .where(jobs.c.name == name, items.c.state != "done").order_by(items.c.rank, items.c.number).limit(most))
        return [Item(row.number, row.job, row.state, row.tries, unpacked_given(row.body, None)) for row in self._rows(query)]

    def outcomes(self, name: str, fates: Iterable[Fate], offset: int, limit: int) -> tuple[list[Outcome], int]:
        """What came of a job's documents, of those with certain fates, in order; and how many there are."""
        chosen = (select(outcomes.c.body).join(items, items.c.number == outcomes.c.item)
                  .join(jobs, jobs.c.number == items.c.job).where(jobs.c.name == name, outcomes.c.fate.in_(list(fates))))
        total = self._count(select(func.count()).select_from(chosen.subquery()))
        found = self._rows(chosen.order_by(outcomes.c.item, outcomes.c.number).offset(offset).limit(limit))
        return [unpacked_outcome(row.body) for row in found], total

    def _jobs(self, rows: Sequence[Row[Any]]) -> list[Job]:
        numbers = [row.number for row in rows]
        states = self._counts(select(items.c.job, items.c.state, func.count()).where(items.c.job.in_(numbers))
                              .group_by(items.c.job, items.c.state))
        fates = self._counts(select(items.c.job, outcomes.c.fate, func.count()).join(items, items.c.number == outcomes.c.item)
                             .where(items.c.job.in_(numbers)).group_by(items.c.job, outcomes.c.fate))
        return [_job(row, states.get(row.number, {}), fates.get(row.number, {})) for row in rows]

    def _counts(self, query: Select[int, str, int]) -> dict[int, dict[str, int]]:
        found: dict[int, dict[str, int]] = {}
        with self._store.reading() as connection:
            for job, what, count in connection.execute(query):
                found.setdefault(job, {})[what] = count
        return found

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._store.reading() as connection:
            return connection.execute(query).all()

    def _count(self, query: Select[Any]) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(query).scalar_one())


def _job(row: Row[Any], states: dict[str, int], fates: dict[str, int]) -> Job:
    about = unpacked(row.body)
    return Job(
        id=row.name, kind=about["kind"], title=about["title"], user=about["user"], moment=row.moment,
        total=sum(states.values()), waiting=states.get("waiting", 0), reading=states.get("reading", 0),
        new=fates.get("new", 0), known=fates.get("known", 0), failed=fates.get("failed", 0),
    )  # fmt: skip
