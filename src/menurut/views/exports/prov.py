"""Where the words of claims come from, in the terms of PROV-O: a light form of it, as JSON-LD."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from menurut.claims import Claim, Copy
from menurut.views.exports import ids
from menurut.views.exports.linked import TERMS, Node, document, named, once
from menurut.views.exports.source import Source, Told, Who

_CONTEXT = {"prov": "http://www.w3.org/ns/prov#", "dct": "http://purl.org/dc/terms/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "menurut": TERMS}
_AGENTS = {"person": "prov:Person", "organization": "prov:Organization", "outlet": "prov:Organization"}


def parts(source: Source) -> Iterator[str]:
    """One JSON-LD object; its context stands in it, nothing is to be fetched.

    A mention `wasQuotedFrom` its article, which `wasAttributedTo` the outlet and to agencies that it names. Where the chain
    goes on, the mention `hadPrimarySource` the account of its last, and each account on the way `wasQuotedFrom` the next;
    every account `wasAttributedTo` its party. A mention is a `specializationOf` its claim; a claim `wasRevisionOf` the one
    it updates; an article `wasQuotedFrom` (or, translated, `wasDerivedFrom`) the one whose text it has.
    """
    return document({"@context": _CONTEXT}, "@graph", _nodes(source))


def _nodes(source: Source) -> Iterator[Node]:
    seen: set[str] = set()
    for made in source.claims:
        yield _claim(made.claim)
        for told in source.told(made):
            yield from named([_agent(each) for each in (*told.chain, *told.agencies)], seen, "rdfs:label")
            yield from once([_article(told)], seen)
            yield _mention(told)
            yield from _accounts(told)
        yield from _copies(made.copies, seen)


def _claim(claim: Claim) -> Node:
    return {
        "@id": ids.claim(claim.cid), "@type": ["prov:Entity", "menurut:Claim"], "prov:value": claim.proposition,
        "prov:wasRevisionOf": _ref(ids.claim(claim.updates)) if claim.updates else None,
        "menurut:contradicts": [_ref(ids.claim(each)) for each in claim.contradicts],
        "menurut:originsAtLeast": claim.origins.at_least, "menurut:originsAtMost": claim.origins.at_most,
    }


def _agent(who: Who) -> Node:
    return {"@id": ids.party(who), "@type": ["prov:Agent", _AGENTS.get(who.kind, "menurut:Party")], "rdfs:label": who.name,
            "menurut:named": who.named}


def _article(told: Told) -> Node:
    document = told.document
    url = document.url if (document.url or "").startswith(("http://", "https://")) else None
    return {
        "@id": ids.reading(told.mention.place.reading), "@type": ["prov:Entity", "menurut:Article"],
        "dct:title": document.title, "dct:identifier": document.id, "dct:language": document.lang,
        "dct:issued": document.published, "dct:source": url,
        "prov:wasAttributedTo": [_ref(ids.party(each)) for each in (told.outlet, *told.agencies)],
    }


def _mention(told: Told) -> Node:
    mention, below = told.mention, len(told.chain) > 1
    return {
        "@id": ids.mention(mention), "@type": ["prov:Entity", "menurut:Mention"], "prov:value": mention.text,
        "prov:specializationOf": _ref(ids.claim(told.claim.cid)), "menurut:stance": mention.stance,
        "menurut:start": mention.place.span[0], "menurut:end": mention.place.span[1],
        "prov:wasQuotedFrom": _ref(ids.reading(mention.place.reading)), "prov:wasAttributedTo": _ref(ids.party(told.outlet)),
        "prov:wasDerivedFrom": _ref(ids.account(mention, 1)) if below else None,
        "prov:hadPrimarySource": _ref(ids.account(mention, len(told.chain) - 1)) if below else None,
    }


def _accounts(told: Told) -> Iterator[Node]:
    """What each party below the outlet told, each quoting the next."""
    below = [*enumerate(told.chain)][1:]
    following = {place: after for (place, _), (after, _) in pairwise(below)}
    for place, who in below:
        after = following.get(place)
        yield {
            "@id": ids.account(told.mention, place), "@type": ["prov:Entity", "menurut:Account"],
            "prov:wasAttributedTo": _ref(ids.party(who)),
            "prov:wasQuotedFrom": _ref(ids.account(told.mention, after)) if after else None,
        }


def _copies(copies: Iterable[Copy], seen: set[str]) -> Iterator[Node]:
    """From whose text articles are, each pair once."""
    for each in copies:
        if each.source and f"{each.a} {each.b}" not in seen:
            seen.add(f"{each.a} {each.b}")
            yield _copy(each)


def _copy(each: Copy) -> Node:
    later = each.b if each.source == each.a else each.a
    how = "prov:wasDerivedFrom" if each.kind == "translation" else "prov:wasQuotedFrom"
    return {"@id": ids.reading(later), how: _ref(ids.reading(each.source or ""))}


def _ref(id: str) -> Node:
    return {"@id": id}
