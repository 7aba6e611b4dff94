"""`menurut search` and `menurut party`."""
from __future__ import annotations

import json
from pathlib import Path

from menurut import Ledger as Real
from menurut.ledger import Hit
from tests.views.cli.conftest import Run
from tests.views.ledgers import Ledger, readings


def test_a_search_shows_where_the_words_stand(run: Run, ledger: Ledger) -> None:
    assert run("search", "news.db", "Karang", "Baru", "has", "--format", "text")[1].splitlines() == [
        "the-harbour-post  35–50", "  Karang Baru has",
    ]


def test_of_a_statement_the_claim_is_named(run: Run, ledger: Ledger) -> None:
    statement = ledger.every[0].mentions[0]
    hit = Hit("statement", "a" * 64, "the-harbour-post", statement.statement, statement.text, statement.place.span)
    ledger.search = lambda *asked: [hit]  # type: ignore[method-assign, assignment]
    [found] = json.loads(run("search", "news.db", "dam", "--in", "statements")[1])["hits"]
    assert (found["claim"], found["words"], found["span"]) == ("3f9c0a", statement.text, [21, 56])


def test_nothing_found_is_said_in_one_line(run: Run, ledger: Ledger) -> None:
    assert run("search", "news.db", "volcano") == (2, "", "menurut: nothing in the texts has all of these words: volcano\n")


def test_a_real_ledger_is_searched(run: Run, tmp_path: Path) -> None:
    where = str(tmp_path / "news.db")
    with Real(where) as ledger:
        ledger.add(readings().values(), link=False)
    found = json.loads(run("search", where, "bendungan")[1])["hits"]
    assert [each["doc"] for each in found] == ["harian-muara"]


def test_a_party_is_shown_with_what_it_says(run: Run, ledger: Ledger) -> None:
    lines = run("party", "news.db", "ministry", "--format", "text")[1].splitlines()
    assert lines == [
        "the ministry  key-the ministry", "also called the same", "one party since written alike",
        "denies  in The Harbour Post  the-harbour-post", "  the report",
    ]


def test_a_party_as_json(run: Run, ledger: Ledger) -> None:
    found = json.loads(run("party", "news.db", "key-the ministry")[1])
    assert (found["party"], found["names"]) == ("key-the ministry", ["the ministry", "the same"])
    assert found["mentions"][0]["stance"] == "denies"


def test_several_of_a_name_are_listed_and_none_is_chosen(run: Run, ledger: Ledger) -> None:
    status, out, err = run("party", "news.db", "in")
    assert (status, out) == (2, "")
    assert "three engineers (key-three engineers); the ministry (key-the ministry)" in err


def test_a_name_that_nobody_has(run: Run, ledger: Ledger) -> None:
    assert run("party", "news.db", "Nobody") == (2, "", "menurut: nobody in the ledger is called Nobody\n")
