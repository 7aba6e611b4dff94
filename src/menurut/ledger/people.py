"""What people add to the record: judgements and withdrawals. Appended, never changed; the later one holds."""
from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, get_args

from sqlalchemy import Table, select

from menurut.claims import Answer, Judgement
from menurut.ledger import tables
from menurut.ledger.events import Withdrawal
from menurut.ledger.keys import address_key
from menurut.ledger.moments import moment
from menurut.ledger.packing import Unpackable, address, pack, unpack
from menurut.ledger.rows import Rows
from menurut.ledger.store import Store

_ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "same": get_args(Answer), "party": get_args(Answer), "mention": ("kept", "dropped"),
}
_PAGE = 1000


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


def holding(every: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements in the order of their times, those that hold: the last by each user on each subject."""
    last = {(each.kind, each.subject, each.user): each for each in every}
    return list(last.values())


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
