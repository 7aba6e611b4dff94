"""Which articles are worth comparing: near-linear, and the same pairs in whatever order the articles came.

An article falls into cells: by the direction of its vector (random hyperplanes, Charikar 2002, "Similarity estimation
techniques from rounding algorithms"), by the names in it, by the fingerprints of its text. Two articles are a candidate
pair if one of them is among the last `WINDOW` before the other in some cell, by their place in time (Hernández and Stolfo
1995, "The merge/purge problem": the sorted neighbourhood). A busy cell thus costs no more than a quiet one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt

from menurut.claims import Statement

Floats = npt.NDArray[np.float32]

WINDOW: Final = 24  # articles before an article that it is compared with in each cell
EVERYWHERE: Final = 0  # the one cell that holds every article
_WIDE: Final = 120  # the window of that cell: a small ledger is compared as a whole
_TABLES: Final = 24
_BITS: Final = 10
_NAMES: Final = 12  # most frequent names of an article that become cells
_SEED: Final = 20231201
_EPOCH: Final = datetime(1900, 1, 1)
_TIE: Final = 1 << 24


def window(cell: int) -> int:
    """How many articles before an article it is compared with in a cell."""
    return _WIDE if cell == EVERYWHERE else WINDOW


def place(published: str | None, address: str) -> int:
    """An article's place in the order of time, as one number; by its content address where times are equal or unknown."""
    tie = int.from_bytes(blake2b(address.encode(), digest_size=3).digest(), "big")
    return _minutes(published) * _TIE + tie


def _minutes(published: str | None) -> int:
    """Minutes since 1900 on the clock of the article, 0 where it has no date that can be read."""
    try:
        found = datetime.fromisoformat((published or "").strip())
    except ValueError:
        return 0
    return max(0, int((found.replace(tzinfo=None) - _EPOCH).total_seconds() // 60))


def whole(vectors: Floats) -> Floats:
    """The vector of an article from those of its statements (n × width): their mean, of length one."""
    mean = vectors.astype(np.float32).mean(0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
    found: Floats = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found


def cells(vector: Floats, statements: Sequence[Statement], fingerprints: Iterable[int] = ()) -> tuple[int, ...]:
    """The cells of an article: 63-bit numbers, sorted. `vector` is `whole` of its statements."""
    names = Counter(name.key for each in statements for name in each.names)
    common = sorted(names, key=lambda key: (-names[key], key))[:_NAMES]
    found = {EVERYWHERE, *(_cell(b"n", key.encode("utf-8", "surrogatepass")) for key in common)}
    found |= {_cell(b"f", str(each).encode()) for each in fingerprints}
    if vector.any():
        found |= {_cell(b"v", bytes([table]) + code.tobytes()) for table, code in enumerate(_codes(vector))}
    return tuple(sorted(found))


def _codes(vector: Floats) -> npt.NDArray[np.int64]:
    sides = (_planes(len(vector)) @ vector > 0).reshape(_TABLES, _BITS)
    codes: npt.NDArray[np.int64] = sides @ (1 << np.arange(_BITS, dtype=np.int64))
    return codes


@cache
def _planes(width: int) -> Floats:
    return np.random.default_rng(_SEED).standard_normal((_TABLES * _BITS, width), dtype=np.float32)


def _cell(kind: bytes, value: bytes) -> int:
    return int.from_bytes(blake2b(kind + value, digest_size=8).digest(), "big") >> 1


class Index:
    """Articles by their cells, in memory: 8 bytes for each article in each cell."""

    def __init__(self) -> None:
        self._members: dict[int, list[int]] = defaultdict(list)
        self._cells: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._cells)

    def __contains__(self, article: int) -> bool:
        return article in self._cells

    def add(self, article: int, cells: tuple[int, ...]) -> tuple[set[int], set[tuple[int, int]]]:
        """Put an article (its `place`) into its cells: those it is now to be compared with, and pairs that no longer are.

        A pair is (earlier, later). An article that is there already changes nothing.
        """
        if article in self._cells:
            return set(), set()
        self._cells[article] = cells
        near, pushed = set[int](), set[tuple[int, int]]()
        for cell in cells:
            members, wide = self._members[cell], window(cell)
            at = bisect_left(members, article)
            insort(members, article, lo=at)
            near.update(members[max(0, at - wide) : at], members[at + 1 : at + 1 + wide])
            pushed.update(_pushed_out(members, at, wide))
        return near, {pair for pair in pushed if not self.are_candidates(*pair)}

    def are_candidates(self, earlier: int, later: int) -> bool:
        """Whether two articles stand near enough to each other in a cell that both are in."""
        return any(self._near(cell, earlier, later) for cell in set(self._cells[earlier]) & set(self._cells[later]))

    def _near(self, cell: int, earlier: int, later: int) -> bool:
        members = self._members[cell]
        return 0 < bisect_left(members, later) - bisect_left(members, earlier) <= window(cell)


def _pushed_out(members: list[int], at: int, wide: int) -> Iterator[tuple[int, int]]:
    """Pairs in a cell that were near each other before the one at `at` came between them."""
    for later in range(at + 1, min(len(members), at + 1 + wide)):
        if later - wide - 1 >= 0:
            yield members[later - wide - 1], members[later]
