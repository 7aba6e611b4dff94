"""The JSONL contract and the CSV table."""
from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from menurut.model import Credit, Document, Issue, Party, Reading, words
from menurut.reader import readings
from menurut.views import files
from tests.gold import Gold, document, example

NAMES = ("nusala", "harian-selasar", "al-marsa-1", "al-marsa-2", "gazette", "cakrawala")
ABOUT = {"id", "lang", "title", "outlet", "published", "text", "credit", "issues"}
CONTRACT = ABOUT | {"attributions", "parties", "sections", "dates"}
SPANS = {"source", "cue", "content", "addressee"}
OF_AN_ATTRIBUTION = SPANS | {"id", "parent", "act", "mode", "voice", "party", "chain", "confidence"}


def read(name: str) -> Reading:
    record = example(name)
    return next(readings([document(record)], Gold(record)))


def lines(*found: Reading) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files.jsonl(found)]


def test_a_line_has_all_that_the_contract_names() -> None:
    (line,) = lines(read("nusala"))
    assert set(line) >= CONTRACT
    assert all(set(each) >= OF_AN_ATTRIBUTION for each in line["attributions"])
    assert all(set(each) >= {"id", "name", "kind", "named", "mentions"} for each in line["parties"])
    assert all(set(each) >= {"voice", "span"} for each in line["sections"])
    assert all(set(each) >= {"span", "value", "precision"} for each in line["dates"])


@pytest.mark.parametrize("name", NAMES)
def test_every_span_reads_the_words_it_claims(name: str) -> None:
    reading = read(name)
    (line,) = lines(reading)
    assert line["text"] == reading.document.text
    for given, told in zip(reading.attributions, line["attributions"], strict=True):
        for role in SPANS:
            assert words(line["text"], told[role]) == words(reading.document.text, getattr(given, role))
    assert all(end <= len(line["text"]) for party in line["parties"] for _, end in party["mentions"])


def test_only_what_has_sourcing_tells_of_it() -> None:
    (line,) = lines(read("nusala"))
    officials = next(party for party in line["parties"] if "officials" in party["name"])
    assert officials["sourcing"]["count"] == 3
    assert words(line["text"], officials["sourcing"]["basis"]) == "who have read the inspection report"
    assert all("sourcing" not in party for party in line["parties"] if party["named"])


def test_a_print_credit_is_told_with_both_calendars() -> None:
    credit = Credit((0, 4), "Cakrawala", "212", 18, ("1447-11", "1447-12"), ("2026-05", "2026-06"), "not the same months")
    (line,) = lines(Reading(Document("x", "text", credit=credit)))
    assert line["credit"]["hijri"] == ["1447-11", "1447-12"]
    assert line["credit"]["gregorian"] == ["2026-05", "2026-06"]


def test_an_unreadable_document_has_its_id_and_its_issues() -> None:
    issue = Issue("binary", "not a text")
    (line,) = lines(Reading(Document("photo.jpg", "", issues=(issue,)), issues=(issue,)))
    assert line == {"id": "photo.jpg", "issues": [{"code": "binary", "message": "not a text", "place": None}]}


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "a\u2028b\u2029c\x85d\u0000e", "\u202egnorw", "“\u200bzero”"])
def test_any_text_comes_back_exactly_from_valid_utf_8_on_one_line(text: str) -> None:
    (line,) = files.jsonl([Reading(Document("x", text))])
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8"))["text"] == text


def test_words_stay_readable_in_the_file() -> None:
    assert "المهندسين" in "".join(files.jsonl([read("al-marsa-2")]))


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert list(files.jsonl([read("gazette")])) == list(files.jsonl([read("gazette")]))
    assert list(files.table([read("gazette")])) == list(files.table([read("gazette")]))


def rows(*found: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(files.table(found)), newline="")))


def test_the_table_has_one_row_an_attribution_with_words() -> None:
    reading = read("nusala")
    found = rows(reading)
    assert len(found) == len(reading.attributions)
    assert list(found[0]) == list(files.COLUMNS)
    assert found[2]["source"] == "Works Minister Daro Lintang"
    assert found[2]["addressee"] == "his staff"
    assert found[2]["chain"].startswith("Nusala News Agency > ")
    assert found[0]["named"] == "unnamed"
    assert found[0]["count"] == "3"
    assert found[0]["reason"].endswith("not allowed to speak to the press")
    assert reading.document.text[int(found[4]["start"]) : int(found[4]["end"])] == found[4]["content"]


def test_no_cell_of_the_table_is_run_as_a_formula() -> None:
    reading = read("nusala")
    evil = replace(reading, document=replace(reading.document, title="=HYPERLINK(1)", outlet="@x"))
    assert rows(evil)[0]["title"] == "'=HYPERLINK(1)"
    assert rows(evil)[0]["outlet"] == "'@x"


def test_the_table_stands_any_text() -> None:
    reading = read("nusala")
    evil = replace(reading, document=replace(reading.document, title="\ud83d\0 half"))
    assert "".join(files.table([evil])).encode("utf-8")
    assert rows(Reading(Document("x", "", issues=(Issue("empty", ""),)))) == []


def test_a_chain_of_unknown_parties_shows_their_ids() -> None:
    reading = read("nusala")
    lone = replace(reading, parties=(Party("p1", "x", "person", True),))
    assert rows(lone)[0]["chain"].split(" > ")[0] == "p0"
