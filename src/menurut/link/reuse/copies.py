"""Whether one article's text is another's: copied, lightly edited or cut, and which of the two came first."""

from __future__ import annotations

from typing import Final

from menurut.claims import Copy, CopyKind, Passage
from menurut.link.outlets import Outlets, outlet_of
from menurut.link.reuse.passages import Match, matches, passages
from menurut.link.reuse.tokens import Tokens
from menurut.model import Reading

_WHOLE: Final = 0.9  # share of the words of a text that makes it the same text
_EDITED: Final = 0.6
_PASSAGE: Final = 20  # words of one passage that are no chance


def copy(a: str, b: str, readings: tuple[Reading, Reading], words: tuple[Tokens, Tokens], outlets: Outlets) -> Copy | None:
    """What two readings (content addresses `a` and `b`) share word for word, None where that is next to nothing.

    Shares are those of the words inside passages. A quotation or two that both have is not a copy: the shared passages
    must make up a good part of one of the texts, or one of them must be long.
    """
    found = passages(matches(*words))
    shared = sum(length for passage in found for _, _, length in passage)
    share_a, share_b = (shared / max(1, len(each)) for each in words)
    longest = max((_words(passage) for passage in found), default=0)
    if max(share_a, share_b) < _EDITED and longest < _PASSAGE:
        return None
    kind = _kind(share_a, share_b)
    source, reasons = direction(a, b, readings, (share_a, share_b), outlets)
    spans = tuple(_passage(passage, words) for passage in found)
    return Copy(a, b, kind, spans, round(share_a, 4), round(share_b, 4), source, reasons)


def _words(passage: tuple[Match, ...]) -> int:
    return sum(length for _, _, length in passage)


def _kind(share_a: float, share_b: float) -> CopyKind:
    if min(share_a, share_b) >= _WHOLE:
        return "copy"
    if min(share_a, share_b) >= _EDITED and max(share_a, share_b) < _WHOLE:
        return "light edit"
    return "cut"


def _passage(passage: tuple[Match, ...], words: tuple[Tokens, Tokens]) -> Passage:
    (first_a, first_b, _), (last_a, last_b, length) = passage[0], passage[-1]
    a, b = words
    return Passage(
        (a.spans[first_a][0], a.spans[last_a + length - 1][1]), (b.spans[first_b][0], b.spans[last_b + length - 1][1])
    )


def direction(
    a: str, b: str, readings: tuple[Reading, Reading], shares: tuple[float, float], outlets: Outlets
) -> tuple[str | None, tuple[str, ...]]:
    """The likely earlier of two texts that are one, with every reason there is; the first reason decides."""
    one, other = readings
    found = [
        *((a, _credits(other, one)) for _ in "x" if _is_credited(other, one, outlets)),
        *((b, _credits(one, other)) for _ in "x" if _is_credited(one, other, outlets)),
    ]
    times = (one.document.published or "", other.document.published or "")
    if all(times) and (order := _earlier(*times)):
        first, second = (one, other) if order < 0 else (other, one)
        found.append((a if order < 0 else b, f"{_name(first)} was published before {_name(second)}"))
    for address, longer, (share, rest) in ((a, one, shares[::-1]), (b, other, shares)):
        if share >= _WHOLE > rest:
            found.append((address, f"{_name(longer)} has the whole text and more"))
    return (found[0][0] if found else None), tuple(reason for _, reason in found)


def _earlier(one: str, other: str) -> int:
    """-1 or 1 where the times tell, as far as both are precise; else 0."""
    length = min(len(one), len(other), 16)
    short, long = one[:length], other[:length]
    return (short > long) - (short < long)


def _is_credited(reading: Reading, to: Reading, outlets: Outlets) -> bool:
    """Whether an article names the other's outlet as the agency its text came from, or cites it."""
    if (name := outlet_of(to)) is None:
        return False
    wanted, own = outlets.key(name), outlets.key(outlet_of(reading) or "")
    agencies = [mark.agency for mark in reading.document.agencies]
    cited = [party.name for party in reading.parties if party.kind == "outlet" and party.named]
    return wanted != own and wanted in {outlets.key(name) for name in (*agencies, *cited)}


def _credits(reading: Reading, to: Reading) -> str:
    return f"{_name(reading)} names {_name(to)}"


def _name(reading: Reading) -> str:
    return outlet_of(reading) or reading.document.id
