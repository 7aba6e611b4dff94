"""JSONL: one object a line, with `id` and `text`, and what else is known of the article; or a reading that was made before."""
from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from menurut import contract
from menurut.ingest.article import document, failed
from menurut.ingest.decode import decode
from menurut.ingest.raw import Stream, byte_lines, read_bytes
from menurut.ingest.unreadable import Unreadable
from menurut.model import Document, Issue, Reading

FIELDS: Final = ("lang", "title", "outlet", "url", "published", "updated", "byline")
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def documents(
    stream: Stream, name: str, agencies: str | Path | None = None, *, keep: bool = False
) -> Iterator[Document | Reading]:
    """The documents of a JSONL stream, one by one; a line that is not right gives a document `name:line` that says why.

    If `keep`, a line that is a reading gives that reading; else its document alone, to be read anew.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(stream), start=1):
            if line is None or line.strip():
                yield _from_line(line, f"{name}:{number}", agencies, keep)
    except Unreadable as error:
        yield failed(f"{name}:{number + 1}", error.issue)


def is_record(line: bytes) -> bool:
    """Whether a line is a JSON object, as in JSONL."""
    try:
        return line.lstrip(codecs.BOM_UTF8).lstrip().startswith(b"{") and isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def is_reading(line: bytes) -> bool:
    """Whether a line is a JSON object that is a reading."""
    return is_record(line) and contract.is_reading(json.loads(line.decode("utf-8-sig")))


def whole(
    data: bytes, name: str, agencies: str | Path | None = None, *, keep: bool = False
) -> Iterator[Document | Reading]:
    """The documents of a JSON file that is one object or one list of objects; if `keep`, the readings that are among them."""
    try:
        text, issues = decode(data)
        value = _parsed(text)
    except Unreadable as error:
        yield failed(name, error.issue)
        return
    for number, record in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _from_record(record, f"{name}:{number}", issues, agencies, keep)


def _lines(stream: Stream) -> Iterator[bytes | None]:
    """The lines; a wide encoding, where a byte of a line end means nothing by itself, is read whole."""
    for number, line in enumerate(byte_lines(stream)):
        if number == 0 and line is not None and line.startswith(_WIDE):
            text, _ = decode(line + read_bytes(stream))
            yield from (each.encode("utf-8", "surrogatepass") for each in text.split("\n"))
            return
        yield line


def _from_line(line: bytes | None, name: str, agencies: str | Path | None, keep: bool) -> Document | Reading:
    if line is None:
        return failed(name, Issue("too-large", "the line is too long to be read"))
    try:
        text, issues = decode(line)
        return _from_record(_parsed(text), name, issues, agencies, keep)
    except Unreadable as error:
        return failed(name, error.issue)


def _parsed(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise Unreadable("bad-json", f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("bad-json", f"JSON that cannot be read: {type(error).__name__}") from error


def _from_record(
    record: object, name: str, issues: tuple[Issue, ...], agencies: str | Path | None, keep: bool
) -> Document | Reading:
    if not isinstance(record, dict):
        return failed(name, Issue("bad-json", "not an object with `id` and `text`"))
    if keep and contract.is_reading(record):
        return _kept(record, name)
    id, without = _id(record, name)
    text = record.get("text")
    if not isinstance(text, str):
        return failed(id, Issue("missing-text", "the object has no `text`"), *without)
    given = {field: _word(record.get(field), field) for field in FIELDS}
    odd = tuple(
        Issue("bad-field", f"`{field}` is not a text and was left out")
        for field in FIELDS
        if given[field] is None and record.get(field) is not None
    )
    return document(text, id=id, issues=(*issues, *without, *odd), agencies=agencies, **given)


def _kept(record: dict[str, Any], name: str) -> Document | Reading:
    try:
        return contract.reading(record)
    except contract.NoReading as error:
        return failed(name, error.issue)


def _word(value: object, field: str) -> str | None:
    """The value of a field; a moment may be a number of seconds."""
    if field in ("published", "updated") and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _id(record: dict[str, Any], name: str) -> tuple[str, tuple[Issue, ...]]:
    """The record's own id; a number is taken as its digits."""
    id = record.get("id")
    if isinstance(id, str) and id.strip():
        return id, ()
    if isinstance(id, int) and not isinstance(id, bool):
        return str(id), ()
    return name, (Issue("missing-id", f"the object has no `id`; it is called {name}"),)
