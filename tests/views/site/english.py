"""What of a page is still English in another language, outside of names, of articles and of what is the same everywhere."""
from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import Final

from babel.messages.catalog import Catalog

from docs import catalogues

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_ISOLATED: Final = re.compile("\u2068[^\u2069]*\u2069")  # names and words of articles, where there can be no elements
_TOLD: Final = ("aria-label", "placeholder", "alt", "title")
_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "source", "wbr"))
# Elements that hold names, words of articles, ids and keys. What is in another language says so.
_GIVEN: Final = frozenset(
    ("bdi", "textarea", "q", "blockquote", "cite", "code", "kbd", "del", "ins", "script", "datalist", "mark", "pre"))
_GIVEN_CLASSES: Final = frozenset({"text", "beside", "wordmark", "citation", "box", "words", "badge", "sign"})
# The same in every language: names of formats and products, and what is written in them.
SAME: Final = frozenset((
    "menurut", "json", "html", "csv", "url", "openapi", "rss", "atom", "toml", "utc", "utf", "mb", "aa", "esc", "parquet",
    "graphml", "followthemoney", "schema", "org", "jsonl", "ld", "prov", "web", "annotation", "ap", "reuters", "english",
    "bahasa", "indonesia", "http", "https"))


class _Reader(HTMLParser):
    """Gathers what the page itself says: text outside of what is given, and the labels that are only heard or pointed at."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang, self.said, self._open = lang, list[str](), list[tuple[str, bool]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        given = self._is_given or tag in _GIVEN or bool(_GIVEN_CLASSES & set((known.get("class") or "").split()))
        given = given or known.get("lang") not in (None, self.lang) or ("dir" in known and tag not in ("html", "input", "svg"))
        if not given and known.get("placeholder") != "id":
            self.said += [each for name in _TOLD if (each := known.get(name))]
        if tag not in _EMPTY:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_given:
            self.said.append(data)

    @property
    def _is_given(self) -> bool:
        return bool(self._open and self._open[-1][1])


def said(page: str, lang: str) -> list[str]:
    """What a page says by itself, in pieces."""
    reader = _Reader(lang)
    reader.feed(page)
    return [" ".join(each.split()) for each in reader.said if each.strip()]


def leftovers(page: str, lang: str, given: frozenset[str] = frozenset()) -> set[str]:
    """The pieces of a page that are English; `given` are words of its articles that stand in titles and labels too."""
    known = given | SAME
    return {piece for piece in said(page, lang) if any(_is_english(each, lang) for each in words(piece) - known)}


def words(text: str) -> frozenset[str]:
    """The words of a text in small letters; a letter alone is the sign of a source."""
    return frozenset(each.casefold() for each in _WORD.findall(_ISOLATED.sub(" ", text)) if len(each) > 1)


def _is_english(word: str, lang: str) -> bool:
    """In Arabic whatever is written in Latin letters; else what is a word of the English page and not of the other."""
    return word.isascii() if lang == "ar" else word in _spoken("en") and word not in _spoken(lang)


@cache
def _spoken(lang: str) -> frozenset[str]:
    """All words that the page has in a language."""
    found: Catalog = catalogues.extracted() if lang == "en" else catalogues.catalogue(lang)
    told = (each.id if lang == "en" else each.string for each in found if each.id)
    texts = (each if isinstance(each, str) else " ".join(each) for each in told)
    return words(" ".join(re.sub(r"%\(\w+\)s", " ", each) for each in texts))
