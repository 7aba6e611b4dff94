"""Through whom each statement reached the reader: from the article's outlet by its agency and the parents to the origin."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from menurut.model import Document, Extracted, Party, Span
from menurut.resolve.who import Company, Who

RELAYED = 0.8
"""The part of a content that the attributions within it must fill for its party to have only passed it on."""

_DEEPEST = 32


class Chains:
    """The chains of the attributions of one document."""

    def __init__(self, document: Document, found: Sequence[Extracted], speakers: Mapping[str, Who], company: Company) -> None:
        self._by_id = {each.id: each for each in found}
        self._speakers = speakers
        self._agency = _agency(document, company)
        self._relayed = _relayed(found, self._by_id)

    def of(self, identity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The chain of an attribution, outermost party first, and those of the chain that only pass on."""
        line = self._line(identity)
        chain, relays = ["p0"], []
        if self._agency is not None:
            relays.append("p0")
            chain.append(self._agency)
        for each in line:
            who = self._speakers.get(each)
            if who is None:
                continue
            name = f"p{who.number}"
            if chain[-1] != name:
                chain.append(name)
            if each != identity and each in self._relayed and name not in relays:
                relays.append(name)
        origin = chain[-1]
        return tuple(chain), tuple(name for name in relays if name != origin)

    def _line(self, identity: str) -> list[str]:
        """The attribution's ancestors and itself, outermost first; a circle of parents is cut where it closes."""
        line: list[str] = []
        at: str | None = identity
        while at is not None and at in self._by_id and at not in line and len(line) < _DEEPEST:
            line.append(at)
            at = self._by_id[at].parent
        return line[::-1]


def _agency(document: Document, company: Company) -> str | None:
    """The agency the article came from: that of the dateline, or the only one marked; several marks settle nothing."""
    numbers = {mark.form: company.agencies[mark.agency] for mark in document.agencies if mark.form != "contribution"}
    marked = {numbers["dateline"]} if "dateline" in numbers else set(numbers.values())
    return f"p{next(iter(marked))}" if len(marked) == 1 and marked != {0} else None


def _relayed(found: Sequence[Extracted], by_id: Mapping[str, Extracted]) -> set[str]:
    inner: dict[str, list[Span]] = {}
    for each in found:
        if each.parent is not None and each.parent in by_id:
            spans = each.source + each.cue + each.content
            inner.setdefault(each.parent, []).append((min(spans)[0], max(end for _, end in spans)) if spans else (0, 0))
    return {name for name, spans in inner.items() if _filled(by_id[name].content, spans) >= RELAYED}


def _filled(content: Sequence[Span], inner: Sequence[Span]) -> float:
    whole = sum(end - start for start, end in content)
    filled, at = 0, 0
    for start, end in sorted(inner):
        filled += sum(max(0, min(end, last) - max(start, first, at)) for first, last in content)
        at = max(at, end)
    return filled / whole if whole else 0.0


def shown(parties: Sequence[Party], chains: Sequence[tuple[str, ...]], addressed: Collection[int]) -> tuple[Party, ...]:
    """The parties that stand in a chain or are candidates of one that does, the outlet, and the named who are addressed."""
    used = {party for chain in chains for party in chain} | {"p0"} | {f"p{number}" for number in addressed}
    used |= {other for party in parties if party.id in used for other in party.candidates}
    return tuple(party for party in parties if party.id in used)
