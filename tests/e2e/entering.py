"""Logging in to the page by its form."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "a long password for a test"


def log_in(page: Page, site: str, name: str, goal: str) -> None:
    """Go to an address, be asked who one is, and arrive there."""
    page.goto(site + goal)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{goal}")
