"""An HTML page to a document: the article without what surrounds it, and what the page says of it."""
from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from menurut.ingest.article import document, failed
from menurut.ingest.decode import decode
from menurut.ingest.language import identify
from menurut.ingest.metadata import Metadata, metadata
from menurut.ingest.unreadable import Unreadable, reason
from menurut.model import Document, Issue

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

MOST_CHARACTERS: Final = 5_000_000
"""The largest page that is taken apart, without the pictures that some pages carry inside them."""

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PICTURE: Final = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=]{200,}")
_BREAK: Final = re.compile(r"\s*\n\s*")


def page(
    data: bytes, *, id: str, url: str | None = None, declared: str | None = None, agencies: str | Path | None = None
) -> Document:
    """The article of a page as a document. Its text is the headline and the paragraphs, with a blank line between them.

    `declared` is the encoding that the server stated. A page without an article gives a document without text.
    """
    try:
        html, issues = decode(data, declared or _charset(data))
        html = _PICTURE.sub("", html)
        if len(html) > MOST_CHARACTERS:
            raise Unreadable("too-large", f"the page has more than {MOST_CHARACTERS // 1_000_000} million characters")
        found = _extracted(html)
        about = metadata(html)
    except Unreadable as error:
        return failed(id, error.issue, url=url)
    return _document(found, about, id, url, issues, agencies)


def _document(
    found: Extracted, about: Metadata, id: str, url: str | None, issues: tuple[Issue, ...], agencies: str | Path | None
) -> Document:
    title = about.title or found.title
    text = _with_title(title, _BREAK.sub("\n\n", (found.text or "").strip()))
    return document(
        text,
        id=id,
        lang=identify(text) or about.lang,
        title=title,
        outlet=about.outlet or found.sitename,
        url=url or found.url,
        published=about.published or found.date,
        updated=about.updated,
        byline=about.byline or found.author,
        issues=issues,
        agencies=agencies,
    )


def _extracted(html: str) -> Extracted:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise Unreadable("needs-web", "reading HTML needs more packages: pip install 'menurut[web]'") from error
    try:
        found = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except Exception as error:  # whatever a page does to the extractor, it costs this page only
        raise Unreadable("no-article", f"the page cannot be taken apart: {reason(error)}") from error
    if found is None or isinstance(found, dict) or not any(map(str.isalpha, found.text or "")):
        raise Unreadable("no-article", "no article was found in the page")
    return found


_DATES: Final = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


def _with_title(title: str | None, text: str) -> str:
    """The headline belongs to the article; the extractor often leaves it out."""
    if not title or _squeezed(title) in _squeezed(text[: 4 * len(title) + 400]):
        return text
    return f"{title}\n\n{text}"


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


def _charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None
