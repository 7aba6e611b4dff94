"""Takes the pictures of the page anew, for the README: `python -m docs.pictures` (needs chromium, and what `make test` has).

Main pages on the example articles, light and dark, in English and Arabic, wide and on a phone.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import menurut
from menurut.views.site.serving import examples
from menurut.views.site.settings import Settings
from tests.e2e.browser import ARGUMENTS, CHROMIUM, MISSING
from tests.e2e.server import live

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = Path(__file__).parent / "images"
_WIDE = (1200, 820)
_PHONE = (390, 780)


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, the page, its language and theme, the size of the window."""

    name: str
    address: str
    lang: str = "en"
    theme: str = "light"
    size: tuple[int, int] = _WIDE


def pictures(claim: str, article: str) -> Iterator[Picture]:
    """The pictures that are taken, given the addresses of one claim and of one article."""
    yield Picture("claim", claim)
    yield Picture("claim-ar", claim, lang="ar")
    yield Picture("claim-phone", claim, size=_PHONE)
    yield Picture("article", article)
    yield Picture("article-phone", article, theme="dark", size=_PHONE)
    yield Picture("work", "/work")
    yield Picture("work-ar-dark", "/work", lang="ar", theme="dark")
    yield Picture("unnamed", "/unnamed")
    yield Picture("bring", "/bring")


def main() -> int:
    """Take them all; 1 where there is no browser."""
    if MISSING:
        print(MISSING, file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="menurut-") as folder:
        ledger = str(Path(folder) / "examples.db")
        with menurut.Ledger(ledger) as opened:
            opened.add(menurut.read_all([examples()]))
        with live(Settings(ledger)) as site:
            _take(site)
    return 0


def _take(site: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for each in pictures(*_chosen(browser, site)):
            context = browser.new_context(viewport={"width": each.size[0], "height": each.size[1]}, locale=each.lang,
                                          color_scheme="dark" if each.theme == "dark" else "light")
            page = context.new_page()
            page.goto(site + each.address, wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{each.name}.png")
            context.close()
        browser.close()


def _chosen(browser: Browser, site: str) -> tuple[str, str]:
    """The claim that several outlets have from fewest origins, and the article in English with most that is attributed."""
    context = browser.new_context()
    claims = context.request.get(f"{site}/claims?format=json&limit=100").json()["claims"]
    articles = context.request.get(f"{site}/articles?format=json").json()["articles"]
    context.close()
    claim = max(claims, key=lambda each: (each["outlets"] > 2, -each["at_most"], each["outlets"], each["asserts"]))
    article = max(articles, key=lambda each: (each["lang"] == "en", each["attributions"]))
    return f"/claims/{claim['cid']}", f"/articles/{article['reading']}"


if __name__ == "__main__":
    sys.exit(main())
