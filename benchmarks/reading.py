"""`python -m benchmarks reading`: whole readings against `written.*`, by `bench/score_reading.py`.

The readings come from the command that a user would type, `menurut read --format jsonl`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.corpora import LANGUAGES, records, score, table, write

MEASURES = (
    "matched",
    "act",
    "named",
    "nested",
    "parties",
    "addressee",
    "basis",
    "reason",
    "count",
    "commentary",
    "dates",
    "credit",
)
_INPUT = ("id", "text", "lang", "outlet", "published")


def run(shared: Path, work: Path, split: str = "dev") -> str:
    """The table of scores by language, and their mean."""
    found = {lang: _scores(shared, work, f"written.{split}.{lang}") for lang in LANGUAGES}
    rows = []
    for name in MEASURES:
        values = [found[lang][name] for lang in LANGUAGES]
        known = [float(v) for v in values if v is not None]
        rows.append([name, *values, sum(known) / len(known) if known else None])
    return table(["measure", *LANGUAGES, "mean"], rows)


def _scores(shared: Path, work: Path, name: str) -> dict[str, float | None]:
    gold = records(shared, name)
    inputs = write(work / f"{name}.input.jsonl", ({k: d[k] for k in _INPUT if d.get(k)} for d in gold))
    out = work / f"{name}.reading.jsonl"
    command = [sys.executable, "-m", "menurut", "read", str(inputs), "--format", "jsonl", "--output", str(out)]
    subprocess.run(command, check=True)
    return score(shared, "score_reading.py", write(work / f"{name}.gold.jsonl", gold), out)
