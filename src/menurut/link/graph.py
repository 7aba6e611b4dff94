"""The graph behind a claim: articles, whom they cite, whose text they are, down to the origins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from menurut.claims import Copy
from menurut.link.standing import Link, Standing

NodeKind = Literal["article", "outlet", "party", "unnamed"]
EdgeKind = Literal["cites", "text of", "agency"]


@dataclass(frozen=True, slots=True)
class Node:
    """An article (by its content address), an outlet, a named party, or an unnamed one as known from one outlet."""

    id: str
    label: str
    kind: NodeKind


@dataclass(frozen=True, slots=True)
class Edge:
    """From the one that depends to the one it depends on."""

    start: str
    end: str
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each sorted and once."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(standings: Iterable[Standing], copies: Iterable[Copy] = ()) -> Graph:
    """The graph of one claim from the standings of its mentions and the copies among their readings."""
    nodes: dict[str, Node] = {}
    edges: set[Edge] = set()
    articles: dict[str, str] = {}
    for standing in standings:
        place = standing.mention.place
        article = Node(f"article:{place.reading}", f"{standing.name} ({place.doc})", "article")
        articles[place.reading] = article.id
        way = [article, *(_node(link, standing) for link in standing.chain)]
        if not standing.chain:
            way += [Node(f"outlet:{standing.outlet}", standing.name, "outlet")] * (not standing.agencies)
        nodes |= {node.id: node for node in way}
        edges |= {Edge(one.id, other.id, "cites") for one, other in pairwise(way)}
        for agency in standing.agencies:
            nodes[_node(agency, standing).id] = _node(agency, standing)
            edges.add(Edge(article.id, _node(agency, standing).id, "agency"))
    for copy in copies:
        if copy.source and copy.a in articles and copy.b in articles:
            later = copy.b if copy.source == copy.a else copy.a
            edges.add(Edge(articles[later], articles[copy.source], "text of"))
    return Graph(
        tuple(sorted(nodes.values(), key=lambda node: node.id)),
        tuple(sorted(edges, key=lambda edge: (edge.start, edge.end, edge.kind))),
    )


def _node(link: Link, standing: Standing) -> Node:
    if link.kind == "outlet" and link.named:
        return Node(f"outlet:{link.key}", link.name, "outlet")
    if link.named:
        return Node(f"party:{link.key}", link.name, "party")
    return Node(f"unnamed:{standing.outlet}:{link.key}", link.name or "unnamed", "unnamed")
