"""What holds for every format."""
from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from menurut.ledger.making import Made
from menurut.views.exports import FORMATS, export
from tests.views.exports.reading import hostile, written
from tests.views.ledgers import Ledger, claim, made, readings


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_claims_give_the_same_bytes(format: str) -> None:
    assert written(format) == written(format)


@pytest.mark.parametrize("format", [each for each in FORMATS if each != "parquet"])
def test_whatever_a_text_holds_the_file_is_utf_8(format: str) -> None:
    text = written(format, hostile()).decode("utf-8")
    assert "\0" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_ledger_is_a_file_too(format: str) -> None:
    ledger = Ledger()
    ledger.every = []
    assert written(format, ledger) or format == "ftm"


@pytest.mark.parametrize("format", FORMATS)
def test_claims_are_written_as_they_come_and_not_held(format: str) -> None:
    known, told, out, sizes = readings(), claim(readings()), io.BytesIO(), list[int]()

    def many() -> Iterator[Made]:
        for number in range(3):
            sizes.append(out.tell())
            yield made(replace(told, cid=f"3f9c0a{number}"), known)

    export(Ledger(known), format, out, claims=many())
    if format == "readings":  # all are made of the same articles, which are written once
        assert sizes[0] == 0 < sizes[1] == sizes[2]
        return
    assert format == "parquet" or sizes[0] < sizes[1] < sizes[2]


def test_only_the_claims_that_are_given_are_written(tmp_path: Path) -> None:
    export(Ledger(), "json", tmp_path / "none.json", claims=[])
    assert json.loads((tmp_path / "none.json").read_text(encoding="utf-8")) == {"claims": []}


@pytest.mark.parametrize("format", FORMATS)
def test_a_single_claim_is_written_like_one_of_many(format: str) -> None:
    ledger, out = Ledger(), io.BytesIO()
    export(ledger, format, out, claims=[ledger.claim("3f9c0a")])
    assert out.getvalue() == written(format, ledger)


def test_a_file_comes_to_be_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "claims.json"
    path.write_text("what was there")

    def broken() -> Iterator[Made]:
        yield made(claim(readings()), readings())
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        export(Ledger(), "json", path, claims=broken())
    assert path.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [path]


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="the format is one of json, csv"):
        export(Ledger(), "xml", io.BytesIO())


def test_who_lacks_pyarrow_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r'pip install "menurut\[exports\]"'):
        written("parquet")
