"""Web Annotations, read by pyld and rdflib with a context of our own that has the W3C's terms."""
from __future__ import annotations

import json
from typing import Any

from rdflib import RDF, Namespace, URIRef

from tests.views.exports.reading import compacted, graph, hostile, written
from tests.views.ledgers import BURST, POST, readings

OA = Namespace("http://www.w3.org/ns/oa#")


def items() -> list[dict[str, Any]]:
    return json.loads(written("webannotation"))["items"]


def test_the_words_are_found_by_their_surroundings() -> None:
    quote, _ = items()[0]["target"]["selector"]
    assert quote["exact"] == BURST
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in POST
    assert (quote["prefix"], quote["suffix"]) == ("Three engineers said ", ". The ministry denied the report")


def test_positions_count_code_points() -> None:
    texts = [each.document.text for each in readings().values()]
    for each in items():
        quote, position = each["target"]["selector"]
        assert any(text[position["start"] : position["end"]] == quote["exact"] for text in texts)


def test_the_target_is_the_article_and_the_text_as_it_was_read() -> None:
    target = items()[0]["target"]
    assert target["source"] == "https://the-harbour-post.example/1"
    assert target["state"] == {"type": "TimeState", "cached": f"urn:menurut:reading:{'a' * 64}"}


def test_a_url_that_is_none_of_the_web_is_no_target() -> None:
    [first, *_] = json.loads(written("webannotation", hostile()))["items"]
    assert first["target"]["source"] == f"urn:menurut:reading:{'a' * 64}"


def test_it_is_the_data_model_of_the_w3c() -> None:
    found = graph(written("webannotation"))
    annotations = set(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == 4
    for each in annotations:
        targets = list(found.objects(each, OA.hasTarget))
        assert len(targets) == 1
        kinds = {found.value(selector, RDF.type) for selector in found.objects(targets[0], OA.hasSelector)}
        assert kinds == {OA.TextQuoteSelector, OA.TextPositionSelector}
        assert set(found.objects(each, OA.motivatedBy)) == {OA.linking, OA.tagging}
    assert URIRef("urn:menurut:claim:3f9c0a") in set(found.objects(None, OA.hasSource))


def test_every_key_has_a_meaning() -> None:
    # A term that the context does not know is dropped when it is expanded: what comes back must be what was written.
    assert compacted(written("webannotation")) == json.loads(written("webannotation"))
