"""PROV-O, read by pyld and rdflib; only terms that PROV has."""
from __future__ import annotations

from rdflib import PROV, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from tests.views.exports.reading import graph, hostile, written

OWN = Namespace("urn:menurut:terms:")
MUARA, POST = (URIRef(f"urn:menurut:reading:{letter * 64}") for letter in "ba")


def found() -> Graph:
    return graph(written("prov"))


def mention(of: Graph, article: URIRef) -> Node:
    return next(each for each in of.subjects(PROV.wasQuotedFrom, article) if (each, RDF.type, OWN.Mention) in of)


def label(of: Graph, what: Node | None) -> str:
    return str(of.value(of.value(what, PROV.wasAttributedTo), RDFS.label))


def test_only_terms_of_prov_are_used() -> None:
    every = {term for triple in found() for term in triple if str(term).startswith(str(PROV))}
    assert every
    assert all(term in PROV for term in every)


def test_a_chain_is_followed_to_its_primary_source() -> None:
    told = found()
    here = mention(told, MUARA)
    assert label(told, here) == "Harian Muara"
    first = told.value(here, PROV.wasDerivedFrom)
    assert label(told, first) == "The Harbour Post"
    last = told.value(first, PROV.wasQuotedFrom)
    assert label(told, last) == "tiga insinyur"
    assert told.value(here, PROV.hadPrimarySource) == last


def test_a_party_of_several_articles_is_one_agent() -> None:
    told = found()
    [post] = {each for each in told.subjects(RDFS.label, Literal("The Harbour Post"))}
    assert len(set(told.subjects(PROV.wasAttributedTo, post))) > 2


def test_unnamed_sources_of_two_articles_are_two() -> None:
    told = found()
    unnamed = {each for each in told.subjects(OWN.named, Literal(False))}
    assert len(unnamed) == 3


def test_a_translation_derives_from_what_it_translates() -> None:
    assert (MUARA, PROV.wasDerivedFrom, POST) in found()


def test_a_claim_that_updates_another_is_its_revision() -> None:
    assert (URIRef("urn:menurut:claim:3f9c0a"), PROV.wasRevisionOf, URIRef("urn:menurut:claim:11aa")) in found()


def test_hostile_texts_are_valid_rdf() -> None:
    assert len(graph(written("prov", hostile()))) > 40
