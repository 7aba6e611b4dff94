"""Full-text search: what a query asks for, where it stands, and the hits, the newest first."""
from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, Row, Select, TextClause, select

from menurut.claims import Statement
from menurut.ledger import folding, tables, words
from menurut.ledger.adding import unpacked
from menurut.ledger.events import Hit
from menurut.ledger.keys import id_of
from menurut.ledger.store import Store
from menurut.model import Party, Span
from menurut.packing import unpack

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_AROUND = 80  # characters shown on each side
_PAGE = 100
_TABLES = {"text": tables.readings, "party": tables.parties, "statement": tables.statements}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together in this order; if `begins`, the last may go on."""

    words: tuple[str, ...]
    begins: bool = False


def terms(query: str) -> list[Term]:
    """What a query asks for: each word (`word*`: its beginning) and each "phrase in quotation marks"."""
    given = (Term(tuple(folding.words(quoted or bare)), bare.endswith("*")) for quoted, bare in _TERM.findall(query))
    return [term for term in given if term.words]


def search(store: Store, query: str, kind: words.Kind, limit: int) -> list[Hit]:
    """The first `limit` things of a kind that hold all the words, the newest first; none where the query has no words."""
    asked = terms(query)
    if not asked:
        return []
    with store.reading() as connection:
        return list(islice(_hits(connection, asked, kind), max(0, limit)))


def places(text: str, term: Term) -> Iterator[Span]:
    """Where a term stands in a text."""
    piece: deque[tuple[str, Span]] = deque(maxlen=len(term.words))
    for each in folding.places(text):  # one by one: mostly the first place is all that is asked for
        piece.append(each)
        if len(piece) == piece.maxlen and _matches([word for word, _ in piece], term):
            yield piece[0][1][0], piece[-1][1][1]


def _matches(found: Sequence[str], term: Term) -> bool:
    last = found[-1].startswith(term.words[-1]) if term.begins else found[-1] == term.words[-1]
    return last and tuple(found[:-1]) == term.words[:-1]


def _hits(connection: Connection, asked: Sequence[Term], kind: words.Kind) -> Iterator[Hit]:
    single = {(word, False) for term in asked for word in term.words[:-1]} | {(term.words[-1], term.begins) for term in asked}
    query = _newest_first(kind, words.holding(connection, kind, sorted(single)))
    # A single word is certain from the index; words that must stand together are looked up where they should stand.
    together = [term for term in asked if len(term.words) > 1]
    for row in connection.execution_options(yield_per=_PAGE).execute(query):
        hit, searched = _hit(kind, row, asked)
        if all(any(any(places(text, term)) for text in searched) for term in together):
            yield hit


def _newest_first(kind: words.Kind, found: TextClause) -> Select[bytes, bytes, bytes, bytes]:
    readings, table = tables.readings, _TABLES[kind]
    id = readings.c.address if kind == "text" else table.c.id
    query = select(readings.c.address, id, table.c.body, readings.c.body).where(table.c.number.in_(found))
    if kind != "text":
        query = query.join(readings, readings.c.number == table.c.reading)
    return query.order_by(readings.c.moment.desc(), readings.c.address, id)


def _hit(kind: words.Kind, row: Row[bytes, bytes, bytes, bytes], asked: Sequence[Term]) -> tuple[Hit, Sequence[str]]:
    """The hit of a row, and the texts in which its words must stand together."""
    address, id, body, reading = row[0].hex(), row[1], row[2], row[3]
    if kind == "statement":
        statement = unpack(Statement, body)
        return Hit(kind, address, statement.place.doc, id_of(id), statement.text, statement.place.span), (statement.text,)
    document = unpacked(reading).document
    if kind == "party":
        party = unpack(Party, body)
        return Hit(kind, address, document.id, id_of(id), party.name), (party.name,)
    first = next((span for term in asked for span in places(document.text, term)), None)
    return (Hit(kind, address, document.id, address, _around(document.text, first) if first else document.title or "", first),
            (document.title or "", document.text))


def _around(text: str, span: Span) -> str:
    return " ".join(text[max(0, span[0] - _AROUND) : span[1] + _AROUND].split())
