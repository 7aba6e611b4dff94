"""A ledger's claims, and its readings, as files for other programs: `export(ledger, "csv", "mentions.csv")`."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from menurut.views.exports import annotation, columns, contract, graphml, money, prov, readings, schema_org, table
from menurut.views.exports.source import Source

if TYPE_CHECKING:
    from menurut.ledger.making import Made
    from menurut.ledger.view import ClaimView
    from menurut.views.record import Record

_TEXTS: Final[Mapping[str, Callable[[Source], Iterator[str]]]] = {
    "json": lambda source: contract.parts(made.claim for made in source.claims), "csv": table.parts,
    "webannotation": annotation.parts, "prov": prov.parts, "schema": schema_org.parts, "ftm": money.parts,
    "graphml": graphml.parts, "readings": readings.parts,
}
FORMATS: Final = ("json", "csv", "parquet", "webannotation", "prov", "schema", "ftm", "graphml", "readings")


def export(
    ledger: Record,
    format: str,
    to: str | os.PathLike[str] | BinaryIO,
    *,
    claims: Iterable[Made | ClaimView] | None = None,
) -> None:
    """Write the claims of a ledger in one of `FORMATS`; as "readings", the articles that they are made of.

    All are written, in the order of their ids and never all in memory, or the `claims` that are given:
    `ledger.each_made(outlet="…")`, or `[ledger.claim("3f9c")]`. `to` is a file's name, or a file that is open for bytes. A
    file comes to be as a whole: where writing fails, what was there under its name stays. The same claims give the same
    bytes. Raises ValueError for another format, OSError where the file cannot be written, ImportError where a format needs
    a library that is not there.
    """
    if format not in FORMATS:
        raise ValueError(f"the format is one of {', '.join(FORMATS)}, not {format!r:.40}")
    source = Source(ledger, claims)
    if isinstance(to, str | os.PathLike):
        _write_whole(source, format, Path(to))
    else:
        _write(source, format, to)


def _write(source: Source, format: str, out: BinaryIO) -> None:
    if format == "parquet":
        columns.write(source, out)
        return
    for part in _TEXTS[format](source):
        out.write(part.encode())


def _write_whole(source: Source, format: str, path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as out:
            _write(source, format, out)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
