"""Where users disagree about the mentions of a claim, its reasons say who says what, and what holds."""
from __future__ import annotations

from pathlib import Path

import pytest

from menurut.claims import Claim, Judgement
from menurut.ledger import Ledger
from tests.ledger.test_claims import HELD, article

OTHER = "the museum bought two paintings"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger(tmp_path / "news.db")
    opened.add([article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Sari Dewanti", content=OTHER)])
    return opened


def claim(ledger: Ledger, words: str) -> Claim:
    (found,) = [each for each in ledger.claims() if words in {mention.text for mention in each.mentions}]
    return found


def disputes(found: Claim) -> list[str]:
    return [each for each in found.reasons if each.startswith("users disagree")]


@pytest.fixture
def pair(ledger: Ledger) -> tuple[str, str]:
    """The statements of the two articles."""
    one, other = (claim(ledger, words).mentions[0].statement for words in (HELD, OTHER))
    return one, other


def judge(ledger: Ledger, answer: str, user: str, day: int, *subject: str) -> None:
    kind = "mention" if len(subject) == 1 else "same"
    ledger.judge(Judgement(kind, subject, answer, user, f"2031-02-{day:02}"))  # type: ignore[arg-type]


def test_nobody_disagrees_where_one_user_changes_their_mind(ledger: Ledger, pair: tuple[str, str]) -> None:
    judge(ledger, "same", "rani", 1, *pair)
    assert claim(ledger, HELD) == claim(ledger, OTHER)
    judge(ledger, "not same", "rani", 2, *pair)
    assert claim(ledger, HELD) != claim(ledger, OTHER)
    assert disputes(claim(ledger, HELD)) == []


def test_the_latest_holds_and_both_are_told_in_both_claims(ledger: Ledger, pair: tuple[str, str]) -> None:
    judge(ledger, "same", "rani", 1, *pair)
    judge(ledger, "not same", "budi", 2, *pair)
    for words in (HELD, OTHER):
        (told,) = disputes(claim(ledger, words))
        assert f"“{words}”" in told
        assert told.endswith("are the same: budi: not same (2031-02-02), which holds; rani: same (2031-02-01)")
    judge(ledger, "same", "rani", 3, *pair)
    (told,) = disputes(claim(ledger, HELD))
    assert f"“{HELD}”" in told
    assert f"“{OTHER}”" in told
    assert told.endswith("rani: same (2031-02-03), which holds; budi: not same (2031-02-02)")


def test_a_mention_that_somebody_dropped_and_another_kept_is_told(ledger: Ledger, pair: tuple[str, str]) -> None:
    judge(ledger, "dropped", "rani", 1, pair[0])
    judge(ledger, "kept", "budi", 2, pair[0])
    expected = f"users disagree whether “{HELD}” belongs here: budi: kept (2031-02-02), which holds; rani: dropped (2031-02-01)"
    assert disputes(claim(ledger, HELD)) == [expected]


def test_every_way_to_a_claim_tells_the_same(ledger: Ledger, pair: tuple[str, str]) -> None:
    judge(ledger, "dropped", "rani", 1, pair[0])
    judge(ledger, "kept", "budi", 2, pair[0])
    found = claim(ledger, HELD)
    assert ledger.claim(found.cid).claim == found
    assert ledger.claims_of(pair[:1]) == [found]
    assert found in list(ledger.each_claim())


def test_which_judgement_came_first_into_the_ledger_makes_no_difference(
    tmp_path: Path, ledger: Ledger, pair: tuple[str, str]
) -> None:
    shown = []
    for order in (("same", "rani"), ("not same", "budi")), (("not same", "budi"), ("same", "rani")):
        with Ledger(tmp_path / f"{order[0][1]}.db") as again:
            again.add(reading for _, reading in ledger.readings())
            for answer, user in order:
                judge(again, answer, user, 1, *pair)
            shown.append(list(again.claims()))
    assert shown[0] == shown[1]
    assert len(shown[0]) == 2, "of one time the more cautious holds: they stay apart"
