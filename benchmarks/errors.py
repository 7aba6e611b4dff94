"""`python -m benchmarks errors`: the attributions missed and those invented on the dev sets, sorted by kind.

A gold attribution is missed because its cue was not seen, its content was cut wrongly, or its source is another; a found
one is invented where gold has no such cue, or is the wrong half of one of those.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.attribution import as_record, matches
from benchmarks.calibration import same_source
from benchmarks.corpora import DEV_SETS, labelled, records, table, tagger
from menurut.extract import Extractor

Record = dict[str, Any]
MISSED = ("no cue in the text", "nested, cue not seen", "cue not seen", "content cut wrongly", "another source")
INVENTED = ("cue not in gold", "content cut wrongly", "another source", "quotation without cue")


def run(shared: Path, work: Path) -> str:
    """Two tables, counts by set: missed, and invented."""
    missed, invented = {}, {}
    for name in DEV_SETS:
        extractor = Extractor(tagger(name), outermost=name.startswith("polnear"))
        missed[name], invented[name] = Counter[str](), Counter[str]()
        for d in records(shared, name):
            gold = [a for a in d["attributions"] if a["content"]]
            found = [as_record(a) for a in extractor.read(d["text"], d["lang"]).attributions]
            _count(gold, found, missed[name], invented[name])
    return f"{_counts('missed', MISSED, missed)}\n\n{_counts('invented', INVENTED, invented)}"


def _counts(title: str, kinds: tuple[str, ...], by_set: dict[str, Counter[str]]) -> str:
    return table([title, *map(labelled, by_set)], ([kind, *(counts[kind] for counts in by_set.values())] for kind in kinds))


def _count(gold: list[Record], found: list[Record], missed: Counter[str], invented: Counter[str]) -> None:
    pairs = matches(gold, found)
    good = {i: j for i, j in pairs.items() if same_source(gold[i]["source"], found[j]["source"])}
    for i, a in enumerate(gold):
        if i not in good:
            missed[_why_missed(a, found, i in pairs)] += 1
    for j, a in enumerate(found):
        if j not in good.values():
            invented[_why_invented(a, gold, j in pairs.values())] += 1


def _why_missed(a: Record, found: list[Record], paired: bool) -> str:
    if paired:
        return "another source"
    if not a["cue"]:
        return "no cue in the text"
    if any(_touch(a["cue"], b["cue"]) for b in found):
        return "content cut wrongly"
    return "nested, cue not seen" if a.get("nested_in") is not None else "cue not seen"


def _why_invented(a: Record, gold: list[Record], paired: bool) -> str:
    if paired:
        return "another source"
    if not a["cue"]:
        return "quotation without cue"
    return "content cut wrongly" if any(_touch(a["cue"], b["cue"]) for b in gold) else "cue not in gold"


def _touch(a: list[list[int]], b: list[list[int]]) -> bool:
    return any(s < y and x < e for s, e in a for x, y in b)
