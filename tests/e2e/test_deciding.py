"""Somebody decides what the machine proposes, with one key or without any script, takes it back, and finds it all again."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def question(page: Page) -> str:
    """The words of the proposal that is shown."""
    return page.locator(".pair").inner_text()


@pytest.mark.parametrize(("key", "answer"), [("s", "the same"), ("n", "not the same"), ("u", "unsure")])
def test_one_key_decides_and_one_takes_it_back(page: Page, own_site: str, key: str, answer: str) -> None:
    page.goto(f"{own_site}/work?kind=same")
    first = question(page)
    page.keyboard.press(key)
    page.get_by_role("status").filter(has_text=f"You decided: {answer}").wait_for()
    assert question(page) != first
    page.keyboard.press("z")
    page.get_by_role("status").filter(has_text="You took back").wait_for()
    assert question(page) == first
    page.goto(f"{own_site}/work/history")
    rows = page.locator("tbody tr")
    assert [rows.nth(row).locator("td").nth(2).inner_text() for row in range(2)] == ["taken back", answer]
    assert "no longer holds" in rows.nth(1).inner_text()


def test_a_key_typed_into_a_field_is_a_letter(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}/work")
    first = question(page)
    page.get_by_label("Why (kept with the decision)").press_sequentially("sun")
    assert question(page) == first
    assert page.get_by_role("status").count() == 0


def test_keys_can_be_switched_off(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}/work")
    page.get_by_label("Answer with one key").uncheck()
    page.reload()
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    assert page.get_by_role("status").count() == 0


def test_the_next_proposal_is_one_key_away(page: Page, site: str) -> None:
    page.goto(f"{site}/work")
    first = question(page)
    page.keyboard.press("j")
    page.get_by_text("Proposal 2 of").wait_for()
    assert question(page) != first
    page.keyboard.press("k")
    page.get_by_text("Proposal 1 of").wait_for()
    assert question(page) == first


def test_all_of_it_works_without_script(browser: Browser, own_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{own_site}/work?kind=party")
    first = question(page)
    page.get_by_label("Why (kept with the decision)").fill("one and the same minister")
    page.get_by_role("button", name="The same", exact=False).first.click()
    assert "You decided: the same" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Undo").click()
    assert question(page) == first
    page.goto(f"{own_site}/work/history")
    assert "one and the same minister" in page.locator("table").inner_text()
    context.close()
