"""Parquet, read by pyarrow."""
from __future__ import annotations

import io

import pyarrow as pa
import pytest
from pyarrow import parquet

from menurut.views.exports import columns
from tests.views.exports.reading import hostile, written
from tests.views.ledgers import BURST, Ledger


def table(ledger: Ledger | None = None) -> pa.Table:
    return parquet.read_table(io.BytesIO(written("parquet", ledger)))


def test_a_row_a_mention_with_types() -> None:
    found = table()
    assert found.num_rows == 4
    first = found.to_pylist()[0]
    assert (first["words"], first["start"], first["end"]) == (BURST, 21, 56)
    assert (first["chain"], first["contradicts"]) == (["The Harbour Post", "three engineers"], ["22bb"])
    assert (first["holder_kind"], first["holder_named"]) == ("group", False)
    assert found.to_pylist()[3]["published"] is None


def test_texts_are_as_they_were_but_for_what_is_no_text() -> None:
    ledger = hostile()
    [claim] = ledger.every
    assert table(ledger).to_pylist()[0]["proposition"] == claim.proposition.replace("\ud800", "\ufffd")


def test_rows_are_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_ROWS", 3)
    assert parquet.ParquetFile(io.BytesIO(written("parquet"))).num_row_groups == 2
