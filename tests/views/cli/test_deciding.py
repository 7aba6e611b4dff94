"""`menurut judge` and `menurut withdraw`."""
from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.claims import Judgement
from menurut.ledger import Withdrawal
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


def test_how_to_take_a_decision_back_is_told_by_statements_that_keep_their_ids(run: Run, ledger: Ledger) -> None:
    other = ledger.every[0].mentions[2].statement
    for answer, things, command in (("drop", ["3f9c/1"], f"keep {FIRST}"),
                                    ("same", ["3f9c/1", "3f9c/3"], f"take-back {FIRST} {other}")):
        out = run("judge", "my news.db", answer, *things, "--user", "sari")[1]
        assert out.splitlines()[-1] == f"to take it back: menurut judge 'my news.db' {command}"
        assert run("judge", "my news.db", *command.split(), "--user", "sari")[0] == 0
    assert [each.answer for each in ledger.told] == ["dropped", "kept", "same", "taken back"]


def test_the_password_of_a_database_is_not_told(run: Run, ledger: Ledger) -> None:
    out = run("judge", "postgresql://sari:secret@host/news", "drop", "3f9c/1", "--user", "sari")[1]
    assert f"menurut judge LEDGER keep {FIRST}" in out
    assert "secret" not in out


def test_a_decision_tells_what_is_shown_now_and_who_said_otherwise(run: Run, ledger: Ledger) -> None:
    run("judge", "news.db", "drop", "3f9c/1", "--user", "budi")
    lines = run("judge", "news.db", "keep", "3f9c/1", "--user", "sari")[1].splitlines()
    assert lines[1].startswith("budi said dropped on 2")
    assert lines[1].endswith(": yours is later, and holds")
    assert lines[2] == f"now: 3f9c0a “{BURST}” (3 assert, 1 denies; in 3 outlets)"


def test_only_ones_own_decision_is_taken_back(run: Run, ledger: Ledger) -> None:
    run("judge", "news.db", "drop", "3f9c/1", "--user", "budi")
    assert run("judge", "news.db", "take-back", "3f9c/1", "--user", "sari")[0] == 2
    assert run("judge", "news.db", "take-back", FIRST, "--user", "budi")[0] == 0
    assert run("judge", "news.db", "take-back", FIRST, "--user", "budi")[0] == 2, "nothing of theirs is left"
    assert [(each.kind, each.answer, each.user) for each in ledger.told] == [
        ("mention", "dropped", "budi"), ("mention", "taken back", "budi")]


def test_a_mention_may_be_unsure(run: Run, ledger: Ledger) -> None:
    run("judge", "news.db", "unsure", "3f9c/1", "--user", "sari")
    assert (judged(ledger).kind, judged(ledger).answer) == ("mention", "unsure")


def test_who_keeps_what_nobody_dropped_is_told_so(run: Run, ledger: Ledger) -> None:
    # After a drop the numbers have changed, and `keep 3f9c/1` is another mention.
    assert "nobody had dropped it" in run("judge", "news.db", "keep", "3f9c/1", "--user", "sari")[1]


def test_two_parties_are_the_same(run: Run, ledger: Ledger) -> None:
    # By a key, an id, a name.
    _, out, _ = run("judge", "news.db", "same", "--party", "key-three engineers", f"{MUARA}:p1", "--user", "sari")
    assert out.splitlines() == [
        f"same: three engineers (key-three engineers) / tiga insinyur (harian-muara, {MUARA}:p1)",
        f"to take it back: menurut judge news.db take-back --party {POST}:p1 {MUARA}:p1"]
    assert (judged(ledger).kind, judged(ledger).subject) == ("party", (f"{POST}:p1", f"{MUARA}:p1"))
    run("judge", "news.db", "unsure", "--party", "three engineers", "the ministry", "--user", "sari")
    assert ledger.told[-1].subject == (f"{POST}:p1", f"{POST}:p2")


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
    (["grade", "Sada", " "], "and the grade"),
    (["drop", ""], "take one mention"),
    (["same", "--party", "key-nobody", "key-x"], "nobody in the ledger is called key-nobody"),
    (["same", "--party", f"{'e' * 64}:p1", f"{POST}:p1"], f"there is no party {'e' * 64}:p1"),
    (["same", "--party", f"{POST}:p99", f"{POST}:p1"], f"there is no party {POST}:p99"),
    (["same", "--party", f"{POST}:p1", "three engineers"], "one and the same party"),
    (["drop", "--party", f"{POST}:p1"], "--party does not go with drop"),
    (["unsure", "--party", f"{POST}:p1"], "--party takes two parties"),
    (["take-back", "3f9c/1"], "sari has said nothing of it"),
    (["drop", f"{POST}:21-57"], f"there is no statement {POST}:21-57"),
    (["not-same", f"{'e' * 64}:21-56", FIRST], f"there is no statement {'e' * 64}:21-56"),
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
        "3 claims and 1 article rest on it",
        "article  harian-muara",
        f"claim  3f9c0a  {BURST}",
        "now   3 assert, 1 denies; in 3 outlets; at least 1, at most 2 independent origins",
        "then  2 assert; in 2 outlets; 1 independent origin",
        f"claim  3f9c0a  {BURST}",
        "now   3 assert, 1 denies; in 3 outlets; at least 1, at most 2 independent origins",
        "then  5a  it leaks",
        "2 assert; in 2 outlets; at least 1, at most 2 independent origins",
        f"then  5b  {BURST}",
        "2 assert; in 2 outlets; at least 1, at most 2 independent origins",
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
    ledger.gone.append(Withdrawal(MUARA, "sari", "2026-03-04"))
    told = run("withdraw", "news.db", "harian-muara", "--record")
    assert told == (0, "harian-muara was withdrawn by sari on 2026-03-04: --restore makes it count again\n", "")
    assert "reading" not in ledger.asked
    assert run("withdraw", "news.db", "harian-muara", "--restore")[1] == "harian-muara counts again\n"
    assert (ledger.asked["reading"], ledger.asked["restored"]) == (MUARA, True)


def test_only_what_was_withdrawn_can_count_again(run: Run, ledger: Ledger) -> None:
    ledger.gone += [Withdrawal(MUARA, "sari", "2026-03-04"), Withdrawal(MUARA, "sari", "2026-03-05", restored=True)]
    status, out, err = run("withdraw", "news.db", "harian-muara", "--restore")
    assert (status, out, err) == (2, "", "menurut: harian-muara was not withdrawn\n")


def test_an_article_that_is_not_there_is_an_error(run: Run, ledger: Ledger) -> None:
    assert run("withdraw", "news.db", "gone") == (2, "", "menurut: there is no article gone in the ledger\n")


def test_of_several_versions_the_newest_is_meant(run: Run, ledger: Ledger) -> None:
    ledger.known["d" * 64] = ledger.known[POST]
    _, out, _ = run("withdraw", "news.db", "the-harbour-post", "--record")
    assert out.startswith("the newest of 2 versions, no date; the older ones do not count\n")
    assert ledger.asked["reading"] == "d" * 64


def test_of_several_articles_with_one_id_one_must_be_named(run: Run, ledger: Ledger) -> None:
    post = ledger.known[POST]
    ledger.known["d" * 64] = replace(post, document=replace(post.document, url="https://elsewhere.example/1"))
    status, _, err = run("withdraw", "news.db", "the-harbour-post")
    assert status == 2
    assert POST in err
    assert run("withdraw", "news.db", POST)[0] == 0
