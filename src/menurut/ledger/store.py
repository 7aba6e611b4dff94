"""The database under a ledger: SQLite in a file or PostgreSQL; one writer at a time, errors in one line."""
from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import local
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from menurut.ledger.errors import LedgerError
from menurut.ledger.wrong import in_words

MOST_AT_ONCE = 500  # values in one IN (…), far below what any database takes
_NO_ADDRESS = "a ledger is a file, or a database at an address such as postgresql+psycopg://user@host/name"
_LOCK = 7_266_218_435  # any number that other programs on the same database are unlikely to lock


class Store:
    """Connections to one database, for reading and for writing.

    `wait` is how many seconds a writer waits for the others before it gives up with a `LedgerError`.
    """

    def __init__(self, where: str | os.PathLike[str], *, create: bool = True, wait: float = 30.0) -> None:
        self.wait = wait
        self.engine = _engine(os.fspath(where), create, wait)
        self.name = self.engine.url.render_as_string(hide_password=True).removeprefix("sqlite:///")
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._current = local()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger; inside `writing`, also what is not committed yet."""
        current = getattr(self._current, "connection", None) or getattr(self._current, "snapshot", None)
        if current is not None:
            yield current
            return
        with self._in_one_line(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """The same for all that this thread reads in the block: one state of the ledger, whatever others write meanwhile."""
        with self._in_one_line(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            self._current.snapshot = connection
            try:
                yield connection
            finally:
                self._current.snapshot = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's connection: all that is written in the block is committed at its end, or nothing.

        Inside another `writing` of the same thread it is the same transaction.
        """
        if getattr(self._current, "connection", None) is not None:
            yield self._current.connection
            return
        with self._in_one_line(), self.engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                self._current.connection = connection
                try:
                    yield connection
                finally:
                    self._current.connection = None

    @property
    def is_writing(self) -> bool:
        """Whether this thread is inside `writing`."""
        return getattr(self._current, "connection", None) is not None

    def insert(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows in one go; a row that is there already is left as it is."""
        given = list(rows)
        if given:
            add = (sqlite.insert if self.is_sqlite else postgresql.insert)(table).on_conflict_do_nothing()
            with self.writing() as connection:
                connection.execute(add, given)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    @contextmanager
    def _in_one_line(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {in_words(error, self.wait)}") from error


def slices(values: Iterable[Any], most: int = MOST_AT_ONCE) -> Iterator[Sequence[Any]]:
    """The values in pieces of at most `most`, each once in the order they came."""
    every = list(dict.fromkeys(values))
    return (every[start : start + most] for start in range(0, len(every), most))


def _engine(where: str, create: bool, wait: float) -> Engine:
    if "://" not in where:
        return _sqlite(where, create, wait)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(_NO_ADDRESS) from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        return _sqlite(url.database or ":memory:", create, wait)
    if backend not in ("postgresql", "postgres"):
        raise LedgerError(_NO_ADDRESS)
    return _postgresql(url.set(drivername="postgresql+psycopg"), wait)


def _postgresql(url: URL, wait: float) -> Engine:
    try:
        engine = create_engine(url, connect_args={"connect_timeout": 10})
    except ImportError as error:
        raise ImportError('a ledger on PostgreSQL needs psycopg: pip install "menurut[ledger]"') from error
    event.listen(engine, "begin", _begin_postgresql(wait))
    return engine


def _sqlite(path: str, create: bool, wait: float) -> Engine:
    memory = path == ":memory:"
    if not create and not memory and not Path(path).is_file():
        raise LedgerError(f"{path}: there is no such ledger")
    pool: dict[str, Any] = {"poolclass": StaticPool} if memory else {}
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": wait, "check_same_thread": False}, **pool)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: DBAPIConnection, _: object) -> None:
    # The driver's own idea of when a transaction begins would let a writer start as a reader, and fail late.
    connection.isolation_level = None
    cursor = connection.cursor()
    # Readers and the writer do not wait for each other then. Where another process is just doing the same, or the file
    # system cannot, it works without; a file that is no database is said by the first question.
    with suppress(sqlite3.DatabaseError):
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(wait: float) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(wait * 1000))}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return begin
