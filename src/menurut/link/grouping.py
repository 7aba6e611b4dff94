"""Groups of statements that are one claim: joined from the surest comparison down, never across what cannot be one.

Average-link clustering over the pairs that were compared, with people's judgements as constraints (Wagstaff et al. 2001,
"Constrained k-means clustering with background knowledge", for must-link and cannot-link). The result depends on the set
of comparisons only, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from menurut.claims import Comparison, Judgement

_JOINED: Final = 0.5  # mean score of the compared pairs between two groups from which they are one
_SUPPORT: Final = 0.3  # the same over all their pairs, of which those that were not worth comparing count as nothing
_WINDOW: Final = 24  # statements of a large group that one statement is likely to have been compared with
_CERTAIN: Final = 2.0  # a person's "same": above every score
Pair = tuple[str, str]


def groups(
    statements: Iterable[str],
    comparisons: Iterable[Comparison],
    judgements: Iterable[Judgement] = (),
    sentences: Mapping[str, Hashable] | None = None,
) -> list[tuple[str, ...]]:
    """The groups of statements (ids), each sorted, in the order of their first members; most have one member only.

    `sentences` says of statements which sentence of which article they stand in: two clauses of one sentence do not state
    the same.
    """
    scores, apart, kept_apart = _decided(comparisons, judgements)
    clusters = _Clusters(statements, scores, apart, kept_apart, sentences or {})
    # What people decided comes last: who says "same" of two claims means the groups that the machine would make.
    for (a, b), score in sorted(scores.items(), key=lambda each: (each[1] >= _CERTAIN, -each[1], each[0])):
        if score >= _JOINED:
            clusters.join(a, b, certain=score >= _CERTAIN)
    return clusters.found()


def _decided(
    comparisons: Iterable[Comparison], judgements: Iterable[Judgement]
) -> tuple[dict[Pair, float], set[Pair], set[Pair]]:
    """The scores of pairs, and the pairs that cannot be one claim: all, and those by a person's word.

    What is different counts as what was never compared: that many of a group differ, their share of all pairs tells.
    """
    scores: dict[Pair, float] = {}
    apart: set[Pair] = set()
    kept_apart: set[Pair] = set()
    for each in comparisons:
        pair = (min(each.a, each.b), max(each.a, each.b))
        if each.relation == "same":
            scores[pair] = each.score
        elif each.relation != "different":
            scores[pair] = 0.0
            apart.add(pair)
    for judgement in judgements:
        if judgement.kind == "same" and len(judgement.subject) == 2:
            pair = (min(judgement.subject), max(judgement.subject))
            if judgement.answer == "same":
                scores[pair] = _CERTAIN
                apart.discard(pair)
                kept_apart.discard(pair)
            elif judgement.answer == "not same":
                scores[pair] = 0.0
                kept_apart.add(pair)
    return scores, apart | kept_apart, kept_apart


class _Clusters:
    """Groups while they grow: for each the others that it was compared with, and those that it cannot join.

    Where a person says "same", only another "not same" of a person can keep two groups apart.
    """

    def __init__(
        self, statements: Iterable[str], scores: dict[Pair, float], apart: set[Pair], kept_apart: set[Pair],
        sentences: Mapping[str, Hashable],
    ) -> None:  # fmt: skip
        self._members = {each: [each] for each in statements}
        self._sentences = {each: {sentences.get(each, each)} for each in self._members}
        self._of = {each: each for each in self._members}
        self._links: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        self._apart, self._kept_apart = self._by_group(apart), self._by_group(kept_apart)
        for (a, b), score in scores.items():
            if a in self._of and b in self._of:
                self._links[a][b] = self._links[b][a] = (min(score, 1.0), 1)

    def _by_group(self, pairs: Iterable[Pair]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in pairs:
            if a in self._of and b in self._of:
                found[a].add(b)
                found[b].add(a)
        return found

    def join(self, a: str, b: str, certain: bool) -> None:
        """Make the groups of two statements one, unless they must stay apart or are too unlike on the whole."""
        if a not in self._of or b not in self._of:
            return
        one, other = self._of[a], self._of[b]
        if one == other or other in (self._kept_apart if certain else self._apart)[one]:
            return
        total, count = self._links[one].get(other, (0.0, 0))
        pairs = min(len(self._members[one]), _WINDOW) * min(len(self._members[other]), _WINDOW)
        alone = self._sentences[one].isdisjoint(self._sentences[other])
        if certain or (alone and count and total / count >= _JOINED and total / pairs >= _SUPPORT):
            self._merge(*sorted((one, other), key=lambda each: (-len(self._members[each]), each)))

    def _merge(self, kept: str, gone: str) -> None:
        for statement in self._members[gone]:
            self._of[statement] = kept
        self._members[kept] += self._members.pop(gone)
        self._sentences[kept] |= self._sentences.pop(gone)
        for other, (total, count) in self._links.pop(gone, {}).items():
            del self._links[other][gone]
            if other != kept:
                before = self._links[kept].get(other, (0.0, 0))
                self._links[kept][other] = self._links[other][kept] = (before[0] + total, before[1] + count)
        for apart in (self._apart, self._kept_apart):
            for other in apart.pop(gone, set()):
                apart[other].discard(gone)
                if other != kept:
                    apart[kept].add(other)
                    apart[other].add(kept)

    def found(self) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted(members)) for members in self._members.values())
