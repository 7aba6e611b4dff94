"""`menurut rules`."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from menurut import Ledger
from tests.ledger.build import article
from tests.views.cli.conftest import Run


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with two articles, in each of which three officials deny something and say why they are not named."""
    path = str(tmp_path / "news.db")
    with Ledger(path) as ledger:
        ledger.add([article(1), article(2)], link=False)
    return path


def test_the_report_counts_by_rule_and_outlet(run: Run, where: str) -> None:
    status, out, _ = run("rules", where)
    assert status == 0
    assert "2 unnamed sources in 1 outlets" in out
    assert any(line.split() [:1] == ["2"] and "how the source would know" in line for line in out.splitlines())


def test_each_breach_is_a_row_and_an_object(run: Run, where: str) -> None:
    table = list(csv.DictReader(io.StringIO(run("rules", where, "--format", "csv")[1])))
    assert [(row["doc"], row["source"], row["count"], row["rule"]) for row in table] == [
        ("n2", "three officials", "3", "no-basis"), ("n1", "three officials", "3", "no-basis")]
    found = json.loads(run("rules", where, "--format", "json")[1])
    assert [(each["doc"], each["rule"]) for each in found["breaches"]] == [(row["doc"], row["rule"]) for row in table]


def test_rules_of_one_s_own_are_used(run: Run, where: str, tmp_path: Path) -> None:
    own = tmp_path / "house-rules.toml"
    own.write_text('[[rule]]\nid = "told"\nwhen = { reason = true }\ntext.id = "Ada alasan."\n', encoding="utf-8")
    table = csv.DictReader(io.StringIO(run("rules", where, "--rules", str(own), "--format", "csv", "--lang", "id")[1]))
    assert {row["breach"] for row in table} == {"Ada alasan."}
    own.write_text("[[rule]]", encoding="utf-8")
    status, _, wrong = run("rules", where, "--rules", str(own))
    assert status == 2
    assert "rule 1: id" in wrong


def test_nothing_is_made_where_no_ledger_is(run: Run, tmp_path: Path) -> None:
    assert run("rules", str(tmp_path / "none.db"))[0] == 2
    assert not (tmp_path / "none.db").exists()
