"""Claims and who says them in the terms of schema.org: Claim, Quotation, NewsArticle, as JSON-LD.

Never ClaimReview: it demands a rating, and menurut gives none.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from menurut.claims import Claim
from menurut.views.exports import ids
from menurut.views.exports.linked import TERMS, Node, document, named, once
from menurut.views.exports.source import Source, Told, Who

_CONTEXT = {"@vocab": "https://schema.org/", "menurut": TERMS}
_TYPES = {"person": "Person", "organization": "Organization", "outlet": "NewsMediaOrganization", "document": "CreativeWork"}


def parts(source: Source) -> Iterator[str]:
    """One JSON-LD object; its context stands in it, nothing is to be fetched.

    A Claim has the articles where it stands as `appearance` and the earliest dated one as `firstAppearance`. Every mention is
    a Quotation: its holder is `creator` (for several people without a name an Organization: schema.org has no other word),
    what it is `about` is the claim, `menurut:stance` the side it takes, `menurut:chain` the names from the outlet on.
    """
    return document({"@context": _CONTEXT}, "@graph", _nodes(source))


def _nodes(source: Source) -> Iterator[Node]:
    seen: set[str] = set()
    for made in source.claims:
        told = list(source.told(made))
        yield _claim(made.claim, told)
        yield from named([_who(who) for each in told for who in (each.outlet, each.holder)], seen, "name")
        yield from once(map(_article, told), seen)
        yield from map(_quotation, told)


def _claim(claim: Claim, told: Sequence[Told]) -> Node:
    dated = sorted((each.document.published, each.mention.place.reading) for each in told if each.document.published)
    return {
        "@id": ids.claim(claim.cid), "@type": "Claim", "identifier": claim.cid, "text": claim.proposition,
        "appearance": [_ref(ids.reading(each)) for each in dict.fromkeys(one.mention.place.reading for one in told)],
        "firstAppearance": _ref(ids.reading(dated[0][1])) if dated else None,
        "menurut:updates": _ref(ids.claim(claim.updates)) if claim.updates else None,
        "menurut:contradicts": [_ref(ids.claim(each)) for each in claim.contradicts],
        "menurut:originsAtLeast": claim.origins.at_least, "menurut:originsAtMost": claim.origins.at_most,
    }


def _who(who: Who) -> Node:
    kind = "Organization" if who.kind == "group" else _TYPES.get(who.kind, "Thing")
    return {"@id": ids.party(who), "@type": kind, "name": who.name, "menurut:named": who.named}


def _article(told: Told) -> Node:
    document = told.document
    url = document.url if (document.url or "").startswith(("http://", "https://")) else None
    return {
        "@id": ids.reading(told.mention.place.reading), "@type": "NewsArticle", "identifier": document.id,
        "headline": document.title, "inLanguage": document.lang, "datePublished": document.published,
        "dateModified": document.updated, "url": url, "publisher": _ref(ids.party(told.outlet)),
    }


def _quotation(told: Told) -> Node:
    mention = told.mention
    return {
        "@id": ids.mention(mention), "@type": "Quotation", "text": mention.text, "inLanguage": told.document.lang,
        "creator": _ref(ids.party(told.holder)), "isPartOf": _ref(ids.reading(mention.place.reading)),
        "about": _ref(ids.claim(told.claim.cid)), "menurut:stance": mention.stance,
        "menurut:chain": {"@list": [each.name for each in told.chain]},
        "menurut:start": mention.place.span[0], "menurut:end": mention.place.span[1],
    }


def _ref(id: str) -> Node:
    return {"@id": id}
