"""Nobody is kept out: axe-core finds no violation on any page, in any language, light or dark, wide or on a phone."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.entering import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
# Everything that axe-core knows, in one go; in the dark only the colours are others.
_ALL = "axe.run(document, {resultTypes: ['violations']})"
_COLOURS = "axe.run(document, {resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']})"


@pytest.fixture(scope="module")
def addresses(site: str) -> dict[str, str]:
    from tests.e2e.pages import kinds

    return kinds(site)


def violations(page: Page, address: str, run: str) -> list[str]:
    """What axe-core finds on a page: the rule, and the first places."""
    page.goto(address)
    # Things that are folded away are looked at as well.
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(run)
    return [f"{each['id']}: {node['html'][:160]} | {node.get('failureSummary', '')[:200]}"
            for each in found["violations"] for node in each["nodes"][:3]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "id", "ar"])
def test_axe_finds_nothing(browser: Browser, site: str, addresses: dict[str, str], lang: str, theme: str) -> None:
    context = browser.new_context(color_scheme="dark" if theme == "dark" else "light", locale=lang)
    page, run = context.new_page(), _ALL if theme == "light" else _COLOURS
    found = {kind: wrong for kind, address in addresses.items() if (wrong := violations(page, site + address, run))}
    context.close()
    assert found == {}


def test_axe_finds_nothing_on_a_phone(browser: Browser, site: str, addresses: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="en")
    page = context.new_page()
    found = {kind: wrong for kind, address in addresses.items() if (wrong := violations(page, site + address, _ALL))}
    wide = {kind: address for kind, address in addresses.items() if page.goto(site + address) and _is_too_wide(page)}
    context.close()
    assert (found, wide) == ({}, {})


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_nothing_where_accounts_are_kept(browser: Browser, guarded_site: str, lang: str) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    found = {"/login": violations(page, f"{guarded_site}/login", _ALL)}
    log_in(page, guarded_site, "the admin", "/account")
    for way in ("/account", "/admin/accounts", "/admin/audit", "/work", "/bring"):
        found[way] = violations(page, f"{guarded_site}{way}?lang={lang}", _ALL)
    context.close()
    assert {way: wrong for way, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_after_a_decision(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}/work?kind=same")
    page.keyboard.press("u")
    page.get_by_role("status").wait_for()
    assert violations(page, page.url, _ALL) == []
    assert violations(page, f"{own_site}/work/history", _ALL) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert not _is_too_wide(page)
    assert violations(page, f"{own_site}/work/history?lang=ar&theme=dark", _ALL) == []


def _is_too_wide(page: Page) -> bool:
    """Whether one would have to scroll sideways to read."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_every_area_was_looked_at(addresses: dict[str, str]) -> None:
    assert {"/claims", "/claims/…", "/articles", "/articles/…", "/work", "/work/history", "/nowhere"} <= set(addresses)
