"""What the pack tests share: every file, every rule, and how the rules of a file are run."""
from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

Table = dict[str, Any]
PACKS = Path(str(files("menurut").joinpath("packs")))


@dataclass(frozen=True)
class Rule:
    """A table with an `accept`, the file it stands in, and the name of the table."""

    lang: str
    file: str
    name: str
    table: Table

    def __str__(self) -> str:
        own = self.table.get("form") or self.table.get("id") or self.table.get("pattern", "")
        return f"{self.lang}/{self.file}:{self.name} {own}".strip()


Runner = Callable[[Rule, str], list[str]]
"""What a rule finds in a text, as values to compare with its `gives`."""


def pack_files() -> list[Path]:
    return sorted(PACKS.glob("*/*.toml"))


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def walk(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every value in a file with the path to it."""
    yield place, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from walk(below, f"{place}.{key}".strip("."))
    if isinstance(value, list):
        for number, below in enumerate(value):
            yield from walk(below, f"{place}[{number}]")


def rules() -> list[Rule]:
    return [
        Rule(path.parent.name, path.stem, place, value)
        for path in pack_files() for place, value in walk(read(path))
        if isinstance(value, dict) and "accept" in value
    ]


def texts(value: object) -> list[str]:
    """An `accept` or a `refuse`: one text, or several."""
    if isinstance(value, str):
        return [value]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
