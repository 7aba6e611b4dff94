"""Searching with limits, a page at a time: articles, and what is stated in them, the newest first, with the words found."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Select, TextClause, and_, func, select, true

from menurut.claims import Statement
from menurut.ledger import search, tables, words
from menurut.ledger.adding import unpacked
from menurut.ledger.limits import Limits
from menurut.ledger.search import Term
from menurut.ledger.sources import Sources
from menurut.ledger.store import Store
from menurut.ledger.unnamed import shown_outlet
from menurut.model import ACTS, Act, Reading, Span
from menurut.packing import unpack

_AROUND: Final = 110  # characters shown on each side of what was found
_MARKS: Final = 40  # places that are marked
_PAGE: Final = 50
_MANY: Final = 1000  # hits
Where = Literal["text", "statement"]


@dataclass(frozen=True, slots=True)
class Saying:
    """What limits of a search only statements have: the act, whether its holder is named."""

    act: Act | Literal["narration"] | None = None
    named: bool | None = None

    @property
    def any(self) -> bool:
        """Whether there is any limit."""
        return self.act is not None or self.named is not None

    def condition(self) -> ColumnElement[bool]:
        """The limits as they are asked of `tables.stated`."""
        act = None if self.act is None else -1 if self.act == "narration" else ACTS.index(self.act)
        acts = true() if act is None else tables.stated.c.act == act
        return acts if self.named is None else and_(acts, tables.stated.c.named == int(self.named))


@dataclass(frozen=True, slots=True)
class Found:
    """An article, or a statement in one, with the words around what was found; `marks` are the spans found in `words`.

    `at` is where `words` begin in the article's text.
    """

    reading: str
    doc: str
    title: str
    outlet: str
    lang: str
    published: str | None
    words: str
    marks: tuple[Span, ...]
    at: int
    statement: Statement | None = None


class Finding:
    """Searching the articles that count."""

    def __init__(self, store: Store, sources: Sources) -> None:
        self._store, self._sources = store, sources

    def page(
        self, query: str, where: Where, limits: Limits, saying: Saying, offset: int, limit: int
    ) -> tuple[list[Found], bool]:
        """What holds all the words of a query within limits, and whether there is more.

        Without words it is all that is within the limits; nothing where there are neither.
        """
        asked = search.terms(query)
        if not asked and not limits.any and not (saying.any and where == "statement"):
            return [], False
        with self._store.reading() as connection:
            found = list(islice(self._found(connection, asked, where, limits, saying, offset), limit + 1))
        return found[:limit], len(found) > limit

    def _found(
        self, connection: Connection, asked: Sequence[Term], where: Where, limits: Limits, saying: Saying, offset: int
    ) -> Iterator[Found]:
        query = self._query(connection, asked, where, limits, saying)
        # A single word is certain from the index; words that must stand together are looked up where they should stand.
        together = [term for term in asked if len(term.words) > 1]
        rows = connection.execution_options(yield_per=_PAGE).execute(query if together else query.offset(offset))
        fitting = (row for row in rows if not together or _stand(together, row, where))
        for row in islice(fitting, offset if together else 0, None):
            yield _statement(row, asked) if where == "statement" else _text(row, asked)

    def _query(
        self, connection: Connection, asked: Sequence[Term], where: Where, limits: Limits, saying: Saying
    ) -> Select[Any]:
        facets, readings = tables.facets.c, tables.readings.c
        order: list[ColumnElement[Any]] = [facets.moment.desc(), facets.number.desc()]
        hits = _holding(connection, where, asked)
        # Of many hits only the newest are looked at, in the order of time: a sum keeps the database from beginning with
        # all of them.
        walks = hits is None or _many(connection, hits)
        at = facets.number + 0 if walks else facets.number
        query: Select[Any] = select(readings.address, readings.body)
        query = query.join_from(tables.facets, tables.readings, at == readings.number)
        if where == "text":
            number: ColumnElement[int] = readings.number
        else:
            statements, stated = tables.statements.c, tables.stated.c
            number = statements.number
            query = (query.add_columns(statements.body).join(tables.statements, statements.reading == at)
                     .join(tables.stated, stated.number == number).where(saying.condition()))
            order.append(number)
        if hits is not None:
            query = query.where((number + 0 if walks else number).in_(hits))
        return query.where(limits.condition(), self._sources.current(facets.number)).order_by(*order)


def _holding(connection: Connection, where: Where, asked: Sequence[Term]) -> TextClause | None:
    """The query for the numbers of what holds all the words; None without words."""
    single = {(word, False) for term in asked for word in term.words[:-1]} | {(term.words[-1], term.begins) for term in asked}
    return words.holding(connection, where, sorted(single)) if single else None


def _many(connection: Connection, hits: TextClause) -> bool:
    first = select(hits.columns(tables.readings.c.number).subquery().c.number).limit(_MANY).subquery()
    return bool(connection.execute(select(func.count()).select_from(first)).scalar_one() == _MANY)


def _stand(together: Sequence[Term], row: Any, where: Where) -> bool:  # noqa: ANN401
    if where == "statement":
        texts: tuple[str, ...] = (unpack(Statement, row[2]).text,)
    else:
        document = unpacked(row[1]).document
        texts = (document.title or "", document.text)
    return all(any(any(search.places(text, term)) for text in texts) for term in together)


def _text(row: Any, asked: Sequence[Term]) -> Found:  # noqa: ANN401
    reading = unpacked(row[1])
    text = reading.document.text
    first = min((span for term in asked for span in islice(search.places(text, term), 1)), default=(0, 0))
    start, end = max(0, first[0] - _AROUND), min(len(text), first[1] + (2 * _AROUND))
    start, end = _whole(text, start, -1), _whole(text, end, 1)
    return _made(row[0].hex(), reading, text[start:end], start, asked, None)


def _statement(row: Any, asked: Sequence[Term]) -> Found:  # noqa: ANN401
    statement = unpack(Statement, row[2])
    return _made(row[0].hex(), unpacked(row[1]), statement.text, statement.place.span[0], asked, statement)


def _made(
    address: str, reading: Reading, shown: str, at: int, asked: Sequence[Term], statement: Statement | None
) -> Found:
    document = reading.document
    marks = sorted({span for term in asked for span in islice(search.places(shown, term), _MARKS)})
    return Found(
        address, document.id, document.title or "", shown_outlet(reading), document.lang or "", document.published,
        shown, tuple(_apart(marks)), at, statement,
    )


def _apart(marks: Sequence[Span]) -> Iterator[Span]:
    """Spans that do not meet: of those that do the first."""
    last = 0
    for start, end in marks:
        if start >= last:
            yield start, end
            last = end


def _whole(text: str, place: int, step: int) -> int:
    """A place moved outwards to the end of a word, where that is near."""
    for _ in range(20):
        if not 0 < place < len(text) or text[place - 1].isspace() or text[min(place, len(text) - 1)].isspace():
            break
        place += step
    return place
