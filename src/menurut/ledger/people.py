"""What people add to the record: judgements and withdrawals. Appended, never changed; the latest holds.

Of several judgements on one subject the latest holds, whoever it is from: who judges last has seen what the others said.
Who takes back what they said (`TAKEN_BACK`) is as if they had said nothing: then the latest of the others holds.
That of a user who is "unsure" leaves it to the machine. Of judgements at one and the same time the most cautious holds:
a mention stays, what may be different stays apart. What others said before stays in the record, and is told where it
differs. Gradings are each user's own: of those the latest of every user holds.
"""
from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, get_args

from sqlalchemy import Table, func, select

from menurut.claims import Answer, Judgement
from menurut.ledger import tables
from menurut.ledger.events import Withdrawal
from menurut.ledger.keys import address_key
from menurut.ledger.moments import moment
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store
from menurut.packing import Unpackable, address, pack, unpack

TAKEN_BACK: Final = "taken back"
_ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "same": (*get_args(Answer), TAKEN_BACK), "party": (*get_args(Answer), TAKEN_BACK),
    "mention": ("kept", "dropped", "unsure", TAKEN_BACK),
}
_PAGE = 1000
_CAUTION: Final = ("dropped", "same", "unsure", "kept", "not same")  # the more cautious later
Said = tuple[Judgement, ...]


def judge(store: Store, judgements: Iterable[Judgement]) -> int:
    """Append judgements; one that is there already changes nothing. Returns how many are new.

    Raises ValueError, before anything is written, for one that is none: an answer that its kind does not have, a pair
    that is no pair, a time that is none.
    """
    given = [_proper(each) for each in judgements]
    return _append(store, tables.judgements, [(each, moment(each.time)) for each in given])


def judgements(store: Store) -> Iterator[Judgement]:
    """Every judgement, in the order of their times."""
    return (unpack(Judgement, body) for body in _in_time(store, tables.judgements))


def recent(store: Store, offset: int, limit: int) -> tuple[list[Judgement], int]:
    """A page of the judgements, the latest first; and how many there are."""
    table = tables.judgements.c
    query = select(table.body).order_by(table.moment.desc(), table.address.desc()).offset(offset).limit(limit)
    with store.reading() as connection:
        found = [unpack(Judgement, body) for body in connection.execute(query).scalars()]
        return found, int(connection.execute(select(func.count()).select_from(tables.judgements)).scalar_one())


def after(store: Store, number: int) -> tuple[list[Judgement], int]:
    """The judgements that were added after the one with a number, and the number of the last of all."""
    table = tables.judgements.c
    with store.reading() as connection:
        rows = connection.execute(select(table.number, table.body).where(table.number > number).order_by(table.number)).all()
    return [unpack(Judgement, body) for _, body in rows], rows[-1][0] if rows else number


def said(every: Iterable[Judgement]) -> list[Said]:
    """For each subject what every user said of it last, the latest last; a function of the set, not of its order.

    What a user took back is not among it, nor is a subject of which nobody says anything any more.
    """
    found: dict[tuple[str, tuple[str, ...]], dict[str, Judgement]] = {}
    for each in sorted(every, key=_rank):
        of = found.setdefault((each.kind, each.subject), {})
        of.pop(each.user, None)
        if each.kind == "grade" or each.answer != TAKEN_BACK:
            of[each.user] = each
    return [tuple(of.values()) for of in found.values() if of]


def holding(every: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold: the latest on each subject, and of gradings the latest of each user."""
    return [each for of in said(every) for each in (of if of[0].kind == "grade" else of[-1:])]


def disputed(every: Iterable[Judgement]) -> list[Said]:
    """Of what `said` gives, the subjects on which users disagree. The last of each holds."""
    return [of for of in said(every) if of[0].kind != "grade" and len({each.answer for each in of}) > 1]


def withdraw(store: Store, withdrawal: Withdrawal) -> None:
    """Append a withdrawal or a restoring; its reading must be in the ledger (KeyError)."""
    given = replace(withdrawal, time=withdrawal.time or datetime.now(UTC).isoformat(timespec="microseconds"),
                    user=withdrawal.user or _user())
    if not moment(given.time):
        raise ValueError(f"no time: {given.time[:60]}")
    with store.writing() as connection:
        if not Rows(tables.readings).numbers(connection, [given.reading]):
            raise KeyError(given.reading)
        _append(store, tables.withdrawals, [(given, moment(given.time))])


def withdrawals(store: Store) -> Iterator[Withdrawal]:
    """Every withdrawal and restoring, in the order of their times."""
    return (unpack(Withdrawal, body) for body in _in_time(store, tables.withdrawals))


def _rank(given: Judgement) -> tuple[str, int, str, str, str]:
    """Where a judgement stands among others: by its time, then by caution, then by all that is left to tell them apart."""
    caution = _CAUTION.index(given.answer) if given.answer in _CAUTION else -1
    return moment(given.time), caution, given.user, given.answer, given.note


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _proper(given: Judgement) -> Judgement:
    """The judgement with a pair in one order, so that both ways to name it are one subject."""
    allowed = _ANSWERS.get(given.kind)
    if allowed and given.answer not in allowed:
        raise ValueError(f"{given.kind}: the answer is one of {', '.join(allowed)}, not {given.answer!r:.40}")
    if given.kind in ("same", "party") and len(set(given.subject)) != 2:
        raise ValueError(f"{given.kind}: the subject is two different ids, not {given.subject!r:.80}")
    if not given.subject or not moment(given.time):
        raise ValueError(f"{given.kind}: {'no time' if given.subject else 'no subject'}")
    return replace(given, subject=tuple(sorted(given.subject))) if given.kind in ("same", "party") else given


def _append(store: Store, table: Table, given: Iterable[tuple[Judgement | Withdrawal, str]]) -> int:
    """Append what is given with its moment."""
    try:
        rows = {address(body): {"body": body, "moment": when} for each, when in given for body in [pack(each)]}
    except Unpackable as error:
        raise ValueError(str(error)) from error
    with store.writing() as connection:
        known = Rows(table).numbers(connection, rows)
        new = [each for each in rows if each not in known]
        first = Rows(table).next_number(connection)
        store.insert(table, ({"number": number, "address": address_key(each)} | rows[each]
                             for number, each in enumerate(new, start=first)))
    return len(new)


def _in_time(store: Store, table: Table) -> Iterator[bytes]:
    """The bodies by their times, of one time by their content, so that the order of adding does not matter."""
    last = ("", b"")
    while True:
        query = select(table.c.moment, table.c.address, table.c.body).order_by(table.c.moment, table.c.address).limit(_PAGE)
        later = (table.c.moment > last[0]) | ((table.c.moment == last[0]) & (table.c.address > last[1]))
        with store.reading() as connection:
            page = connection.execute(query.where(later)).all()
        yield from (body for _, _, body in page)
        if len(page) < _PAGE:
            return
        last = page[-1][0], page[-1][1]
