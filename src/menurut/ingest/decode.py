"""Bytes to text: which encoding, and what was lost on the way."""
from __future__ import annotations

import codecs
import re
from typing import Final

from menurut.ingest.unreadable import Unreadable
from menurut.model import Issue

SAMPLE: Final = 64 * 1024
"""Bytes looked at to guess what a file is."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP (also Word, OpenDocument, EPUB)"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ", "xz"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\xd0\xcf\x11\xe0", "old Word or Excel"),
    (b"SQLite format 3", "SQLite database"),
    (b"{\\rtf", "RTF"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text that bytes stand for, with a record of every guess and loss; the byte order mark is not part of it.

    `declared` is the encoding that a server or page claims; it is believed where the bytes agree with it.
    Raises `Unreadable` ("empty", "binary").
    """
    if not data:
        raise Unreadable("empty", "the input is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replaced(data[len(bom):], encoding)
    _refuse_known_binary(data)
    wide = _utf16_without_mark(data[:SAMPLE])
    if wide:
        text, issues = _replaced(data, wide)
        return text, (Issue("encoding", f"no encoding stated, read as {wide}"), *issues)
    return _bytewise(data, declared)


def encodable(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text with lone surrogates, which no file can hold, each replaced by one U+FFFD: all offsets stay true."""
    first = _SURROGATE.search(text)
    if first is None:
        return text, ()
    clean, count = _SURROGATE.subn("\ufffd", text)
    return clean, (Issue("lone-surrogate", f"{count} lone surrogates were replaced by U+FFFD", first.span()),)


def _bytewise(data: bytes, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)
    _refuse_control(text[:SAMPLE])
    return text, ()


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    _refuse_control(data[:SAMPLE].decode("latin-1"), most=0.1, high=False)
    encoding = _codec(declared)
    if encoding and encoding != "utf-8":
        return _replaced(data, encoding)
    if _mostly_utf8(data):
        return _replaced(data, "utf-8")
    from charset_normalizer import from_bytes  # nearly all texts are UTF-8 and need not wait for it

    best = from_bytes(_telling_sample(data)).best()
    if best is None:
        raise Unreadable("binary", "the bytes are text in no known encoding")
    text, issues = _replaced(data, best.encoding)
    _refuse_control(text[:SAMPLE])
    return text, (Issue("encoding", f"no encoding stated and not UTF-8: read as {best.encoding}, a guess"), *issues)


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    text = data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode(encoding, "replace"))
        return text, (Issue("encoding", f"bytes that are not {encoding} were replaced by U+FFFD", (at, at + 1)),)
    return text, ()


def _codec(declared: str | None) -> str | None:
    """The codec's name; Latin-1 is what servers say when they mean its superset."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _mostly_utf8(data: bytes) -> bool:
    """Whether well-formed multi-byte characters far outnumber the broken ones, as in a cut or patched UTF-8 file."""
    text = data[: 16 * SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    return whole > 10 * broken


def _telling_sample(data: bytes) -> bytes:
    """A sample for guessing that begins where the first byte outside ASCII stands."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + SAMPLE // 4]


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 without a mark shows in every second byte being one of very few."""
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(set(high)) <= max(4, len(high) // 32) and _reads_well(sample, encoding):
            return encoding
    return None


def _reads_well(sample: bytes, encoding: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    odd = len(_CONTROL.findall(text)) + text.count("\ufffd")
    return odd * 50 < len(text) and any(c.isalpha() for c in text)


def _refuse_known_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable("binary", f"not a text but a file of another kind: {name}")


def _refuse_control(sample: str, most: float = 0.05, high: bool = True) -> None:
    """A few stray control characters are kept in a text; many mean that it is none."""
    count = len(_CONTROL.findall(sample)) if high else sum(1 for c in sample if c < "\x09" or "\x0e" <= c < "\x1b")
    if count > most * len(sample):
        raise Unreadable("binary", "the bytes are not a text")
