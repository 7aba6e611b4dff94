"""What is seen can be taken along, and what was taken along can be brought in elsewhere as it was."""
from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def downloaded(page: Page, label: str) -> Path:
    page.locator("summary").filter(has_text="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=label).click()
    return Path(waiting.value.path())


def test_a_claim_is_exported_with_all_that_is_seen_of_it(page: Page, site: str) -> None:
    page.goto(f"{site}/claims")
    page.get_by_role("link", name="can wait until the boats have gone home").first.click()
    entries = page.locator(".entry[id]").count()
    rows = list(csv.DictReader(downloaded(page, "CSV").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) >= entries > 0


@pytest.mark.parametrize("label", ["Web Annotation", "PROV-O", "schema.org", "JSON of the claims"])
def test_every_format_of_json_is_whole(page: Page, site: str, label: str) -> None:
    page.goto(f"{site}/claims")
    page.get_by_role("link", name="can wait until the boats have gone home").first.click()
    words = downloaded(page, label).read_text(encoding="utf-8")
    assert json.loads(words)
    assert "boats" in words


def test_what_one_server_gives_another_takes_in_and_shows_the_same_claim(page: Page, site: str, tmp_path: Path) -> None:
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    page.goto(f"{site}/articles")
    taken = downloaded(page, "Readings")
    shown = claim_of(page, site)
    with live(Settings(str(tmp_path / "again.db"))) as other:
        page.goto(f"{other}/bring")
        page.locator("input[type=file]").set_input_files(
            {"name": "theirs.readings.jsonl", "mimeType": "application/x-ndjson", "buffer": taken.read_bytes()})
        page.get_by_role("button", name="Read the files").click()
        page.locator("main #claims").wait_for(timeout=60_000)
        assert claim_of(page, other) == shown
        page.goto(f"{other}/articles")
        assert downloaded(page, "Readings").read_bytes() == taken.read_bytes()


def test_a_claim_is_taken_along_with_its_articles_alone(page: Page, site: str, tmp_path: Path) -> None:
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    shown = claim_of(page, site)
    taken = downloaded(page, "Readings")
    with live(Settings(str(tmp_path / "one.db"))) as other:
        page.goto(f"{other}/bring")
        page.locator("input[type=file]").set_input_files(
            {"name": "claim.jsonl", "mimeType": "application/x-ndjson", "buffer": taken.read_bytes() + b'{"half a line'})
        page.get_by_role("button", name="Read the files").click()
        page.locator("main #claims").wait_for(timeout=60_000)
        assert "not JSON as it must be" in page.locator(".problems").inner_text()
        assert claim_of(page, other) == shown


def claim_of(page: Page, site: str) -> tuple[str, int, str]:
    """One claim as a server shows it: its id, how many stand to it, its origins with the reasons. The page stays there."""
    page.goto(f"{site}/claims")
    page.get_by_role("link", name="can wait until the boats have gone home").first.click()
    page.locator(".entry[id]").first.wait_for()
    told = page.request.get(f"{page.url.partition('?')[0]}?format=json").json()
    return told["cid"], page.locator(".entry[id]").count(), json.dumps(told["origins"])
