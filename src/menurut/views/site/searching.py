"""What a search shows: articles with the words around what was found, statements with who states them and their claim."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from menurut.ledger.belonging import Belonging
from menurut.ledger.finding import Found, Saying
from menurut.ledger.limits import Limits
from menurut.model import Act, Span
from menurut.views.phrases import one_line
from menurut.views.site.shelf import Shelf
from menurut.views.site.voicing import Linked, linked

_AT_ONCE: Final = 50  # statements whose claims are looked at together
_FEW_ORIGINS: Final = 12  # so many times, for one page of claims with few origins
LOOKED_AT: Final = _AT_ONCE * _FEW_ORIGINS
"""How many statements, the newest first, are looked at for those whose claims have few origins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words of a hit; `marked` where they are what was searched for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, or a statement in one, with the words around what was found.

    Of a statement: `holder` states it (`named` or not) by an `act` (None: the outlet's own narration), through `above`,
    and it belongs to a `claim` with so many origins. `start` is where the words stand in the article.
    """

    reading: str
    doc: str
    title: str
    outlet: str
    lang: str
    published: str | None
    words: list[Piece]
    start: int
    statement: str | None = None
    attribution: str | None = None
    act: Act | None = None
    holder: str = ""
    named: bool = True
    above: tuple[str, ...] = ()
    claim: Linked | None = None
    origins: tuple[int, int] | None = None

    @property
    def href(self) -> str:
        """Where in its article it stands."""
        return f"/articles/{self.reading}" + (f"?at={self.attribution}#a-{self.attribution}" if self.attribution else "")


def texts(shelf: Shelf, q: str, limits: Limits, first: int, limit: int) -> tuple[list[Hit], bool]:
    """A page of articles that hold all words, and whether there is more."""
    found, more = shelf.lists.finding.page(q, "text", limits, Saying(), first, limit)
    return [_hit(each, None) for each in found], more


def statements(
    shelf: Shelf, q: str, limits: Limits, saying: Saying, first: int, limit: int, origins: int | None
) -> tuple[list[Hit], bool]:
    """A page of statements that hold all words, with their claims; if asked for, of claims with at most so many origins."""
    if origins is None:
        found, more = shelf.lists.finding.page(q, "statement", limits, saying, first, limit)
        return _with_claims(shelf, found), more
    wanted, met = list[Hit](), 0
    for hit in _each(shelf, q, limits, saying):
        if hit.origins and hit.origins[1] <= origins:
            met += 1
            wanted += [hit] if met > first else []
        if len(wanted) > limit:
            break
    return wanted[:limit], len(wanted) > limit


def _each(shelf: Shelf, q: str, limits: Limits, saying: Saying) -> Iterator[Hit]:
    for turn in range(_FEW_ORIGINS):
        found, more = shelf.lists.finding.page(q, "statement", limits, saying, turn * _AT_ONCE, _AT_ONCE)
        yield from _with_claims(shelf, found)
        if not more:
            return


def _with_claims(shelf: Shelf, found: list[Found]) -> list[Hit]:
    ids = [each.statement.id for each in found if each.statement]
    claims = shelf.belonging(ids) if ids else {}
    return [_hit(each, claims.get(each.statement.id) if each.statement else None) for each in found]


def _hit(each: Found, claim: Belonging | None) -> Hit:
    stated = each.statement
    about = Hit(each.reading, each.doc, one_line(each.title or each.doc), one_line(each.outlet), each.lang, each.published,
                list(_pieces(each.words, each.marks)), each.at)
    if stated is None:
        return about
    above = tuple(map(one_line, stated.chain[:-1])) if stated.attribution else ()
    return Hit(
        about.reading, about.doc, about.title, about.outlet, about.lang, about.published, about.words, about.start,
        stated.id, stated.attribution, stated.act, one_line(stated.holder), stated.holder_named, above,
        linked(claim) if claim else None, (claim.at_least, claim.at_most) if claim else None,
    )  # fmt: skip


def _pieces(text: str, marks: tuple[Span, ...]) -> Iterator[Piece]:
    """The text in pieces, those that were found marked."""
    ends = [0, *chain.from_iterable(marks), len(text)]
    for number, (start, end) in enumerate(pairwise(ends)):
        if start < end:
            yield Piece(text[start:end], number % 2 == 1)
