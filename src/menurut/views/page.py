"""Readings as pages: self-contained HTML, one file an article with an index, or all in one file.

Everything that comes from an article is escaped by the templates and stripped of hidden controls; a content security
policy lets nothing run or load but the style and the script that stand in the page.
"""
from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from menurut.model import Reading
from menurut.views.article import Article, article


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the index of a folder: its page and its numbers."""

    href: str
    title: str
    facts: list[str]
    readable: bool
    attributions: int
    sources: int
    unnamed: int
    issues: tuple[Any, ...]


def one_file(readings: Iterable[Reading]) -> Iterator[str]:
    """One page with all the readings, in pieces of text to be written one after the other. Holds the readings in memory."""
    articles = [article(reading, f"d{number}") for number, reading in enumerate(readings, 1)]
    return _articles(articles, [])


def write_folder(readings: Iterable[Reading], folder: Path) -> None:
    """A page an article and an `index.html` in the folder, which is made if it is not there."""
    folder.mkdir(exist_ok=True)
    entries: list[Entry] = []
    ways: list[tuple[str, str]] = [("All articles", "index.html")]
    for number, reading in enumerate(readings, 1):
        shown, href = article(reading, "d1"), f"{number:04}.html"
        back = [("Previous article", entries[-1].href)] if entries else []
        _save(folder / href, _articles([shown], [*ways, *back]))
        entries.append(_entry(shown, href))
    _save(folder / "index.html", _page("index.j2", title="Who says what, according to whom", entries=entries))


def _articles(articles: list[Article], ways: list[tuple[str, str]]) -> Iterator[str]:
    title = articles[0].title if len(articles) == 1 else "Who says what, according to whom"
    return _page("articles.j2", title=title, articles=articles, ways=ways)


def _entry(shown: Article, href: str) -> Entry:
    counts = (len(shown.cards), shown.sources, len(shown.unnamed))
    return Entry(href, shown.title, shown.facts, shown.readable, *counts, shown.issues)


def _save(path: Path, parts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(parts)


def _page(template: str, **values: Any) -> Iterator[str]:  # noqa: ANN401
    style, script = _asset("style.css"), _asset("script.js")
    own = {"style": Markup(style), "script": Markup(script), "policy": _policy(style, script)}
    return _templates().get_template(template).generate(**own, **values)


@cache
def _templates() -> Environment:
    loader = PackageLoader("menurut.views", "html")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _asset(name: str) -> str:
    return files("menurut.views").joinpath("html", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"


def _hash(inline: str) -> str:
    return "sha256-" + b64encode(sha256(inline.encode()).digest()).decode()
