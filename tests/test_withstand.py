"""Hostile and broken input all the way: a batch of it is read to its end, and every format shows what there is."""
from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import menurut
from menurut import reader
from menurut.extract import Extractor
from menurut.model import Document, Extracted, Extraction
from menurut.views import files, page
from menurut.views.cli import app

WORD = re.compile(r"\S+")
SAID = "Two officials who saw the letter said the minister had promised to resign on Tuesday."
SPOKE = "“Tiga pejabat mengatakan jembatan itu aman,” ujarnya kepada wartawan, Selasa lalu."
TOLD = "وقال ثلاثة مسؤولين لوكالة البيرق إن الوزير «أبلغ ضيفه أنه لن يوقع» الاتفاق."


class Anywhere:
    """A tagger that finds something in (every so many) lines: the first word says the rest, the third the fourth and on."""

    def __init__(self, every: int = 1) -> None:
        self.every = every

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        return ((document, Extraction(tuple(self.found(document.text)))) for document in documents)

    def found(self, text: str) -> Iterator[Extracted]:
        for number, line in enumerate(islice(re.finditer(r"[^\n]+", text), 0, None, self.every)):
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


def record_of(path: Path) -> dict[str, Any]:
    """The output record of a file that holds one document."""
    (line,) = files.jsonl(menurut.read_all([path]))
    found: dict[str, Any] = json.loads(line)
    return found


def test_every_file_of_the_batch_gives_an_answer_and_every_span_its_words(hostile: Path) -> None:
    found = [json.loads(line) for line in files.jsonl(menurut.read_all([hostile]))]
    assert {Path(each["id"]).name for each in found} >= {path.name for path in hostile.iterdir()} - {"broken.jsonl"}
    assert all(each["issues"] for each in found if "text" not in each)
    for each in found:
        check(each)


@pytest.mark.parametrize(("name", "code"), [("empty.txt", "empty"), ("blank.txt", "empty"), ("binary.txt", "binary")])
def test_what_holds_no_text_says_why(hostile: Path, name: str, code: str) -> None:
    found = record_of(hostile / name)
    assert not found.get("text", "").strip()
    assert not found.get("attributions")
    assert code in [issue["code"] for issue in found["issues"]]


def test_invalid_utf8_costs_the_bytes_that_are_wrong_and_is_said(hostile: Path) -> None:
    found = record_of(hostile / "invalid.txt")
    assert found["text"].startswith(SAID)
    assert found["text"].endswith(SAID)
    assert found["issues"]


def test_utf16_is_read_as_the_text_it_is(hostile: Path) -> None:
    assert record_of(hostile / "utf16.txt")["text"] == SAID


def test_characters_that_are_not_seen_stay_where_they_are(hostile: Path) -> None:
    found = record_of(hostile / "bidi.txt")
    assert found["text"] == (hostile / "bidi.txt").read_text(encoding="utf-8")
    assert found["attributions"]


def test_a_lone_surrogate_in_json_moves_no_place(hostile: Path) -> None:
    (found,) = [each for each in menurut.read_all([hostile / "broken.jsonl"]) if each.document.id == "3"]
    assert len(found.document.text) == len("half ? of it")
    assert found.document.text.endswith(" of it")


def test_quotation_marks_without_their_partners_hide_no_text(hostile: Path) -> None:
    found = record_of(hostile / "quotes.txt")
    assert found["text"] == (hostile / "quotes.txt").read_text(encoding="utf-8")
    assert found["attributions"]


def test_a_language_never_seen_is_read_and_it_is_said_that_it_has_no_pack(hostile: Path) -> None:
    found = record_of(hostile / "unseen.txt")
    assert found["attributions"]
    assert found["lang"] not in ("id", "en", "ar")
    assert "no-pack" in [issue["code"] for issue in found["issues"]]


def test_a_broken_line_costs_one_document(hostile: Path) -> None:
    found = list(menurut.read_all([hostile / "broken.jsonl"]))
    assert [reading.document.id for reading in found if reading.document.readable] == ["1", "3"]
    assert len(found) == 5


SCRAPS = ["said", "“", "”", "\"", "«", "»", "\n", "\n\n", "* * *", "he", "Menurut", "قال", "-nya", "officials", "on Tuesday",
          "\u202e", "\u200b", "\ud800", "\0", "<b>", "[bold]", "1445 H", "tiga pejabat", ".", ",", "😀", "é", "\u0301"]


TEXTS = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=6), max_size=40).map(" ".join)


SPANS = ("source", "cue", "content", "addressee", "mentions", "basis", "reason", "span", "place", "dateline")


def spans(value: object, key: str = "") -> Iterator[tuple[str, int, int]]:
    """Every span of an output record, with the key that it stands under."""
    if isinstance(value, dict):
        for inner, below in value.items():
            yield from spans(below, inner)
    elif isinstance(value, list) and key in SPANS and len(value) == 2 and all(isinstance(each, int) for each in value):
        yield key, value[0], value[1]
    elif isinstance(value, list):
        for each in value:
            yield from spans(each, key)


def check(record: dict[str, Any]) -> None:
    """Every span of an output record lies in its text and holds words; every id that it names is there."""
    text = record.get("text", "")
    # Sections cover all of the text, so one may be nothing but the white space at its edge; an issue may be about that.
    blank = {tuple(each["span"]) for each in record.get("sections", [])}
    for key, start, end in spans(record):
        assert 0 <= start < end <= len(text), key
        assert text[start:end].strip() or key == "place" or (start, end) in blank, key
    attributions, parties = record.get("attributions", []), {each["id"] for each in record.get("parties", [])}
    assert {each["parent"] for each in attributions} <= {None, *(each["id"] for each in attributions)}
    assert {each["party"] for each in attributions} <= {None, *parties}
    assert {party for each in attributions for party in (*each["chain"], *each["relays"])} <= parties
    assert {other for each in record.get("parties", []) for other in each["candidates"]} <= parties


def read_and_check(text: str, lang: str | None, tagger: reader.Tagger) -> None:
    reading = menurut.read_text(text, lang=lang, published="2024-05-06", outlet="The Ludgrave Post", extractor=tagger)
    (line,) = files.jsonl([reading])
    told = json.loads(line)
    check(told)
    if reading.document.readable:
        assert told["text"] == reading.document.text
        assert len(told["text"]) == len(text)
    assert "".join(files.table([reading])).encode("utf-8")
    assert "".join(page.one_file([reading])).encode("utf-8")


LANGUAGES = st.sampled_from(["en", "id", "ar", "xx", None])


@settings(max_examples=60, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_span_of_every_output_reads_the_words_it_claims(text: str, lang: str | None) -> None:
    read_and_check(text, lang, Anywhere())


NEWS = st.lists(st.sampled_from([SAID, SPOKE, TOLD]) | st.sampled_from(SCRAPS), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=15, deadline=None)
@given(NEWS, LANGUAGES)
def test_so_does_every_span_that_the_shipped_tagger_finds(extractor: Extractor, text: str, lang: str | None) -> None:
    read_and_check(text, lang, extractor)


def test_the_shipped_tagger_reads_the_hostile_batch_to_its_end(extractor: Extractor, hostile: Path) -> None:
    (hostile / "line.txt").write_text((SAID + " ") * 40)
    (hostile / "lines.txt").write_text((SAID + "\n") * 40)
    (hostile / "marks.txt").write_text("\u0301\u0489 " * 300)
    found = [json.loads(line) for line in files.jsonl(menurut.read_all([hostile], extractor=extractor))]
    for each in found:
        check(each)
    assert not {"extract-failed", "resolve-failed"} & {issue["code"] for each in found for issue in each["issues"]}


MILLION = """
import json, sys, time
import menurut
from menurut.views import files
from tests.test_withstand import SAID, Anywhere
text = (SAID + sys.argv[2]) * (int(sys.argv[1]) // len(SAID.split()))
began = time.process_time()
reading = menurut.read_text(text, lang="en", extractor=Anywhere(every=20))
written = sum(len(line) for line in files.jsonl([reading]))
seconds = time.process_time() - began
most = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "found": len(reading.attributions), "written": written / len(text),
                  "megabytes": most / 1024}))
"""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")


def read_apart(words: int, gap: str) -> dict[str, float]:
    """What it takes a process of its own to read so many words, its sentences set apart by `gap`: all but the tagger."""
    command = [sys.executable, "-c", MILLION, str(words), gap]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


@linux
def test_a_document_of_a_million_words_is_read_in_bounded_memory_and_linear_time() -> None:
    part, whole = read_apart(100_000, "\n\n"), read_apart(1_000_000, "\n\n")
    assert whole["found"] >= 6_000
    assert whole["written"] > 1
    assert whole["megabytes"] < 700
    assert whole["seconds"] < 20 * part["seconds"]


@linux
def test_a_long_text_on_one_line_takes_no_more_than_linear_time() -> None:
    part, whole = read_apart(20_000, " "), read_apart(200_000, " ")
    assert whole["megabytes"] < 300
    assert whole["seconds"] < 20 * part["seconds"]


def test_the_tagger_takes_no_more_than_linear_time(extractor: Extractor) -> None:
    """On 760 and 7,600 words; what comes before and after the network is tried on a million in tests/extract."""

    def seconds(sentences: int) -> float:
        text = f"{SAID} {SPOKE}\n\n{TOLD} " * sentences
        began = time.process_time()
        extractor.read(text, "en")
        return time.process_time() - began

    seconds(1)
    assert seconds(200) < 20 * seconds(20)
