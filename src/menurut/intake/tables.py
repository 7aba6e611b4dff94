"""The tables of what is being brought in. What came from outside is kept as bytes, as in `menurut.ledger.tables`."""
from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

from menurut.ledger.store import Store
from menurut.ledger.tables import Number

INTAKE = MetaData()


def _number() -> Column[int]:
    return Column("number", Number, primary_key=True, autoincrement=True)


jobs = Table("intake_jobs", INTAKE, _number(), Column("name", Text, nullable=False, unique=True),
             Column("moment", Text, nullable=False), Column("body", LargeBinary, nullable=False))
# `state` is in jobs.State; `due` and `lease` are seconds of the epoch; `data` is gone when the item is done.
items = Table(
    "intake_items", INTAKE, _number(), Column("job", Number, nullable=False), Column("state", Text, nullable=False),
    Column("rank", Integer, nullable=False), Column("due", Float(53), nullable=False),
    Column("lease", Float(53), nullable=False), Column("tries", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False), Column("data", LargeBinary),
    Index("intake_items_job", "job"), Index("intake_items_next", "state", "rank", "number"),
)
outcomes = Table("intake_outcomes", INTAKE, _number(), Column("item", Number, nullable=False),
                 Column("fate", Text, nullable=False), Column("address", LargeBinary),
                 Column("body", LargeBinary, nullable=False), Index("intake_outcomes_item", "item"))
feeds = Table("intake_feeds", INTAKE, _number(), Column("key", LargeBinary, nullable=False, unique=True),
              Column("due", Float(53), nullable=False), Column("body", LargeBinary, nullable=False))
# What feeds have named: `key` is a hash of the article's address or id, `mark` of what changes when it is written anew.
seen = Table("intake_seen", INTAKE, Column("key", LargeBinary, primary_key=True),
             Column("feed", Number, nullable=False, index=True), Column("mark", LargeBinary, nullable=False))


def prepare(store: Store) -> None:
    """Make the tables where they are not there yet."""
    with store.writing() as connection:
        INTAKE.create_all(connection)
