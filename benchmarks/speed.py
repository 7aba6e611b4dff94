"""`python -m benchmarks speed`: words per CPU-second, peak memory, time to the first reading.

Each number is of a process of its own, over articles repeated until there are some 30,000 words. Machines are shared and
noisy: beside it stands how many 384 × 384 × 1536 matrix products a CPU-second held in the same run, to compare by ratio.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from benchmarks.corpora import LANGUAGES, records, table, write

WORDS = 30_000


def run(shared: Path, work: Path) -> str:
    """The table of speed by language."""
    rows = []
    for lang in LANGUAGES:
        path = write(work / f"speed.{lang}.jsonl", _articles(shared, lang))
        done = subprocess.run([sys.executable, "-m", "benchmarks.speed", str(path)], capture_output=True, text=True, check=True)
        k = json.loads(done.stdout.splitlines()[-1])
        rows.append([lang, k["words"], round(k["rate"]), round(k["first"], 2), round(k["peak"]), round(k["products"])])
    return table(
        [
            "language",
            "words",
            "words per CPU-second",
            "first reading after (s)",
            "peak RSS (MB)",
            "matrix products per CPU-second",
        ],
        rows,
    )


def _articles(shared: Path, lang: str) -> list[dict[str, str]]:
    out, words = [], 0
    for i, d in enumerate(cycle(records(shared, f"ntrex.train.{lang}"))):
        if words >= WORDS:
            break
        out.append({"id": str(i), "lang": lang, "text": d["text"]})
        words += len(d["text"].split())
    return out


def _measure(path: Path) -> dict[str, float]:
    began = time.perf_counter()
    import menurut

    readings, words = menurut.read_all([path]), 0
    first = next(iter(readings))
    started = time.perf_counter() - began
    cpu = time.process_time()
    for reading in readings:
        words += len(reading.document.text.split())
    cpu = time.process_time() - cpu
    peak = _peak()
    return {
        "words": words + len(first.document.text.split()),
        "rate": words / cpu,
        "first": started,
        "peak": peak,
        "products": _products(),
    }


def _peak() -> float:
    """The most memory (MB) this process held. Not `ru_maxrss`: a process starts with what the one that started it held."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def _products() -> float:
    import numpy as np

    a, b = np.ones((384, 384), np.float32), np.ones((384, 1536), np.float32)
    began = time.process_time()
    for _ in range(100):
        a @ b
    return 100 / (time.process_time() - began)


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
