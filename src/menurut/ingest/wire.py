"""A connection that ends at one deadline, to an address that was checked before."""
from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_MOST_TRIED: Final = 3  # addresses of a host that has many


def connected(addresses: Sequence[str], port: int, secure: str | None, deadline: float) -> socket.socket:
    """A connection to the first of `addresses` that answers. It must prove to be the host named by `secure`, if that is given.

    `deadline` is on the monotonic clock. Raises OSError.
    """
    plain = _plain(addresses[:_MOST_TRIED], port, deadline)
    if secure is None:
        return plain
    try:
        plain.settimeout(_left(deadline))
        return ssl.create_default_context().wrap_socket(plain, server_hostname=secure)
    except BaseException:
        plain.close()
        raise


def _plain(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=_left(deadline) / len(addresses))
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), timeout=_left(deadline))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left


class Timed(io.RawIOBase):
    """A socket whose every wait ends at one deadline, however slowly the server drips. Closing it leaves the socket open."""

    def __init__(self, wire: socket.socket, deadline: float) -> None:
        self._wire, self._deadline = wire, deadline

    def sendall(self, data: ReadableBuffer) -> None:
        """Send all of `data`."""
        self._wire.settimeout(_left(self._deadline))
        self._wire.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """The answer as a file, with a life of its own: http.client closes its socket before the answer is read."""
        return io.BufferedReader(Timed(self._wire, self._deadline))

    def readable(self) -> bool:
        """It can be read from."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Receive what has come."""
        self._wire.settimeout(_left(self._deadline))
        return self._wire.recv_into(buffer)
