"""Documents and extractions from marked text, so that a test shows the words it is about.

`⟦s1 …⟧` source, `c` cue, `t` content, `a` addressee, `b` basis, `r` reason of the attribution of that number.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from menurut.model import Document, Extracted, Extraction, Party, Reading, Sentence, Span
from menurut.resolve import resolve

_MARK = re.compile(r"⟦([sctabr]\d+(?:,[sctabr]\d+)*) |⟧")
_ROLES = {"s": "source", "c": "cue", "t": "content", "a": "addressee", "b": "basis", "r": "reason"}


def marked(body: str, **told: dict[str, Any]) -> tuple[str, tuple[Extracted, ...]]:
    """The plain text and its attributions a1, a2 …; `a1={"kind": "person", "named": True, "parent": "a2"}` says more."""
    spans: dict[str, dict[str, list[Span]]] = {}
    stack: list[tuple[str, int]] = []
    out, at, place = [], 0, 0
    for found in _MARK.finditer(body):
        out.append(body[at : found.start()])
        place += found.start() - at
        at = found.end()
        if found.group(1):
            stack.append((found.group(1), place))
            continue
        tags, start = stack.pop()
        for tag in tags.split(","):
            spans.setdefault(f"a{tag[1:]}", {}).setdefault(_ROLES[tag[0]], []).append((start, place))
    text = "".join(out) + body[at:]
    return text, tuple(_one(name, spans[name], told.get(name, {})) for name in sorted(spans, key=lambda name: int(name[1:])))


def _one(name: str, spans: dict[str, list[Span]], told: dict[str, Any]) -> Extracted:
    plain = Extracted(name, (), (), (), kind="person", confidence=0.9)
    return replace(plain, **{role: tuple(sorted(pieces)) for role, pieces in spans.items()}, **told)


def read(body: str, lang: str | None = "en", document: dict[str, Any] | None = None,
         sentences: tuple[Sentence, ...] = (), **told: dict[str, Any]) -> Reading:
    """The reading of a marked text."""
    text, found = marked(body, **told)
    return resolve(Document("d", text, lang, **(document or {})), Extraction(found, sentences))


def party(reading: Reading, name: str) -> Party:
    """The party behind an attribution."""
    wanted = next(each.party for each in reading.attributions if each.id == name)
    return next(each for each in reading.parties if each.id == wanted)


def groups(reading: Reading) -> list[list[str]]:
    """The attributions of each party, in order: [["a1", "a3"], ["a2"]]."""
    by: dict[str | None, list[str]] = {}
    for each in reading.attributions:
        by.setdefault(each.party, []).append(each.id)
    return list(by.values())
