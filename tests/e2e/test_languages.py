"""Whoever reads Arabic gets the page in Arabic and from right to left; the words of an article keep their own direction."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def direction(element: Locator) -> str:
    return str(element.evaluate("(each) => getComputedStyle(each).direction"))


def test_switching_to_arabic_turns_the_page_round(page: Page, site: str) -> None:
    page.goto(f"{site}/claims")
    assert direction(page.locator("main")) == "ltr"
    page.locator("summary").filter(has_text="English").click()
    page.get_by_role("link", name="العربية").click()
    page.locator("h1").filter(has_text="الادعاءات").wait_for()
    assert page.locator("html").get_attribute("lang") == "ar"
    assert direction(page.locator("main")) == "rtl"
    mark, width = page.locator(".wordmark").bounding_box(), page.viewport_size
    assert mark
    assert width
    assert mark["x"] > width["width"] / 2
    page.goto(f"{site}/articles")
    assert direction(page.locator("main")) == "rtl"  # it is remembered


def test_the_words_of_a_claim_run_as_their_own_language_does(page: Page, site: str) -> None:
    page.goto(f"{site}/claims?lang=ar")
    english = page.get_by_role("link", name="can wait until the boats have gone home").first
    assert direction(english.locator("bdi")) == "ltr"
    arabic = page.locator("ol.claims h2 a").filter(has_text=re.compile("^\\s*[\u0621-\u064a]")).first
    assert direction(arabic.locator("bdi")) == "rtl"
