"""Hostile and broken input all the way: a batch of it is read to its end, and every format shows what there is."""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import menurut
from menurut import reader
from menurut.model import Document, Extracted, Extraction, words
from menurut.views import files, page
from menurut.views.cli import app

WORD = re.compile(r"\S+")
SAID = "Two officials who saw the letter said the minister had promised to resign on Tuesday."


class Anywhere:
    """A tagger that finds something in any line: its first word says the rest, and the third says the fourth and on."""

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        return ((document, Extraction(tuple(self.found(document.text)))) for document in documents)

    def found(self, text: str) -> Iterator[Extracted]:
        for number, line in enumerate(re.finditer(r"[^\n]+", text)):
            end = min(line.end(), line.start() + 500)
            spans = [(each.start(), each.end()) for each in WORD.finditer(text, line.start(), end)]
            if len(spans) > 4:
                whole, inner = ((spans[2][0], spans[-1][1]),), ((spans[3][0], spans[-1][1]),)
                yield Extracted(f"a{number}", (spans[0],), (spans[1],), whole, confidence=0.9)
                yield Extracted(f"b{number}", (spans[2],), (), inner, parent=f"a{number}", confidence=0.4)


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_shipped", lambda outermost: Anywhere())


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    contents = {
        "empty.txt": b"",
        "blank.txt": b" \n\n\t\n",
        "binary.txt": bytes(range(256)) * 20,
        "invalid.txt": SAID.encode() + b" \xff\xfe\xc3 " + SAID.encode(),
        "utf16.txt": SAID.encode("utf-16"),
        "bidi.txt": f"\u202e{SAID}\u2066 \u200b\ufeff\u200f {SAID}".encode(),
        "quotes.txt": f'"{SAID} “ « „ {SAID} ’ ” ‘ \'\' ``'.encode(),
        "line.txt": (SAID + " ").encode() * 1_500,
        "lines.txt": (SAID + "\n").encode() * 200,
        "marks.txt": "\u0301\u0489 " .encode() * 3_000,
        "wide.txt": "𝔸𝔹ℂ 😀‍👩‍👧 said the 𝔸 had 😀 promised".encode(),
        "unseen.txt": "ንጉሡ ለሕዝቡ እንዲህ አለ ነገ ዝናብ ይዘንባል".encode(),
        "tags.html": b"<html><body>" + b"<div>" * 3_000 + SAID.encode(),
        "script.html": b"<html><body><h1>x</h1><p>&lt;script&gt;alert(1)&lt;/script&gt; " + SAID.encode() * 5 + b"</p>",
        "broken.jsonl": b'{"id": "1", "text": "one"}\n{"id": 2, "te\n[]\n{"id": "3", "text": "half \\ud83d of it"}\n\xff\n',
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("format", ["jsonl", "csv", "text", "html"])
def test_a_batch_of_hostile_files_is_read_to_its_end(hostile: Path, tmp_path: Path, format: str) -> None:
    output = tmp_path / f"out.{format}"
    result = CliRunner().invoke(app, ["read", str(hostile), "--format", format, "--output", str(output)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert output.read_bytes().decode("utf-8")
    assert "Traceback" not in result.stderr


def test_every_file_of_the_batch_gives_an_answer_and_every_span_its_words(hostile: Path) -> None:
    found = [json.loads(line) for line in files.jsonl(menurut.read_all([hostile]))]
    assert {Path(each["id"]).name for each in found} >= {path.name for path in hostile.iterdir()} - {"broken.jsonl"}
    assert all(each["issues"] for each in found if "text" not in each)
    for each in found:
        for attribution in each.get("attributions", []):
            assert all(0 <= start < end <= len(each["text"]) for start, end in attribution["content"])


def test_a_broken_line_costs_one_document(hostile: Path) -> None:
    found = list(menurut.read_all([hostile / "broken.jsonl"]))
    assert [reading.document.id for reading in found if reading.document.readable] == ["1", "3"]
    assert len(found) == 5


SCRAPS = ["said", "“", "”", "\"", "«", "»", "\n", "\n\n", "* * *", "he", "Menurut", "قال", "-nya", "officials", "on Tuesday",
          "\u202e", "\u200b", "\ud800", "\0", "<b>", "[bold]", "1445 H", "tiga pejabat", ".", ",", "😀", "é", "\u0301"]


TEXTS = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=6), max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["en", "id", "ar", "xx", None]))
def test_every_span_of_every_output_reads_the_words_it_claims(text: str, lang: str | None) -> None:
    reading = menurut.read_text(text, lang=lang, published="2024-05-06", extractor=Anywhere())
    document = reading.document
    if document.readable:
        told = json.loads(next(files.jsonl([reading])))
        assert told["text"] == document.text
        for given_one, told_one in zip(reading.attributions, told["attributions"], strict=True):
            assert words(told["text"], told_one["content"]) == words(document.text, given_one.content)
        spans = [span for party in reading.parties for span in party.mentions] + [date.span for date in reading.dates]
        assert all(0 <= start < end <= len(document.text) for start, end in spans)
        assert {each.party for each in reading.attributions if each.party} <= {party.id for party in reading.parties}
        assert {link for each in reading.attributions for link in each.chain} <= {party.id for party in reading.parties}
    assert "".join(page.one_file([reading])).encode("utf-8")
