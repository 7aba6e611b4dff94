"""Whatever comes in, a document comes out: nothing crashes, nothing grows beyond measure, and every span holds."""
from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.ingest import document, documents
from menurut.model import Document

SENTENCE = "Wali kota mengatakan bahwa jembatan itu tidak akan dibuka (Reuters) sebelum “tahun depan”. "
PIECES = [
    "JAKARTA (ANTARA) – ", "Judul Berita\n\n", "Oleh: Sari Kolundang\n", "(AFP/ANTARA)", "Additional reporting by AP",
    "بيروت - أ ف ب: ", "14 Juni 2024", "القدس – «البيرق»:", "(", ")", "«", "»", "“", "”", "\n", "\r\n", "\r", "\n\n",
    "\u2028", " ", "\u00a0", "\u202e", "\ufeff", "\x00", "\ud800", "😀", "é", "kata", "–", "—", "-", ":", ",", ".",
    "/", "1445 H", "TAJUK\n", "By Mira Kolund\n\n", "(Reuters) - ", "[Alwaie, No. 1, 1445 H./2024 M.]", "وكالات", "،",
    "و",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).map("".join)


def check(found: Document) -> None:
    """The spans lie in the text and claim what they are said to claim; everything can be written out."""
    places = [mark.span for mark in found.agencies] + [issue.place for issue in found.issues]
    for place in [*places, found.dateline, found.credit.span if found.credit else None]:
        assert place is None or 0 <= place[0] < place[1] <= len(found.text)
    assert all(found.text[slice(*mark.span)].strip() == found.text[slice(*mark.span)] for mark in found.agencies)
    assert len({mark.span for mark in found.agencies}) == len(found.agencies)
    words = [found.text, found.id, found.title, found.byline, *(issue.message for issue in found.issues)]
    json.dumps(words, ensure_ascii=False).encode()


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, lang=st.sampled_from(["id", "en", "ar", "xx"]))
def test_any_text_becomes_a_document_whose_spans_hold(text: str, lang: str) -> None:
    found = document(text, lang=lang)
    assert len(found.text) == len(text)
    assert [a for a, b in zip(found.text, text, strict=True) if a != b and not "\ud800" <= b <= "\udfff"] == []
    assert all(value is None or value in found.text for value in (found.title, found.byline))
    check(found)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_become_documents(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("any.txt", "any.jsonl", "any", "any.gz", "any.json", "any.jsonl.xz"):
        (folder / name).write_bytes(data)
        for found in documents([folder / name]):
            assert found.text or found.issues
            check(found)


ATOMS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9)
JSON = st.recursive(ATOMS, lambda below: st.lists(below, max_size=2), max_leaves=3)
KEYS = ["id", "text", "lang", "title", "outlet", "url", "published", "updated", "byline", "other"]


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_any_object_becomes_one_document(tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]) -> None:
    path = tmp_path_factory.getbasetemp() / "record.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (found,) = documents([path])
    assert found.id
    check(found)


@pytest.mark.parametrize(
    "unit",
    ["(", "[", "«", "A - ", "a, ", "(Reuters ", "By John ", "14 Juni ", "\u202e", "\n", " ", "JAKARTA, ", ". ", "ـ ", "(a/"],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * (count // len(unit))
        began = time.process_time()
        document(text, lang="id")
        return time.process_time() - began

    seconds(1000)
    assert seconds(1_000_000) < 1


def test_a_million_words_are_a_document() -> None:
    words = "\n\n".join(SENTENCE * 8 for _ in range(9_000))
    found = document(words)
    assert len(words.split()) > 900_000
    assert (found.text == words, found.lang, found.issues) == (True, "id", ())


READ = """
import sys
from menurut.ingest import documents
found = [(each.id, len(each.text), [issue.code for issue in each.issues]) for each in documents(sys.argv[1:])]
print(next(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))
print(found)
"""


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")


def read_apart(*paths: Path) -> tuple[int, str]:
    """The most memory (MB) that a process of its own needs to read some inputs, and what it read."""
    done = subprocess.run([sys.executable, "-c", READ, *map(str, paths)], capture_output=True, text=True, check=True)
    memory, found = done.stdout.splitlines()
    return int(memory), found


@linux
def test_fifty_megabytes_on_one_line_fit(tmp_path: Path) -> None:
    text = SENTENCE * (50_000_000 // len(SENTENCE.encode()))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": text}, ensure_ascii=False), encoding="utf-8")
    memory, found = read_apart(tmp_path / "a.txt", tmp_path / "b.jsonl")
    assert found == str([(str(tmp_path / "a.txt"), len(text), []), ("b", len(text), [])])
    assert memory < 600


@linux
def test_what_is_larger_than_the_limit_is_refused_and_costs_no_more(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    memory, found = read_apart(tmp_path / "a.txt")
    assert "too-large" in found
    assert memory < 300


@linux
def test_many_documents_need_no_more_memory_than_few(tmp_path: Path) -> None:
    random.seed(1)
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(4000):
            file.write(json.dumps({"id": str(number), "lang": "id", "text": SENTENCE * random.randint(20, 60)}) + "\n")
    memory, found = read_apart(tmp_path / "many.jsonl")
    assert "('3999', " in found
    assert memory < 120
