"""One ledger with the example articles, one server on it and one browser, for all end-to-end tests that change nothing."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from tests.e2e.browser import ARGUMENTS, CHROMIUM, MISSING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no browser every test of this folder is skipped, with the one reason."""
    if MISSING:
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the six example articles. Read it; who writes copies it first."""
    import menurut
    from menurut.views.site.serving import examples

    path = tmp_path_factory.mktemp("e2e") / "examples.db"
    with menurut.Ledger(path) as ledger:
        ledger.add(menurut.read_all([examples()]))
    return path


@pytest.fixture(scope="session")
def site(example_ledger: Path) -> Iterator[str]:
    """The address of a server on the examples that no test writes to."""
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    with live(Settings(str(example_ledger))) as address:
        yield address


@pytest.fixture
def own_site(example_ledger: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of the examples, for a test that writes."""
    from menurut.views.site.settings import Settings
    from tests.e2e.server import live

    with live(Settings(str(copyfile(example_ledger, tmp_path / "own.db")))) as address:
        yield address


@pytest.fixture
def guarded_site(example_ledger: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a copy of the examples with an account of each role."""
    from menurut import Ledger
    from menurut.views.site.access import tables
    from menurut.views.site.access.accounts import Accounts
    from menurut.views.site.access.roles import Role
    from menurut.views.site.settings import Settings
    from tests.e2e.entering import PASSWORD
    from tests.e2e.server import live

    path = copyfile(example_ledger, tmp_path / "guarded.db")
    with Ledger(path) as ledger:
        tables.prepare(ledger.store)
        for role in Role:
            Accounts(ledger.store).add(f"the {role}", PASSWORD, role)
    with live(Settings(str(path))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window. Not kept for the whole session: no other loop may run in this thread meanwhile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader that has no cookies; nothing that it loads may break a rule of the page's policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", locale="en-GB")
    context.set_default_timeout(15_000)
    opened, refused = context.new_page(), list[str]()
    opened.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    opened.on("pageerror", lambda error: refused.append(str(error)))
    yield opened
    context.close()
    assert refused == []
