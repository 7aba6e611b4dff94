"""The body that somebody speaks for or leads, where the text says so: "X, spokesman for BNPB", "juru bicara BNPB"."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from menurut.calendars import folded
from menurut.link.parties.forms import Body, Form, State, body
from menurut.link.parties.lexis import Lexis, Token, begins, longest, tokens

_BEFORE: Final = 8
_AFTER: Final = 14
_LETTERS: Final = 160  # of the text on either side that are looked at
_NEAR: Final = 2
Table = Mapping[str, frozenset[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The body that somebody speaks for: the words that say so, its name among them, and its form."""

    words: str
    name: str
    form: Form
    linked: bool = False


def spokesmen(text: str, known: Lexis) -> tuple[tuple[Token, ...], ...]:
    """The stretches of a text in which someone is called a spokesman."""
    nouns, small = known.speaks["nouns"], folded(text)
    out = []
    for found in known.spokesmen.finditer(small.text):
        start, end = small.span(*found.span())
        before = max(0, start - _LETTERS)
        items = tokens(text[before : end + _LETTERS])
        at = next((n for n, word in enumerate(items) if before + word.end > start), len(items))
        if begins(nouns, items, at):
            out.append(_stretch(items, at))
    return tuple(out)


def _stretch(items: Sequence[Token], at: int) -> tuple[Token, ...]:
    start = end = at
    while start > max(0, at - _BEFORE) and not items[start].ends:
        start -= 1
    while end + 1 < min(len(items), at + _AFTER) and not items[end + 1].ends:
        end += 1
    return tuple(items[start : end + 1])


def spoken_for(items: Sequence[Token], known: Lexis, own: frozenset[str]) -> Spoken | None:
    """The body that a phrase says its person speaks for or leads; None where it names none.

    `own` are the person's own names: they stand beside the words that say it. Who leads a state speaks as themselves.
    """
    for table, leads in ((known.speaks, False), (known.heads, True)):
        for at in range(len(items)):
            many = begins(table.get("nouns", ()), items, at)
            found = _body(items, at, many, table, known, own) if many else None
            if found and (not leads or _is_led(found)):
                return found
    return None


def sent_by(items: Sequence[Token], known: Lexis) -> Spoken | None:
    """The state that a phrase says its person is an envoy or the foreign minister of; None where it names none, or two."""
    if not any(begins(known.envoys, items, at) for at in range(len(items))):
        return None
    codes = {code for at in range(len(items)) if (code := known.state(items, at)[0])}
    return Spoken(_text(items), min(codes), State(min(codes))) if len(codes) == 1 else None


def _is_led(found: Spoken) -> bool:
    """Whether a body is one that a head speaks for: a board, no state and no people."""
    return isinstance(found.form, Body) and bool(found.form.acronym or found.form.parts or found.linked)


def _body(items: Sequence[Token], at: int, many: int, table: Table, known: Lexis, own: frozenset[str]) -> Spoken | None:
    after = at + many
    while after < len(items) and not items[after].parted and begins(table["between"], items, after):
        after += begins(table["between"], items, after)
    link = begins(table["links"], items, after) if after < len(items) else 0
    named = link and after + link < len(items) and items[after + link].key in known.genders
    if (link and not named) or known.head_first:
        part = _trimmed(list(_until(items[after + link :], known, own)), known)
    else:
        part = _preceding(items, at, known, own)
    if not part or not _beside(items, at, part[-1], own):
        return None
    form = body(_text(part), known)
    start, end = min(at, items.index(part[0])), max(after + link, items.index(part[-1]) + 1)
    return Spoken(_text(items[start:end]), _text(part), form, bool(link)) if form else None


def _text(items: Sequence[Token]) -> str:
    return " ".join(word.text for word in items)


def _until(items: Sequence[Token], known: Lexis, own: frozenset[str]) -> Iterator[Token]:
    """The words of a body's name from its first on: until a comma, the person's name, or a word that no name has."""
    for number, word in enumerate(items):
        if (number and word.parted and not word.acronym) or word.key in own:
            return
        small = word.text[:1].islower()
        if small and not (word.key in known.light | known.plain | known.alone | known.idle | known.classes | known.nobody
                          or longest(known.concepts, items, number)[1] or known.state(items, number)[1]):
            return
        yield word


def _trimmed(part: list[Token], known: Lexis) -> list[Token]:
    while part and part[-1].key in known.idle:
        part.pop()
    return part


def _preceding(items: Sequence[Token], at: int, known: Lexis, own: frozenset[str]) -> list[Token]:
    """The words of a body's name that stand before the noun: "the disaster agency's spokesman"."""
    start = at
    while start and not items[start].parted and items[start - 1].key not in own:
        start -= 1
    return list(items[start:at])


def _beside(items: Sequence[Token], at: int, last: Token, own: frozenset[str]) -> bool:
    """Whether the person's name stands right before the words or right after them; so for a phrase without a name."""
    names = [n for n, word in enumerate(items) if word.key in own]
    if not own:
        return True
    end = items.index(last)
    return any(at - _NEAR - 1 <= n < at or max(at, end) < n <= max(at, end) + _NEAR for n in names)
