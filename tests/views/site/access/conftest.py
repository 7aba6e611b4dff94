"""A newsroom's page with accounts on an empty ledger, and browsers that are logged in to it."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("fastapi")
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from menurut import Ledger
from menurut.ledger.store import Store
from menurut.views.site.access import access, passwords, tables
from menurut.views.site.access.roles import Role
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from tests.ledger.postgres import running

PASSWORD = "a harbour in the rain"
PEOPLE = {"sari": Role.admin, "Tomas Ek": Role.editor, "سلمى": Role.reader}
JSON = {"Accept": "application/json"}


class Newsroom:
    """A page that others can reach, with an admin, an editor and a reader, as if the server had just been started."""

    def __init__(self, app: FastAPI, people: Iterable[dict[str, str]], **settings: Any) -> None:
        self.app = app
        store = app.state.access.accounts.store
        with store.writing() as connection:
            for table in (tables.accounts, tables.sessions, tables.audit):
                connection.execute(table.delete())
            for person in people:
                connection.execute(tables.accounts.insert().values(person))
        app.state.access = self.access = access.opened(store, Settings("news.db", **({"host": "0.0.0.0"} | settings)))

    def browser(self, base_url: str = "http://localhost", **more: Any) -> TestClient:
        """A browser that knows nothing yet."""
        return TestClient(self.app, base_url=base_url, raise_server_exceptions=False, **more)

    def logged_in(self, name: str, base_url: str = "http://localhost") -> TestClient:
        """The browser of somebody who is logged in."""
        client = self.browser(base_url)
        assert log_in(client, name).status_code == 303
        return client


def token(client: TestClient, address: str = "/login") -> str:
    """The token of a form on a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found, "no form"
    return found[1]


def log_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> httpx.Response:
    """Fill in the form and send it."""
    fields = {"csrf": token(client), "name": name, "password": password} | more
    return client.post("/login", data=fields, follow_redirects=False)


def post(client: TestClient, address: str, **fields: str) -> httpx.Response:
    """Send a form of somebody who is logged in, with the token that their pages have."""
    csrf = client.get("/account?format=json").json()["csrf"]
    return client.post(address, data={"csrf": csrf} | fields, follow_redirects=False)


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """The real parameters take 64 MiB and a tenth of a second a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        passwords.nobodys.cache_clear()
        yield
    passwords.nobodys.cache_clear()


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """One application on an empty ledger: making one takes a while."""
    app = create(Settings(str(tmp_path_factory.mktemp("access") / "news.db")))
    with TestClient(app):
        yield app


@pytest.fixture(scope="session")
def people() -> list[dict[str, str]]:
    """The rows of the newsroom's accounts."""
    kept = passwords.hashed(PASSWORD)
    return [{"key": name.casefold(), "name": name, "role": role.value, "password": kept, "made": "2026-03-02T08:00:00+00:00"}
            for name, role in PEOPLE.items()]


@pytest.fixture
def opened(application: FastAPI, people: list[dict[str, str]]) -> Callable[..., Newsroom]:
    """Opens the page of the newsroom with other settings."""
    return lambda **settings: Newsroom(application, people, **settings)


@pytest.fixture
def private(application: FastAPI) -> TestClient:
    """The page of a ledger without accounts, for this computer alone."""
    return Newsroom(application, [], host="127.0.0.1").browser()


@pytest.fixture
def newsroom(opened: Callable[..., Newsroom]) -> Newsroom:
    """The page of the newsroom."""
    return opened()


@pytest.fixture(scope="session")
def postgres_store() -> Iterator[Store]:
    """The store of a ledger on PostgreSQL."""
    with running() as address, Ledger(address) as ledger:
        tables.prepare(ledger.store)
        yield ledger.store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The store of an empty ledger without any account."""
    if request.param == "sqlite":
        with Ledger(tmp_path / "empty.db") as ledger:
            tables.prepare(ledger.store)
            yield ledger.store
        return
    found: Store = request.getfixturevalue("postgres_store")
    with found.writing() as connection:
        connection.exec_driver_sql("TRUNCATE site_accounts, site_sessions, site_audit")
    yield found
