"""`menurut headlines`."""
from __future__ import annotations

from menurut.ledger import Noted
from menurut.model import Issue
from tests.views.cli.conftest import Run
from tests.views.ledgers import Ledger


def test_each_finding_is_a_line_with_its_article(run: Run, ledger: Ledger) -> None:
    issue = Issue("headline-drops-doubt", 'the headline states "X";\nthe article doubts')
    ledger.noted = [Noted("r", "the-harbour-post", issue)]
    assert run("headlines", "news.db") == (
        0, 'the-harbour-post  headline-drops-doubt: the headline states "X"; the article doubts\n', "",
    )


def test_that_there_are_none_is_said(run: Run, ledger: Ledger) -> None:
    assert run("headlines", "news.db") == (0, "", "no such headlines\n")
