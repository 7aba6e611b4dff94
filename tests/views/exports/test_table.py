"""CSV, read by Python's own reader."""
from __future__ import annotations

import csv
import io

from menurut.views.exports.table import COLUMNS
from tests.views.exports.reading import hostile, written
from tests.views.ledgers import BURST, Ledger, readings


def rows(ledger: Ledger | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", ledger).decode(), newline="")))


def test_a_row_a_mention() -> None:
    first = rows()[0]
    assert tuple(first) == COLUMNS
    assert first == {
        "cid": "3f9c0a", "proposition": BURST, "stance": "asserts", "holder": "three engineers", "outlet": "The Harbour Post",
        "published": "2026-03-02T08:00:00Z", "lang": "en", "doc": "the-harbour-post", "start": "21", "end": "56",
        "words": BURST, "attribution": "a1", "chain": "The Harbour Post > three engineers", "updates": "11aa",
        "contradicts": "22bb", "origins_at_least": "1", "origins_at_most": "2", "reading": "a" * 64,
        "url": "https://the-harbour-post.example/1",
    }


def test_offsets_point_to_the_words() -> None:
    known = readings()
    assert all(known[row["reading"]].document.text[int(row["start"]) : int(row["end"])] == row["words"] for row in rows())


def test_no_cell_is_a_formula_and_none_reorders_others() -> None:
    first, second, *_ = rows(hostile())
    assert first["holder"].startswith("⟨U+202E⟩=HYPERLINK")
    assert "⟨U+D800⟩" in first["words"]
    assert second["holder"] == "'=1+1"
