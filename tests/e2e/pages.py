"""Every page that there is: found by following links, one of each kind."""
from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')
_ID = re.compile(r"[0-9a-f]{12,}[^/]*|[^/]*%[0-9A-Fa-f]{2}[^/]*|\d+")
# What chooses among things that are shown alike.
_CHOICES = frozenset({"lang", "theme", "format", "page", "limit", "number", "kind", "outlet", "rule", "start", "next", "done"})
_MOST = 80


def kinds(site: str, start: Iterable[str] = ("/", "/nowhere")) -> dict[str, str]:
    """One address of each kind of page, by its pattern ("/claims/…?page"), as a reader finds them from the first page on."""
    todo, found = deque(start), dict[str, str]()
    with httpx.Client(base_url=site, follow_redirects=True, timeout=30) as client:
        while todo and len(found) < _MOST:
            address = todo.popleft()
            if pattern(address) in found:
                continue
            answer = client.get(address, headers={"Accept": "text/html"})
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            found[pattern(address)] = address
            todo.extend(each for each in links(answer.text) if each.startswith("/"))
    return found


def links(page: str) -> list[str]:
    """Where the links of a page lead, in order."""
    return list(map(unescape, _LINK.findall(page)))


def pattern(address: str) -> str:
    """An address without what tells one page of a kind from another."""
    parts = urlsplit(address)
    names = sorted({name for name, _ in parse_qsl(parts.query)} - _CHOICES)
    path = "/".join(_ID.sub("…", part) if _ID.fullmatch(part) else part for part in parts.path.split("/"))
    return path + ("?" + "&".join(names) if names else "")
