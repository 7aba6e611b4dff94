"""The index of words: FTS5 in SQLite, tsvector in PostgreSQL, filled with the same words and asked the same questions.

Both only tell which texts hold all the words; what stands together is looked up in the text itself (`search`), so that
neither database's own idea of words, languages and positions matters.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from sqlalchemy import Connection, TextClause, text

from menurut.ledger import folding

Kind = Literal["text", "party", "statement"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_MOST_BYTES = 900_000  # of the different words of one text: PostgreSQL takes a megabyte


def create(connection: Connection) -> None:
    """An empty index, in place of the one that was."""
    if connection.dialect.name == "sqlite":
        for kind in KINDS:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS words_{kind}")
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE words_{kind} USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')"
            )
        return
    for kind in KINDS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS words_{kind}")
        connection.exec_driver_sql(f"CREATE TABLE words_{kind} (number bigint PRIMARY KEY, words tsvector NOT NULL)")
        connection.exec_driver_sql(f"CREATE INDEX words_{kind}_words ON words_{kind} USING gin (words)")


def put(connection: Connection, kind: Kind, texts: Iterable[tuple[int, str]]) -> None:
    """Index texts by their numbers; each number once."""
    rows = [(number, _different(words)) for number, words in texts]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        add = f"INSERT INTO words_{kind} (rowid, words) VALUES (?, ?)"
        connection.exec_driver_sql(add, [(number, " ".join(words)) for number, words in rows])
    else:
        add = f"INSERT INTO words_{kind} (number, words) VALUES (%s, array_to_tsvector(%s::text[]))"
        connection.exec_driver_sql(add, rows)


def holding(connection: Connection, kind: Kind, terms: Iterable[tuple[str, bool]]) -> TextClause:
    """The query for the numbers (`number`) whose texts hold every word; of a word with True, the beginning is enough."""
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{word}"' + "*" * begins for word, begins in terms)
        return text(f"SELECT rowid AS number FROM words_{kind} WHERE words_{kind} MATCH :asked").bindparams(asked=asked)
    asked = " & ".join(f"'{word}'" + ":*" * begins for word, begins in terms)
    return text(f"SELECT number FROM words_{kind} WHERE words @@ CAST(:asked AS tsquery)").bindparams(asked=asked)


def _different(words: str) -> list[str]:
    found, size = sorted(set(folding.words(words))), 0
    for place, word in enumerate(found):
        size += len(word.encode()) + 2
        if size > _MOST_BYTES:
            return found[:place]
    return found
