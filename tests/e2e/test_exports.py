"""What is seen can be taken along, and what was read elsewhere can be brought in again as it was."""
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


def test_articles_are_taken_out_and_brought_in_again_unchanged(page: Page, site: str, tmp_path: Path) -> None:
    """The text of every article, out of the JSON at its address, into an empty ledger by the page: the same claims."""
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    taken = tmp_path / "articles.jsonl"
    addresses = [each["reading"] for each in page.request.get(f"{site}/articles?format=json").json()["articles"]]
    found = [page.request.get(f"{site}/articles/{address}?format=json").json() for address in addresses]
    taken.write_text("".join(json.dumps(record(each), ensure_ascii=False) + "\n" for each in found), encoding="utf-8")
    with live(Settings(str(tmp_path / "again.db"))) as other:
        page.goto(f"{other}/bring")
        page.locator("input[type=file]").set_input_files(taken)
        page.get_by_role("button", name="Read the files").click()
        page.locator("main #claims").wait_for(timeout=120_000)
        again = page.request.get(f"{other}/articles?format=json").json()
        assert again["total"] == len(found)
        assert {each["title"] for each in again["articles"]} == {each["title"] for each in found}


def record(article: dict[str, object]) -> dict[str, object]:
    """An article of the page as a line of JSON that menurut reads."""
    return {name: article[name] for name in ("text", "title", "outlet", "published", "lang") if article.get(name)}
