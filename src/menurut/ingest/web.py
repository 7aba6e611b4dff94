"""An article from the web: http and https only, never from a private address, never more than a limit of bytes or time."""
from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from menurut.ingest.addresses import Address, is_public
from menurut.ingest.unreadable import Unreadable, reason
from menurut.ingest.wire import Timed, connected

MOST_BYTES: Final = 10 * 1000 * 1000
MOST_REDIRECTS: Final = 5
MOST_SECONDS: Final = 30.0
USUAL_PORTS: Final = frozenset({80, 443})

_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_NOT_TEXT: Final = ("image", "audio", "video", "font", "model")
_PACKED: Final = ("pdf", "zip", "vnd.rar", "x-tar", "x-7z-compressed", "msword", "epub+zip", "wasm", "java-archive")
_HEADERS: Final = {
    "User-Agent": "menurut (reads one article at its user's request)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: the bytes, the address they came from in the end, and what it says that they are.

    `status` is 304 (and `body` empty) where the caller's headers asked only for what is new. `etag` and `modified` are what
    the server wants to hear then.
    """

    body: bytes
    url: str
    kind: str
    charset: str | None
    status: int = http.client.OK
    etag: str | None = None
    modified: str | None = None


class Answered(Unreadable):
    """The server answered with an error: its status, and the header that says when to ask again."""

    def __init__(self, status: int, message: str, retry_after: str | None) -> None:
        super().__init__("fetch-failed", message)
        self.status, self.retry_after = status, retry_after


@dataclass(frozen=True, slots=True)
class _Order:
    """What the caller asked for; the deadline is on the monotonic clock."""

    may_connect: Callable[[Address], bool]
    ports: frozenset[int] | None
    most_bytes: int
    deadline: float
    headers: Mapping[str, str]


def fetch(
    url: str,
    *,
    may_connect: Callable[[Address], bool] = is_public,
    ports: frozenset[int] | None = None,
    most_bytes: int = MOST_BYTES,
    most_seconds: float = MOST_SECONDS,
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Get a page, following redirects. Every hop's host is resolved once, all its addresses are checked, and the
    connection is made to a checked address: what the name says a moment later does not matter. Proxies are not used.

    `ports` are those that may be connected to, any where it is None; `headers` are sent besides the usual ones.
    Raises `Unreadable` ("fetch-refused", "fetch-failed", "too-large", "unsupported"); `Answered` for an error of the server.
    """
    order = _Order(may_connect, ports, most_bytes, time.monotonic() + most_seconds, _HEADERS | dict(headers or {}))
    for _ in range(MOST_REDIRECTS + 1):
        got = _get(url, order)
        if isinstance(got, Fetched):
            return got
        url = _onward(url, got)
    raise Unreadable("fetch-failed", f"more than {MOST_REDIRECTS} redirects")


def _get(url: str, order: _Order) -> Fetched | str:
    """The page, or the address that the server points to instead."""
    parts = parsed(url)
    if order.ports is not None and _port(parts) not in order.ports:
        raise Unreadable("fetch-refused", f"port {_port(parts)} is not one that pages are fetched from")
    addresses = _checked(parts, order.may_connect)
    secure = parts.hostname if parts.scheme == "https" else None
    try:
        with connected(addresses, _port(parts), secure, order.deadline) as wire:
            return _answer(_asked(parts, Timed(wire, order.deadline), order.headers), url, order.most_bytes)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise Unreadable("fetch-failed", f"{parts.hostname}: {reason(error)}") from error


def _answer(response: http.client.HTTPResponse, url: str, most_bytes: int) -> Fetched | str:
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return location.encode("latin-1").decode("utf-8", "replace")
    etag, modified = response.getheader("ETag"), response.getheader("Last-Modified")
    if response.status == http.client.NOT_MODIFIED:
        return Fetched(b"", url, "", None, response.status, etag, modified)
    if response.status != http.client.OK:
        told = f"the server answered {response.status} {response.reason}"[:200]
        raise Answered(response.status, told, response.getheader("Retry-After"))
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    _refuse_kind(kind)
    body, charset = _body(response, most_bytes), response.headers.get_content_charset()
    return Fetched(body, url, kind, charset, response.status, etag, modified)


def _refuse_kind(kind: str) -> None:
    """Pictures, films, packed files: known by what the server calls them, before anything of them is read."""
    main, _, sub = kind.partition("/")
    if main in _NOT_TEXT or sub in _PACKED:
        raise Unreadable("unsupported", f"the server gives {kind[:60]}, which is not read")


def parsed(url: str) -> SplitResult:
    """The parts of a web address; `Unreadable` ("fetch-refused") for what is none."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _no_address(error) from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable("fetch-refused", f"only http and https addresses are read, not {parts.scheme or 'this'}")
    if not parts.hostname or port == 0 or parts.username is not None:
        raise Unreadable("fetch-refused", "a web address needs a host, and may not carry a user name")
    return parts


def _onward(url: str, location: str) -> str:
    """Where a page's server points to."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _no_address(error) from error


def _no_address(error: ValueError) -> Unreadable:
    return Unreadable("fetch-refused", f"not a web address: {reason(error)}")


def _checked(parts: SplitResult, may_connect: Callable[[Address], bool]) -> list[str]:
    """The addresses of the host, when all of them may be connected to."""
    host = cast(str, parts.hostname)
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("fetch-failed", f"{host}: {reason(error)}") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not may_connect(ipaddress.ip_address(address)):
            raise Unreadable("fetch-refused", f"{host} is at {address}, which is not on the public internet")
    return addresses


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _target(parts: SplitResult) -> str:
    """Path and query, with what a request line cannot hold escaped."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _asked(parts: SplitResult, wire: Timed, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(cast(str, parts.hostname), _port(parts))
    connection.default_port = 443 if parts.scheme == "https" else 80
    connection.sock = cast(socket.socket, wire)
    connection.request("GET", _target(parts), headers=dict(headers))
    return connection.getresponse()


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    stated = response.getheader("Content-Length", "")
    if stated.isdecimal() and int(stated) > most:
        raise _too_large(most)
    unpack = _unpacker(response.getheader("Content-Encoding", "identity").strip().lower())
    pieces, size = [], 0
    while piece := response.read(_CHUNK):
        piece = unpack(piece, most + 1)
        size += len(piece)
        if size > most:
            raise _too_large(most)
        pieces.append(piece)
    if response.length:
        raise Unreadable("fetch-failed", "the answer was cut off")
    return b"".join(pieces)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """Some servers pack without being asked to."""
    if encoding in ("", "identity"):
        return lambda piece, most: piece
    if encoding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress
    raise Unreadable("fetch-failed", f"the server packed the page in a way that was not asked for: {encoding[:40]}")


def _too_large(most: int) -> Unreadable:
    return Unreadable("too-large", f"the page has more than {most // 1_000_000} MB")
