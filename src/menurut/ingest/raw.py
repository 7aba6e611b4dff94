"""Bytes from files and streams, never more than a limit of them in memory."""
from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from menurut.ingest.unreadable import Unreadable

MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest text, or line of JSONL, that is read."""

COMPRESSED: Final = (".gz", ".xz", ".bz2")

_CHUNK: Final = 1024 * 1024
_BROKEN: Final = (OSError, EOFError, lzma.LZMAError, zlib.error)


class Stream(Protocol):
    """What a binary file can do, as far as it is needed here."""

    def read(self, size: int, /) -> bytes: ...

    def readline(self, size: int, /) -> bytes: ...


class Chained:
    """A stream with bytes put back before it."""

    def __init__(self, before: bytes, stream: Stream) -> None:
        self._before, self._stream = io.BytesIO(before), stream

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        return self._before.read(size) or self._stream.read(size)

    def readline(self, size: int, /) -> bytes:
        """Up to `size` bytes, to the end of the line."""
        line = self._before.readline(size)
        whole = line.endswith(b"\n") or len(line) == size
        return line if whole else line + self._stream.readline(size - len(line))


def open_bytes(path: Path) -> BinaryIO:
    """A file's bytes, unpacked where its name says that it is packed. Raises OSError."""
    match path.suffix.lower():
        case ".gz":
            return cast(BinaryIO, gzip.open(path))
        case ".xz":
            return cast(BinaryIO, lzma.open(path))
        case ".bz2":
            return cast(BinaryIO, bz2.open(path))
    return path.open("rb")


def read_bytes(stream: Stream, most: int = MOST_BYTES) -> bytes:
    """All bytes of a stream. Raises `Unreadable` ("too-large", "broken")."""
    pieces, size = [], 0
    while piece := _next(stream):
        size += len(piece)
        if size > most:
            raise Unreadable("too-large", f"more than {most // 1024 // 1024} MB")
        pieces.append(piece)
    return b"".join(pieces)


def byte_lines(stream: Stream, most: int = MOST_BYTES) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None for a line of more than `most` bytes, which is skipped.

    Raises `Unreadable` ("broken") where a packed file is damaged.
    """
    while line := next_line(stream, most + 1):
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := next_line(stream, _CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def _next(stream: Stream) -> bytes:
    try:
        return stream.read(_CHUNK)
    except _BROKEN as error:
        raise Unreadable("broken", f"the data is damaged or cannot be read: {error}") from error


def next_line(stream: Stream, most: int) -> bytes:
    """The next line with its end, or its first `most` bytes; none at the end. Raises `Unreadable` ("broken")."""
    try:
        return stream.readline(most)
    except _BROKEN as error:
        raise Unreadable("broken", f"the data is damaged or cannot be read: {error}") from error
