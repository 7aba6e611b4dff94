"""A command line that is not right: one line that says what is wrong, and where help is."""
from __future__ import annotations

import pytest

from tests.views.cli.conftest import Run


@pytest.mark.parametrize(("arguments", "says"), [
    (["judge"], "missing argument 'LEDGER'; see `menurut judge --help`"),
    (["judge", "news.db"], "same, not-same, unsure, keep, drop, grade, take-back; see `menurut judge --help`"),
    (["judge", "news.db", "maybe", "3f9c"], "'maybe' is not one of 'same', 'not-same', "),
    (["judge", "news.db", "same"], "missing argument 'THING'; see `menurut judge --help`"),
    (["export", "news.db", "--format", "xml"], "invalid value for '--format': 'xml' is not one of 'json', "),
    (["export", "news.db", "--claims", "3f9c"], "no such option: --claims"),
    (["withdraw", "news.db"], "missing argument 'READING'; see `menurut withdraw --help`"),
    (["claims", "news.db", "--limit", "0"], "see `menurut claims --help`"),
    (["jugde", "news.db"], "no such command 'jugde'"),
])
def test_a_wrong_command_line_is_told_in_one_line(run: Run, arguments: list[str], says: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("menurut: ")
    assert says in err


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run() == run("--help")
    assert run()[1].startswith("Usage: menurut")
