"""Mentions as W3C Web Annotations: the words of a claim, in the article where they stand.

The Web Annotation Data Model counts a TextPositionSelector in code points, which is what menurut's own spans are.
"""
from __future__ import annotations

from collections.abc import Iterator

from menurut.views.exports import ids
from menurut.views.exports.linked import Node, document
from menurut.views.exports.source import Source, Told

AROUND = 32  # code points before and after the words, by which they are found where the page has changed
_HEAD = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:menurut:annotations", "type": "AnnotationPage"}


def parts(source: Source) -> Iterator[str]:
    """An AnnotationPage with one Annotation a mention.

    Its bodies are the claim (`identifying`), the stance (`tagging`) and the chain in words (`describing`). The target is
    the article's URL, or a URN where it has none; the words by TextQuoteSelector, and by TextPositionSelector in the text
    as it was read, which `state` names: in a page with its markup they stand elsewhere.
    """
    return document(_HEAD, "items", (_annotation(each) for made in source.claims for each in source.told(made)))


def _annotation(told: Told) -> Node:
    return {"id": ids.mention(told.mention), "type": "Annotation", "motivation": ["linking", "tagging"],
            "body": _bodies(told), "target": _target(told)}


def _bodies(told: Told) -> list[Node]:
    names = " › ".join(each.name for each in told.chain)
    return [
        {"type": "SpecificResource", "purpose": "identifying", "source": ids.claim(told.claim.cid)},
        {"type": "TextualBody", "purpose": "tagging", "value": told.mention.stance, "format": "text/plain", "language": "en"},
        {"type": "TextualBody", "purpose": "describing", "value": names, "format": "text/plain"},
    ]


def _target(told: Told) -> Node:
    text, (start, end), address = told.document.text, told.mention.place.span, ids.reading(told.mention.place.reading)
    url = told.document.url or ""
    quote = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
             "suffix": text[end : end + AROUND]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "type": "SpecificResource", "source": url if url.startswith(("http://", "https://")) else address,
        "selector": [quote, position], "state": {"type": "TimeState", "cached": address},
    }
