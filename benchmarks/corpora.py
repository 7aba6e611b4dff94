"""The corpora and scorers beside the project: read where they are, said to be missing where they are not."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from menurut.extract.network import Network

LANGUAGES = ("en", "id", "ar")
DEV_SETS = ("polnear.dev", *(f"ntrex.dev.{lang}" for lang in LANGUAGES), *(f"written.dev.{lang}" for lang in LANGUAGES))


class Missing(SystemExit):
    """A corpus or scorer is not where it was looked for; the message says which and how to name the right place."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"not measured: {path} is not there (say where the corpora are with --shared PATH)")


def records(shared: Path, name: str) -> list[dict[str, Any]]:
    """The annotated documents of one set of `data/attribution`."""
    path = shared / "data/attribution" / f"{name}.jsonl.xz"
    if not path.is_file():
        raise Missing(path)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def twin() -> Path | None:
    """The folder of the tagger that did not learn from NTREX dev, as the shipped one did: MENURUT_TWIN, None where not set."""
    return Path(told) if (told := os.environ.get("MENURUT_TWIN")) else None


def labelled(name: str) -> str:
    """A set's name with what must be said beside its numbers."""
    return name + (" (twin)" if twin() else " (learned from)") if name.startswith("ntrex.dev") else name


@cache
def tagger(name: str) -> Network:
    """The tagger to measure a set with: the shipped one, for NTREX dev its twin where there is one."""
    folder = twin()
    return Network(folder) if folder is not None and name.startswith("ntrex.dev") else _shipped()


@cache
def _shipped() -> Network:
    return Network.load()


def write(path: Path, items: Iterable[dict[str, Any]]) -> Path:
    """JSON lines to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    return path


def score(shared: Path, scorer: str, gold: Path, predicted: Path) -> dict[str, Any]:
    """What one of the shared scorers says of predictions against gold."""
    script = shared / "bench" / scorer
    if not script.is_file():
        raise Missing(script)
    done = subprocess.run(
        [sys.executable, str(script), str(gold), str(predicted), "--json"], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table(head: list[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *([_cell(x) for x in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else "–" if value is None else str(value)
