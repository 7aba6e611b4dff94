"""`menurut add`."""
from __future__ import annotations

from pathlib import Path

import pytest

from menurut import reader
from menurut.ledger.linking import Linker
from tests.gold import Gold, example
from tests.views.cli.conftest import Run
from tests.views.ledgers import Ledger

NUSALA = example("nusala")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    gold = Gold(NUSALA)
    monkeypatch.setattr(reader, "_shipped", lambda outermost: gold)
    path = tmp_path / "nusala.txt"
    path.write_text(NUSALA["text"], encoding="utf-8")
    return str(path)


def test_what_was_added_is_told(run: Run, ledger: Ledger, article: str) -> None:
    assert run("add", "news.db", article) == (0, "1 added; 3 in the ledger\n", "")
    assert (ledger.asked["where"], ledger.asked["create"]) == ("news.db", True)
    assert str(ledger.asked["now"]) > "2026", "no article can be dated after today"


def test_what_could_not_be_read_is_named_and_the_others_are_added(run: Run, ledger: Ledger, article: str) -> None:
    status, out, err = run("add", "news.db", "gone.txt", article)
    assert (status, out) == (1, "1 added, 1 could not be read; 3 in the ledger\n")
    assert err.startswith("menurut: gone.txt: not kept")


def test_many_that_could_not_be_read_are_counted_not_all_named(run: Run, ledger: Ledger) -> None:
    _, _, err = run("add", "news.db", *(f"gone{number}.txt" for number in range(30)))
    assert len(err.splitlines()) == 21
    assert err.splitlines()[-1] == "menurut: and 10 more like these"


def test_a_date_that_is_none_is_refused_before_a_ledger_is_made(run: Run, ledger: Ledger, article: str) -> None:
    status, _, err = run("add", "news.db", article, "--published", "last week")
    assert status == 2
    assert err == "menurut: --published is a date like 2026-03-02, not last week\n"
    assert ledger.asked == {}


def test_articles_come_into_a_real_ledger_once(
    run: Run, tmp_path: Path, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Linker, "link", lambda self, readings: None)
    where = str(tmp_path / "news.db")
    assert run("add", where, article)[1] == "1 added; 1 in the ledger\n"
    assert run("add", where, article)[1] == "0 added, 1 there already; 1 in the ledger\n"
