"""JSON-LD, object by object: what all exports of that form share."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from menurut.views.plain import line, scalar

TERMS = "urn:menurut:terms:"  # what no vocabulary has a word for: stance, chain, number of origins

Node = dict[str, Any]


def document(head: Node, key: str, nodes: Iterable[Node]) -> Iterator[str]:
    """One JSON object piece by piece: the head's keys, then `key` with a line a node. What is empty is left out of nodes."""
    yield json.dumps(head, ensure_ascii=False)[:-1] + f', "{key}": ['
    before = "\n"
    for node in nodes:
        yield before + line(_clean(node))
        before = ",\n"
    yield "\n]}\n"


def once(nodes: Iterable[Node], seen: set[str]) -> Iterator[Node]:
    """The nodes that have not been seen yet, by their ids."""
    for node in nodes:
        if node["@id"] not in seen:
            seen.add(node["@id"])
            yield node


def named(nodes: Iterable[Node], seen: set[str], label: str) -> Iterator[Node]:
    """Nodes of parties: each once, and once more with every other name that it has."""
    for node in nodes:
        if (key := f"{node['@id']} {node[label]}") not in seen:
            yield node if node["@id"] not in seen else {"@id": node["@id"], label: node[label]}
            seen |= {key, node["@id"]}


def _clean(value: Any) -> Any:  # noqa: ANN401
    """The value with valid text (RDF knows no lone surrogates), without keys that say nothing."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items() if each not in (None, "", [], ())}
    return [_clean(each) for each in value] if isinstance(value, list | tuple) else value
