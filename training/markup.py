"""Annotated articles as a person writes them: marks in the running text, labels below it.

A file has three parts, divided by lines of `---`::

    lang: en
    outlet: The Harbour Post
    published: 2024-03-05
    genre: agency report, unnamed officials
    ---
    ⟦s1 Two officials ⟦b1 familiar with the talks⟧⟧ ⟦c1 said⟧ ⟦t1 that ⟦s2 the minister⟧ ⟦c2 had threatened⟧ ⟦t2 to resign⟧⟧.
    ---
    1 say group unnamed | officials | 2
    2<1 promise person named | the minister

Roles: s source, c cue, t content, a addressee, b basis of knowledge, r reason for anonymity, each with the number of
its attribution; several marks of one role and number are pieces of one discontinuous span; `⟦s1,s2 they⟧` puts one
span into two attributions. Without a number: `⟦k …⟧` commentary, `⟦d=2024-03 …⟧` a date with its value, `⟦credit …⟧`.
A label line is `number[<parent] act kind named|unnamed | party [| count]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ACTS = ("say", "deny", "confirm", "ask", "urge", "promise", "warn", "criticise", "praise", "decline", "attitude")
KINDS = ("person", "group", "organization", "outlet", "document", "unspecified")
ROLES = {"s": "source", "c": "cue", "t": "content", "a": "addressee", "b": "basis", "r": "reason"}

_MARK = re.compile(r"⟦([^\s⟦⟧]+) |⟧")
_TAG = re.compile(r"([sctabr])(\d+)|k|credit|d=(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_LABEL = re.compile(r"(\d+)(?:<(\d+))? (\w+) (\w+) (named|unnamed)(?: \| (.*?))?(?: \| (\S+))?")


class MarkupError(ValueError):
    """An annotated article that does not follow the format; says where and why."""


@dataclass
class _Marks:
    text: str
    roles: dict[tuple[str, int], list[list[int]]] = field(default_factory=dict)
    commentary: list[list[int]] = field(default_factory=list)
    credit: list[list[int]] = field(default_factory=list)
    dates: list[list[Any]] = field(default_factory=list)


def parse(source: str, name: str = "article") -> dict[str, Any]:
    """One annotated article as a record in the shape of the corpora (text, attributions, commentary, dates, credit)."""
    parts = re.split(r"^---\s*$\n?", source, flags=re.MULTILINE)
    if len(parts) != 3:
        raise MarkupError(f"{name}: {len(parts)} parts between '---' lines, not 3")
    head, body, labels = parts
    marks = _read_marks(body.strip("\n"), name)
    record: dict[str, Any] = {"id": name, **_read_head(head, name), "text": marks.text}
    record["attributions"] = _attributions(marks, _read_labels(labels, name), name)
    record |= {"commentary": marks.commentary, "dates": marks.dates, "credit": marks.credit}
    return record


def load(path: Path) -> dict[str, Any]:
    """`parse` for a file; the record's id is the file's name with its folder."""
    return parse(path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.stem}")


def load_all(folder: Path) -> list[dict[str, Any]]:
    """Every article under a folder, in order of their names."""
    return [load(path) for path in sorted(folder.rglob("*.txt"))]


def _read_head(head: str, name: str) -> dict[str, str]:
    out = {}
    for line in filter(None, map(str.strip, head.splitlines())):
        key, colon, value = line.partition(":")
        if not colon:
            raise MarkupError(f"{name}: header line without a colon: {line!r}")
        out[key.strip()] = value.strip()
    return out


def _read_marks(body: str, name: str) -> _Marks:
    marks, out, stack, at = _Marks(""), [], [], 0
    for found in _MARK.finditer(body):
        out.append(body[at : found.start()])
        at, place = found.end(), sum(map(len, out))
        if found.group(1):
            stack.append((found.group(1), place))
        elif stack:
            tags, start = stack.pop()
            for tag in tags.split(","):
                _store(marks, tag, [start, place], name)
        else:
            raise MarkupError(f"{name}: '⟧' without a '⟦' before {body[at : at + 30]!r}")
    if stack:
        raise MarkupError(f"{name}: '⟦{stack[-1][0]}' is never closed")
    marks.text = "".join(out) + body[at:]
    if "⟦" in marks.text:
        raise MarkupError(f"{name}: '⟦' without a tag and a space after it")
    return marks


def _store(marks: _Marks, tag: str, span: list[int], name: str) -> None:
    found = _TAG.fullmatch(tag)
    if not found:
        raise MarkupError(f"{name}: unknown tag {tag!r}")
    if found.group(1):
        marks.roles.setdefault((found.group(1), int(found.group(2))), []).append(span)
    elif found.group(3):
        marks.dates.append([*span, found.group(3)])
    else:
        (marks.commentary if tag == "k" else marks.credit).append(span)


def _read_labels(labels: str, name: str) -> dict[int, dict[str, Any]]:
    out: dict[int, dict[str, Any]] = {}
    for line in filter(None, map(str.strip, labels.splitlines())):
        found = _LABEL.fullmatch(line)
        if not found or found.group(3) not in ACTS or found.group(4) not in KINDS or int(found.group(1)) in out:
            raise MarkupError(f"{name}: bad label line {line!r}")
        number, parent, act, kind, named, party, count = found.groups()
        out[int(number)] = {
            "parent": int(parent) if parent else None,
            "act": act,
            "source_kind": kind,
            "source_named": named == "named",
            "party": party or "?",
            "source_count": int(count) if count and count.isdigit() else count,
        }
    return out


def _attributions(marks: _Marks, labels: dict[int, dict[str, Any]], name: str) -> list[dict[str, Any]]:
    unknown = {number for _, number in marks.roles} ^ set(labels)
    if unknown:
        raise MarkupError(f"{name}: attributions marked but not labelled, or the reverse: {sorted(unknown)}")
    order = {number: i for i, number in enumerate(labels)}
    out = []
    for number, label in labels.items():
        parent = label.pop("parent")
        if parent is not None and parent not in order:
            raise MarkupError(f"{name}: {number} is nested in {parent}, which is not there")
        spans = {role: sorted(marks.roles.get((letter, number), [])) for letter, role in ROLES.items()}
        if not spans["content"]:
            raise MarkupError(f"{name}: attribution {number} has no content")
        if parent is not None and not _inside(spans["content"], marks.roles.get(("t", parent), [])):
            raise MarkupError(f"{name}: the content of {number} does not lie in that of its parent {parent}")
        out.append({"aid": str(number), **spans, **label, "nested_in": None if parent is None else order[parent]})
    return out


def _inside(inner: list[list[int]], outer: list[list[int]]) -> bool:
    return all(any(a <= s and e <= b for a, b in outer) for s, e in inner)


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:]:
        for each in sorted(Path(argument).rglob("*.txt")) if Path(argument).is_dir() else [Path(argument)]:
            try:
                article = load(each)
                print(f"{each}: ok, {len(article['text'].split())} words, {len(article['attributions'])} attributions")
            except MarkupError as error:
                print(f"{each}: {error}")
