"""From the web comes only what may: http and https, public addresses, few redirects, few bytes, little time."""
from __future__ import annotations

import gzip
import ipaddress
import itertools
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from menurut.ingest import documents
from menurut.ingest.addresses import Address, is_public
from menurut.ingest.unreadable import Unreadable
from menurut.ingest.web import fetch

PAGE = (
    "<!doctype html><html><head><title>Jembatan Nipa</title></head><body><article><h1>Jembatan Nipa Dibuka Lagi</h1>"
    + "<p>Jembatan gantung itu dibuka lagi pada Jumat pagi setelah tiga bulan ditutup, kata kepala dusun.</p>" * 3
    + "</article></body></html>"
)
ARTICLE = "Jembatan gantung itu dibuka lagi pada Jumat pagi, kata kepala dusun."
BIG = 11_000_000


class Handler(BaseHTTPRequestHandler):
    """A small site with the habits of bad ones."""

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        act: Callable[[str], None] = getattr(self, f"give_{path.strip('/').partition('/')[0]}", self.give_nothing)
        act(query)

    def give_nothing(self, query: str) -> None:
        self.answer(b"", status=404)

    def give_page(self, query: str) -> None:
        self.answer(PAGE.encode(), "text/html; charset=utf-8")

    def give_text(self, query: str) -> None:
        self.answer("Voilà, dit le maire.".encode("cp1252"), "text/plain; charset=windows-1252")

    def give_lines(self, query: str) -> None:
        self.answer(b'{"id": "a1", "text": "Satu."}\n{"id": "a2", "text": "Dua."}\n', "application/x-ndjson")

    def give_untold(self, query: str) -> None:
        self.answer(PAGE.encode(), None)

    def give_picture(self, query: str) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "text/html")

    def give_packed(self, query: str) -> None:
        self.answer(gzip.compress(ARTICLE.encode()), "text/plain", encoding="gzip")

    def give_bomb(self, query: str) -> None:
        self.answer(gzip.compress(b" " * BIG), "text/plain", encoding="gzip")

    def give_strange(self, query: str) -> None:
        self.answer(b"abc", "text/plain", encoding="br")

    def give_to(self, query: str) -> None:
        self.answer(b"", status=302, location=query)

    def give_malformed(self, query: str) -> None:
        self.answer(b"", status=302, location="http://[")

    def give_around(self, query: str) -> None:
        self.answer(b"", status=301, location="/around")

    def give_hops(self, query: str) -> None:
        left = int(query)
        self.answer(b"", status=307, location=f"/hops?{left - 1}" if left > 1 else "/page")

    def give_host(self, query: str) -> None:
        self.answer(f"{self.headers['Host']} {self.path}".encode(), "text/plain")

    def give_large(self, query: str) -> None:
        self.answer(b"", "text/plain", length=10_000_000_000)

    def give_endless(self, query: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in itertools.count():
            try:
                self.wfile.write(b"kata " * 20_000)
            except OSError:
                self.server.stopped.set()  # type: ignore[attr-defined]
                return

    def give_slow(self, query: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def give_cut(self, query: str) -> None:
        self.answer(b"abc", "text/plain", length=900)

    def answer(
        self, body: bytes, kind: str | None = "text/html", *, status: int = 200,
        location: str | None = None, encoding: str | None = None, length: int | None = None,
    ) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Location": location, "Content-Encoding": encoding}
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    running.stopped = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield running
    running.shutdown()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def loopback_too(address: Address) -> bool:
    """For these tests alone: the server stands on this machine."""
    return address.is_loopback or is_public(address)


def refusal(url: str, **options: Any) -> str:
    with pytest.raises(Unreadable) as caught:
        fetch(url, **({"may_connect": loopback_too} | options))
    return caught.value.issue.code


def test_a_page_becomes_a_document(site: str) -> None:
    (found,) = documents([f"{site}/page"], may_connect=loopback_too)
    assert (found.id, found.url, found.title, found.lang) == (f"{site}/page", f"{site}/page", "Jembatan Nipa Dibuka Lagi", "id")
    assert found.issues == ()


def test_a_text_and_jsonl_are_read_as_what_they_are(site: str) -> None:
    found = list(documents([f"{site}/text", f"{site}/lines", f"{site}/untold"], may_connect=loopback_too))
    assert [each.text for each in found[:3]] == ["Voilà, dit le maire.", "Satu.", "Dua."]
    assert found[3].title == "Jembatan Nipa Dibuka Lagi"


def test_what_a_server_calls_a_page_need_not_be_one(site: str) -> None:
    (found,) = documents([f"{site}/picture"], may_connect=loopback_too)
    assert [issue.code for issue in found.issues] == ["binary"]


def test_redirects_are_followed_and_the_last_address_is_kept(site: str) -> None:
    (found,) = documents([f"{site}/hops?5"], may_connect=loopback_too)
    assert (found.id, found.url) == (f"{site}/hops?5", f"{site}/page")


@pytest.mark.parametrize("path", ["/hops?6", "/around"])
def test_more_than_five_redirects_are_too_many(site: str, path: str) -> None:
    assert refusal(site + path) == "fetch-failed"


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://192.168.1.1:80/", "http://169.254.169.254/latest/meta-data", "http://[fd00::1]/", "http://0.0.0.0/",
     "http://[::ffff:10.0.0.1]/", "file:///etc/passwd", "ftp://a.example/x", "gopher://a.example", "http://u:p@a.example/"],
)
def test_a_redirect_to_where_nothing_may_be_read_is_refused(site: str, target: str) -> None:
    assert refusal(f"{site}/to?{target}") == "fetch-refused"


def test_a_redirect_to_what_is_no_address_is_refused(site: str) -> None:
    assert refusal(f"{site}/malformed") == "fetch-refused"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
     "http://127.1/", "https://10.1.2.3/", "http://100.64.0.1/", "http://224.0.0.1/", "http://a.example:0/", "http://a.example:99999/",
     "http://[", "ws://a.example/"],
)
def test_private_addresses_are_refused_however_they_are_written(url: str) -> None:
    assert refusal(url, may_connect=is_public) == "fetch-refused"


def test_the_reading_itself_refuses_private_addresses(site: str) -> None:
    (found,) = documents([f"{site}/page"])
    assert (found.text, [issue.code for issue in found.issues]) == ("", ["fetch-refused"])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07::1", True), ("::ffff:93.184.215.14", True), ("64:ff9b::5db8:d70e", True),
        ("10.0.0.1", False), ("172.16.0.1", False), ("192.168.0.1", False), ("127.0.0.1", False), ("169.254.0.1", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("255.255.255.255", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("192.0.2.1", False), ("198.18.0.1", False), ("::", False), ("::1", False), ("fe80::1", False), ("fc00::1", False),
        ("ff02::1", False), ("2001:db8::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("2002:a00:1::", False), ("::127.0.0.1", False),
    ],
)
def test_an_address_is_public_or_not(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def resolver(*addresses: str) -> Callable[..., list[Any]]:
    return lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolver("93.184.215.14", "10.0.0.1"))
    assert refusal("http://two-faced.example/", may_connect=is_public) == "fetch-refused"


def test_the_connection_goes_to_the_checked_address(monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: Any, **named: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1", port, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    got = fetch(f"http://rebinding.example:{server.server_address[1]}/host?q=é x", may_connect=loopback_too)
    assert got.body == f"rebinding.example:{server.server_address[1]} /host?q=%C3%A9%20x".encode()
    assert [host for host in asked if host != "127.0.0.1"] == ["rebinding.example"]


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_more_bytes_than_the_limit_are_refused(site: str, path: str) -> None:
    assert refusal(site + path) == "too-large"


def test_an_endless_answer_is_cut_at_the_limit(site: str, server: ThreadingHTTPServer) -> None:
    assert refusal(f"{site}/endless") == "too-large"
    assert server.stopped.wait(5)  # type: ignore[attr-defined]


def test_an_answer_that_drips_is_given_up_in_time(site: str) -> None:
    began = time.monotonic()
    assert refusal(f"{site}/slow", most_seconds=0.4) == "fetch-failed"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("path", ["/no-such-page", "/cut", "/strange"])
def test_an_answer_that_is_not_right_has_failed(site: str, path: str) -> None:
    assert refusal(site + path) == "fetch-failed"


def test_a_packed_answer_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed", may_connect=loopback_too).body == ARTICLE.encode()


def test_a_host_that_nobody_knows_or_that_does_not_answer_has_failed() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "fetch-failed"
    assert refusal("http://no-such-host.invalid/") == "fetch-failed"
    assert refusal("http://" + "a" * 300 + ".example/") == "fetch-failed"


def test_what_does_not_speak_http_has_failed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        def babble() -> None:
            with other.accept()[0] as wire:
                wire.recv(100)
                wire.sendall(b"220 welcome\r\n\r\n")
        threading.Thread(target=babble, daemon=True).start()
        assert refusal(f"http://127.0.0.1:{other.getsockname()[1]}/") == "fetch-failed"


def test_a_server_that_speaks_no_tls_is_not_secure(server: ThreadingHTTPServer) -> None:
    assert refusal(f"https://127.0.0.1:{server.server_address[1]}/page", most_seconds=2) == "fetch-failed"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for ludgrave.example, with its key, made for these tests."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    wanted = ["-subj", "/CN=ludgrave.example", "-addext", "subjectAltName=DNS:ludgrave.example", "-days", "2"]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "-", "-out", "-", *wanted]
    path.write_bytes(subprocess.run(make, capture_output=True, check=True).stdout)
    return path


@pytest.fixture
def secure(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of the site behind TLS, with every name leading to it and its certificate trusted."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    trusting = ssl.create_default_context(cafile=str(certificate))
    real = socket.getaddrinfo
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **named: real("127.0.0.1", *rest, **named))
    yield running.server_address[1]
    running.shutdown()


def test_a_secure_page_is_read_from_the_host_that_proves_its_name(secure: int) -> None:
    got = fetch(f"https://ludgrave.example:{secure}/host", may_connect=loopback_too)
    assert got.body == f"ludgrave.example:{secure} /host".encode()


def test_a_host_that_proves_another_name_is_not_read(secure: int) -> None:
    assert refusal(f"https://elsewhere.example:{secure}/host") == "fetch-failed"
