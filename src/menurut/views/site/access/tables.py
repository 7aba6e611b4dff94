"""The site's own tables, beside the ledger's and no part of its record: accounts, sessions, who did what."""
from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, MetaData, Table, Text, insert, inspect, select

from menurut.ledger import NewerLedger
from menurut.ledger.store import Store

SITE = MetaData()
VERSION = 1

_Number = BigInteger().with_variant(Integer(), "sqlite")

about = Table("site_about", SITE, Column("version", Integer, nullable=False))

# `key` is the name as it is compared: of "Sari" and "sari" there is one.
accounts = Table(
    "site_accounts", SITE, Column("number", _Number, primary_key=True), Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False), Column("role", Text, nullable=False), Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
)  # fmt: skip

# `token` is a hash of what the browser has: who reads the database cannot use it. `expires` in seconds since 1970.
sessions = Table("site_sessions", SITE, Column("token", LargeBinary, primary_key=True),
                 Column("account", _Number, nullable=False, index=True), Column("expires", BigInteger, nullable=False))

audit = Table(
    "site_audit", SITE, Column("number", _Number, primary_key=True), Column("time", Text, nullable=False),
    Column("who", Text, nullable=False, index=True), Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False), Column("detail", Text, nullable=False), Column("address", Text, nullable=False),
)  # fmt: skip


def prepare(store: Store) -> None:
    """Make the tables where they are not there; NewerLedger where a newer version of menurut made them."""
    with store.reading() as connection:
        found = _version(connection)
    if found is None:
        with store.writing() as connection:
            # Looked up again: another process may have been faster.
            if _version(connection) is None:
                SITE.create_all(connection, checkfirst=False)
                connection.execute(insert(about).values(version=VERSION))
    elif found > VERSION:
        raise NewerLedger(f"{store.name}: its accounts were made by a newer version of menurut; install that one to open it")


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(about.name):
        return None
    return int(connection.execute(select(about.c.version)).scalar_one())
