"""Things that are joined into groups: a disjoint-set forest whose groups do not depend on the order of joining."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Node = TypeVar("Node", int, tuple[str, ...])


class Joined(Generic[Node]):
    """Nodes in groups; the root of a group is its least node, so that the same joins give the same roots in any order."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._above: dict[Node, Node] = {node: node for node in nodes}

    def __contains__(self, node: Node) -> bool:
        return node in self._above

    def root(self, node: Node) -> Node:
        """The least node of the group."""
        top = node
        while self._above[top] != top:
            top = self._above[top]
        while self._above[node] != top:
            self._above[node], node = top, self._above[node]
        return top

    def join(self, one: Node, other: Node) -> bool:
        """Make two groups one; whether they were two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first
        return first != second

    def groups(self) -> list[tuple[Node, ...]]:
        """The groups, by their roots, each sorted."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self._above):
            found[self.root(node)].append(node)
        return [tuple(found[root]) for root in sorted(found)]
