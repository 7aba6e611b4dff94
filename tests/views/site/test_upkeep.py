"""What is new is worked in behind the pages: they wait for it shortly, then show what was there before, and say so."""
from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

import menurut
from menurut.ledger import Ledger
from menurut.model import Document, Extraction, Reading
from menurut.views.site import upkeep
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from tests.intake.conftest import Nothing

NEW = "A ferry sank off Tanjung Sela, two fishermen said on Tuesday. The harbour master denied that a ferry sank there."
BEHIND = "Something new is being worked in"


@pytest.fixture
def own(demo_ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    shutil.copy(demo_ledger, tmp_path / "demo.db")
    with TestClient(create(Settings(str(tmp_path / "demo.db")))) as client:
        yield client


def ledger(client: TestClient) -> Ledger:
    found: Ledger = client.app.state.shelf.ledger  # type: ignore[attr-defined]
    return found


def total(client: TestClient) -> int:
    return int(client.get("/claims?format=json").json()["total"])


def wait(client: TestClient) -> None:
    until = time.monotonic() + 20
    while BEHIND in client.get("/claims").text and time.monotonic() < until:
        time.sleep(0.05)


def test_what_was_added_is_on_the_next_page(own: TestClient) -> None:
    before = total(own)
    ledger(own).add(menurut.read_text(NEW))
    wait(own)
    assert total(own) > before
    assert own.get("/search", params={"q": "Tanjung", "in": "texts", "format": "json"}).json()["hits"]


def test_a_page_does_not_wait_for_long_work_and_says_that_it_is_behind(
    own: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(own)
    before, settle, go_on = total(own), Ledger.settle, Event()

    def slow(self: Ledger) -> None:
        go_on.wait(20)
        settle(self)

    monkeypatch.setattr(Ledger, "settle", slow)
    ledger(own).add(menurut.read_text(NEW))
    began = time.monotonic()
    first = own.get("/claims")
    assert time.monotonic() - began < 5
    assert BEHIND in first.text
    assert total(own) == before
    go_on.set()
    wait(own)
    assert total(own) > before


def test_without_the_background_a_page_brings_itself_up_to_date(demo_ledger: Path, tmp_path: Path) -> None:
    shutil.copy(demo_ledger, tmp_path / "demo.db")
    with TestClient(create(Settings(str(tmp_path / "demo.db"), background=False))) as client:
        before = total(client)
        ledger(client).add(menurut.read_text(NEW))
        assert total(client) > before
        assert BEHIND not in client.get("/claims").text


def test_the_reader_is_not_loaded_beside_what_is_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_LATER", 0.01)
    loaded, asked = Event(), list[bool]()
    monkeypatch.setattr(menurut, "read_text", lambda each: loaded.set() or Reading(Document("a", each)))

    def busy() -> bool:
        assert not loaded.is_set()
        asked.append(True)
        return len(asked) < 3

    with Ledger(":memory:") as opened, upkeep.Upkeep(opened, busy):
        assert loaded.wait(20)
    assert len(asked) == 3


def test_an_article_that_comes_before_the_reader_is_loaded_shows_how_far_it_is_at_once(tmp_path: Path) -> None:
    go_on = Event()

    class Loading(Nothing):
        def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
            go_on.wait(20)
            return super().extract(documents)

    with TestClient(create(Settings(str(tmp_path / "new.db")))) as client:
        client.app.state.intake.worker._extractor = Loading()  # type: ignore[attr-defined]
        token = client.get("/account?format=json").json()["csrf"]
        where = client.post("/bring/text", data={"text": NEW, "csrf": token}, follow_redirects=False).headers["location"]
        shown = client.get(where).text
        assert "0 of 1 read" in shown
        assert 'hx-trigger="every' in shown
        go_on.set()
        until = time.monotonic() + 20
        while "Done" not in client.get(where).text and time.monotonic() < until:
            time.sleep(0.02)
        assert "1 new article" in client.get(where).text
