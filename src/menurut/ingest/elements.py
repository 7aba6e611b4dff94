"""XML from anybody, read without running into what XML can do: no entities, no network, no end to what may be malformed."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Any, Final

from menurut.ingest.unreadable import Unreadable

_NAMES: Final = {
    "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns#": "atom",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content", "http://search.yahoo.com/mrss/": "media",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "", "http://www.google.com/schemas/sitemap/0.84": "",
}  # fmt: skip
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,30};))?")


@dataclass(frozen=True, slots=True)
class Element:
    """An element by the short names of its namespaces: "title", "dc:creator". In Atom, its own elements have no prefix."""

    _node: Any
    _own: str

    @property
    def name(self) -> str:
        """Its name, with the prefix by which we know its namespace."""
        return _named(self._node, self._own)

    def every(self, name: str) -> list[Element]:
        """Its children of a name."""
        return [each for each in self._children() if each.name == name]

    def first(self, name: str) -> Element | None:
        """Its first child of a name."""
        return next((each for each in self._children() if each.name == name), None)

    def text(self, *paths: str) -> str | None:
        """The words under the first path ("news:news/news:title") that leads to any; of an empty link, where it leads."""
        for path in paths:
            for found in self._at(path):
                words = "".join(found._node.itertext()).strip() or (found.attribute("href") or "").strip()
                if words:
                    return words
        return None

    def attribute(self, name: str) -> str | None:
        """An attribute, whatever its namespace."""
        every = {re.split("[}:]", key)[-1]: value for key, value in self._node.attrib.items()}
        return every.get(name)

    def html(self) -> str | None:
        """What an Atom element holds, as HTML; None where it is of another kind or stands elsewhere."""
        kind = (self.attribute("type") or "text").lower()
        if kind in ("html", "text/html"):
            return "".join(self._node.itertext()).strip() or None
        if kind != "xhtml":
            return None
        from lxml import etree

        return "".join(etree.tostring(each, encoding="unicode", method="html", with_tail=True) for each in self._node) or None

    def _at(self, path: str) -> Iterator[Element]:
        name, _, rest = path.partition("/")
        for each in self.every(name):
            yield from each._at(rest) if rest else [each]

    def _children(self) -> Iterator[Element]:
        return (Element(each, self._own) for each in self._node if isinstance(each.tag, str))


def parsed(text: str) -> Element | None:
    """The root element of a text, as far as it can be read; None where there is nothing of the kind."""
    try:
        from lxml import etree
    except ImportError as error:
        raise Unreadable("needs-web", "reading feeds needs more packages: pip install 'menurut[web]'") from error
    whole = _mended(_CONTROLS.sub("", _DECLARATION.sub("", text)))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(whole.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    return Element(root, "atom" if _prefix(root) == "atom" else "")


def _mended(text: str) -> str:
    """Ampersands as XML wants them, outside of what is to be taken as it is (CDATA)."""
    first, *rest = text.split("<![CDATA[")
    pieces = [_AMPERSAND.sub(_meant, first)]
    for each in rest:
        verbatim, end, after = each.partition("]]>")
        pieces.append(f"<![CDATA[{verbatim}{end}{_AMPERSAND.sub(_meant, after)}")
    return "".join(pieces)


def _meant(match: re.Match[str]) -> str:
    """Named characters of HTML are no names in XML, and an ampersand must be written as one; many feeds do neither."""
    return html5.get(match[1] or "") or f"&amp;{match[1] or ''}"


def _named(node: Any, own: str) -> str:  # noqa: ANN401
    prefix, name = _prefix(node), node.tag.rpartition("}")[2]
    return name if prefix in ("", own) else f"{prefix}:{name}"


def _prefix(node: Any) -> str:  # noqa: ANN401
    space = node.tag[1:].partition("}")[0] if node.tag.startswith("{") else ""
    return _NAMES.get(space.lower(), "?" if space else "")
