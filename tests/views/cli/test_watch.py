"""`menurut watch`: feeds at the command line."""
from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("sqlalchemy")
from menurut.ledger import Ledger
from menurut.views.cli import app
from tests.intake.conftest import Site, article, rss, site

__all__ = ["site"]


@pytest.fixture(autouse=True)
def _own_log() -> Iterator[None]:
    """What a command says goes to its own standard error, not to the last test's."""
    log = logging.getLogger("menurut.intake")
    log.handlers.clear()
    yield
    log.handlers.clear()
    log.propagate = True


def watch(ledger: Path, site: Site, *given: str) -> tuple[int, str]:
    allowed = ["--fetch-from", "127.0.0.1", "--fetch-port", str(site.port)]
    done = CliRunner().invoke(app, ["watch", *given, "--ledger", str(ledger), *allowed])
    return done.exit_code, done.output


def test_once_reads_what_is_new_says_so_and_remembers_the_feed(
    tmp_path: Path, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.put("/1", article("Satu"))
    feed = site.put("/rss", rss("<item><link>/1</link></item>"))
    status, told = watch(tmp_path / "news.db", site, feed, "--once")
    assert status == 0, told
    # Beside other tests' servers in one process the log may go to pytest's own handler.
    said = told + caplog.text
    assert f"{feed}: 1 new" in said
    assert f"{site.url}/1: 1 new" in said
    with Ledger(tmp_path / "news.db") as ledger:
        ((_, reading),) = ledger.readings()
    assert (reading.document.title, reading.document.outlet) == ("Satu", "Kabar Nipa")
    status, told = watch(tmp_path / "news.db", site, "--once")
    assert (status, "nothing new" in told + caplog.text) == (0, True)


def test_a_feed_that_cannot_be_asked_is_named_and_the_exit_status_says_so(tmp_path: Path, site: Site) -> None:
    status, told = watch(tmp_path / "news.db", site, f"{site.url}/none", site.put("/rss", rss()), "--once")
    assert status == 1
    assert "/none: the server answered 404" in told
    assert "/rss: nothing new" in told


def test_what_a_stranger_writes_cannot_look_like_a_line_of_ours(tmp_path: Path, site: Site) -> None:
    feed = site.put("/rss", rss("<item><guid>1\n23:59:59 all is well&#27;[2J</guid></item>"))
    _, told = watch(tmp_path / "news.db", site, feed, "--once")
    assert "\x1b" not in told
    assert not [line for line in told.splitlines() if line.startswith("23:59:59")]


@pytest.mark.parametrize("given", [["ftp://a.example/rss"], ["a.example/rss"], ["https://a.example", "--fetch-from", "x"]])
def test_an_order_that_makes_no_sense_is_refused_in_a_line(tmp_path: Path, site: Site, given: list[str]) -> None:
    status, told = watch(tmp_path / "news.db", site, *given, "--once")
    assert (status, told.count("\n")) == (2, 1)
    assert not (tmp_path / "news.db").exists()
