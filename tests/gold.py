"""A tagger that knows the right answers: extractions from articles annotated by hand (see training/markup.py)."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from menurut.model import Document, Extracted, Extraction, Sentence, Spans
from training.markup import load

EXAMPLES = Path(__file__).parent / "cases" / "examples"
QUOTES = "\"“„«‘"


def example(name: str) -> dict[str, Any]:
    """One of the annotated example articles."""
    return load(EXAMPLES / f"{name}.txt")


def document(record: dict[str, Any]) -> Document:
    """The article of an annotated record."""
    text, title = record["text"], record["text"].partition("\n")[0]
    return Document(record["id"], text, record["lang"], title, record.get("outlet"), published=record.get("published"))


class Gold:
    """Finds in the texts of its records what is annotated there, and nothing in any other text."""

    def __init__(self, *records: dict[str, Any], confidence: float = 0.9) -> None:
        self.known = {record["text"].strip(): extraction(record, confidence) for record in records}

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        for each in documents:
            yield each, self.known.get(each.text.strip(), Extraction(()))


def extraction(record: dict[str, Any], confidence: float = 0.9) -> Extraction:
    """The annotations of a record as the tagger would give them."""
    found = [_extracted(number, each, record["text"], confidence) for number, each in enumerate(record["attributions"], 1)]
    return Extraction(tuple(found), tuple(Sentence((start, end), 1.0) for start, end in record["commentary"]))


def _extracted(number: int, each: dict[str, Any], text: str, confidence: float) -> Extracted:
    up, content = each["nested_in"], _spans(each["content"])
    return Extracted(
        f"a{number}", _spans(each["source"]), _spans(each["cue"]), content, _spans(each["addressee"]), _spans(each["basis"]),
        _spans(each["reason"]), None if up is None else f"a{up + 1}", act=each["act"], kind=each["source_kind"],
        mode="direct" if text[content[0][0]] in QUOTES else "indirect", named=each["source_named"], confidence=confidence,
    )


def _spans(found: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in found)
