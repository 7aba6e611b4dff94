"""Carrying out `menurut read`: from an order to readings in the place and the format that were asked for."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from menurut.model import Reading
from menurut.reader import read_all
from menurut.views.dates import checked
from menurut.views.phrases import one_line
from menurut.views.wrong import Refused

MOST_NAMED = 20  # unreadable documents named one by one; all of them are counted
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for on the command line."""

    inputs: list[str]
    format: str | None
    output: str | None
    min_confidence: float
    outermost: bool
    lang: str | None
    outlet: str | None
    published: str | None


@dataclass(slots=True)
class _Tally:
    """What could not be read: how many, and the first of them in words."""

    unreadable: int = 0
    named: list[str] = field(default_factory=list)

    def watch(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        """The same readings, counted on their way."""
        for reading in readings:
            if not reading.document.readable:
                self.unreadable += 1
                if len(self.named) < MOST_NAMED:
                    self.named.append(f"{reading.document.id}: {'; '.join(issue.message for issue in reading.issues)}")
            yield reading


def run(order: Order) -> int:
    """Read and write; gives the number of documents that could not be read, after naming them on standard error.

    Raises Refused before anything is read or written where the order makes no sense.
    """
    kind = _format(order)
    _check(order, kind)
    tally = _Tally()
    readings = read_all(
        order.inputs, lang=order.lang, outlet=order.outlet, published=order.published,
        min_confidence=order.min_confidence, outermost=order.outermost,
    )
    _write(tally.watch(_with_progress(readings, order)), kind, order.output)
    _report(tally)
    return tally.unreadable


def _format(order: Order) -> str:
    if order.format:
        return order.format
    if order.output:
        return "html" if _is_folder(order.output) else _SUFFIXES.get(Path(order.output).suffix.lower(), "jsonl")
    return "text" if sys.stdout.isatty() else "jsonl"


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _becomes_folder(output: str) -> bool:
    """Whether pages go to a folder: one that is there, or a name that is no file's."""
    return _is_folder(output) or not (Path(output).suffix or Path(output).exists())


def _check(order: Order, kind: str) -> None:
    checked(order.published)
    if kind == "html" and not order.output and sys.stdout.isatty():
        raise Refused("--format html needs --output FILE or FOLDER, or a file to go to: > page.html")
    if order.output:
        _check_output(Path(order.output), order, kind)


def _check_output(path: Path, order: Order, kind: str) -> None:
    if kind != "html" and path.is_dir():
        raise Refused(f"{order.output} is a folder: name a file for --format {kind}")
    if not path.absolute().parent.is_dir():
        raise Refused(f"{order.output} cannot be written: there is no folder {path.parent}")
    for each in order.inputs:
        if path.is_file() and Path(each).is_file() and path.samefile(each):
            raise Refused(f"{order.output} is an input: it would be overwritten before it is read")


def _write(readings: Iterator[Reading], kind: str, output: str | None) -> None:
    from menurut.views import files

    if kind == "html":
        from menurut.views import page

        if output and _becomes_folder(output):
            page.write_folder(readings, Path(output))
            return
    with _opened(output) as out:
        if kind == "text":
            _show(readings, out)
        elif kind == "html":
            out.writelines(page.one_file(readings))
        else:
            for part in files.jsonl(readings) if kind == "jsonl" else files.table(readings):
                out.write(part)
                if output is None:
                    out.flush()


def _show(readings: Iterator[Reading], out: TextIO) -> None:
    from rich.console import Console

    from menurut.views.text import show

    console = Console(file=out, highlight=False, markup=False, emoji=False, width=None if out.isatty() else 100)
    for reading in readings:
        show(reading, console)


@contextmanager
def _opened(output: str | None) -> Iterator[TextIO]:
    if output is None:
        # The same bytes whatever the system's encoding and line ends.
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        yield sys.stdout
    else:
        with open(output, "w", encoding="utf-8", newline="") as out:
            yield out


def _with_progress(readings: Iterator[Reading], order: Order) -> Iterator[Reading]:
    scrolls_by_itself = order.output is None and sys.stdout.isatty()
    if scrolls_by_itself or not sys.stderr.isatty():
        return readings
    from menurut.views.progress import shown

    return shown(readings, order.inputs)


def _report(tally: _Tally) -> None:
    for line in tally.named:
        print(f"menurut: {one_line(line)}", file=sys.stderr)
    if tally.unreadable > len(tally.named):
        print(f"menurut: and {tally.unreadable - len(tally.named)} more that could not be read", file=sys.stderr)
