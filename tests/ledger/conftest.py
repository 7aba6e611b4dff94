"""Each test of the ledger's behaviour runs twice: on SQLite in a file and on a real PostgreSQL."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from menurut.ledger import Ledger, tables, words
from menurut.ledger.linking import Linker
from tests.ledger.build import record_alone
from tests.ledger.postgres import running

FILLED = [*(tables.RECORD.tables.keys() - {"ledger"}), *tables.DERIVED.tables, *(f"words_{kind}" for kind in words.KINDS)]


@pytest.fixture
def without_linking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record and what follows from each reading alone."""
    monkeypatch.setattr(Linker, "link", record_alone)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server's database."""
    with running() as address:
        yield address


@pytest.fixture(scope="session")
def on_postgres(postgres: str) -> Iterator[Ledger]:
    with Ledger(postgres) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    if request.param == "sqlite":
        with Ledger(tmp_path / "news.db") as opened:
            yield opened
        return
    opened = request.getfixturevalue("on_postgres")
    with opened.store.writing() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(FILLED)}")
    yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """New addresses for ledgers that are not there yet."""
    numbers = count()
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(numbers)}.db")
    address: str = request.getfixturevalue("postgres")

    def schema() -> str:
        name = f"t{hash(tmp_path) & 0xFFFFFFFFFF}_{next(numbers)}"
        with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{address}&options=-csearch_path%3D{name}"

    return schema
