"""Which articles are worth comparing: near-linear, and the same pairs in whatever order the articles came.

An article falls into cells: by the direction of its vector (random hyperplanes, Charikar 2002, "Similarity estimation
techniques from rounding algorithms"), by the names in it, by the fingerprints of its text. Two articles are a candidate
pair if one of them is among the last `WINDOW` before the other in some cell, by their place in time (Hernández and Stolfo
1995, "The merge/purge problem": the sorted neighbourhood). A busy cell thus costs no more than a quiet one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from menurut.claims import Statement
from menurut.link.meaning import directions

Floats = npt.NDArray[np.float32]

WINDOW: Final = 24  # articles before an article that it is compared with in each cell
EVERYWHERE: Final = 0  # the one cell that holds every article
_WIDE: Final = 64  # the window of that cell: a small ledger is compared as a whole
_OF_NAME: Final = 8  # the window of a cell that stands for a name: many articles have one, few of them on the same event
_TABLES: Final = 24
_BITS: Final = 10
_NAMES: Final = 12  # most frequent names of an article that become cells
_NAME: Final = b"n"
_SEED: Final = 20231201
_EPOCH: Final = datetime(1900, 1, 1)
_TIE: Final = 1 << 36
_LAST: Final = (1 << 27) - 1  # minutes: some time in 2155, so that a place is a number of 63 bits, as databases have them


def window(cell: int) -> int:
    """How many articles before an article it is compared with in a cell."""
    return _WIDE if cell == EVERYWHERE else _OF_NAME if cell % 2 else WINDOW


def place(published: str | None, address: str) -> int:
    """An article's place in the order of time, as one number; by its content address where times are equal or unknown."""
    tie = int.from_bytes(blake2b(address.encode(), digest_size=5).digest(), "big") % _TIE
    return _minutes(published) * _TIE + tie


def _minutes(published: str | None) -> int:
    """Minutes since 1900 on the clock of the article, up to `_LAST`; 0 where it has no date that can be read.

    A year or a month stands for its first day.
    """
    told = (published or "").strip()
    try:
        found = datetime.fromisoformat(f"{told}-01-01"[:10] if len(told) in (4, 7) else told)
    except ValueError:
        return 0
    return min(max(0, int((found.replace(tzinfo=None) - _EPOCH).total_seconds() // 60)), _LAST)


def whole(vectors: Floats) -> Floats:
    """The vector of an article from those of its statements (n × width): their sum, brought to length one."""
    found: Floats = directions(vectors.astype(np.float64).sum(0, keepdims=True))[0]
    return found


def cells(vector: Floats, statements: Sequence[Statement], fingerprints: Iterable[int] = ()) -> tuple[int, ...]:
    """The cells of an article: 63-bit numbers, sorted. `vector` is `whole` of its statements."""
    names = Counter(name.key for each in statements for name in each.names)
    common = sorted(names, key=lambda key: (-names[key], key))[:_NAMES]
    found = {EVERYWHERE, *(_cell(_NAME, key.encode("utf-8", "surrogatepass")) for key in common)}
    found |= marked(fingerprints)
    if vector.any():
        found |= {_cell(b"v", bytes([table]) + code.tobytes()) for table, code in enumerate(_codes(vector))}
    return tuple(sorted(found))


def marked(fingerprints: Iterable[int]) -> set[int]:
    """The cells of an article for the fingerprints of its text."""
    return {_cell(b"f", str(each).encode()) for each in fingerprints}


def _codes(vector: Floats) -> npt.NDArray[np.int64]:
    sides = (_planes(len(vector)) @ vector > 0).reshape(_TABLES, _BITS)
    codes: npt.NDArray[np.int64] = sides @ (1 << np.arange(_BITS, dtype=np.int64))
    return codes


@cache
def _planes(width: int) -> Floats:
    return np.random.default_rng(_SEED).standard_normal((_TABLES * _BITS, width), dtype=np.float32)


def _cell(kind: bytes, value: bytes) -> int:
    """A cell's number: odd for names, even for the rest."""
    number = int.from_bytes(blake2b(kind + value, digest_size=8).digest(), "big") >> 1
    return number | 1 if kind == _NAME else number & ~1


class Members(Protocol):
    """Which articles (their `place`) are in which cells."""

    def before(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` articles of a cell that stand before one in time, the nearest last."""
        ...

    def after(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` articles of a cell that stand after one in time, the nearest first."""
        ...

    def cells(self, article: int) -> Sequence[int]:
        """The cells of an article that is there; none of another."""
        ...


def neighbours(members: Members, article: int, cells: Iterable[int]) -> set[int]:
    """Those among the members that an article is to be compared with."""
    near = set[int]()
    for cell in cells:
        near.update(members.before(cell, article, window(cell)), members.after(cell, article, window(cell)))
    return near


def pushed(members: Members, article: int, cells: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs (earlier, later) of neighbours in some cell between which an article comes that is not yet a member."""
    return {pair for cell in cells for pair in _pushed(members, cell, article)}


def _pushed(members: Members, cell: int, article: int) -> Iterator[tuple[int, int]]:
    later = members.after(cell, article, window(cell))
    earlier = members.before(cell, article, window(cell)) if later else ()
    yield from zip(earlier, later[window(cell) - len(earlier) :], strict=False)


def apart(members: Members, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs (earlier, later) that are neighbours in no cell."""
    return {(earlier, later) for earlier, later in pairs if not _meet(members, earlier, later)}


def _meet(members: Members, earlier: int, later: int) -> bool:
    common = set(members.cells(earlier)).intersection(members.cells(later))
    return any(earlier in members.before(cell, later, window(cell)) for cell in common)


class Memory:
    """Members in memory: 8 bytes for each article in each cell."""

    def __init__(self) -> None:
        self._members: dict[int, list[int]] = defaultdict(list)
        self._cells: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._cells)

    def add(self, article: int, cells: tuple[int, ...]) -> None:
        """Put an article into its cells; one that is there already changes nothing."""
        if article not in self._cells:
            self._cells[article] = cells
            for cell in cells:
                insort(self._members[cell], article)

    def before(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` articles of a cell that stand before one in time, the nearest last."""
        members = self._members.get(cell, [])
        at = bisect_left(members, article)
        return members[max(0, at - most) : at]

    def after(self, cell: int, article: int, most: int) -> Sequence[int]:
        """Up to `most` articles of a cell that stand after one in time, the nearest first."""
        members = self._members.get(cell, [])
        at = bisect_right(members, article)
        return members[at : at + most]

    def cells(self, article: int) -> Sequence[int]:
        """The cells of an article that is there; none of another."""
        return self._cells.get(article, ())
