"""Files, folders, standard input: in order, one by one, and what fails says why while the others go on."""
from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from menurut.ingest import documents, raw
from menurut.model import Document

ARTICLE = "KUALA NIPA (ANTARA) – Jembatan gantung itu dibuka lagi, kata kepala dusun.\r\n\r\nWarga menunggu.\r\n"
RECORD = {"id": "a1", "text": ARTICLE, "lang": "id", "outlet": "Kabar Kuala"}


def line(**fields: Any) -> str:
    return json.dumps(RECORD | fields, ensure_ascii=False) + "\n"


def outcome(found: Document) -> tuple[str, list[str]]:
    return found.id, [issue.code for issue in found.issues]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


File = Callable[[str, str | bytes], str]


def test_a_plain_text_is_kept_as_it_is_with_its_line_ends(file: File) -> None:
    path = file("a.txt", ARTICLE)
    (found,) = documents([path])
    assert (found.id, found.text, found.lang, found.issues) == (path, ARTICLE, "id", ())


def test_a_text_file_that_looks_like_json_or_html_is_still_a_text(file: File) -> None:
    paths = [file("a.txt", line()), file("b.md", "<html><p>Satu dua tiga empat.</p></html>")]
    assert [found.text for found in documents(paths)] == [line(), "<html><p>Satu dua tiga empat.</p></html>"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a", "a.data"])
def test_jsonl_gives_a_document_a_line(file: File, name: str) -> None:
    found = list(documents([file(name, line() + "\n" + line(id="a2", text="Dua."))]))
    assert [each.id for each in found] == ["a1", "a2"]
    assert found[0].text == ARTICLE
    assert found[0].outlet == "Kabar Kuala"


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress), (".bz2", bz2.compress)])
def test_packed_files_are_unpacked(file: File, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    paths = [file("a.jsonl" + suffix, pack(line().encode())), file("b.txt" + suffix, pack(ARTICLE.encode()))]
    assert [found.text for found in documents(paths)] == [ARTICLE, ARTICLE]


def test_a_damaged_packed_file_gives_what_was_whole_and_says_so(file: File) -> None:
    content = "".join(line(id=f"a{number}", text=os.urandom(400).hex()) for number in range(400))
    found = list(documents([file("a.jsonl.gz", gzip.compress(content.encode())[:-20000])]))
    assert found[0].id == "a0"
    assert outcome(found[-1])[1] == ["broken"]


def test_a_broken_line_in_the_middle_costs_that_line_only(file: File) -> None:
    path = file("a.jsonl", line() + '{"id": "a2", "text": "tanpa ak\n' + line(id="a3"))
    assert [outcome(found) for found in documents([path])] == [("a1", []), (f"{path}:2", ["bad-json"]), ("a3", [])]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("[1, 2]", "bad-json"),
        ("null", "bad-json"),
        ('"teks"', "bad-json"),
        ("[" * 100_000, "bad-json"),
        ('{"id": "a2", "text": ' + "9" * 5000 + "}", "bad-json"),
        ('{"id": "a2"}', "missing-text"),
        ('{"id": "a2", "text": 7}', "missing-text"),
        ('{"text": "Tanpa nama."}', "missing-id"),
        ('{"id": "", "text": "Tanpa nama."}', "missing-id"),
        ('{"id": "a2", "text": ""}', "empty"),
        ('{"id": "a2", "text": "Teks.", "outlet": ["x"]}', "bad-field"),
        ('{"id": "a2", "text": "Teks.", "published": {}}', "bad-field"),
        ('{"id": "a2", "text": "Teks.", "published": "entah"}', "bad-date"),
        ('{"id": "a2", "text": "Teks \\ud800."}', "lone-surrogate"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(file: File, bad: str, code: str) -> None:
    found = list(documents([file("a.jsonl", line() + bad + "\n" + line(id="a3"))]))
    assert [each.id for each in found][::2] == ["a1", "a3"]
    assert [issue.code for issue in found[1].issues] == [code]


def test_a_bad_line_without_id_is_called_by_its_place(file: File) -> None:
    path = file("a.jsonl", line() + '\n{"text": "Tanpa nama."}\n')
    assert list(documents([path]))[1].id == f"{path}:3"


def test_a_number_will_do_as_id_and_as_date(file: File) -> None:
    (found,) = documents([file("a.jsonl", line(id=17, published=1718332200))])
    assert (found.id, found.published, found.issues) == ("17", "2024-06-14T02:30:00+00:00", ())


def test_the_text_of_a_line_is_returned_in_the_same_code_points(file: File) -> None:
    text = "a\u2028b\u0085c\r\nd\x00e\ufeff😀 e\u0301 \u200b\u202e. "
    (raw_control,) = documents([file("a.jsonl", '{"id": "1", "text": "Satu.\tDua.\x01"}\n')])
    assert raw_control.text == "Satu.\tDua.\x01"
    for escaped in (True, False):
        (found,) = documents([file("a.jsonl", json.dumps({"id": "1", "text": text}, ensure_ascii=escaped) + "\n")])
        assert found.text == text


def test_jsonl_in_utf16_and_with_a_mark_is_read(file: File) -> None:
    content = line() + line(id="a2")
    for encoding in ("utf-16", "utf-8-sig"):
        assert [outcome(found) for found in documents([file("a.jsonl", content.encode(encoding))])] == [("a1", []), ("a2", [])]


def test_a_line_that_is_too_long_is_skipped_and_said(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file("a.jsonl", line() + line(id="long", text="x" * 5000) + line(id="a3"))
    monkeypatch.setattr(raw.byte_lines, "__defaults__", (1000,))
    assert [outcome(found) for found in documents([path])] == [("a1", []), (f"{path}:2", ["too-large"]), ("a3", [])]


def test_a_json_file_may_be_one_object_or_a_list(file: File) -> None:
    one, many = json.dumps(RECORD, indent=1), json.dumps([RECORD, {"id": "a2"}], indent=1)
    assert [outcome(found) for found in documents([file("one.json", one)])] == [("a1", [])]
    assert [outcome(found) for found in documents([file("many.json", many)])] == [("a1", []), ("a2", ["missing-text"])]


def test_what_cannot_be_read_says_why_and_the_others_go_on(file: File, tmp_path: Path) -> None:
    good = file("good.txt", ARTICLE)
    bad = [file("empty.txt", ""), file("picture", b"\x89PNG\r\n\x1a\n\x00"), str(tmp_path / "none.txt"), "", "a\x00b"]
    found = [outcome(each) for each in documents([*bad, good])]
    assert [codes for _, codes in found] == [["empty"], ["binary"], ["not-found"], ["not-found"], ["not-found"], []]
    assert found[-1][0] == good


def test_a_feed_is_not_taken_for_an_article(file: File) -> None:
    path = file("feed.xml", '<?xml version="1.0"?>\n<rss version="2.0"></rss>')
    assert [outcome(each)[1] for each in documents([path])] == [["unsupported"]]


def test_a_folder_is_read_with_all_below_it_in_order(file: File, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/x.txt", "b/.hidden.txt", "c.jsonl"):
        file(f"news/{name}", ARTICLE if name.endswith("txt") else line())
    found = [Path(each.id).name for each in documents([tmp_path / "news"])]
    assert found == ["a.txt", "a1", "1.txt", "2.txt"]


def test_the_order_does_not_hang_on_the_file_system(file: File, tmp_path: Path) -> None:
    names = [f"{letter}/{number}.txt" for letter in "qhzbxkcm" for number in (3, 1, 2)]
    for name in names:
        file(f"news/{name}", ARTICLE)
    assert [str(Path(each.id).relative_to(tmp_path / "news")) for each in documents([tmp_path / "news"])] == sorted(names)


def test_other_kinds_of_files_in_a_folder_are_counted(file: File, tmp_path: Path) -> None:
    for name in ("a.txt", "x.png", "y.png", "z.css"):
        file(f"news/{name}", ARTICLE)
    last = list(documents([tmp_path / "news"]))[-1]
    assert outcome(last) == (str(tmp_path / "news"), ["skipped"])
    assert "1 .css, 2 .png" in last.issues[0].message


def test_a_folder_without_anything_says_so(tmp_path: Path) -> None:
    assert [outcome(each)[1] for each in documents([tmp_path])] == [["empty"]]


def test_a_name_that_is_no_unicode_can_still_be_written_out(file: File, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    try:
        (tmp_path / "news" / os.fsdecode(b"b\xff.txt")).write_text(ARTICLE)
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    (found,) = documents([tmp_path / "news"])
    assert found.id.encode()
    assert found.text


def standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (ARTICLE.encode(), ["-"]),
        (f"\n\n{line()}{line(id='a2')}".encode(), ["a1", "a2"]),
        (b"{" + ARTICLE.encode(), ["-"]),
        (b"", ["-"]),
    ],
)
def test_standard_input_is_a_text_or_jsonl(monkeypatch: pytest.MonkeyPatch, content: bytes, ids: list[str]) -> None:
    standard_input(monkeypatch, content)
    assert [found.id for found in documents(["-"])] == ids


def test_standard_input_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"\r\n\n" + ARTICLE.encode())
    (found,) = documents(["-"])
    assert found.text == "\r\n\n" + ARTICLE


def test_a_page_on_standard_input_is_known_by_its_first_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = "<p>Jembatan gantung itu dibuka lagi pada Jumat pagi, kata kepala dusun kepada wartawan di tepi sungai.</p>"
    standard_input(monkeypatch, f"\n<!DOCTYPE html>\n<html><body><article>{paragraph * 4}</article></body></html>".encode())
    (found,) = documents(["-"])
    assert found.text.startswith("Jembatan gantung")


def test_a_bad_line_of_standard_input_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, (line() + "{bad\n").encode())
    assert [outcome(found) for found in documents(["-"])][1] == ("-:2", ["bad-json"])


def test_documents_come_one_by_one_before_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        count = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.count += 1
            return line(id=f"a{self.count}").encode()

    endless = Endless()
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": endless}))
    found: Iterator[Document] = documents(["-"])
    assert [each.id for each in islice(found, 3)] == ["a1", "a2", "a3"]
    assert endless.count <= 4


def test_a_packed_file_that_unpacks_to_too_much_is_refused(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw.read_bytes, "__defaults__", (3_000_000,))
    assert [outcome(each)[1] for each in documents([file("a.txt.gz", gzip.compress(b"a" * 9_000_000))])] == [["too-large"]]
