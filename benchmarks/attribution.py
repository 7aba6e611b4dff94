"""`python -m benchmarks attribution`: who said what, against gold, by `bench/score.py`.

PolNeAR marks outermost attributions only: there, the extractor reads by its conventions (`outermost`). The shipped tagger
has learned from NTREX dev; what counts there is its twin, trained before that (MENURUT_TWIN names its folder).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpora import DEV_SETS, labelled, records, score, table, tagger, write
from menurut.extract import Extractor
from menurut.extract.network import Network
from menurut.model import Extracted

Record = dict[str, Any]


def predict(extractor: Extractor, documents: list[Record]) -> Iterator[Record]:
    """Predictions in the shape of the scorers."""
    for d in documents:
        found = extractor.read(d["text"], d["lang"]).attributions
        yield {"id": d["id"], "attributions": [as_record(a) for a in found]}


def as_record(a: Extracted) -> Record:
    """One attribution as JSON."""
    names = ("id", "parent", "source", "cue", "content", "addressee", "act", "kind", "named", "confidence")
    return {name: getattr(a, name) for name in names}


def matches(gold: list[Record], found: list[Record]) -> dict[int, int]:
    """Gold to predicted attributions, one to one, by content (Dice at least a half)."""
    pairs = [(-_dice(g["content"], p["content"]), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)]
    out: dict[int, int] = {}
    for dice, i, j in sorted(pairs):
        if -dice >= 0.5 and i not in out and j not in out.values():
            out[i] = j
    return out


def _dice(a: list[list[int]], b: list[list[int]]) -> float:
    x, y = ({c for s, e in spans for c in range(s, e)} for spans in (a, b))
    return 2 * len(x & y) / max(1, len(x) + len(y))


def labels(gold: list[Record], predicted: list[Record]) -> dict[str, float | None]:
    """Accuracy in percent of act, kind, named over matched attributions; F1 of nested ones with the right parent."""
    k: Counter[str] = Counter()
    for d, p in zip(gold, predicted, strict=True):
        a, b = d["attributions"], p["attributions"]
        at = {x["id"]: j for j, x in enumerate(b)}
        m = matches(a, b)
        k["gold"] += sum(x.get("nested_in") is not None for x in a)
        k["found"] += sum(x["parent"] is not None for x in b)
        for i, j in m.items():
            k["n"] += 1
            k["act"] += a[i].get("act") == b[j]["act"]
            k["kind"] += a[i].get("source_kind") == b[j]["kind"]
            k["named"] += a[i].get("source_named") == b[j]["named"]
            up = a[i].get("nested_in")
            k["right"] += up is not None and b[j]["parent"] is not None and m.get(up) == at[b[j]["parent"]]
    if not any("act" in x for d in gold for x in d["attributions"]):
        return dict.fromkeys(("nested", "act", "kind", "named"))
    nested = 200 * k["right"] / max(1, k["gold"] + k["found"])
    return {"nested": nested, **{name: 100 * k[name] / max(1, k["n"]) for name in ("act", "kind", "named")}}


def run(shared: Path, work: Path, sets: tuple[str, ...] = DEV_SETS, network: Network | None = None) -> str:
    """The table of scores over sets."""
    rows = []
    for name in sets:
        gold = records(shared, name)
        found = list(predict(Extractor(network or tagger(name), outermost=name.startswith("polnear")), gold))
        s = score(shared, "score.py", write(work / f"{name}.gold.jsonl", gold), write(work / f"{name}.jsonl", found))
        kinds = " / ".join(f"{100 * s['attribution ' + kind]['F1']:.0f}" for kind in ("direct", "mixed", "indirect"))
        a = s["attribution"]
        rows.append(
            [
                labelled(name),
                *(100 * a[x] for x in ("P", "R", "F1")),
                100 * s["content exact"]["F1"],
                100 * s["cue exact"]["F1"],
                kinds,
                *labels(gold, found).values(),
            ]
        )
    return table(
        [
            "set",
            "P",
            "R",
            "attribution F1",
            "content exact",
            "cue exact",
            "direct / mixed / indirect",
            "nested",
            "act",
            "kind",
            "named",
        ],
        rows,
    )
