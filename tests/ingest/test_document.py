"""What a text states of itself becomes fields; the text stays as it is."""
from __future__ import annotations

import pytest

from menurut.ingest import document
from menurut.model import Document

BODY = "Jembatan gantung itu dibuka lagi pada Jumat pagi setelah tiga bulan ditutup, kata kepala dusun.\n\nWarga menunggu."


def codes(found: Document) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize("text", ["a", " \n spasi di depan \r\n\r\n", "\ufeffdengan tanda\n", "é e\u0301 ﷺ", BODY])
def test_the_text_is_returned_as_given(text: str) -> None:
    assert document(text).text == text


def test_what_is_given_is_believed() -> None:
    text = f"Jembatan Nipa Dibuka Lagi\n\nOleh Sari Kolundang\n\n{BODY}"
    found = document(text, id="x1", lang="en", title="T", outlet="O", url="https://a.example", byline="B", published="2024-06")
    assert found == Document("x1", text, "en", "T", "O", "https://a.example", "2024-06", byline="B")


@pytest.mark.parametrize(("code", "lang"), [("en-GB", "en"), ("zh_Hant", "zh"), (" ID ", "id"), ("fil", "fil")])
def test_a_language_code_is_cut_to_the_language(code: str, lang: str) -> None:
    assert document(BODY, lang=code).lang == lang


def test_what_is_no_language_code_is_said_and_the_language_is_told_from_the_text() -> None:
    found = document(BODY, lang="../../etc")
    assert found.lang == "id"
    assert codes(found) == ["bad-field"]


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("Jembatan Nipa Dibuka Lagi\n\n", "Jembatan Nipa Dibuka Lagi"),
        ("\r\n  Jembatan Nipa Dibuka Lagi\r\n\r\n", "Jembatan Nipa Dibuka Lagi"),
        ("“Akhirnya”: Jembatan Nipa dibuka lagi!\n\n", "“Akhirnya”: Jembatan Nipa dibuka lagi!"),
        ("TAJUK\n\nSumur Kering, Mobil Baru\n\n", "Sumur Kering, Mobil Baru"),
        ("EDITORIAL\nMend the road, Minister\n\n", "Mend the road, Minister"),
        ("افتتاحية\n\nجسر لا يعبره أحد\n\n", "جسر لا يعبره أحد"),
        ("Jembatan Nipa dibuka lagi\n", "Jembatan Nipa dibuka lagi"),
        ("Jembatan Nipa dibuka lagi.\n\nKUALA NIPA (ANTARA) – ", "Jembatan Nipa dibuka lagi."),
        ("Satu larik pendek\nlarik yang kedua\n", None),
        ("", None),
        ("Jembatan Nipa dibuka lagi, kata warga.\n\n", None),
        ("KUALA NIPA (ANTARA) – Jembatan dibuka\n\n", None),
        ("Oleh Sari Kolundang\n\n", None),
        ("Ini baris yang sangat panjang " * 12 + "\n\n", None),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_a_headline(start: str, title: str | None) -> None:
    found = document(start + BODY)
    assert found.title == title
    assert found.text == start + BODY


@pytest.mark.parametrize("text", ["Jembatan Nipa Dibuka Lagi", "Jembatan Nipa Dibuka Lagi\n\n"])
def test_a_line_alone_is_no_title(text: str) -> None:
    assert document(text).title is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Oleh: Sari Kolundang", "Sari Kolundang"),
        ("OLEH SARI KOLUNDANG", "SARI KOLUNDANG"),
        ("By Mira Kolund", "Mira Kolund"),
        ("by Mira Kolund, local democracy reporter", "Mira Kolund, local democracy reporter"),
        ("By Our Correspondent, Ludgrave", "Our Correspondent, Ludgrave"),
        ("Mira Kolund-Pate, Harbour Editor", "Mira Kolund-Pate, Harbour Editor"),
        ("بقلم: منى درباس", "منى درباس"),
        ("كتبت: منى درباس", "منى درباس"),
        ("By midnight the water had reached the second step of the town hall.", None),
        ("Oleh karena itu, warga pulang.", None),
    ],
)
def test_the_byline_stands_under_the_title(line: str, name: str | None) -> None:
    assert document(f"Judul Berita Hari Ini\n\n{line}\n\n{BODY}").byline == name


def test_the_byline_may_stand_at_the_end() -> None:
    assert document(f"{BODY}\n\nPewarta: Sari Kolundang\nEditor: Tom Harrad").byline == "Sari Kolundang"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Jumat, 14 Juni 2024 09:30 WIB", "2024-06-14"),
        ("14 June 2024", "2024-06-14"),
        ("Published June 14, 2024 at 9:30 a.m.", "2024-06-14"),
        ("نشر في: الجمعة 14 حزيران 2024", "2024-06-14"),
        ("Dipublikasikan: 14/6/2024", "2024-06-14"),
        ("2024-06-14", "2024-06-14"),
        ("31 Februari 2024", None),
        ("Pada 14 Juni 2024 jembatan dibuka", None),
        ("14 Juni", None),
    ],
)
def test_a_line_that_is_nothing_but_a_date_is_the_day_of_publication(line: str, day: str | None) -> None:
    assert document(f"Judul Berita Hari Ini\n\n{line}\n\n{BODY}").published == day


def test_a_numeric_date_that_can_be_two_days_is_neither() -> None:
    english = "The footbridge was opened again on Friday after three months, the head of the hamlet said to the people."
    assert document(f"A headline of today\n\n4/5/2024\n\n{english}").published is None
    assert document(f"A headline of today\n\n14/5/2024\n\n{english}").published == "2024-05-14"


def test_a_full_date_in_the_dateline_counts() -> None:
    assert document("LUDGRAVE, 14 June 2024 (Reuters) - The bridge was opened again, the mayor said.").published == "2024-06-14"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-06-14", "2024-06-14"),
        ("2024-06", "2024-06"),
        ("2024-06-14T09:30:00+07:00", "2024-06-14T09:30:00+07:00"),
        ("2024-06-14T02:30:00Z", "2024-06-14T02:30:00Z"),
        ("Fri, 14 Jun 2024 09:30:00 +0700", "2024-06-14T09:30:00+07:00"),
        ("1718332200", "2024-06-14T02:30:00+00:00"),
        ("1718332200000", "2024-06-14T02:30:00+00:00"),
    ],
)
def test_a_given_date_becomes_iso_8601(given: str, kept: str) -> None:
    found = document(BODY, published=given, updated=given)
    assert (found.published, found.updated, found.issues) == (kept, kept, ())


@pytest.mark.parametrize("given", ["kemarin", "99999999999999999999", "nan", "2024-13-45", "inf"])
def test_a_given_date_that_cannot_be_read_is_said(given: str) -> None:
    found = document(BODY, published=given)
    assert (found.published, codes(found)) == (None, ["bad-date"])


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff", "\x00\x00"])
def test_no_text_is_said(text: str) -> None:
    assert codes(document(text)) == ["empty"]


def test_characters_that_reverse_the_letters_are_said_and_stay() -> None:
    text = f"Kata \u202eamas\u202c itu. {BODY}"
    found = document(text)
    assert found.text == text
    assert [(issue.code, issue.place) for issue in found.issues] == [("bidi-control", (5, 6))]


def test_marks_and_isolates_of_right_to_left_text_are_ordinary() -> None:
    assert document(f"\u200fنص\u200f \u2067عربي\u2069 \u200b{BODY}").issues == ()


def test_every_field_can_be_written_out() -> None:
    bad = "x\ud800"
    found = document("a\ud800 b", id=bad, lang=bad, title=bad, outlet=bad, byline=bad, url=bad, published=bad, updated=bad)
    values = (found.text, found.id, found.lang, found.title, found.outlet, found.byline, found.url)
    for value in (*values, *(issue.message for issue in found.issues)):
        assert value is None or value.encode()
    assert found.text == "a\ufffd b"
    assert set(codes(found)) == {"lone-surrogate", "bad-date", "bad-field"}
