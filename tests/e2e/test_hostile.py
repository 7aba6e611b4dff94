"""Articles are written by anybody: whatever stands in one is shown as text, runs nothing and hides nothing."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PATIENCE = 120_000
_TITLE = "Mayor \u202etxt.exe\u202c <script>window.hurt = 1</script>"
_TEXT = (
    "\"The bridge</p><img src=x onerror='window.hurt=2'> is <b>safe</b>\" said Mayor \u202eaniS\u202c \u2066Wirya\u2069.\n\n"
    "<svg onload=\"window.hurt=3\"></svg> Officials {{ 7*7 }} said <a href=\"javascript:window.hurt=4\">all</a> was well.\n"
)  # fmt: skip


def bring(page: Page, site: str, title: str, text: str) -> None:
    page.goto(f"{site}/bring")
    page.get_by_label("Text of the article").fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Read the text").click()
    page.locator("main #articles").wait_for(timeout=_PATIENCE)


def unhurt(page: Page) -> bool:
    return page.evaluate("window.hurt") is None and page.locator("main script, main img, main [onload]").count() == 0


def test_markup_and_controls_in_an_article_are_text(page: Page, own_site: str) -> None:
    dialogs = list[str]()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    bring(page, own_site, _TITLE, _TEXT)
    assert unhurt(page)
    page.get_by_role("link", name="Mayor").first.click()
    page.locator("h1").filter(has_text="<script>window.hurt = 1</script>").wait_for()
    shown = page.locator("main").inner_text()
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in shown
    assert "onerror='window.hurt=2'" in shown
    assert "{{ 7*7 }}" in shown
    for way in ("/claims", "/articles", "/unnamed", "/search?q=bridge", "/work"):
        page.goto(own_site + way)
        assert unhurt(page), way
    assert dialogs == []


def test_five_megabytes_of_script_around_a_sentence_do_no_harm(page: Page, own_site: str, tmp_path: Path) -> None:
    filler = "<script>window.hurt = 5; //" + "x" * 1000 + "</script>\n"
    body = "<p>The ferry to Kuma sank, the coast guard said on Monday. Nobody was hurt, it said.</p>"
    page_of_it = tmp_path / "large.html"
    page_of_it.write_text(f"<!doctype html><html lang=en><title>Large</title><body>{filler * 2500}<article><h1>Large</h1>{body}"
                          f"</article>{filler * 2500}", encoding="utf-8")
    assert page_of_it.stat().st_size > 5_000_000
    page.goto(f"{own_site}/bring")
    page.locator("input[type=file]").set_input_files(page_of_it)
    page.get_by_role("button", name="Read the files").click()
    page.locator("main #articles, main #problems").first.wait_for(timeout=_PATIENCE)
    assert unhurt(page)
    page.goto(f"{own_site}/claims")
    assert page.locator("h1").inner_text() == "Claims"
