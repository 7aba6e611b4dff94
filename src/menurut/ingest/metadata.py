"""What an HTML page says of its article: in JSON-LD, in meta elements, in `time` elements; in that order of trust."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

_TAG: Final = re.compile(r"<(meta|time|html)\b((?:[^>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,200})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]{1,60})\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,400}))")
_SCRIPT: Final = re.compile(r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.{0,400000}?)</script>", re.I | re.S)
_ARTICLES: Final = ("article", "newsarticle", "blogposting", "report", "review", "liveblogposting", "webpage")
_MOST_SCRIPTS: Final = 40

_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "content_publisheddate", "article.published",
)
_UPDATED: Final = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated",
)
_BYLINE: Final = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "content_author")
_OUTLET: Final = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher")
_TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own statements, as written; None where it makes none."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    lang: str | None = None


def metadata(html: str) -> Metadata:
    """What the page states. Broken JSON-LD is passed over, as search engines do."""
    article = _article(html)
    stated = _stated(html)
    return Metadata(
        title=_text(article.get("headline")) or _first(stated, _TITLE),
        byline=_names(article.get("author")) or _name(_first(stated, _BYLINE)),
        outlet=_names(article.get("publisher")) or _first(stated, _OUTLET),
        published=_text(article.get("datePublished")) or _first(stated, _PUBLISHED) or stated.get("time"),
        updated=_text(article.get("dateModified")) or _first(stated, _UPDATED),
        lang=_text(article.get("inLanguage")) or stated.get("html-lang"),
    )


def _article(html: str) -> Mapping[str, Any]:
    """The JSON-LD object that is an article; the more exact kind before "WebPage"."""
    found = [node for node in _nodes(html) if _rank(node) < len(_ARTICLES)]
    return min(found, key=_rank, default={})


def _rank(node: Mapping[str, Any]) -> int:
    kinds = node.get("@type")
    names = [str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(name in ("newsarticle", "article") or name.endswith("newsarticle") for name in names):
        return 0
    return min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES))


def _nodes(html: str) -> Iterator[Mapping[str, Any]]:
    for number, match in enumerate(_SCRIPT.finditer(html)):
        if number == _MOST_SCRIPTS:
            return
        try:
            value = json.loads(match[1], strict=False)
        except (ValueError, RecursionError):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                yield from (each for each in (graph if isinstance(graph, list) else [node]) if isinstance(each, dict))


def _stated(html: str) -> dict[str, str]:
    """Names of meta elements (small letters) to what they say first; also "time" and "html-lang"."""
    stated: dict[str, str] = {}
    for match in _TAG.finditer(html):
        attributes = {key.lower(): unescape(two or one or bare) for key, two, one, bare in _ATTRIBUTE.findall(match[2])}
        kind = match[1].lower()
        if kind == "html":
            stated.setdefault("html-lang", attributes.get("lang", ""))
        elif kind == "time":
            stated.setdefault("time", attributes.get("datetime", ""))
        else:
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            stated.setdefault(name.lower(), attributes.get("content", ""))
    return stated


def _first(stated: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((words for name in names if (words := stated.get(name, "").strip())), None)


def _text(value: object) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """A person, an organization, or a list of them, in JSON-LD."""
    each = value if isinstance(value, list) else [value]
    names = [_name(_text(one.get("name") if isinstance(one, dict) else one)) for one in each]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _name(words: str | None) -> str | None:
    """Some pages give the address of the author's page for a name."""
    return None if words is None or "://" in words or words.startswith("@") else words
