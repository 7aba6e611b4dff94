"""One ledger with the example articles and one application on it, for all tests of the page that change neither."""
from __future__ import annotations

from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from fastapi.testclient import TestClient

import menurut
from menurut.views.site.app import create
from menurut.views.site.serving import examples
from menurut.views.site.settings import Settings


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the example articles, its claims and lists made. Read it; who writes copies it first."""
    path = tmp_path_factory.mktemp("site") / "demo.db"
    with menurut.Ledger(path) as ledger:
        ledger.add(menurut.read_all([examples()]))
        ledger.settle()
        ledger.facets.fill()
    return path


@pytest.fixture(scope="session", autouse=True)
def _on_this_computer() -> Iterator[None]:
    """Clients call the page "localhost", one of the names that it goes by, unless a test says otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", partialmethod(TestClient.__init__, base_url="http://localhost"))
        yield


@pytest.fixture(scope="session")
def page(demo_ledger: Path) -> Iterator[TestClient]:
    """The page of the examples, as a browser that has no cookies asks for it."""
    with TestClient(create(Settings(str(demo_ledger))), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(autouse=True)
def _no_cookies(request: pytest.FixtureRequest) -> Iterator[None]:
    """What one test chose is not what the next one gets."""
    yield
    if "page" in request.fixturenames:
        request.getfixturevalue("page").cookies.clear()
