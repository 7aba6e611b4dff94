"""A progress bar on standard error, for readings that take a while."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from menurut.model import Reading

T = TypeVar("T")


def shown(readings: Iterator[Reading], inputs: list[str]) -> Iterator[Reading]:
    """The same readings, with a bar that goes away when they end."""
    return counted(readings, "reading", _total(inputs))


def counted(things: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The same things, with a bar that counts them and goes away when they end."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for thing in things:
            progress.advance(task)
            yield thing


def _total(inputs: list[str]) -> int | None:
    """How many documents the inputs hold, None where only reading them would tell."""
    counts = [_count(each) for each in inputs]
    return None if None in counts else sum(count or 0 for count in counts)


def _count(given: str) -> int | None:
    path = Path(given)
    if path.is_dir() or given == "-":
        return None
    if path.suffix.lower() in (".jsonl", ".ndjson") and path.is_file():
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return 1
