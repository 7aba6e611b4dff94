"""RSS, Atom and site maps: what a feed tells of the articles it names, in its order, the newest of a site map first.

Entities of a feed's own are refused, nothing is loaded from elsewhere, and what is malformed is read as far as it goes.
"""
from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from menurut.ingest.article import iso
from menurut.ingest.decode import decode
from menurut.ingest.elements import Element, parsed
from menurut.ingest.unreadable import Unreadable

MOST_ENTRIES: Final = 500
MOST_BYTES: Final = 20_000_000

_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_ENTITIES: Final = re.compile(r"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed names. `key` is what the feed knows it by; `content` is HTML, the whole article or a part.

    `published` and `updated` are ISO 8601; `outlet` is who published it, where the feed says so of this one; `agency` who
    the feed says that it comes from, where that is somebody else.
    """

    key: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    lang: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or a site map: its name and language, the articles; or the addresses of further site maps, the newest first."""

    title: str | None
    lang: str | None
    entries: tuple[Entry, ...]
    maps: tuple[str, ...] = ()


def feed(data: bytes, declared: str | None = None) -> Feed:
    """Read a feed's bytes; `declared` is the encoding that the server stated. Raises `Unreadable` ("bad-feed", "too-large")."""
    data = _unpacked(data)
    stated = _DECLARED.search(data[:1000])
    text, _ = decode(data, declared or (stated[1].decode("ascii") if stated else None))
    if _ENTITIES.search(text):
        raise Unreadable("bad-feed", "the feed defines entities of its own, which are not read")
    root = parsed(text)
    if root is None or root.name.lower() not in _READERS:
        raise Unreadable("bad-feed", "this is no feed and no site map")
    return _READERS[root.name.lower()](root)


def _unpacked(data: bytes) -> bytes:
    """Site maps are often kept packed."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        found = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise Unreadable("bad-feed", "the packed site map is damaged") from error
    if len(found) > MOST_BYTES:
        raise Unreadable("too-large", f"the feed has more than {MOST_BYTES // 1_000_000} MB")
    return found


def _rss(root: Element) -> Feed:
    """RSS 2.0 and its elders; in RSS 1.0 the articles stand beside the channel."""
    channel = root.first("channel") or root
    lang = channel.text("language", "dc:language")
    items = [*channel.every("item"), *([] if channel is root else root.every("item"))]
    return Feed(channel.text("title"), lang, tuple(_entries(items, _item, lang)))


def _item(item: Element, lang: str | None) -> Entry | None:
    link, guid = item.text("link", "atom:link"), item.text("guid")
    if link is None and guid and guid.startswith(("http://", "https://")):
        link = guid
    source, byline = item.text("source"), item.text("dc:creator", "author", "media:credit", "dc:contributor")
    return _entry(
        guid or link or item.attribute("about"), link, item.text("title"), item.text("pubDate", "dc:date", "dcterms:issued"),
        item.text("atom:updated", "dcterms:modified"), byline=byline, outlet=source,
        agency=item.text("dc:source", "media:copyright", "dc:publisher"), lang=item.text("dc:language") or lang,
        content=item.text("content:encoded"),
    )  # fmt: skip


def _atom(root: Element) -> Feed:
    lang, title = root.attribute("lang"), root.text("title")
    return Feed(title, lang, tuple(_entries(root.every("entry"), _atom_entry, lang)))


def _atom_entry(entry: Element, lang: str | None) -> Entry | None:
    link = next((each.attribute("href") for each in entry.every("link") if each.attribute("rel") in (None, "alternate")), None)
    source = entry.first("source")
    names = [name for each in entry.every("author") if (name := each.text("name"))]
    content = entry.first("content")
    return _entry(
        entry.text("id") or link, link, entry.text("title"),
        entry.text("published", "issued"), entry.text("updated", "modified"),
        byline=", ".join(names) or None, outlet=source.text("title") if source else None, agency=entry.text("dc:source"),
        lang=(content.attribute("lang") if content else None) or entry.attribute("lang") or lang,
        content=content.html() if content else None,
    )  # fmt: skip


def _urlset(root: Element) -> Feed:
    """A site map: what it says of news where it does, else addresses alone."""
    urls = sorted(root.every("url"), key=_newness, reverse=True)
    return Feed(None, None, tuple(_entries(urls, _url, None)))


def _newness(url: Element) -> str:
    return url.text("news:news/news:publication_date", "lastmod") or ""


def _url(url: Element, lang: str | None) -> Entry | None:
    link = url.text("loc")
    return _entry(
        link, link, url.text("news:news/news:title"), url.text("news:news/news:publication_date"), url.text("lastmod"),
        outlet=url.text("news:news/news:publication/news:name"), lang=url.text("news:news/news:publication/news:language"),
    )  # fmt: skip


def _index(root: Element) -> Feed:
    """A site map of site maps."""
    maps = sorted(root.every("sitemap"), key=lambda each: each.text("lastmod") or "", reverse=True)
    return Feed(None, None, (), tuple(where for each in maps if (where := each.text("loc"))))


def _entry(
    key: str | None, link: str | None, title: str | None, published: str | None, updated: str | None, **more: Any  # noqa: ANN401
) -> Entry | None:
    """None for what has no name to tell it from the others."""
    if not key:
        return None
    return Entry(key, link, title, _moment(published), _moment(updated), **more)


def _moment(told: str | None) -> str | None:
    return iso(told) if told else None


def _entries(
    items: list[Element], read: Callable[[Element, str | None], Entry | None], lang: str | None
) -> Iterator[Entry]:
    """The first of each key."""
    every = (read(each, lang) for each in items[:MOST_ENTRIES])
    kept: dict[str, Entry] = {}
    for each in every:
        if each:
            kept.setdefault(each.key, each)
    yield from kept.values()


_READERS: Final[dict[str, Callable[[Element], Feed]]] = {
    "rss": _rss, "rdf": _rss, "feed": _atom, "urlset": _urlset, "sitemapindex": _index,
}  # fmt: skip
