"""`menurut judge` and `menurut withdraw`."""
from __future__ import annotations

import pytest

from menurut.claims import Judgement
from tests.views.cli.conftest import Run
from tests.views.ledgers import BURST, Ledger

POST, MUARA = "a" * 64, "b" * 64
FIRST = f"{POST}:21-56"


def judged(ledger: Ledger) -> Judgement:
    [told] = ledger.told
    return told


def test_two_mentions_of_a_claim_are_not_the_same(run: Run, ledger: Ledger) -> None:
    status, out, err = run("judge", "news.db", "not-same", "3f9c/1", "3f9c/3", "--user", "sari", "--note", "two dams")
    assert (status, err) == (0, "")
    assert out.startswith(f"not same: “{BURST}” (the-harbour-post, {FIRST}) / “bendungan")
    told = judged(ledger)
    assert (told.kind, told.answer, told.user, told.note) == ("same", "not same", "sari", "two dams")
    assert told.subject == (FIRST, next(each.statement for each in ledger.every[0].mentions[2:]))


def test_a_claim_stands_for_the_mention_with_its_words(run: Run, ledger: Ledger) -> None:
    run("judge", "news.db", "unsure", "3f9c", "3f9c/2", "--user", "sari")
    assert judged(ledger).subject[0] == FIRST


@pytest.mark.parametrize("thing", ["3f9c/1", FIRST])
def test_a_mention_is_dropped_and_kept_by_number_or_statement(run: Run, ledger: Ledger, thing: str) -> None:
    run("judge", "news.db", "drop", thing, "--user", "sari")
    run("judge", "news.db", "keep", thing, "--user", "sari")
    assert [(each.kind, each.subject, each.answer) for each in ledger.told] == [
        ("mention", (FIRST,), "dropped"), ("mention", (FIRST,), "kept"),
    ]


def test_two_parties_are_the_same(run: Run, ledger: Ledger) -> None:
    run("judge", "news.db", "same", "--party", "key-three engineers", f"{MUARA}:p1", "--user", "sari")
    assert (judged(ledger).kind, judged(ledger).subject) == ("party", (f"{POST}:p1", f"{MUARA}:p1"))


def test_a_grade_is_in_the_users_own_words(run: Run, ledger: Ledger) -> None:
    assert run("judge", "news.db", "grade", "The Harbour Post", "B2", "--user", "sari")[1] == "B2: The Harbour Post\n"
    assert (judged(ledger).kind, judged(ledger).subject, judged(ledger).answer) == ("grade", ("The Harbour Post",), "B2")


def test_the_user_is_who_is_logged_in(run: Run, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "budi")
    run("judge", "news.db", "drop", "3f9c/1")
    assert judged(ledger).user == "budi"


@pytest.mark.parametrize(("arguments", "says"), [
    (["same", "3f9c"], "take two claims"),
    (["drop", "3f9c/1", "3f9c/2"], "take one mention"),
    (["grade", "Sada"], "and the grade"),
    (["same", "--party", "key-nobody", "key-x"], "there is no party key-nobody"),
    (["same", "3f9c", "3f9c/1"], "one and the same mention"),
    (["drop", "3f9c/9"], "has mentions 1 to 4, not 9"),
    (["drop", "99"], "there is no claim 99"),
    (["drop", "3f9c/1", "--user", ""], "whose decision is it?"),
])
def test_what_is_not_clear_is_refused_in_one_line(run: Run, ledger: Ledger, arguments: list[str], says: str) -> None:
    status, out, err = run("judge", "news.db", "--user", "sari", *arguments)
    assert (status, out, ledger.told) == (2, "", [])
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_withdrawal_is_shown_and_not_recorded(run: Run, ledger: Ledger) -> None:
    status, out, _ = run("withdraw", "news.db", "the-harbour-post")
    assert status == 0
    assert [line.strip() for line in out.splitlines()] == [
        "2 claims and 1 article rest on it",
        "article  harian-muara",
        f"claim  3f9c0a  {BURST}",
        "now   3 assert, 1 denies; in 3 outlets; at least 1, at most 2 independent origins",
        "then  2 assert; in 2 outlets; 1 independent origin",
        f"claim  77  {BURST}",
        "now   1 asserts; in 1 outlet; at least 1, at most 2 independent origins",
        "then  nothing remains",
        "nothing is recorded: --record does",
    ]
    assert "reading" not in ledger.asked


def test_a_withdrawal_is_recorded_where_that_is_asked_for(run: Run, ledger: Ledger) -> None:
    _, out, _ = run("withdraw", "news.db", POST, "--record", "--note", "retracted", "--user", "sari")
    assert out.splitlines()[-1] == "recorded"
    assert {key: ledger.asked[key] for key in ("reading", "user", "note")} == {
        "reading": POST, "user": "sari", "note": "retracted",
    }


def test_a_reading_counts_again(run: Run, ledger: Ledger) -> None:
    assert run("withdraw", "news.db", "harian-muara", "--restore")[1] == "harian-muara counts again\n"
    assert (ledger.asked["reading"], ledger.asked["restored"]) == (MUARA, True)


def test_an_article_that_is_not_there_is_an_error(run: Run, ledger: Ledger) -> None:
    assert run("withdraw", "news.db", "gone") == (2, "", "menurut: there is no article gone in the ledger\n")


def test_of_several_versions_one_must_be_named(run: Run, ledger: Ledger) -> None:
    ledger.known["d" * 64] = ledger.known[POST]
    status, _, err = run("withdraw", "news.db", "the-harbour-post")
    assert status == 2
    assert POST in err
    assert run("withdraw", "news.db", POST)[0] == 0
