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


def hostile() -> Ledger:
    """The ledger with what breaks formats: lone surrogates, controls, a change of direction, formulas, markup, quotes."""
    bad = "\u202e=HYPERLINK(\"x\")</data>\ud800\0\x0b\uffff<&>'\","
    known = readings()
    told = claim(known)
    first = replace(told.mentions[0], holder=bad, chain=("The Harbour Post", bad), text=bad)
    formula = replace(told.mentions[1], holder="=1+1", chain=("The Harbour Post", "=1+1"))
    post = known["a" * 64]
    known["a" * 64] = replace(post, document=replace(post.document, title=bad, url="javascript:alert(1)", published="soon"))
    return Ledger(known, [replace(told, proposition=bad, mentions=(first, formula, *told.mentions[2:]))])


def expanded(data: bytes) -> Any:
    """JSON-LD read by pyld."""
    return jsonld.expand(json.loads(data), {"documentLoader": _bundled})


def graph(data: bytes) -> rdflib.Graph:
    """JSON-LD as the triples that pyld makes of it, read by rdflib."""
    triples = jsonld.to_rdf(json.loads(data), {"documentLoader": _bundled, "format": "application/n-quads"})
    return rdflib.Graph().parse(data=triples, format="nt")


def _bundled(url: str, options: object) -> dict[str, Any]:
    assert url == CONTEXT, f"{url} is fetched from a network"
    text = (Path(__file__).parent / "anno.json").read_text(encoding="utf-8")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": json.loads(text)}
