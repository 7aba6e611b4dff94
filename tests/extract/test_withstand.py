"""A document of a million words: what stands around the network takes bounded memory and linear time."""
from __future__ import annotations

import json
import subprocess
import sys

import pytest

MEASURE = """
import json, sys, time
import numpy as np
from menurut.extract.network import Network
from menurut.extract.pieces import cut, sentences, windows
from menurut.extract.quotes import marked
from menurut.extract.units import units

network = Network.load()
text = ("Dua pejabat mengatakan “jembatan itu aman”. " * 10 + "\\n") * (int(sys.argv[1]) // 60)
began = time.process_time()
found, pieces = sentences(text), cut(network.tokenizer, text)
marks, words = marked(text), units(text, pieces, "id")
shares = windows(pieces, np.array([start for start, _ in found]))
seconds = time.process_time() - began
most = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "sentences": len(found), "marks": len(marks), "words": len(words),
                  "longest": max(each.end - each.start for each in shares),
                  "megabytes": most / 1024}))
"""


def measure(words: int) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", MEASURE, str(words)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_a_million_words_become_windows_in_bounded_memory_and_linear_time() -> None:
    part, whole = measure(60_000), measure(1_000_000)
    assert whole["sentences"] == whole["marks"] > 160_000
    assert whole["words"] > 1_000_000
    assert whole["longest"] <= 510
    assert whole["megabytes"] < 600
    assert whole["seconds"] < 40 * part["seconds"]
