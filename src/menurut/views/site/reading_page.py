"""What the page of one article shows."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from menurut.model import Document, Issue, Reading, words
from menurut.views import chains, phrases
from menurut.views.phrases import one_line
from menurut.views.site.saying import Focus, Said, Source, said, sources
from menurut.views.site.shown import Shown

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article, with the day or moment it is of ("" where it has no date)."""

    reading: str
    moment: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of an article shows. `text` is as it came, spans in `said` are code points of it."""

    reading: str
    doc: str
    title: str
    headed: bool
    outlet: str | None
    published: str | None
    updated: str | None
    byline: str | None
    lang: str
    dir: str
    url: str | None
    text: str
    outermost: str
    said: list[Said]
    sources: list[Source]
    dates: list[tuple[str, str]]
    agencies: list[str]
    credit: str
    issues: list[Issue]
    versions: list[Edition]
    focus: Focus | None


def article_page(
    address: str, reading: Reading, versions: list[Edition], focus: Focus | None, part: Shown | None = None
) -> ArticlePage:
    """The page of a reading; `headed` says that the text begins with its title. Of a `part` of it, only what is said there."""
    document = reading.document
    known = sources(reading)
    every = said(reading, known, part.holds) if part and part.count > 1 else said(reading, known)
    signs = {each.sign for each in every}
    title = document.title or document.text.lstrip().partition("\n")[0][:200] or document.id
    return ArticlePage(
        reading=address, doc=document.id, title=one_line(title),
        headed=document.text.lstrip().partition("\n")[0].strip() == title.strip(),
        outlet=document.outlet or (document.credit.outlet if document.credit else None), published=document.published,
        updated=document.updated, byline=document.byline, lang=document.lang or "", dir=_direction(document),
        url=document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        text=document.text, outermost=chains.outermost(reading), said=every,
        sources=[each for each in known.values() if each.sign in signs],
        dates=[(one_line(words(document.text, [each.span])), each.value) for each in reading.dates],
        agencies=list(dict.fromkeys(mark.agency for mark in document.agencies)),
        credit=phrases.credit(document.credit) if document.credit else "", issues=list(reading.issues),
        versions=versions, focus=focus,
    )  # fmt: skip


def _direction(document: Document) -> str:
    """Which way the text runs: "ltr", "rtl", or "auto" where its language is not known."""
    lang = (document.lang or "").partition("-")[0]
    return "auto" if not lang else "rtl" if lang in _RIGHT_TO_LEFT else "ltr"
