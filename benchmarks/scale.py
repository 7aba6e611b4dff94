"""`python -m benchmarks scale`: linking and counting origins in growing ledgers of generated cascades, readings given.

CPU-seconds and peak memory of a process of its own for each size; the exponent is that of the power law through the
sizes. `one more` is the wall time of adding one article to the full ledger, the median of nine. Sizes come from
MENURUT_SCALE (articles, separated by commas).
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cascades.make import cascades
from benchmarks.corpora import table
from menurut.ledger import Ledger

SIZES = "1000,10000,100000"


def run(shared: Path, work: Path) -> str:
    """The table, one row a size."""
    sizes = [int(each) for each in os.environ.get("MENURUT_SCALE", SIZES).split(",")]
    found = [_apart(size, work) for size in sizes]
    columns = ("linking", "claims", "minutes", "rss", "file", "one")
    rows = [[f"{each['articles']:,}", *(each[column] for column in columns)] for each in found]
    head = ["articles", "linking, CPU-s", "claims and origins, CPU-s", "wall, min", "peak RSS, MB", "file, MB", "one more, ms"]
    text = table(head, rows)
    if len(found) > 1:
        totals = [math.log(each["linking"] + each["claims"]) for each in found]
        slope = float(np.polyfit([math.log(size) for size in sizes], totals, 1)[0])
        bars = "bar: ≤ 1.15; 100,000 in ≤ 20 minutes and ≤ 4 GB; one more ≤ 300 ms"
        text += f"\n\nTime grows with exponent {slope:.2f} ({bars})."
    return text


def _apart(size: int, work: Path) -> dict[str, Any]:
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.scale", str(size), str(work / f"scale-{size}.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(done.stdout.splitlines()[-1], file=sys.stderr, flush=True)  # a long run may be ended before its table is there
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(size: int, path: Path) -> dict[str, float]:
    """One ledger from nothing: time of linking and of all claims, memory, and the time for one article more."""
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    began, cpu = time.time(), time.process_time()
    with Ledger(path) as ledger:
        batch: list[Any] = []
        for readings, _ in cascades(size, seed=5):
            batch += readings
            if len(batch) >= 2000:
                ledger.add(batch)
                batch = []
        ledger.add(batch)
        linking = time.process_time() - cpu
        cpu = time.process_time()
        claims = sum(1 for _ in ledger.each_claim())
        made = time.process_time() - cpu
        wall = time.time() - began
    one = _one_more(path)
    return {
        "articles": size, "linking": linking, "claims": made, "minutes": wall / 60, "found": claims, "one": 1000 * one,
        "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, "file": path.stat().st_size / 1e6,
    }  # fmt: skip


def _one_more(path: Path) -> float:
    times = []
    with Ledger(path) as ledger:
        for readings, _ in cascades(100, seed=77):
            began = time.time()
            ledger.add(readings[0])
            times.append(time.time() - began)
    return float(np.median(times[1:]))


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), Path(sys.argv[2]))))
