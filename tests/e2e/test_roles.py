"""Who has an account that may only look is shown everything and refused every change."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PASSWORD = "a long password for a test"


@pytest.fixture
def guarded_site(example_ledger: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a copy of the examples with an account of each role."""
    from menurut import Ledger
    from menurut.views.site.access import tables
    from menurut.views.site.access.accounts import Accounts
    from menurut.views.site.access.roles import Role
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    path = copyfile(example_ledger, tmp_path / "guarded.db")
    with Ledger(path) as ledger:
        tables.prepare(ledger.store)
        for role in Role:
            Accounts(ledger.store).add(f"the {role}", _PASSWORD, role)
    with live(Settings(str(path))) as address:
        yield address


def log_in(page: Page, site: str, name: str, goal: str) -> None:
    page.goto(site + goal)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(_PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{goal}")


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
