"""The version of a ledger's tables: made when it is not there, brought up to date when it is older, refused when newer.

A change of the record's tables is a step in `STEPS` and leaves what is recorded as it is. What is derived is never
changed but dropped, made empty and derived anew; `DERIVED` counts its versions.
"""
from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from menurut.ledger import tables, words
from menurut.ledger.errors import LedgerError, NewerLedger
from menurut.ledger.store import Store

STEPS: tuple[Callable[[Connection], None], ...] = ()  # the first brings version 1 to version 2, and so on
DERIVED = 3


def prepare(store: Store, create: bool = True) -> bool:
    """Bring the tables up to date. Returns whether what is derived is of an older version and must be derived anew."""
    with store.reading() as connection:
        found = _found(store, connection)
    if found == (1 + len(STEPS), DERIVED):
        return False
    if found is None and not create:
        raise LedgerError(f"{store.name}: there is no ledger in this database")
    with store.writing() as connection:
        return _bring_up(store, connection)


def derive_anew(connection: Connection) -> None:
    """Empty tables of this version for what is derived; to be filled in the same transaction."""
    tables.DERIVED.drop_all(connection)
    tables.DERIVED.create_all(connection)
    words.create(connection)
    connection.execute(update(tables.ledger).values(derived=DERIVED))


def _bring_up(store: Store, connection: Connection) -> bool:
    # Looked up again: another process may have been faster.
    found = _found(store, connection)
    if found is None:
        tables.RECORD.create_all(connection, checkfirst=False)
        connection.execute(insert(tables.ledger).values(record=1 + len(STEPS), derived=DERIVED))
        derive_anew(connection)
        return False
    for step in STEPS[found[0] - 1 :]:
        step(connection)
    connection.execute(update(tables.ledger).values(record=1 + len(STEPS)))
    return found[1] != DERIVED


def _found(store: Store, connection: Connection) -> tuple[int, int] | None:
    """The versions of the record and of what is derived; None where there is no ledger yet."""
    names = inspect(connection).get_table_names()
    if tables.ledger.name not in names:
        if store.is_sqlite and names:
            raise LedgerError(f"{store.name}: a database of another program, no ledger")
        return None
    record, derived = connection.execute(select(tables.ledger.c.record, tables.ledger.c.derived)).one()
    if record > 1 + len(STEPS) or derived > DERIVED:
        raise NewerLedger(f"{store.name}: made by a newer version of menurut; install that one to open it")
    return record, derived
