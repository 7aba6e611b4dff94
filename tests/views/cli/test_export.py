"""`menurut export`; what is in the files is said in tests/views/exports."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from menurut.views.cli.export import Format
from menurut.views.exports import FORMATS
from tests.views.cli.conftest import Run
from tests.views.ledgers import Ledger


def test_the_formats_of_the_command_are_those_of_the_library() -> None:
    assert [each.value for each in Format] == list(FORMATS)


@pytest.mark.parametrize(("name", "begins"), [("a.json", b'{"claims"'), ("a.csv", b"cid,"), ("a.parquet", b"PAR1"),
                                             ("a.graphml", b"<?xml")])
def test_the_name_of_the_output_says_the_format(run: Run, ledger: Ledger, tmp_path: Path, name: str, begins: bytes) -> None:
    assert run("export", "news.db", "--output", str(tmp_path / name)) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_without_an_output_it_goes_to_standard_output(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("export", "news.db", "--format", "ftm")
    assert {json.loads(line)["schema"] for line in out.splitlines()} >= {"Note", "Article", "Organization"}


def test_the_filters_are_the_ledgers(run: Run, ledger: Ledger) -> None:
    run("export", "news.db", "--format", "csv", "--outlet", "Sada", "--origins", "2")
    assert (ledger.asked["outlet"], ledger.asked["origins"]) == ("Sada", 2)


def test_single_claims_are_exported_once(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("export", "news.db", "--format", "json", "--claim", "3f9c", "--claim", "3f9")
    assert len(json.loads(out)["claims"]) == 1


@pytest.mark.parametrize(("options", "says"), [
    ([], "name a --format"),
    (["--output", "claims.xml"], "name a --format"),
    (["--format", "csv", "--output", "."], "is a folder"),
    (["--output", "nowhere/at/all.csv"], "there is no folder nowhere/at"),
    (["--format", "json", "--claim", "99"], "there is no claim 99"),
])
def test_an_order_that_makes_no_sense_is_refused_in_one_line(run: Run, ledger: Ledger, options: list[str], says: str) -> None:
    status, out, err = run("export", "news.db", *options)
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1
