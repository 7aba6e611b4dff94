"""From what a user names (a file, a folder, an address, standard input) to documents, in order, one at a time."""
from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from menurut.ingest import records
from menurut.ingest.addresses import Address, is_public
from menurut.ingest.agencies import names as known_agencies
from menurut.ingest.article import document, failed
from menurut.ingest.decode import decode
from menurut.ingest.raw import COMPRESSED, MOST_BYTES, Chained, Stream, next_line, open_bytes, read_bytes
from menurut.ingest.unreadable import Unreadable, reason
from menurut.model import Document, Issue, Reading

if TYPE_CHECKING:
    from menurut.ingest.web import Fetched

_PLAIN: Final = (".txt", ".text", ".md")
_PAGE: Final = (".html", ".htm", ".xhtml")
_LINES: Final = (".jsonl", ".ndjson")
_READ: Final = (*_PLAIN, *_PAGE, *_LINES, ".json", "")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MOST_BLANKS: Final = 4096
_PROLOGUE: Final = rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,9}"
_MARKUP: Final = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)
_FEED: Final = re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class _Custom:
    """What the caller chose."""

    agencies: str | Path | None
    may_connect: Callable[[Address], bool]
    keep: bool = False  # readings that were made before


def documents(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    agencies: str | Path | None = None,
    may_connect: Callable[[Address], bool] = is_public,
) -> Iterator[Document]:
    """The documents of any number of inputs, in their order, in bounded memory.

    An input is a path to a text, HTML or JSONL file (also packed as .gz, .xz, .bz2), a folder (all such files in it and
    below, sorted), an http(s) address, or "-" for standard input. What cannot be read gives a document without text
    that says why in `issues`; the others go on. `agencies` is a TOML file of agencies besides the shipped ones.
    `may_connect` decides to which network addresses a connection may be made: public ones unless told otherwise.
    Raises OSError or ValueError for an `agencies` file that is not right.
    """
    known_agencies(agencies)  # a file that is not right is said before anything is read
    yield from _no_readings(_each(inputs, _Custom(agencies, may_connect)))


def documents_and_readings(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[Document | Reading]:
    """As `documents`; but lines of files that are readings (see `menurut.contract`) give these, as they were made.

    What an address gives is never taken for a reading: there anybody may have put anything.
    """
    yield from _each(inputs, _Custom(None, is_public, keep=True))


def _each(inputs: Iterable[str | os.PathLike[str]], custom: _Custom) -> Iterator[Document | Reading]:
    for each in inputs:
        name = os.fspath(each)
        try:
            yield from _documents(name, custom)
        except Unreadable as error:
            yield failed(name, error.issue)


def from_stream(stream: Stream, name: str, *, id: str | None = None) -> Iterator[Document | Reading]:
    """The documents of bytes that came under a file's name, which tells their kind; a text or page is called `id`, or else so.

    Readings among them are given as they are. What cannot be read gives a document that says why.
    """
    called = id or name
    try:
        yield from _from_stream(stream, called, _suffix(Path(name)), _Custom(None, is_public, keep=True))
    except Unreadable as error:
        yield failed(called, error.issue)


def from_fetched(got: Fetched, address: str) -> Iterator[Document]:
    """The documents of what a server gave for an address. What cannot be read gives a document that says why."""
    try:
        yield from _no_readings(_from_fetched(got, address, _Custom(None, is_public)))
    except Unreadable as error:
        yield failed(address, error.issue)


def _no_readings(found: Iterable[Document | Reading]) -> Iterator[Document]:
    """What came where no readings are kept: documents alone."""
    return (each for each in found if isinstance(each, Document))


def _documents(name: str, custom: _Custom) -> Iterator[Document | Reading]:
    if name == "-":
        yield from _from_stream(sys.stdin.buffer, name, "", custom)
    elif _ADDRESS.match(name):
        yield from _from_web(name, custom)
    elif "\x00" in name or not name:
        raise Unreadable("not-found", "no such file")
    elif os.path.isdir(name):
        yield from _from_folder(Path(name), custom)
    else:
        yield from _from_file(Path(name), name, custom)


def _from_folder(folder: Path, custom: _Custom) -> Iterator[Document | Reading]:
    """Every file of a known kind; of the others, how many there are. Hidden files are passed over."""
    others: Counter[str] = Counter()
    path = None
    for path in _files(folder):
        if _suffix(path) in _READ:
            try:
                yield from _from_file(path, str(path), custom)
            except Unreadable as error:
                yield failed(str(path), error.issue)
        else:
            others[_suffix(path)] += 1
    if path is None:
        raise Unreadable("empty", "there are no files in the folder")
    if others:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        yield failed(str(folder), Issue("skipped", f"files of kinds that are not read: {kinds}"))


def _files(folder: Path) -> Iterator[Path]:
    unread: list[OSError] = []
    for parent, below, names in os.walk(folder, onerror=unread.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield from (path for name in sorted(names) if not name.startswith(".") and (path := Path(parent, name)).is_file())
    if unread:
        raise Unreadable("unreadable", f"{unread[0].filename}: {reason(unread[0])}")


def _from_file(path: Path, name: str, custom: _Custom) -> Iterator[Document | Reading]:
    try:
        stream = open_bytes(path)
    except FileNotFoundError:
        raise Unreadable("not-found", "no such file") from None
    except OSError as error:
        raise Unreadable("unreadable", reason(error)) from error
    with stream:
        yield from _from_stream(stream, name, _suffix(path), custom)


def _suffix(path: Path) -> str:
    """The ending that tells the kind: ".jsonl" for "news.jsonl.gz"."""
    return (Path(path.stem) if path.suffix.lower() in COMPRESSED else path).suffix.lower()


def _from_stream(stream: Stream, name: str, suffix: str, custom: _Custom) -> Iterator[Document | Reading]:
    """The documents of a stream of the kind that its name says, or else that its first line shows."""
    if suffix in _LINES:
        yield from records.documents(stream, name, custom.agencies, keep=custom.keep)
        return
    named = suffix in _PLAIN + _PAGE  # a reading is one whatever its file is called
    first = b"" if named and not custom.keep else _first_line(stream)
    if records.is_reading(first) if named else records.is_record(first):
        yield from records.documents(Chained(first, stream), name, custom.agencies, keep=custom.keep)
        return
    data = read_bytes(Chained(first, stream))
    if suffix == ".json":
        yield from records.whole(data, name, custom.agencies, keep=custom.keep)
        return
    marked_up = suffix in _PAGE or (suffix not in _PLAIN and _MARKUP.match(data))
    found = _page(data, name, custom) if marked_up else _plain(data, name, custom)
    del data, first  # the reader may be long over a document
    yield found


def _first_line(stream: Stream) -> bytes:
    """The bytes up to the end of the first line that is not blank, with what stood before it."""
    read = b""
    while not read.strip() and len(read) < _MOST_BLANKS and (line := next_line(stream, MOST_BYTES)):
        read += line
    return read


def _page(data: bytes, name: str, custom: _Custom, url: str | None = None, declared: str | None = None) -> Document:
    from menurut.ingest.page import page

    return page(data, id=name, url=url, declared=declared, agencies=custom.agencies)


def _plain(data: bytes, name: str, custom: _Custom, url: str | None = None, declared: str | None = None) -> Document:
    if _FEED.match(data):
        raise Unreadable("unsupported", "a feed or site map; name the articles themselves")
    text, issues = decode(data, declared)
    return document(text, id=name, url=url, issues=issues, agencies=custom.agencies)


def _from_web(address: str, custom: _Custom) -> Iterator[Document | Reading]:
    from menurut.ingest.web import fetch  # most runs read no address: they need not wait for it

    yield from _from_fetched(fetch(address, may_connect=custom.may_connect), address, custom)


def _from_fetched(got: Fetched, address: str, custom: _Custom) -> Iterator[Document | Reading]:
    kind = got.kind
    if kind.endswith("html") or kind == "application/xhtml+xml" or (kind != "text/plain" and _MARKUP.match(got.body)):
        yield _page(got.body, address, custom, got.url, got.charset)
    elif records.is_record(got.body.split(b"\n", 1)[0]):
        yield from records.documents(BytesIO(got.body), address, custom.agencies)
    else:
        yield _plain(got.body, address, custom, got.url, got.charset)
