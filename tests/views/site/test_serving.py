"""`menurut serve`: a demo on the example articles, what it needs to be told, where it can be reached."""
from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import menurut
from menurut.views.cli import app
from menurut.views.site import serving
from menurut.views.site.settings import Settings


@pytest.fixture
def one_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "one.txt").write_text("The minister said the bridge was closed.", encoding="utf-8")
    monkeypatch.setattr(serving, "examples", lambda: folder)
    monkeypatch.setattr(serving, "signal", lambda *_: None)


@pytest.mark.usefixtures("one_example")
def test_a_demo_without_a_ledger_leaves_none_behind() -> None:
    with serving.demo(None) as where:
        with menurut.Ledger(where, create=False) as ledger:
            assert ledger.count() == 1
        folder = Path(where).parent
    assert not folder.exists()


@pytest.mark.usefixtures("one_example")
def test_a_demo_with_a_ledger_adds_to_it_once(tmp_path: Path) -> None:
    mine = str(tmp_path / "mine.db")
    for _ in range(2):
        with serving.demo(mine) as where:
            assert where == mine
    with menurut.Ledger(mine, create=False) as ledger:
        assert ledger.count() == 1


def test_the_examples_are_there() -> None:
    assert len(list(serving.examples().iterdir())) == 5


def test_without_a_ledger_it_says_what_to_do() -> None:
    found = CliRunner().invoke(app, ["serve"])
    assert found.exit_code == 2
    assert "--demo" in found.output
    assert "Traceback" not in found.output


@pytest.mark.parametrize(("host", "loopback"), [
    ("127.0.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
    ("192.168.1.4", False), ("desk.example", False),
])
def test_only_this_computer_s_own_addresses_are_loopback(host: str, loopback: bool) -> None:
    assert Settings("news.db", host).loopback is loopback
