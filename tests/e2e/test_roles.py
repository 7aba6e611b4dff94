"""Who has an account that may only look is shown everything and refused every change."""
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.entering import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

def decide(page: Page, site: str) -> int:
    """Send a decision as a program of this reader would, with the token of their page; the status of the answer."""
    found = page.request.get(f"{site}/work?kind=same&format=json").json()["proposal"]
    return int(page.evaluate(
        """async (subject) => {
          const token = document.querySelector("[name=csrf]").value;
          const sent = new URLSearchParams([["kind", "same"], ["answer", "same"], ...subject.map((each) => ["subject", each])]);
          const heads = {"X-CSRF-Token": token, "Accept": "application/json"};
          return (await fetch("/work/decisions", {method: "POST", body: sent, headers: heads})).status;
        }""", found["subject"]))


def test_a_reader_looks_and_is_refused_an_edit(page: Page, guarded_site: str) -> None:
    log_in(page, guarded_site, "the reader", "/work")
    assert page.locator(".pair").count() == 1
    assert page.locator("button[name=answer]").count() == 0
    assert decide(page, guarded_site) == 403
    assert page.request.get(f"{guarded_site}/work/history?format=json").json()["total"] == 0


def test_an_editor_decides_under_their_own_name(page: Page, guarded_site: str) -> None:
    log_in(page, guarded_site, "the editor", "/work")
    page.keyboard.press("u")
    page.get_by_role("status").filter(has_text="You decided: unsure").wait_for()
    page.goto(f"{guarded_site}/work/history")
    assert "the editor" in page.locator("tbody tr").first.inner_text()


def test_who_is_not_logged_in_sees_nothing(page: Page, guarded_site: str) -> None:
    page.goto(f"{guarded_site}/claims")
    assert "/login" in page.url
    assert page.request.get(f"{guarded_site}/claims?format=json").status == 401
