"""The ways to the origins of claims as one graph: GraphML, for Gephi, yEd, networkx."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from menurut.views.exports.source import Source
from menurut.views.phrases import visible

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="how" for="edge" attr.name="how" attr.type="string"/>
<key id="claim" for="edge" attr.name="claim" attr.type="string"/>
<graph id="origins" edgedefault="directed">
"""
_TAIL = "</graph>\n</graphml>\n"
_NONE = re.compile("[\ufffe\uffff]")  # what `visible` leaves and XML does not know


def parts(source: Source) -> Iterator[str]:
    """One directed graph: articles, outlets, parties and unnamed sources, an edge from what depends to what it depends on.

    An edge says `how` ("cites", "text of", "agency") and for which `claim`; nodes are shared between claims.
    """
    yield _HEAD
    seen: set[str] = set()
    number = count(1)
    for made in source.claims:
        claim, graph = made.claim, made.graph
        for node in graph.nodes:
            if node.id not in seen:
                seen.add(node.id)
                yield f"<node id={_id(node.id)}>{_data('label', node.label)}{_data('kind', node.kind)}</node>\n"
        for edge in graph.edges:
            ends = f"source={_id(edge.start)} target={_id(edge.end)}"
            yield f'<edge id="e{next(number)}" {ends}>{_data("how", edge.kind)}{_data("claim", claim.cid)}</edge>\n'
    yield _TAIL


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(_valid(text))}</data>'


def _id(text: str) -> str:
    return quoteattr(_valid(text))


def _valid(text: str) -> str:
    return _NONE.sub("\ufffd", visible(text))
