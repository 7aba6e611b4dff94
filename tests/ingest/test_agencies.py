"""An article says that it came from an agency: in a dateline, in brackets, in a line of thanks, in its last line."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from menurut import pack
from menurut.ingest import document, documents
from menurut.ingest.agencies import find_marks, names
from menurut.ingest.opening import byline

BODY = "Wali kota Ludgrawa mengatakan jembatan itu akan dibuka pada musim semi.\n\nWarga menunggu.\n\n"
CLOSING = "closing"
PACKS = [lang for lang in pack.languages() if pack.load(lang, "agencies")]


def marks(text: str, **fields: str | Path) -> list[tuple[str, str, str]]:
    """Agency, the words that name it, and the form."""
    return [(mark.agency, text[slice(*mark.span)], mark.form) for mark in document(text, **fields).agencies]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("JAKARTA (ANTARA) – ", "JAKARTA (ANTARA)", ("ANTARA", "ANTARA", "dateline")),
        ("Jakarta (ANTARA) - ", "Jakarta (ANTARA)", ("ANTARA", "ANTARA", "dateline")),
        ("LONDON (Reuters) - ", "LONDON (Reuters)", ("Reuters", "Reuters", "dateline")),
        ("LONDON, May 3 (Reuters) — ", "LONDON, May 3 (Reuters)", ("Reuters", "Reuters", "dateline")),
        ("DES MOINES, Iowa, Aug. 10 (UPI) -- ", "DES MOINES, Iowa, Aug. 10 (UPI)", ("UPI", "UPI", "dateline")),
        ("JAKARTA, KOMPAS.com – ", "JAKARTA, KOMPAS.com", ("KOMPAS.com", "KOMPAS.com", "dateline")),
        ("KABARKUALA.CO.ID, JAKARTA -- ", "KABARKUALA.CO.ID, JAKARTA", ("KABARKUALA.CO.ID", "KABARKUALA.CO.ID", "dateline")),
        ("RAMLAH, 14 April (Antarwarta) – ", "RAMLAH, 14 April (Antarwarta)", ("Antarwarta", "Antarwarta", "dateline")),
        ("الخرطوم (رويترز) - ", "الخرطوم (رويترز)", ("Reuters", "رويترز", "dateline")),
        ("القدس المحتلة – «البيرق»: ", "القدس المحتلة – «البيرق»", ("البيرق", "البيرق", "dateline")),
        ("بيروت - أ ف ب: ", "بيروت - أ ف ب", ("AFP", "أ ف ب", "dateline")),
        ("LUDGRAVE, June 14 /Newsline/ -- ", "LUDGRAVE, June 14 /Newsline/", ("Newsline", "Newsline", "dateline")),
        ("العاصمة / رويترز – ", "العاصمة / رويترز", ("Reuters", "رويترز", "dateline")),
        ("عمان ـ بترا ـ ", "عمان ـ بترا", ("Petra", "بترا", "dateline")),
    ],
)
def test_a_dateline_gives_its_span_and_its_agency(start: str, place: str, agency: tuple[str, str, str]) -> None:
    text = f"{start}Sebelas orang menyeberang pada hari pertama, kata petugas."
    found = document(text)
    assert found.dateline is not None
    assert text[slice(*found.dateline)] == place
    assert marks(text) == [agency]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Judul yang pendek\n\nARUNG HULU — Jumlah korban bertambah.", "ARUNG HULU"),
        ("A short headline\n\nLA CROSSE, Wisc. — The river rose.", "LA CROSSE, Wisc."),
        ("عنوان قصير\n\nعين الزيتون – قالت البلدية إن النهر ارتفع.", "عين الزيتون"),
        ("Jakarta - Wali kota pulang lebih awal.", "Jakarta"),
    ],
)
def test_a_place_alone_is_a_dateline_without_agency(text: str, place: str) -> None:
    found = document(text)
    assert found.dateline is not None
    assert text[slice(*found.dateline)] == place
    assert found.agencies == ()


@pytest.mark.parametrize(
    "text",
    [
        "KILAT – 14.05",
        "OPINI – Jembatan yang belum ada",
        "16:20 – That's where we leave it for now.",
        "POLLS ARE NOT WRONG, JUST TOO EARLY — The numbers of June say little.",
        "The mayor – who had waited – said nothing.",
        "Q – What did you see?",
        "Bukan begitu – katanya – melainkan begini.",
        "JANE HOLT, HOST: The elevator comes down tomorrow.",
        "Dinas Pekerjaan Umum (DPU) – lembaga itu – menolak.",
        "- قال: لن أعود",
        "Bupati – yang sudah menunggu – pulang.",
        "Sir – I write about the bridge.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    found = document(text)
    assert found.dateline is None
    assert found.agencies == ()


def test_what_stands_after_the_comma_is_an_outlet_where_that_is_the_custom() -> None:
    assert marks("KUALA SERDAN, Pos Kuala – Sidang ditunda.", lang="id") == [("Pos Kuala", "Pos Kuala", "dateline")]
    assert marks("RANGOON, Burma – The trial was put off.", lang="en") == []
    assert marks("BANDUNG, JAWA BARAT – Sidang ditunda.", lang="id") == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("(Reuters)", [("Reuters", "Reuters", "closing")]),
        ("“Kami lelah,” kata Darmin. (ant)", []),
        ("“Kami lelah,” kata Darmin. (Ant)", [("ANTARA", "Ant", "closing")]),
        ("(AFP/ANTARA)", [("AFP", "AFP", "closing"), ("ANTARA", "ANTARA", "closing")]),
        ("(WNR/Qasimiyah/af/15.12)", [("WNR", "WNR", "closing"), ("Qasimiyah", "Qasimiyah", "closing")]),
        ("(رويترز، أ ف ب، د ب أ)", [("Reuters", "رويترز", CLOSING), ("AFP", "أ ف ب", CLOSING), ("dpa", "د ب أ", CLOSING)]),
        ("(أ.ف.ب)", [("AFP", "أ.ف.ب", "closing")]),
        ("المصدر: رويترز + وكالات", [("Reuters", "رويترز", "closing"), ("agencies", "وكالات", "closing")]),
        ("ساهمت رويترز وفرانس برس في إعداد هذا التقرير.",
         [("Reuters", "رويترز", "contribution"), ("AFP", "فرانس برس", "contribution")]),
        ("Additional reporting by AP", [("AP", "AP", "contribution")]),
        ("— AP contributed to this report", [("AP", "AP", "contribution")]),
        ("*The Associated Press and Reuters contributed to this story.*",
         [("AP", "The Associated Press", "contribution"), ("Reuters", "Reuters", "contribution")]),
        ("(Reporting by Mira Kolund; Additional reporting by AFP; Editing by Tom Harrad)", [("AFP", "AFP", "contribution")]),
        ("Laporan tambahan oleh Reuters dan Antara",
         [("Reuters", "Reuters", "contribution"), ("ANTARA", "Antara", "contribution")]),
        ("Avec AFP et Reuters", [("AFP", "AFP", "contribution"), ("Reuters", "Reuters", "contribution")]),
        ("(avec AFP)", [("AFP", "AFP", "contribution")]),
        ("Sumber: Antara", [("ANTARA", "Antara", "closing")]),
        ("— AFP/Reuters", [("AFP", "AFP", "closing"), ("Reuters", "Reuters", "closing")]),
        ("Pewarta: Sari Kolundang\nEditor: Tom Harrad\nCopyright © ANTARA 2024", [("ANTARA", "ANTARA", "closing")]),
        ("(Bersambung)", []),
        ("Sari Kolundang turut berkontribusi pada laporan ini.", []),
        ("Warga pulang (AP tidak hadir) dan jembatan ditutup.", []),
    ],
)
def test_the_last_lines_name_agencies(end: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(BODY + end) == expected


def test_brackets_close_a_paragraph_in_the_middle_too() -> None:
    text = "Sungai meluap, kata petugas. (AFP)\n\nDi kota lain, jembatan dibuka.\n\nWarga pulang.\n\nMalam tiba.\n\nHabis."
    assert marks(text) == [("AFP", "AFP", "mark")]


@pytest.mark.parametrize(
    "text",
    [
        "Kantor berita Amerika Associated Press (AP) mengatakan jembatan itu roboh.\n\nWarga pulang.",
        "Alianza Popular (AP) won the vote.\n\nThe count ended.",
        "Dewan Pertimbangan Agung (DPA)\ntelah bubar.\n\nWarga pulang.",
    ],
)
def test_an_abbreviation_in_brackets_is_no_mark(text: str) -> None:
    assert marks(text) == []


def test_an_agency_before_the_dash_without_a_place_is_a_mark_and_no_dateline() -> None:
    text = "(Reuters) - The river rose again on Sunday, officials said."
    assert marks(text) == [("Reuters", "Reuters", "mark")]
    assert document(text).dateline is None


def test_an_agency_under_the_headline_counts() -> None:
    text = "Sungai meluap lagi\n\nDengan laporan dari Antara\n\nSungai meluap pada hari Minggu, kata petugas di lapangan."
    assert marks(text) == [("ANTARA", "Antara", "contribution")]


def test_a_user_adds_agencies_of_their_own(tmp_path: Path) -> None:
    own = tmp_path / "agencies.toml"
    own.write_text('agency = [{ name = "Warta Samudra", also = ["WSam"] }]\n', encoding="utf-8")
    assert marks(BODY + "(WSam)") == []
    assert marks(BODY + "(WSam)", agencies=own) == [("Warta Samudra", "WSam", "closing")]
    assert marks(BODY + "(Reuters)", agencies=own) == [("Reuters", "Reuters", "closing")]


@pytest.mark.parametrize(
    "wrong", ["agency = 5", "agency = [{ also = ['x'] }]", "broken", "[[closing]]\npattern = '('", "[[closing]]\npattern = 5"]
)
def test_a_file_of_agencies_that_is_not_right_is_said_at_once(tmp_path: Path, wrong: str) -> None:
    own = tmp_path / "agencies.toml"
    own.write_text(wrong, encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        list(documents([], agencies=own))


def test_an_agencys_own_words_for_itself_are_enough() -> None:
    assert names().agency("kantor berita Warta Samudra") == "kantor berita Warta Samudra"
    assert names().agency("وكالة رويترز") == "Reuters"
    assert names().agency("Warta Samudra") is None


def rules(kind: str, file: str) -> list[Any]:
    found = [(lang, rule) for lang in pack.languages() for rule in pack.load(lang, file).get(kind, ())]
    return [pytest.param(rule, id=f"{lang}:{rule['pattern'][:40]}") for lang, rule in found]


@pytest.mark.parametrize("rule", [*rules("contribution", "agencies"), *rules("closing", "agencies")])
def test_every_rule_accepts_and_refuses_as_it_says(rule: dict[str, Any]) -> None:
    assert [mark.agency for mark in find_marks(BODY + rule["accept"], names())] == rule["agency"]
    assert find_marks(BODY + rule["refuse"], names()) == ()


@pytest.mark.parametrize("rule", rules("byline", "opening"))
def test_every_byline_rule_accepts_and_refuses_as_it_says(rule: dict[str, Any]) -> None:
    match = re.fullmatch(rule["pattern"], rule["accept"])
    assert match is not None
    assert match["name"] == rule["name"]
    assert byline(rule["refuse"]) is None


@pytest.mark.parametrize("lang", PACKS)
def test_no_spelling_stands_for_two_agencies(lang: str) -> None:
    table = pack.load(lang, "agencies")
    meant = [(spelling, agency["name"]) for agency in table["agency"] for spelling in (agency["name"], *agency.get("also", ()))]
    assert len({spelling for spelling, _ in meant}) == len(meant)
    assert {key for key in table} <= {"lead", "like", "agency", "contribution", "closing"}
