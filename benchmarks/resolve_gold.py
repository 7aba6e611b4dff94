"""How well `resolve` does when the attributions are right: gold extractions in, readings out, scored by the shared scorer.

    python -m benchmarks.resolve_gold --data FILE.jsonl [--data …] [--scorer score_reading.py] [--errors N]

Prints one row a file. The data and the scorer are not part of the project; a path that is missing is said and skipped.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from menurut.model import Document, Extracted, Extraction, Reading, Sentence, Span, Spans
from menurut.resolve import resolve
from menurut.resolve.text import sentence_spans
from training.markup import MarkupError, load

SCORER = Path("/work/shared/bench/score_reading.py")
COLUMNS = ("matched", "named", "parties", "basis", "reason", "count", "commentary", "dates")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, action="append", required=True)
    options.add_argument("--scorer", type=Path, default=SCORER)
    options.add_argument("--errors", action="store_true", help="list attributions whose party was not found")
    options.add_argument("--oracle", type=float, default=0.0, metavar="P",
                         help="sentences of gold commentary get P as the tagger's probability (default 0: pack cues alone)")
    given = options.parse_args()
    print("file".ljust(24), *(name.rjust(10) for name in COLUMNS))
    for path in given.data:
        if path.is_dir() or path.is_file():
            _row(path, given)
        else:
            print(f"{path}: not there, skipped")


def _row(path: Path, given: argparse.Namespace) -> None:
    records = _records(path)
    readings = [resolve(*inputs(record, given.oracle)) for record in records]
    scores = _score(records, readings, given.scorer)
    print(path.name[:24].ljust(24), *(str(scores.get(name)).rjust(10) for name in COLUMNS))
    if given.errors:
        for record, reading in zip(records, readings, strict=True):
            _errors(record, reading)


def _records(path: Path) -> list[dict[str, Any]]:
    if path.is_dir():
        return list(_articles(path))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _articles(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.rglob("*.txt")):
        try:
            yield load(path)
        except MarkupError as error:
            print(f"{error}: left out")


def inputs(record: dict[str, Any], oracle: float = 0.0) -> tuple[Document, Extraction]:
    """A gold record as the document and the extraction that a faultless tagger would give."""
    known = {name: record.get(name) for name in ("lang", "outlet", "published")}
    document = Document(record["id"], record["text"], **known)
    found = tuple(_extracted(number, gold) for number, gold in enumerate(record["attributions"]))
    return document, Extraction(found, _sentences(record, oracle))


def _extracted(number: int, gold: dict[str, Any]) -> Extracted:
    parent = gold.get("nested_in")
    return Extracted(
        f"a{number}", *(_spans(gold.get(role)) for role in ("source", "cue", "content", "addressee", "basis", "reason")),
        parent=None if parent is None else f"a{parent}", act=gold["act"], mode=gold.get("type") or "indirect",
        kind=gold["source_kind"], named=gold["source_named"], confidence=1.0,
    )


def _sentences(record: dict[str, Any], oracle: float) -> tuple[Sentence, ...]:
    gold = record.get("commentary") or []
    return tuple(Sentence(span, oracle if _inside(span, gold) else 0.0) for span in sentence_spans(record["text"]))


def _inside(span: Span, gold: list[list[int]]) -> bool:
    return 2 * sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in gold) > span[1] - span[0]


def _spans(spans: list[list[int]] | None) -> Spans:
    return tuple((start, end) for start, end in spans or ())


def _score(records: list[dict[str, Any]], readings: list[Reading], scorer: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        gold.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        pred.write_text("".join(json.dumps({"id": r.document.id, **_plain(r)}) + "\n" for r in readings), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(pred), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _plain(reading: Reading) -> dict[str, Any]:
    out = {name: [asdict(each) for each in getattr(reading, name)] for name in ("attributions", "parties", "sections", "dates")}
    for party in out["parties"]:
        party["sourcing"] = party["sourcing"] or {}
    return out


def _errors(record: dict[str, Any], reading: Reading) -> None:
    text, parties = record["text"], {party.id: party for party in reading.parties}
    gold_of: dict[str, list[str]] = {}
    for gold, found in zip(record["attributions"], reading.attributions, strict=True):
        gold_of.setdefault(found.party or "", []).append(gold["party"])
    first: dict[str, str] = {}
    for gold, found in zip(record["attributions"], reading.attributions, strict=True):
        party = found.party or ""
        major = max(set(gold_of[party]), key=gold_of[party].count)
        home = first.setdefault(gold["party"], party)
        if gold["party"] != "?" and (major != gold["party"] or home != party):
            source = " … ".join(text[s:e] for s, e in found.source)
            at = (found.source or found.cue or found.content)[0][0]
            print(f"   {record['id']} {found.id} [{gold['party']}] {source!r} -> {party} {parties[party].name!r} ({major}) "
                  f"{parties[party].why[-1:]} …{text[max(0, at - 90):at + 60]!r}")


if __name__ == "__main__":
    main()
