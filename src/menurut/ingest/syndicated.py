"""The article of a feed's entry: from its page or from the feed itself, with what the feed knows of it besides."""
from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Final

from menurut.ingest.article import document, failed
from menurut.ingest.feeds import Entry
from menurut.ingest.page import page
from menurut.model import Document

WHOLE: Final = 1000
"""Characters from which an entry's content is taken for the whole article."""

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_PARAGRAPH: Final = re.compile(r"<\s*(?:/p|br|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_CUT: Final = re.compile(r"(?:…|\.\.\.)\W*$")


def is_whole(entry: Entry) -> bool:
    """Whether a feed gives an article whole: much text, and no sign at its end that more stands elsewhere."""
    words = _plain(entry.content or "")
    return len(words) >= WHOLE and not _CUT.search(words[-200:])


def from_content(entry: Entry) -> Document:
    """The article as the feed gives it."""
    content = f"<html><body><article>{entry.content or ''}</article></body></html>"
    found = page(content.encode("utf-8", "replace"), id=entry.link or entry.key, url=entry.link, declared="utf-8")
    if found.readable and len(found.text) > len(_plain(entry.content or "")) // 2:
        return found
    text = "\n\n".join(filter(None, (_line(entry.title), _plain(entry.content or ""))))
    made = document(text, id=entry.link or entry.key, url=entry.link, title=_line(entry.title))
    return made if made.text else failed(made.id, *made.issues, url=entry.link)


def completed(found: Document, entry: Entry, feed: str | None) -> Document:
    """The document with what its page does not say and the feed does; `feed` is the name of the feed.

    The outlet is whom the entry names as its source, or else the feed. An agency that it names besides stands in the byline,
    where people look for it: it has no place in the text that a mark could point to.
    """
    if not found.readable:
        return found
    outlet = found.outlet or _line(entry.outlet) or _line(feed)
    names = (_line(entry.byline), *(name for name in (_line(entry.outlet), _line(entry.agency)) if name != outlet))
    return replace(
        found,
        lang=found.lang or _code(entry.lang),
        title=found.title or _line(entry.title),
        outlet=outlet,
        published=found.published or entry.published or entry.updated,
        updated=found.updated or entry.updated,
        byline=found.byline or ", ".join(dict.fromkeys(filter(None, names))) or None,
    )


def _plain(html: str) -> str:
    """Markup as text, a line for a paragraph."""
    lines = unescape(_TAG.sub("", _PARAGRAPH.sub("\n", html))).splitlines()
    return "\n\n".join(filter(None, map(str.strip, lines)))


def _line(words: str | None) -> str | None:
    return " ".join(unescape(_TAG.sub("", words)).split()) or None if words else None


def _code(lang: str | None) -> str | None:
    return re.split("[-_]", lang.strip())[0].lower() or None if lang else None
