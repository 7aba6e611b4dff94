"""Reads what was exported back, by libraries that know the format and nothing of menurut; nothing comes from a network."""
from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import rdflib
from pyld import jsonld

from menurut.views.exports import export
from tests.views.ledgers import Ledger, claim, readings

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def written(format: str, ledger: Ledger | None = None) -> bytes:
    """What the ledger is in a format."""
    out = io.BytesIO()
    export(ledger or Ledger(), format, out)
    return out.getvalue()


BAD = "\u202e=HYPERLINK(\"x\")</data>\ud800\0\x0b\uffff<&>'\","


def hostile() -> Ledger:
    """The ledger with what breaks formats: lone surrogates, controls, a change of direction, formulas, markup, quotes."""
    known = readings()
    post = known["a" * 64]
    named = {"three engineers": BAD, "the ministry": "=1+1"}
    parties = tuple(replace(each, name=named.get(each.name, each.name)) for each in post.parties)
    document = replace(post.document, title=BAD, url="javascript:alert(1)", published="soon")
    known["a" * 64] = replace(post, document=document, parties=parties)
    told = claim(known)
    first = replace(told.mentions[0], holder=BAD, chain=("The Harbour Post", BAD), text=BAD)
    formula = replace(told.mentions[1], holder="=1+1", chain=("The Harbour Post", "=1+1"))
    return Ledger(known, [replace(told, proposition=BAD, mentions=(first, formula, *told.mentions[2:]))])


def compacted(data: bytes) -> Any:
    """JSON-LD expanded by pyld to what it means, and written with its context again."""
    told = json.loads(data)
    options = {"documentLoader": _bundled}
    return jsonld.compact(jsonld.expand(told, options), told["@context"], options)


def graph(data: bytes) -> rdflib.Graph:
    """JSON-LD as the triples that pyld makes of it, read by rdflib."""
    triples = jsonld.to_rdf(json.loads(data), {"documentLoader": _bundled, "format": "application/n-quads"})
    return rdflib.Graph().parse(data=triples, format="nt")


def _bundled(url: str, options: object) -> dict[str, Any]:
    assert url == CONTEXT, f"{url} is fetched from a network"
    text = (Path(__file__).parent / "anno.json").read_text(encoding="utf-8")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": json.loads(text)}
