"""Print credits: found only where they stand, and read part by part."""
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.ingest.credit import find_credit
from menurut.model import Credit

BODY = "Warga Ludgrawa menolak rencana itu. Rapat selesai malam hari.\n" * 40


def at_the_end(line: str) -> Credit | None:
    return find_credit(f"{BODY}\n{line}", "id")


def parts(credit: Credit | None) -> tuple[object, ...]:
    assert credit is not None
    return credit.outlet, credit.issue, credit.volume_year, credit.hijri, credit.gregorian


@pytest.mark.parametrize(("line", "wanted"), [
    ("[Suluh Desa (Jawa), edisi No. 12-13, Tahun ke-38, Rajab-Syakban 1445 H./Januari-Februari 2024 M.]",
     ("Suluh Desa", "12-13", 38, ("1445-07", "1445-08"), ("2024-01", "2024-02"))),
    ("(Suluh Desa, No. 12, Rajab 1446 H / Januari 2025 M)", ("Suluh Desa", "12", None, ("1446-07",), ("2025-01",))),
    ("Suluh Desa, Edisi Ganda 2–3 Tahun XXXI, Jumadilawal 1445 H / November–Desember 2023",
     ("Suluh Desa", "2-3", 31, ("1445-05",), ("2023-11", "2023-12"))),
    ("[Suluh Desa; Jumadil Tsani 1445 H; Januari 2024; edisi 9]", ("Suluh Desa", "9", None, ("1445-06",), ("2024-01",))),
    ("Suluh Desa No. 12/XXXI, Maret 2021", ("Suluh Desa", "12", 31, (), ("2021-03",))),
    ("Dimuat dalam majalah Suluh Desa, edisi Mei 2021, halaman 4", ("Suluh Desa", None, None, (), ("2021-05",))),
    ("Harian Suluh, No. 4, Mei 2021", ("Harian Suluh", "4", None, (), ("2021-05",))),
    ("Sumber: Suluh Desa, 3 Mei 2021", ("Suluh Desa", None, None, (), ("2021-05",))),
    ("[The Lantern, Vol. 12, No. 3, Ramadan 1445 AH / March 2024]", ("The Lantern", "3", 12, ("1445-09",), ("2024-03",))),
    ("The Lantern, Issue 118, Sha'ban–Ramadan 1445 AH / February–March 2024",
     ("The Lantern", "118", None, ("1445-08", "1445-09"), ("2024-02", "2024-03"))),
    ("First published in The Lantern of Monday 5 April 2021, page 6", ("The Lantern", None, None, (), ("2021-04",))),
    ("Ramadan 1445 AH / March 2024, 12th year, issue 3, The Lantern", ("The Lantern", "3", 12, ("1445-09",), ("2024-03",))),
    ("[مجلة السراج، العدد ٤٤٨–٤٤٩، السنة الثامنة والثلاثون، رجب – شعبان 1445هـ / كانون الثاني (يناير) – شباط (فبراير) 2024م]",
     ("السراج", "448-449", 38, ("1445-07", "1445-08"), ("2024-01", "2024-02"))),
    ("نُشر في العدد 12 من مجلة «السراج»، 6 محرم 1447 هـ/1 تموز 2025 م، ص 44.",
     ("السراج", "12", None, ("1447-01",), ("2025-07",))),
    ("السراج، السنة ٣٨، غشت ٢٠٢٤", ("السراج", None, 38, (), ("2024-08",))),
])
def test_a_credit_is_read_part_by_part(line: str, wanted: tuple[object, ...]) -> None:
    assert parts(at_the_end(line)) == wanted


def test_months_between_two_are_filled_in() -> None:
    credit = at_the_end("Suluh Desa No. 7, November 2023-Februari 2024")
    assert credit is not None
    assert credit.gregorian == ("2023-11", "2023-12", "2024-01", "2024-02")


def test_a_range_over_new_year_may_say_its_year_once() -> None:
    credit = at_the_end("Suluh Desa No. 7, Desember-Januari 2024")
    assert credit is not None
    assert credit.gregorian == ("2023-12", "2024-01")


class TestNote:
    def test_nothing_to_note_with_one_calendar(self) -> None:
        credit = at_the_end("Suluh Desa No. 7, Januari 2024")
        assert credit is not None
        assert credit.note is None

    def test_nothing_to_note_where_both_name_the_same_day(self) -> None:
        credit = at_the_end("السراج، العدد 12، 6 محرم 1447 هـ/1 تموز 2025 م")
        assert credit is not None
        assert credit.note is None

    def test_nothing_to_note_where_the_months_happen_to_agree(self) -> None:
        # Rajab and Sha'ban 1446 ran from 1 January to 28 February 2025.
        credit = at_the_end("Suluh Desa No. 7, Rajab-Syakban 1446 H / Januari-Februari 2025")
        assert credit is not None
        assert credit.note is None

    def test_months_that_cover_each_other_in_part_are_noted_with_their_days(self) -> None:
        credit = at_the_end("Suluh Desa No. 7, Rajab 1445 H / Januari 2024")
        assert credit is not None
        assert credit.note == (
            "the Hijri date runs from 2024-01-13 to 2024-02-10, the Gregorian one from 2024-01-01 to 2024-01-31: "
            "they overlap, but are not the same"
        )

    def test_months_that_are_apart_are_noted(self) -> None:
        credit = at_the_end("Suluh Desa No. 7, Rajab 1445 H / Mei 2024")
        assert credit is not None
        assert credit.note is not None
        assert credit.note.endswith("they do not overlap")


class TestSpan:
    def test_brackets_are_in_it_and_a_full_stop_after_them_is_not(self) -> None:
        text = BODY + "Begitulah akhirnya. [Suluh Desa, No. 12, Rajab 1446 H / Januari 2025 M].\n \n"
        credit = find_credit(text, "id")
        assert credit is not None
        assert text[slice(*credit.span)] == "[Suluh Desa, No. 12, Rajab 1446 H / Januari 2025 M]"

    def test_a_line_without_brackets_is_the_whole_line(self) -> None:
        text = BODY + "\n\n  Suluh Desa, No. 12, Januari 2025 \n"
        credit = find_credit(text, "id")
        assert credit is not None
        assert text[slice(*credit.span)] == "Suluh Desa, No. 12, Januari 2025"

    def test_it_may_stand_in_the_first_lines(self) -> None:
        text = "Suluh Desa, No. 12, Januari 2025\n\nJudul\n\n" + BODY
        credit = find_credit(text, "id")
        assert credit is not None
        assert credit.span == (0, 32)

    def test_but_not_in_the_middle(self) -> None:
        assert find_credit(BODY + "\nSuluh Desa, No. 12, Januari 2025\n\n" + BODY, "id") is None


class TestOtherClosingLines:
    @pytest.mark.parametrize("line", ["(ANT/Kurir/HS)", "(ANT/HS/15.12)", "(sar/dmw)", "(السراج، الكوكب، «القارب»)",
        "(Reporting by Ann Kola; Editing by Jon Vess)", "(إعداد سامي القلوندي - تحرير دانا)",
        "[Laporan oleh Sari; penyunting Dimas]",
    ])
    def test_agencies_and_makers_in_brackets(self, line: str) -> None:
        text = f"{BODY}\n{line}"
        assert find_credit(text, "id") == Credit((len(text) - len(line), len(text)))

    @pytest.mark.parametrize("line", ["© Suluh Desa. All rights reserved.", "© 2024 Suluh Desa", "Copyright © 2021 Suluh Desa"])
    def test_an_owner(self, line: str) -> None:
        credit = at_the_end(line)
        assert credit is not None
        assert credit.outlet == "Suluh Desa"


@pytest.mark.parametrize("line", [
    "Edisi 12 majalah itu terjual habis pada Mei 2021, kata pedagang di pasar.",
    "Rapat digelar pada 3 Mei 2021, halaman balai kota penuh.",
    "The council meets on 3 May 2021, 12 Ramadan 1442 AH.",
    "(He laughed, then left)",
    "(3/5/2021)",
    "(Reuters)",
    "She turned to page 12 of the book.",
    "No. 12",
    "Januari 2024",
    "بدأ الدرس في 5 رمضان 1445 هـ وانتهى في 3 أيار 2024 كما قال المعلم لتلاميذه.",
])
def test_other_last_lines_are_no_credits(line: str) -> None:
    assert at_the_end(line) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "[", "]", "()", "[]", "©", "(/)"])
def test_next_to_nothing_has_no_credit(text: str) -> None:
    assert find_credit(text, None) is None


def test_the_language_of_the_article_does_not_matter() -> None:
    text = BODY + "\n[Suluh Desa, No. 12, Rajab 1446 H / Januari 2025 M]"
    assert find_credit(text, "id") == find_credit(text, "sw") == find_credit(text, None) is not None


PIECES = [
    "[", "]", "(", ")", "No. 12", " ", ",", "Rajab", "1445 H", "/", "Januari", "2024", "–", "\n", "©", "ص 4", "\u202e",
    "Tahun IX", "السنة التاسعة",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30))
def test_a_span_is_words_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    credit = find_credit(text, None)
    if credit:
        words = text[slice(*credit.span)]
        assert words == words.strip() != ""


@pytest.mark.parametrize("piece", ["(", "[a", "No. 1 ", "Rajab-", "\n", " ", "(a)"])
def test_a_long_text_takes_no_longer_than_a_short_one(piece: str) -> None:
    find_credit(piece, None)
    start = time.process_time()
    find_credit(piece * 400_000, None)
    assert time.process_time() - start < 1
