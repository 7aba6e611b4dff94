"""The accounts of a ledger's page."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from menurut.ledger.store import Store
from menurut.views.dates import now
from menurut.views.site.access import names, passwords, tables
from menurut.views.site.access.roles import Role
from menurut.views.site.languages import N_
from menurut.views.wrong import Refused

_ROWS = tables.accounts.c


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can log in. `name` stands in what they decide; `made` is when the account was (ISO 8601)."""

    name: str
    role: Role
    made: str


@dataclass(frozen=True, slots=True)
class Proven:
    """An account, with its number, whose password was given; `kept` is the hash that it was compared with."""

    number: int
    account: Account
    kept: str


class Accounts:
    """The accounts in one database. Whatever cannot be done is a Refused in one line."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self.store.reading() as connection:
            return [_account(row) for row in connection.execute(select(tables.accounts).order_by(_ROWS.key))]

    def has_admin(self) -> bool:
        """Whether anybody can keep the accounts."""
        with self.store.reading() as connection:
            return _admins(connection) > 0

    def any(self) -> bool:
        """Whether there is any account."""
        with self.store.reading() as connection:
            return connection.execute(select(_ROWS.number).limit(1)).first() is not None

    def add(self, name: str, password: str, role: Role) -> Account:
        """A new account."""
        tidied, key = names.tidied(name), names.key(name)
        if not tidied or not key:
            raise Refused(N_("A name has letters, digits, spaces and . _ - @ ' and at most 64 characters."))
        made = Account(tidied, role, now())
        kept = passwords.hashed(password)
        with self.store.writing() as connection:
            if _row(connection, key) is not None:
                raise Refused(N_("There is an account of that name."))
            values = {"key": key, "name": tidied, "role": role.value, "password": kept, "made": made.made}
            connection.execute(insert(tables.accounts).values(values))
        return made

    def change_role(self, name: str, role: Role) -> Account:
        """Give an account another role; it holds for the next request."""
        with self.store.writing() as connection:
            row = self._known(connection, name)
            if role is not Role.admin:
                _keep_an_admin(connection, row)
            connection.execute(update(tables.accounts).where(_ROWS.number == row.number).values(role=role.value))
        return Account(row.name, role, row.made)

    def change_password(self, name: str, password: str) -> Account:
        """Give an account another password, and log it out everywhere."""
        kept = passwords.hashed(password)
        with self.store.writing() as connection:
            row = self._known(connection, name)
            connection.execute(update(tables.accounts).where(_ROWS.number == row.number).values(password=kept))
            connection.execute(delete(tables.sessions).where(tables.sessions.c.account == row.number))
        return _account(row)

    def remove(self, name: str) -> Account:
        """Remove an account and log it out. What was done under its name stays."""
        with self.store.writing() as connection:
            row = self._known(connection, name)
            _keep_an_admin(connection, row)
            connection.execute(delete(tables.sessions).where(tables.sessions.c.account == row.number))
            connection.execute(delete(tables.accounts).where(_ROWS.number == row.number))
        return _account(row)

    def known(self, name: str) -> str | None:
        """The name of an account as it is written; None where there is none."""
        with self.store.reading() as connection:
            row = _row(connection, names.key(name))
        return str(row.name) if row is not None else None

    def authenticated(self, name: str, password: str) -> Proven | None:
        """The account whose name and password these are; None where they are not, whatever is wrong."""
        with self.store.reading() as connection:
            row = _row(connection, names.key(name))
        if not passwords.matches(password, row.password if row is not None else None) or row is None:
            return None
        kept = row.password
        if passwords.outdated(kept):
            kept = passwords.anew(password)
            self._keep(row.number, row.password, kept)
        return Proven(row.number, _account(row), kept)

    def _keep(self, number: int, old: str, kept: str) -> None:
        with self.store.writing() as connection:
            same = (_ROWS.number == number) & (_ROWS.password == old)
            connection.execute(update(tables.accounts).where(same).values(password=kept))

    def _known(self, connection: Connection, name: str) -> Row[Any]:
        row = _row(connection, names.key(name))
        if row is None:
            raise Refused(N_("There is no account of that name."))
        return row


def _row(connection: Connection, key: str | None) -> Row[Any] | None:
    return connection.execute(select(tables.accounts).where(_ROWS.key == key)).first() if key else None


def _account(row: Row[Any]) -> Account:
    return Account(row.name, Role(row.role), row.made)


def _admins(connection: Connection) -> int:
    query = select(func.count()).select_from(tables.accounts).where(_ROWS.role == Role.admin.value)
    return int(connection.execute(query).scalar_one())


def _keep_an_admin(connection: Connection, row: Row[Any]) -> None:
    if row.role == Role.admin.value and _admins(connection) == 1:
        raise Refused(N_("This is the last admin: give somebody else that role first."))
