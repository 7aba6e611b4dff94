"""Articles are written by anybody: whatever stands in one is shown as text, runs nothing and hides nothing."""
from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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


def test_a_hostile_article_of_five_megabytes_is_brought_in_and_shown(
    page: Page, own_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is kept and shown, a part at a time; its beginning is read; nothing of it runs; nobody waits long."""
    monkeypatch.setattr("menurut.intake.worker.LONGEST", 30_000)  # reading takes most of the time
    begun = time.monotonic()
    ends = ("The ferry to Kuma sank, the coast guard said on Monday.\n\n", "\n\nThe end of it, said Oto Beran.\n")
    hostile = ("<script>window.hurt = 6</script><img src=x onerror='window.hurt=7'> \u202egnp.exe\u202c \u2066{{ 7*7 }}\u2069 "
               + "\u202e" * 40 + " </section></article></main>" + "&lt;b&gt;" * 200 + "\n\n")
    text = ends[0] + hostile * (5_000_000 // len(hostile) + 1) + ends[1]
    file = tmp_path / "hostile.txt"
    file.write_text(text, encoding="utf-8")
    assert len(text) > 5_000_000
    page.goto(f"{own_site}/bring")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read the files").click()
    page.locator("main #articles").wait_for(timeout=_PATIENCE)
    assert unhurt(page)
    page.get_by_role("link", name="The ferry to Kuma sank").first.click()
    assert "the rest is only kept" in page.locator(".issue").filter(has_text="read-in-part").inner_text()
    assert page.locator(".text .sign").count() > 0
    assert unhurt(page)
    page.get_by_role("link", name="Next part").first.click()
    page.get_by_text("Part 2 of").first.wait_for()
    assert unhurt(page)
    count = int(page.locator(".reading").get_attribute("data-parts") or 0)
    page.goto(f"{page.url.partition('?')[0]}?part={count}")
    assert "The end of it, said Oto Beran." in page.locator(".text").inner_text()
    assert "not read" in page.locator(".text .paging").first.inner_text()
    assert "\u202e" not in page.locator("main").inner_text()
    assert unhurt(page)
    answer = page.request.get(page.url)
    assert len(answer.body()) < 1_000_000
    assert page.request.get(f"{page.url.partition('?')[0]}?format=json").json()["text"] == text
    assert time.monotonic() - begun < 60
