"""GraphML, read by networkx."""
from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx

from menurut.ledger.view import ClaimView
from menurut.link.graph import Edge, Graph, Node
from tests.views.exports.reading import written
from tests.views.ledgers import Ledger, claim, readings


def read(data: bytes) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def test_the_ways_lead_to_the_origin() -> None:
    graph = read(written("graphml"))
    origin = next(node for node, data in graph.nodes(data=True) if data["kind"] == "unnamed")
    assert graph.nodes[origin]["label"] == "three engineers"
    assert all(nx.has_path(graph, node, origin) for node in graph)
    assert {data["how"] for _, _, data in graph.edges(data=True)} == {"cites"}
    assert {data["claim"] for _, _, data in graph.edges(data=True)} == {"3f9c0a"}


def test_claims_share_nodes_and_have_edges_of_their_own() -> None:
    told = claim(readings())
    graph = read(written("graphml", Ledger(every=[told, replace(told, cid="77")])))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 4)


def test_names_that_are_no_xml_are_written_out() -> None:
    bad = "\u202e<b a=\"1\">&\ud800\0\ufffe'"

    class Hostile(Ledger):
        def claim(self, cid: str) -> ClaimView:
            nodes = (Node(f"outlet:{bad}", bad, "outlet"), Node("party:x", "X", "party"))
            return replace(super().claim(cid), graph=Graph(nodes, (Edge(nodes[0].id, nodes[1].id, "cites"),)))

    graph = read(written("graphml", Hostile()))
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert labels == {"⟨U+202E⟩<b a=\"1\">&⟨U+D800⟩⟨U+0000⟩\ufffd'", "X"}
    assert graph.number_of_edges() == 1
