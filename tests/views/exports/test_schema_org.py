"""schema.org, read by pyld and rdflib; only terms that it has, and no rating."""
from __future__ import annotations

from rdflib import RDF, SDO, Graph, Literal, URIRef

from tests.views.exports.reading import graph, hostile, written
from tests.views.ledgers import BURST

CLAIM = URIRef("urn:menurut:claim:3f9c0a")


def found() -> Graph:
    return graph(written("schema"))


def test_only_terms_of_schema_org_are_used() -> None:
    every = {term for triple in found() for term in triple if str(term).startswith(str(SDO))}
    assert {SDO.Claim, SDO.Quotation, SDO.NewsArticle} <= every
    assert all(term in SDO for term in every)


def test_nothing_is_rated() -> None:
    text = written("schema").decode()
    assert "Review" not in text
    assert "ating" not in text


def test_a_claim_appears_where_it_stands_first_in_the_earliest() -> None:
    told = found()
    assert told.value(CLAIM, SDO.text) == Literal(BURST)
    assert len(list(told.objects(CLAIM, SDO.appearance))) == 3
    assert told.value(CLAIM, SDO.firstAppearance) == URIRef(f"urn:menurut:reading:{'a' * 64}")


def test_every_mention_is_a_quotation_of_its_holder_about_the_claim() -> None:
    told = found()
    quotations = set(told.subjects(RDF.type, SDO.Quotation))
    assert {str(told.value(told.value(each, SDO.creator), SDO.name)) for each in quotations} == {
        "three engineers", "the ministry", "tiga insinyur", "مهندسون",
    }
    assert all(told.value(each, SDO.about) == CLAIM and told.value(each, SDO.isPartOf) for each in quotations)


def test_hostile_texts_are_valid_rdf() -> None:
    assert len(graph(written("schema", hostile()))) > 40
