"""A small web on this machine, with the habits of good and bad sites; and a reader that needs no model."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy")
from menurut.intake import Intake, Reach
from menurut.intake.tables import INTAKE, prepare
from menurut.ledger import Ledger
from menurut.ledger.tables import DERIVED, RECORD
from menurut.ledger.words import KINDS
from menurut.model import Document, Extraction
from tests.ledger.postgres import running


class Site:
    """What is served at each path: bytes and headers, or a function of the handler; and what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, bytes, dict[str, str]] | Callable[[Any], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                found = site.pages.get(self.path, (404, b"", {}))
                if callable(found):
                    found(self)
                    return
                status, body, headers = found
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **more: str) -> str:
        """Serve a page; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        self.pages[path] = (status, data, {"Content-Type": kind} | headers)
        return self.url + path

    def paths(self) -> list[str]:
        """What was asked for, robots.txt apart."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Nothing:
    """A tagger that finds nothing, at once: what is tested here is the way to it."""

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        """Each document as it is."""
        return ((each, Extraction(())) for each in documents)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()


@pytest.fixture(scope="session")
def postgres_ledger() -> Iterator[Ledger]:
    with running() as address, Ledger(address) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger; each test runs on both databases."""
    if request.param == "sqlite":
        with Ledger(tmp_path / "news.db") as made:
            yield made
        return
    made = request.getfixturevalue("postgres_ledger")
    prepare(made.store)
    every = [*(RECORD.tables.keys() - {"ledger"}), *DERIVED.tables, *INTAKE.tables, *(f"words_{kind}" for kind in KINDS)]
    with made.store.writing() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(every)} RESTART IDENTITY")
    yield made


@pytest.fixture
def intake(ledger: Ledger, site: Site) -> Intake:
    """Bringing in, without threads; it may connect to this machine's server alone."""
    return Intake(ledger, Reach(("127.0.0.1",), (site.port,), 3.0), pause=0.0, extractor=Nothing())


def article(title: str) -> str:
    """A page with an article on it."""
    words = "Jembatan itu dibuka lagi pada Jumat pagi setelah tiga bulan ditutup, kata kepala dusun."
    return (f'<html lang="id"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
            f"{f'<p>{words} {title}.</p>' * 4}</article></body></html>")


def rss(*items: str, title: str = "Kabar Nipa") -> str:
    """A feed of items."""
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>{title}</title>{"".join(items)}</channel></rss>'
