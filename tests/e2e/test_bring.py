"""From nothing to a claim: the six example articles come in by paste, file, address and feed, and a claim is found in them."""
from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PATIENCE = 120_000  # milliseconds until an article must have been read, on a busy computer


@pytest.fixture
def press_at(tmp_path: Path) -> Iterator[str]:
    from menurut.views.site.serving import examples
    from tests.e2e.press import press

    folder = tmp_path / "press"
    folder.mkdir()
    with press(folder, examples()) as address:
        yield address


@pytest.fixture
def empty_site(tmp_path: Path, press_at: str) -> Iterator[str]:
    """A server on an empty ledger, which may fetch from the press of the test."""
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    port = urlsplit(press_at).port or 0
    with live(Settings(str(tmp_path / "new.db"), fetch_networks=("127.0.0.0/8",), fetch_ports=(port,))) as address:
        yield address


def count(page: Page, site: str) -> int:
    """How many articles there are."""
    return int(page.request.get(f"{site}/articles?format=json").json()["total"])


def brought(page: Page, site: str, articles: int) -> None:
    """Wait until so many articles are there."""
    end = time.monotonic() + _PATIENCE / 1000
    while count(page, site) < articles and time.monotonic() < end:
        page.wait_for_timeout(300)
    assert count(page, site) == articles


def test_six_articles_come_in_four_ways_and_one_origin_is_behind_several(page: Page, empty_site: str, press_at: str) -> None:
    from menurut.views.site.serving import examples

    page.goto(f"{empty_site}/bring")
    page.get_by_label("Text of the article").fill((examples() / "1-nusala.txt").read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read the text").click()
    brought(page, empty_site, 1)

    page.goto(f"{empty_site}/bring")
    page.get_by_label("Addresses of articles, a line each").fill(f"{press_at}/2-harian-selasar.html")
    page.get_by_role("button", name="Fetch and read").click()
    brought(page, empty_site, 2)

    page.goto(f"{empty_site}/bring")
    page.locator("input[type=file]").set_input_files([examples() / "3-al-marsa.jsonl", examples() / "5-cakrawala.txt"])
    page.get_by_role("button", name="Read the files").click()
    brought(page, empty_site, 5)

    page.goto(f"{empty_site}/bring")
    page.get_by_label("Address of an RSS or Atom feed, or of a site map").fill(f"{press_at}/feed.xml")
    page.get_by_role("button", name="Follow it").click()
    brought(page, empty_site, 6)

    sees_one_origin(page, empty_site)


def sees_one_origin(page: Page, site: str) -> None:
    """What most outlets have: one origin behind four of them, in three languages, and the denial in the fifth."""
    page.goto(f"{site}/claims")
    page.locator("main ol a, main ul a").filter(has_text="Jembatan").first.click()
    known = page.request.get(f"{page.url}?format=json").json()
    assert (known["counts"]["outlets"], known["origins"]["at_least"]) == (5, 1)
    assert known["origins"]["at_most"] <= 2
    denied = next(side for side in known["sides"] if side["stance"] == "denies")
    assert {entry["outlet"] for entry in denied["entries"]} == {"The Sarunda Gazette"}
    facts = page.locator("main header .facts").inner_text()
    assert "5 outlets" in facts
    assert ("1 independent origin" if known["origins"]["at_most"] == 1 else "at least 1, at most") in facts
    for outlet in ("Nusala", "Harian Selasar", "صحيفة المرسى", "The Sarunda Gazette", "Cakrawala"):
        assert page.locator("main").get_by_text(outlet, exact=True).count()
    assert page.locator("#origins svg").count() == 1


def test_a_claim_shows_its_denial_beside_what_asserts_it(page: Page, site: str) -> None:
    listed = page.request.get(f"{site}/claims?format=json&limit=200").json()["claims"]
    cid = next(each["cid"] for each in listed if each["denies"] and each["asserts"])
    page.goto(f"{site}/claims/{cid}")
    known = {side["stance"]: side for side in page.request.get(f"{page.url}?format=json").json()["sides"]}
    for stance in ("asserts", "denies"):
        shown = page.locator(f".side-{stance}").text_content() or ""  # also what is folded away
        assert known[stance]["entries"]
        for entry in known[stance]["entries"]:
            assert entry["holder"] in shown
            assert entry["outlet"] in shown


def test_what_cannot_be_fetched_is_listed_with_the_reason(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}/bring")
    page.get_by_label("Addresses of articles, a line each").fill("http://127.0.0.1:9/secret")
    page.get_by_role("button", name="Fetch and read").click()
    page.get_by_role("heading", name="What could not be read").wait_for(timeout=_PATIENCE)
    assert "127.0.0.1" in page.locator("main").inner_text()
    assert count(page, own_site) == 6


def large(folder: Path, name: str, size: int) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_files_that_are_too_large_are_told_before_they_are_sent(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/bring")
    page.locator("input[type=file]").set_input_files(large(tmp_path, "large.txt", 20_000_001))
    page.get_by_role("alert").filter(has_text="more than can be sent at once").wait_for()
    page.get_by_role("button", name="Read the files").click()
    assert page.url == f"{site}/bring"
    page.locator("input[type=file]").set_input_files(large(tmp_path, "small.txt", 20_000_000))
    page.get_by_role("alert").wait_for(state="hidden")


def test_who_sends_too_much_without_a_script_gets_a_page_that_says_so(browser: Browser, site: str, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/bring")
    page.locator("input[type=file]").set_input_files([large(tmp_path, f"{each}.txt", 16_000_000) for each in range(4)])
    page.get_by_role("button", name="Read the files").click()
    page.locator("h1").filter(has_text="This is too large.").wait_for()
    assert "at most 60 MB can be sent at once" in page.locator("main").inner_text()
    context.close()
