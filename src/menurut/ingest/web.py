"""An article from the web: http and https only, never from a private address, never more than a limit of bytes or time."""
from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from menurut.ingest.addresses import Address, is_public
from menurut.ingest.unreadable import Unreadable, reason

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MOST_BYTES: Final = 10 * 1000 * 1000
MOST_REDIRECTS: Final = 5
MOST_SECONDS: Final = 30.0

_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_HEADERS: Final = {
    "User-Agent": "menurut (reads one article at its user's request)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: the bytes, the address they came from in the end, and what it says that they are."""

    body: bytes
    url: str
    kind: str
    charset: str | None


def fetch(
    url: str,
    *,
    may_connect: Callable[[Address], bool] = is_public,
    most_bytes: int = MOST_BYTES,
    most_seconds: float = MOST_SECONDS,
) -> Fetched:
    """Get a page, following redirects. Every hop's host is resolved once, all its addresses are checked, and the
    connection is made to a checked address: what the name says a moment later does not matter. Proxies are not used.

    Raises `Unreadable` ("fetch-refused", "fetch-failed", "too-large").
    """
    deadline = time.monotonic() + most_seconds
    for _ in range(MOST_REDIRECTS + 1):
        got = _get(url, may_connect, most_bytes, deadline)
        if isinstance(got, Fetched):
            return got
        url = urljoin(url, got)
    raise Unreadable("fetch-failed", f"more than {MOST_REDIRECTS} redirects")


def _get(url: str, may_connect: Callable[[Address], bool], most_bytes: int, deadline: float) -> Fetched | str:
    """The page, or the address that the server points to instead."""
    parts = _parsed(url)
    address = _checked(parts, may_connect)
    try:
        with _connected(parts, address, deadline) as wire:
            return _answer(_asked(parts, _Timed(wire, deadline)), url, most_bytes)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise Unreadable("fetch-failed", f"{parts.hostname}: {reason(error)}") from error


def _answer(response: http.client.HTTPResponse, url: str, most_bytes: int) -> Fetched | str:
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return location.encode("latin-1").decode("utf-8", "replace")
    if response.status != http.client.OK:
        raise Unreadable("fetch-failed", f"the server answered {response.status} {response.reason}"[:200])
    body = _body(response, most_bytes)
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    return Fetched(body, url, kind, response.headers.get_content_charset())


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise Unreadable("fetch-refused", f"not a web address: {reason(error)}") from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable("fetch-refused", f"only http and https addresses are read, not {parts.scheme or 'this'}")
    if not parts.hostname or port == 0 or parts.username is not None:
        raise Unreadable("fetch-refused", "a web address needs a host, and may not carry a user name")
    return parts


def _checked(parts: SplitResult, may_connect: Callable[[Address], bool]) -> str:
    """An address of the host, when all that it has may be connected to."""
    host = cast(str, parts.hostname)
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("fetch-failed", f"{host}: {reason(error)}") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not may_connect(ipaddress.ip_address(address)):
            raise Unreadable("fetch-refused", f"{host} is at {address}, which is not on the public internet")
    return addresses[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _target(parts: SplitResult) -> str:
    """Path and query, with what a request line cannot hold escaped."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _connected(parts: SplitResult, address: str, deadline: float) -> socket.socket:
    """A connection to `address`, which must prove to be the host by its name where it is a secure one."""
    plain = socket.create_connection((address, _port(parts)), timeout=_left(deadline))
    if parts.scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)


def _asked(parts: SplitResult, wire: _Timed) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(cast(str, parts.hostname), _port(parts))
    connection.default_port = 443 if parts.scheme == "https" else 80
    connection.sock = cast(socket.socket, wire)
    connection.request("GET", _target(parts), headers=_HEADERS)
    return connection.getresponse()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left


class _Timed(io.RawIOBase):
    """A socket whose every wait ends at one deadline, however slowly the server drips. Closing it leaves the socket open."""

    def __init__(self, wire: socket.socket, deadline: float) -> None:
        self._wire, self._deadline = wire, deadline

    def sendall(self, data: ReadableBuffer) -> None:
        """Send all of `data`."""
        self._wire.settimeout(_left(self._deadline))
        self._wire.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """The answer as a file, with a life of its own: http.client closes its socket before the answer is read."""
        return io.BufferedReader(_Timed(self._wire, self._deadline))

    def readable(self) -> bool:
        """It can be read from."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Receive what has come."""
        self._wire.settimeout(_left(self._deadline))
        return self._wire.recv_into(buffer)


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
