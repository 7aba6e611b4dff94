"""Readings as lines of JSON and back: what was written comes back equal, what was not is refused with a reason."""
from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from menurut import broken, contract, reader
from menurut.contract import NoReading, reading
from menurut.ingest import documents_and_readings, inputs, records
from menurut.ingest.raw import byte_lines
from menurut.model import Document, Issue, Reading
from menurut.packing import Unpackable, address, pack
from menurut.views import files
from tests.gold import Gold, document, example

NAMES = ("nusala", "harian-selasar", "al-marsa-1", "al-marsa-2", "gazette", "cakrawala")
Change = Callable[[dict[str, Any]], object]


def read(name: str) -> Reading:
    record = example(name)
    return next(reader.readings([document(record)], Gold(record)))


def line(given: Reading) -> dict[str, Any]:
    (text,) = files.jsonl([given])
    found: dict[str, Any] = json.loads(text)
    return found


def changed(change: Change, *, keeps_hash: bool = False) -> dict[str, Any]:
    """The line of an article that somebody changed; without its content address, as who changes it would make it."""
    found = line(read("nusala"))
    if not keeps_hash:
        found["reading"] = None
    change(found)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_reading_comes_back_equal(name: str) -> None:
    given = read(name)
    assert reading(line(given)) == given
    assert line(given)["reading"] == address(pack(given))


def test_what_was_noted_before_reading_is_kept_apart_from_what_was_noted_in_it() -> None:
    before, later = Issue("no-date", "there is no date", (0, 3)), Issue("no-pack", "no data for this language")
    given = Reading(Document("x", "text", issues=(before,)), issues=(before, later))
    assert reading(line(given)) == given


def test_whatever_a_reading_holds_comes_back_or_is_said_to_be_broken() -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.from_type(Reading))
    def comes_back(value: Reading) -> None:
        try:
            written = line(value) if value.document.readable else reject()
        except Unpackable:
            reject()  # not a number, or infinite
        if list(broken.issues(value)):
            with pytest.raises(NoReading) as refused:
                reading(written)
            assert refused.value.issue.code == "bad-reading"
        else:
            assert reading(written) == value

    comes_back()


def test_a_document_that_could_not_be_read_is_so_still() -> None:
    issue = Issue("binary", "not a text")
    given = Reading(Document("photo.jpg", "", issues=(issue,)), issues=(issue,))
    assert reading(line(given)) == given


def test_keys_of_others_are_passed_over() -> None:
    given = line(read("nusala"))
    given["note"] = given["attributions"][0]["note"] = given["parties"][0]["note"] = "ours"
    assert reading(given) == read("nusala")


@pytest.mark.parametrize(("change", "says"), [
    (lambda it: it["attributions"][0].update(content=[[5, 900_000]]), "stands at 5-900000, the text ends at"),
    (lambda it: it["attributions"][0].update(content=[[-7, 3]]), "stands at -7-3"),
    (lambda it: it["parties"][1].update(mentions=[[9, 3]]), "stands at 9-3"),
    (lambda it: it["sections"][0].update(span=[0, 10**30]), "the text ends at"),
    (lambda it: it["attributions"][0].update(content=[[1]]), "not a reading: attributions: content"),
    (lambda it: it["attributions"][0].update(content=[[1.5, 3]]), "not a whole number: 1.5"),
    (lambda it: it["attributions"][0].update(content="words"), "not a reading"),
    (lambda it: it["attributions"][0].update(act="sings"), "none of say, deny"),
    (lambda it: it["attributions"][0].update(confidence="high"), "not a number: 'high'"),
    (lambda it: it["attributions"][0].update(confidence=float("nan")), "not a number: nan"),
    (lambda it: it["attributions"][0].update(parent="a99"), "stands in a99, which is not there"),
    (lambda it: it["attributions"][1].update(parent=it["attributions"][1]["id"]), "stands in itself"),
    (lambda it: it["attributions"][0].update(chain=["p0", "p99"]), "names party p99, which is not there"),
    (lambda it: it["attributions"].append(it["attributions"][0]), "two things of one reading have the id"),
    (lambda it: it["parties"][0].update(named="yes"), "neither true nor false: 'yes'"),
    (lambda it: it["parties"][1].update(sourcing="three"), "not an object: 'three'"),
    (lambda it: it.update(attributions={"a1": {}}), "not a reading"),
    (lambda it: it.update(attributions=7), "not a reading"),
    (lambda it: it.update(parties=[None]), "not a reading"),
    (lambda it: it.update(text=None), "text: not a text: None"),
    (lambda it: it.update(text=["a", "b"]), "text: not a text"),
    (lambda it: it.update(id=7), "id: not a text: 7"),
    (lambda it: it.pop("text"), "'text'"),
    (lambda it: it.update(credit=[1]), "not a reading"),
    (lambda it: it.update(issues=["bad"]), "not a reading"),
])  # fmt: skip
def test_what_is_no_reading_is_refused_in_whole_and_says_why(change: Change, says: str) -> None:
    with pytest.raises(NoReading) as refused:
        reading(changed(change))
    assert refused.value.issue.code == "bad-reading"
    assert says in refused.value.issue.message
    assert len(refused.value.issue.message) < 400


@pytest.mark.parametrize("change", [
    lambda it: it["attributions"][0].update(act="deny"),
    lambda it: it.update(text="not" + it["text"][3:]),
    lambda it: it.update(outlet="Somebody Else"),
    lambda it: it["attributions"].pop(),
    lambda it: it.update(reading="0" * 64),
    lambda it: it.update(reading=7),
])  # fmt: skip
def test_a_line_that_was_changed_is_told_by_its_hash(change: Change) -> None:
    with pytest.raises(NoReading) as refused:
        reading(changed(change, keeps_hash=True))
    assert refused.value.issue.code == "changed-reading"


def test_who_changes_a_reading_says_so_by_leaving_the_hash_empty() -> None:
    found = reading(changed(lambda it: it.update(outlet="Somebody Else")))
    assert found.document.outlet == "Somebody Else"


@pytest.mark.parametrize("version", [2, 99, "new", None])
def test_a_newer_version_is_told_from_a_broken_line(version: object) -> None:
    with pytest.raises(NoReading) as refused:
        reading(changed(lambda it: it.update(version=version, attributions="of another form")))
    assert refused.value.issue.code == "newer-reading"


def bytes_of(*given: dict[str, Any]) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in given).encode()


def found_in(data: bytes) -> list[Document | Reading]:
    return list(records.documents(io.BytesIO(data), "f.jsonl", keep=True))


def test_a_line_that_is_not_right_costs_nothing_but_itself() -> None:
    whole = [read(name) for name in ("nusala", "gazette", "cakrawala")]
    far = changed(lambda it: it["attributions"][0].update(content=[[0, 10**9]]))
    data = bytes_of(line(whole[0]), far) + b"\xff\xfe{\n[]\n" + bytes_of(line(whole[1]), line(whole[2]))
    found = found_in(data + bytes_of(line(whole[0]))[:-900])
    assert [each for each in found if isinstance(each, Reading)] == whole
    told = [(each.id, each.issues[-1].code) for each in found if isinstance(each, Document)]
    assert told == [("f.jsonl:2", "bad-reading"), ("f.jsonl:3", "bad-json"), ("f.jsonl:4", "bad-json"),
                    ("f.jsonl:7", "bad-json")]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    given = read("gazette")
    monkeypatch.setattr(records, "byte_lines", lambda stream: byte_lines(stream, 100_000))
    found = found_in(bytes_of(changed(lambda it: it.update(text="x" * 200_000)), line(given)))
    assert [each.issues[0].code if isinstance(each, Document) else each for each in found] == ["too-large", given]


def test_articles_stand_beside_readings_in_one_file_and_whatever_they_carry_are_read() -> None:
    carrying = {"id": "b", "text": "Satu, kata Sari.", "attributions": [{"id": "a1"}], "parties": []}
    found = found_in(bytes_of({"id": "a", "text": "Dua, kata Budi."}, carrying, line(read("nusala"))))
    assert [type(each) for each in found] == [Document, Document, Reading]


@pytest.mark.parametrize("name", ["a.readings.jsonl", "a.txt", "a.html", "a.json", "a", "a.jsonl.gz"])
def test_readings_are_known_by_what_is_in_the_file_not_by_its_name(tmp_path: Path, name: str) -> None:
    import gzip

    path, given = tmp_path / name, [read("nusala"), read("gazette")]
    data = "".join(files.jsonl(given)).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert list(documents_and_readings([path])) == given


def test_only_who_asks_for_readings_gets_them(tmp_path: Path) -> None:
    path, given = tmp_path / "a.jsonl", read("nusala")
    path.write_text("".join(files.jsonl([given])), encoding="utf-8")
    (anew,) = reader.read_all([path], extractor=Gold(example("gazette")))
    assert anew.document.text == given.document.text
    assert anew.attributions != given.attributions


def test_a_reading_is_kept_whatever_the_model_would_say_today(tmp_path: Path) -> None:
    path, given = tmp_path / "a.jsonl", read("nusala")
    article = {"id": "b", "text": "Satu, kata Sari."}
    path.write_text("".join(files.jsonl([given])) + json.dumps(article) + "\n", encoding="utf-8")
    kept, anew = reader.read_all([path], outlet="Pos Nipa", extractor=Gold(example("gazette")), keep_readings=True)
    assert kept == given
    assert (anew.document.id, anew.document.outlet) == ("b", "Pos Nipa")


def test_what_an_address_gives_is_never_taken_for_a_reading() -> None:
    from menurut.ingest.web import Fetched

    data = "".join(files.jsonl([replace(read("nusala"), issues=())])).encode()
    got = Fetched(data, "https://a.example/1", "application/x-ndjson", "utf-8")
    assert [type(each) for each in inputs.from_fetched(got, "https://a.example/1")] == [Document]


def test_the_version_is_written() -> None:
    assert line(read("nusala"))["version"] == contract.VERSION == 1
