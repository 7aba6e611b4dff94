"""From a thing in the queue to its documents."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final

from menurut.ingest import document
from menurut.ingest.feeds import Entry
from menurut.ingest.inputs import from_fetched, from_stream
from menurut.ingest.syndicated import completed, from_content, is_whole
from menurut.ingest.web import Fetched
from menurut.intake.jobs import Given
from menurut.model import Document, Reading

KINDS: Final = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json")

_NO_NAME: Final = re.compile(r"[\x00-\x1f\x7f/\\:]")


def text(words: str, **about: str | None) -> Given:
    """A text at hand, with what is known of it: see `menurut.read_text`."""
    name = about.get("title") or " ".join(words[:200].split())[:80]
    return Given("text", name, words.encode("utf-8", "surrogatepass"), about)


def url(address: str, **about: str | None) -> Given:
    """An address."""
    return Given("url", address, None, about)


def file(name: str, data: bytes, **about: str | None) -> Given:
    """A file's bytes under its name, of which only what follows the last slash counts."""
    return Given("file", _NO_NAME.sub("_", re.split(r"[/\\]", name)[-1])[-150:] or "file", data, about)


def entry(found: Entry, feed: str | None, feed_url: str) -> Given:
    """An entry of a feed, with the name of the feed."""
    about = {"entry": asdict(found) | {"content": None}, "feed": feed, "feed_url": feed_url}
    content = found.content.encode("utf-8", "surrogatepass") if found.content else None
    return Given("entry", found.link or found.key, content, about)


def documents(given: Given, fetch: Callable[[str], Fetched]) -> Iterator[Document | Reading]:
    """The documents of a thing, and the readings that are in a file; `fetch` gets the page at an address.

    Raises `Unreadable` where it can't be got.
    """
    about: dict[str, Any] = dict(given.about)
    if given.kind == "text":
        yield document((given.data or b"").decode("utf-8", "surrogatepass"), **about)
    elif given.kind == "url":
        yield from from_fetched(fetch(given.name), given.name)
    elif given.kind == "file":
        data = given.data or b""
        yield from from_stream(BytesIO(data), given.name, id=_called(given.name, data))
    else:
        yield from _of_entry(given, fetch)


def naming(given: Given) -> Callable[[str], str]:
    """From the ids of a thing's documents to what people know them by: what they gave it as."""
    if given.kind == "file":
        called = _called(given.name, given.data or b"")  # once: a large file may have ten thousand documents
        return lambda doc: doc.replace(called, given.name)
    return lambda doc: given.name if given.kind == "text" else doc


def asked_of(given: Given) -> Entry:
    """The entry of a feed that a thing is."""
    return Entry(**(given.about["entry"] | {"content": given.data.decode("utf-8", "surrogatepass") if given.data else None}))


def needs_page(given: Given) -> bool:
    """Whether an entry's page is to be fetched: it has one, and the feed does not give the article whole."""
    found = asked_of(given)
    return bool(found.link) and not is_whole(found)


def _of_entry(given: Given, fetch: Callable[[str], Fetched]) -> Iterator[Document]:
    found = asked_of(given)
    every = from_fetched(fetch(str(found.link)), str(found.link)) if needs_page(given) else [from_content(found)]
    for each in every:
        yield completed(each, found, given.about.get("feed"))


def _called(name: str, data: bytes) -> str:
    """Two files of one name are two documents: what is in a file is part of its id."""
    path = PurePosixPath(name)
    return f"{path.stem}-{sha256(data).hexdigest()[:8]}{path.suffix}"
