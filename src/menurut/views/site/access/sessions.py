"""Who is logged in: a random token in the browser, its hash in the database."""
from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from menurut.ledger.store import Store
from menurut.views.site.access import tables
from menurut.views.site.access.accounts import Account
from menurut.views.site.access.roles import Role

_ROWS = tables.sessions.c


class Changed(Exception):
    """While a password was compared, the account got another one or was removed."""


class Sessions:
    """The sessions in one database; each ends `hours` after its login."""

    def __init__(self, store: Store, hours: int) -> None:
        self.store = store
        self.seconds = hours * 3600

    def begin(self, account: int, instead: str = "", kept: str | None = None) -> str:
        """A new session of an account (number); returns its token. The one with the token `instead` ends.

        `Changed` where `kept`, the hash that the password was compared with, is not the account's any more.
        """
        token, moment = secrets.token_urlsafe(32), int(time.time())
        with writing(self.store) as connection:
            if kept is not None and _password(connection, account) != kept:
                raise Changed
            connection.execute(delete(tables.sessions).where((_ROWS.expires <= moment) | (_ROWS.token == _hash(instead))))
            values = {"token": _hash(token), "account": account, "expires": moment + self.seconds}
            connection.execute(insert(tables.sessions).values(values))
        return token

    def account(self, token: str) -> Account | None:
        """Whose session it is, with the role of this moment; None where there is none, or it is over."""
        rows = tables.accounts.c
        query = (select(rows.name, rows.role, rows.made).join(tables.sessions, _ROWS.account == rows.number)
                 .where(_ROWS.token == _hash(token), _ROWS.expires > int(time.time())))
        with self.store.reading() as connection:
            row = connection.execute(query).first()
        return Account(row.name, Role(row.role), row.made) if row is not None else None

    def end(self, token: str) -> None:
        """Log out."""
        with writing(self.store) as connection:
            connection.execute(delete(tables.sessions).where(_ROWS.token == _hash(token)))


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """A connection to write single rows that nobody else changes.

    On PostgreSQL it does not wait for the ledger's one writer: who logs in need not wait until a thousand articles are
    linked. On SQLite there is only one writer.
    """
    if store.is_sqlite:
        with store.writing() as connection:
            yield connection
        return
    with store.reading() as connection:
        yield connection
        connection.commit()


def _password(connection: Connection, account: int) -> str | None:
    """The hash of an account's password, which nobody changes until the session is there, and ends with the others."""
    rows = tables.accounts.c
    return connection.execute(select(rows.password).where(rows.number == account).with_for_update()).scalar()


def _hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
