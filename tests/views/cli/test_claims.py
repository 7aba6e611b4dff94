"""`menurut claims` and `menurut claim`."""
from __future__ import annotations

import json
from dataclasses import replace

import pytest

from menurut.claims import Judgement
from tests.views.cli.conftest import Run
from tests.views.ledgers import BURST, Ledger


def test_a_pipe_gets_the_json_of_the_contract(run: Run, ledger: Ledger) -> None:
    status, out, err = run("claims", "news.db")
    assert (status, err) == (0, "")
    [claim] = json.loads(out)["claims"]
    assert list(claim) == ["cid", "proposition", "mentions", "updates", "contradicts", "origins"]
    assert claim["mentions"][0] == {
        "doc": "the-harbour-post", "start": 21, "end": 21 + len(BURST), "attribution": "a1", "stance": "asserts",
        "holder": "three engineers", "chain": ["The Harbour Post", "three engineers"],
    }
    reasons = ["Harian Muara cites the engineers of The Harbour Post"]
    assert claim["origins"] == {"at_least": 1, "at_most": 2, "reasons": reasons}
    assert (claim["updates"], claim["contradicts"]) == ("11aa", ["22bb"])


def test_a_ledger_is_never_made_by_looking(run: Run, ledger: Ledger) -> None:
    run("claims", "news.db")
    assert ledger.asked["create"] is False


def test_a_ledger_that_is_not_there_is_an_error_in_one_line(run: Run) -> None:
    status, out, err = run("claims", "nowhere.db")
    assert (status, out) == (2, "")
    assert err.startswith("menurut: nowhere.db")
    assert len(err.splitlines()) == 1


def test_the_filters_are_the_ledgers(run: Run, ledger: Ledger) -> None:
    run("claims", "news.db", "--party", "Sari", "--outlet", "Sada", "--language", "ar", "--origins", "1")
    assert {key: ledger.asked[key] for key in ("party", "outlet", "language", "origins")} == {
        "party": "Sari", "outlet": "Sada", "language": "ar", "origins": 1,
    }


def test_a_list_for_people_tells_sides_outlets_and_origins(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("claims", "news.db", "--format", "text")
    assert out.splitlines()[:2] == [
        f"3f9c0a  {BURST}", "  3 assert, 1 denies; in 3 outlets; at least 1, at most 2 independent origins",
    ]


def test_a_claim_has_three_columns(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("claim", "news.db", "3f9", "--format", "text")
    [head] = [line.split() for line in out.splitlines() if "asserts" in line and "denies" in line and "assert," not in line]
    assert head == ["asserts", "denies", "relays"]
    first = next(line for line in out.splitlines() if "2026-03-02" in line)
    assert first.split("  ")[0] == "/1 three engineers"
    assert "/2 the ministry  2026-03-02" in first
    assert "The Harbour Post  2026-03-03" in first


@pytest.mark.parametrize("words", [
    "At least 1, at most 2 independent origins", "· Harian Muara cites the engineers of The Harbour Post",
    "· leads nowhere: مهندسون", "count: 3 → not given",
    "Harian Muara translates the text of The Harbour Post  (75% of its words", "updates: 11aa  the dam leaks",
    "cannot be true together with: 22bb  the dam stands", "in Harian Muara › The Harbour",
])
def test_a_claim_shows_what_belongs_to_it(run: Run, ledger: Ledger, words: str) -> None:
    assert words in run("claim", "news.db", "3f9c0a", "--format", "text")[1]


def test_the_timeline_is_in_time_and_says_where_a_date_is_not_known(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("claim", "news.db", "3f9c0a", "--format", "text")
    timeline = out.partition("Timeline")[2].partition("Origins")[0]
    days = [line.split("  ")[0] for line in timeline.splitlines() if line[:1].isalnum()]
    assert days == ["2026-03-02", "2026-03-02", "2026-03-03", "no date"]


def test_a_claim_as_json_is_the_contract_with_more_keys(run: Run, ledger: Ledger) -> None:
    claim = json.loads(run("claim", "news.db", "3f9c0a")[1])
    assert claim["origins"]["at_most"] == 2
    assert claim["mentions"][1]["text"] == "the report"
    assert [each["published"] for each in claim["timeline"]][1:] == ["2026-03-02T08:00:00Z", "2026-03-03", None]
    assert claim["relays"][0]["holder"] == "The Harbour Post"
    assert claim["graph"]["edges"][0]["kind"] == "cites"


def test_a_claim_that_is_not_there_is_an_error_in_one_line(run: Run, ledger: Ledger) -> None:
    status, out, err = run("claim", "news.db", "999")
    assert (status, out) == (2, "")
    assert err == "menurut: there is no claim 999: see `menurut claims`\n"


def test_where_several_ids_begin_alike_the_first_are_named(run: Run, ledger: Ledger) -> None:
    ledger.every += [replace(ledger.every[0], cid=f"3f9d{digit}") for digit in range(9)]
    status, out, err = run("claim", "news.db", "3f9")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("menurut: the ids of several claims begin with 3f9, give more of it: 3f9c0a “the dam above")
    assert "; 3f9d2 “" in err
    assert "3f9d3" not in err
    assert err.endswith("; …\n")


def test_a_claim_says_what_was_dropped_by_whom_and_how_it_comes_back(run: Run, ledger: Ledger) -> None:
    assert "What people decided" not in run("claim", "news.db", "3f9c", "--format", "text")[1]
    first, second = ledger.every[0].mentions[0].statement, ledger.every[0].mentions[2].statement
    ledger.told += [Judgement("mention", (first,), "kept", "budi", "2026-03-04"),
                    Judgement("mention", (first,), "dropped", "sari", "2026-03-05", "of last year"),
                    Judgement("same", (first, second), "not same", "sari", "2026-03-06")]
    _, out, _ = run("claim", "news.db", "3f9c", "--format", "text")
    assert out.splitlines()[1].endswith("; 1 dropped by sari")
    lines = out.partition("What people decided")[2].partition("Other claims")[0].splitlines()[1:]
    assert lines[:4] == [f"dropped by sari on 2026-03-05: “{BURST}” (the-harbour-post)", "  “of last year”",
                         "  kept by budi on 2026-03-04", f"  to undo it: menurut judge LEDGER keep {first}"]
    assert lines[4].startswith(f"held not the same by sari on 2026-03-06: “{BURST}” (the-harbour-post) /")
    told = json.loads(run("claim", "news.db", "3f9c")[1])["decisions"]
    assert [(each["user"], each["answer"], each["holds"]) for each in told] == [
        ("budi", "kept", False), ("sari", "dropped", True), ("sari", "not same", True)]


def test_only_so_many_claims_are_listed(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("claims", "news.db", "--format", "text", "--limit", "1")
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [f"3f9c0a  {BURST}"]


def test_that_there_are_none_is_said(run: Run, ledger: Ledger) -> None:
    ledger.every.clear()
    assert run("claims", "news.db", "--format", "text") == (0, "", "no claims\n")
    assert json.loads(run("claims", "news.db")[1]) == {"claims": []}


def test_without_an_id_it_is_the_first_claim(run: Run, ledger: Ledger) -> None:
    assert run("claim", "news.db", "--format", "text") == run("claim", "news.db", "3f9c0a", "--format", "text")
