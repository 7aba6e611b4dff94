"""GraphML, read by networkx."""
from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx

from tests.views.exports.reading import hostile, written
from tests.views.ledgers import Ledger, claim, readings


def read(data: bytes) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def node(graph: nx.MultiDiGraph, label: str) -> str:
    [found] = [name for name, data in graph.nodes(data=True) if data["label"] == label]
    return found


def test_the_ways_lead_to_the_origin() -> None:
    graph = read(written("graphml"))
    article, origin = node(graph, "Harian Muara (harian-muara)"), node(graph, "tiga insinyur")
    assert [graph.nodes[each]["kind"] for each in nx.shortest_path(graph, article, origin)] == ["article", "outlet", "unnamed"]
    assert {data["how"] for _, _, data in graph.edges(data=True)} == {"cites", "text of"}
    assert {data["claim"] for _, _, data in graph.edges(data=True)} == {"3f9c0a"}


def test_claims_share_nodes_and_have_edges_of_their_own() -> None:
    told = claim(readings())
    one, two = (read(written("graphml", Ledger(every=every))) for every in ([told], [told, replace(told, cid="77")]))
    assert one.number_of_nodes() == two.number_of_nodes()
    assert 2 * one.number_of_edges() == two.number_of_edges()


def test_names_that_are_no_xml_are_written_out() -> None:
    labels = {data["label"] for _, data in read(written("graphml", hostile())).nodes(data=True)}
    assert "⟨U+202E⟩=HYPERLINK(\"x\")</data>⟨U+D800⟩⟨U+0000⟩⟨U+000B⟩\ufffd<&>'\"," in labels
