"""Dates that a text names. All articles are published on Wednesday 15 May 2024 unless a test says otherwise."""
from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.resolve.dates import find_dates

PUBLISHED = "2024-05-15"


def read(text: str, lang: str | None, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[slice(*mention.span)], mention.value) for mention in find_dates(text, lang, published)]


@pytest.mark.parametrize(("lang", "text", "words", "value"), [
    ("en", "The notice of 29 June 2023 was withdrawn.", "29 June 2023", "2023-06-29"),
    ("en", "Signed June 29, 2023, in Karvela.", "June 29, 2023", "2023-06-29"),
    ("en", "Signed on the twenty-second of March 2021.", "twenty-second of March 2021", "2021-03-22"),
    ("en", "The 3rd of May 2021 was wet.", "3rd of May 2021", "2021-05-03"),
    ("en", "It began in September 2019.", "September 2019", "2019-09"),
    ("en", "They moved in 2016 to Karvela.", "2016", "2016"),
    ("en", "A 2019 review found nothing.", "2019", "2019"),
    ("id", "Rapat digelar Minggu (12/5/2024) di balai kota.", "Minggu (12/5/2024)", "2024-05-12"),
    ("id", "Rapat digelar Jum'at, 10 Mei 2024.", "Jum'at, 10 Mei 2024", "2024-05-10"),
    ("id", "Koreksi 29/6/2023: nama itu keliru.", "29/6/2023", "2023-06-29"),
    ("id", "Naskah bertanggal 5 Ramadhan 1445 H itu hilang.", "5 Ramadhan 1445 H", "2024-03-15"),
    ("id", "Masjid itu rampung pada Sya’ban 1444 H.", "Sya’ban 1444 H", "2023-02"),
    ("ar", "وصلت السفينة في 12 أيار 2024 إلى المرفأ.", "12 أيار 2024", "2024-05-12"),
    ("ar", "وصلت السفينة في ١٢ مايو ٢٠٢٤ إلى المرفأ.", "١٢ مايو ٢٠٢٤", "2024-05-12"),
    ("ar", "نُشر في الثاني من كانون الأول (ديسمبر) 2023.", "الثاني من كانون الأول (ديسمبر) 2023", "2023-12-02"),
    ("ar", "نُشر في الثامن والعشرين من غشت 2023.", "الثامن والعشرين من غشت 2023", "2023-08-28"),
    ("ar", "نُشر في 3 يوليو/تموز 2023.", "3 يوليو/تموز 2023", "2023-07-03"),
    ("ar", "بدأ الدرس في 5 رمضان 1445هـ.", "5 رمضان 1445هـ", "2024-03-15"),
    ("ar", "اكتمل البناء في جمادى الآخرة ١٤٤٤ هـ.", "جمادى الآخرة ١٤٤٤ هـ", "2022-12"),
    ("ar", "تأسست عام ٢٠٠٣.", "عام ٢٠٠٣", "2003"),
    ("ar", "عمل هناك بين عامي 1931 و1935.", "1935", "1935"),
])
def test_a_complete_date_is_read_with_its_words(lang: str, text: str, words: str, value: str) -> None:
    assert (words, value) in read(text, lang)


@pytest.mark.parametrize(("lang", "text", "value"), [
    ("en", "He spoke on Thursday.", "2024-05-09"),
    ("en", "He spoke on Wednesday.", "2024-05-15"),
    ("en", "He will speak on Thursday.", "2024-05-16"),
    ("en", "A ferry on Thursday, they say.", "2024-05-16"),
    ("en", "A ferry on Friday, they say.", "2024-05-10"),
    ("id", "Ia ditangkap Senin pekan lalu.", "2024-05-06"),
    ("en", "The fair fell in March last year.", "2023-03"),
    ("id", "Pameran digelar 3 Maret tahun depan.", "2025-03-03"),
    ("ar", "تُدفع الرواتب في 25 من الشهر الجاري.", "2024-05-25"),
    ("en", "Voting goes on until Friday.", "2024-05-17"),
    ("en", "He spoke last Wednesday.", "2024-05-08"),
    ("en", "He was not found until Monday.", "2024-05-13"),
    ("en", "Until Monday, nobody had been there.", "2024-05-13"),
    ("ar", "وستظهر النتائج يوم الاثنين.", "2024-05-20"),
    ("ar", "وظهرت النتائج يوم الاثنين.", "2024-05-13"),
    ("en", "Prices hold until the end of the month.", "2024-05"),
    ("en", "The lights failed last night.", "2024-05-14"),
    ("en", "She testifies tomorrow.", "2024-05-16"),
    ("id", "Ia berbicara Selasa lalu.", "2024-05-14"),
    ("id", "Ia berbicara kemarin.", "2024-05-14"),
    ("id", "Sidang akan dibuka Kamis.", "2024-05-16"),
    ("id", "Gedung dibuka bulan depan.", "2024-06"),
    ("id", "Jembatan itu roboh tahun lalu.", "2023"),
    ("ar", "قال ذلك الثلاثاء الماضي.", "2024-05-14"),
    ("ar", "تنعقد الجلسة الخميس المقبل.", "2024-05-16"),
    ("ar", "انقطع التيار مساء أمس.", "2024-05-14"),
    ("ar", "يُفتح المتحف الشهر المقبل.", "2024-06"),
])
def test_relative_dates_count_from_the_publication(lang: str, text: str, value: str) -> None:
    assert [found for _, found in read(text, lang)] == [value]


@pytest.mark.parametrize(("lang", "text", "value"), [
    ("en", "The shed burned down in March.", "2024-03"),
    ("en", "The shed burned down in December.", "2023-12"),
    ("en", "The pool will not open before September.", "2024-09"),
    ("en", "The old law lapsed on 3 March.", "2024-03-03"),
    ("en", "The matter was posted for 25 May.", "2024-05-25"),
    ("en", "The matter was posted for 25 September.", "2023-09-25"),
    ("en", "Trams will run until 30 September.", "2024-09-30"),
    ("id", "Gudang itu terbakar Juli lalu.", "2023-07"),
    ("id", "Konser digelar Maret mendatang.", "2025-03"),
    ("id", "Gudang itu terbakar pada Mei.", "2024-05"),
    ("id", "Gudang itu terbakar Mei lalu.", "2023-05"),
    ("ar", "احترق المخزن في تشرين الأول الماضي.", "2023-10"),
    ("ar", "انهار الجسر في رمضان الماضي.", "2024-03"),
])
def test_a_date_without_its_year_is_the_last_one_unless_the_words_look_ahead(lang: str, text: str, value: str) -> None:
    assert [found for _, found in read(text, lang)] == [value]


def test_a_weekday_beside_the_day_decides_the_year() -> None:
    # 18 November was a Saturday in 2023, a Monday in 2024.
    assert read("They meet Monday, 18 November.", "en") == [("Monday, 18 November", "2024-11-18")]


def test_a_weekday_given_with_its_date_elsewhere_is_that_day() -> None:
    text = "Pesta dimulai Jumat (17/5/2024). Pada Jumat malam lampu padam."
    assert read(text, "id") == [("Jumat (17/5/2024)", "2024-05-17"), ("Jumat", "2024-05-17")]


def test_weekdays_that_are_joined_follow_each_other() -> None:
    assert [value for _, value in read("Warnings for Wednesday and Thursday.", "en")] == ["2024-05-15", "2024-05-16"]
    assert [value for _, value in read("يومي الاثنين والثلاثاء.", "ar")] == ["2024-05-13", "2024-05-14"]


def test_a_comma_after_a_date_is_not_of_it() -> None:
    assert read("On 3 March, he left.", "en") == [("3 March", "2024-03-03")]


def test_a_range_shares_what_is_said_once() -> None:
    assert read("Pameran 22–23 Maret 2024 di Ludgrawa.", "id") == [("22", "2024-03-22"), ("23 Maret 2024", "2024-03-23")]
    assert read("Rajab–Syakban 1445 H", "id") == [("Rajab", "2024-01"), ("Syakban 1445 H", "2024-02")]
    assert read("between November and January 2024", "en") == [("November", "2023-11"), ("January 2024", "2024-01")]
    assert read("من 30 إلى 2 تشرين الأول 2023", "ar") == [("30", "2023-09-30"), ("2 تشرين الأول 2023", "2023-10-02")]


def test_a_part_of_a_month_is_its_precision() -> None:
    assert [mention.precision for mention in find_dates("Ia datang awal November 2023.", "id", None)] == ["early month"]
    assert [mention.precision for mention in find_dates("In late 2019, mid-May 2020", "en", None)] == ["late year", "mid month"]
    assert [mention.precision for mention in find_dates("في أواخر حزيران 2023", "ar", None)] == ["late month"]


def test_the_calendar_of_a_mention_is_the_one_it_is_written_in() -> None:
    text = "Kemarin, 5 Ramadan 1445 H, dan 3 Mei 2024"
    assert [mention.calendar for mention in find_dates(text, "id", PUBLISHED)] == ["relative", "hijri", "gregorian"]


def test_the_same_day_said_twice_is_one_mention() -> None:
    assert read("قال ذلك أمس الثلاثاء.", "ar") == [("أمس الثلاثاء", "2024-05-14")]
    assert read("He spoke yesterday, Tuesday.", "en") == [("yesterday, Tuesday", "2024-05-14")]
    assert read("يلتقي الفريقان بعد غد الجمعة.", "ar") == [("بعد غد الجمعة", "2024-05-17")]


def test_a_hijri_day_beside_its_gregorian_twin_follows_the_writers_calendar() -> None:
    # Umm al-Qura has 11 Ramadan 1445 on 21 March; the writer's country began the month a day later.
    assert read("22 Maret 2024 / 11 Ramadan 1445 H", "id")[1] == ("11 Ramadan 1445 H", "2024-03-22")


def test_a_hijri_month_beside_its_gregorian_twin_is_that_month() -> None:
    text = "Jumadil Awwal-Jumadil Tsani 1445 H./Desember 2023-Januari 2024 M."
    assert [value for _, value in read(text, "id")] == ["2023-12", "2024-01", "2023-12", "2024-01"]


def test_a_hijri_day_far_from_its_neighbour_is_left_alone() -> None:
    assert read("12 Maret 2024 / 11 Ramadan 1445 H", "id")[1] == ("11 Ramadan 1445 H", "2024-03-21")


def test_a_day_may_follow_from_the_last_one_named() -> None:
    assert read("Air naik pada 3 Mei 2024. Keesokan harinya jalan terendam.", "id")[1] == ("Keesokan harinya", "2024-05-04")
    assert read("وُقّع في 3 أيار 2021، وفُسخ في الثاني من حزيران من ذلك العام.", "ar")[1][1] == "2021-06-02"


@pytest.mark.parametrize(("lang", "text"), [
    ("en", "She may march in, and they sat down."),
    ("en", "The museum is open from Wednesday to Sunday."),
    ("en", "He plays every Thursday."),
    ("en", "About 2000 people and 1500 cows, or 2,016 in all."),
    ("en", "It cost $2016, or 2016.50 in coins, on page 2016."),
    ("en", "Mayor Ramadan Kola refused."),
    ("en", "The F2016 and the 1984b engine, half of 1/2."),
    ("id", "Tiga minggu ia menunggu; lelaki 24 tahun ini letih."),
    ("ar", "نقل موقع «لودغراوا اليوم» الخبر."),
    ("id", "Minggu lalu ia bilang begitu."),
    ("id", "Ia lari 2000 meter dalam 3 menit."),
    ("id", "Pada tahun 1930-an ibu Juli Hartono bertahun-tahun ini pergi."),
    ("en", "In the 1930s and on a Saturday in general."),
    ("ar", "في أمسّ الحاجة إلى الماء في الليلة الثانية، والنصف الأول من الشهر."),
    ("ar", "مارس الفريق ضغطه، وقالت تيريزا ماي."),
    ("ar", "فُتح الباب في اليوم التالي أمام أب وأولاده."),
    ("ar", "رفض العمدة رمضان السالمي التعليق."),
])
def test_what_is_no_date_is_left_alone(lang: str, text: str) -> None:
    assert read(text, lang) == []


@pytest.mark.parametrize("day", ["31/13/2024", "29/2/2023", "2024-02-30", "2024-13-01", "32-1-2024"])
def test_a_day_that_does_not_exist_is_no_date(day: str) -> None:
    assert read(f"Surat bertanggal {day} itu palsu.", "id") == []


class TestWithoutPublicationDate:
    def test_relative_dates_are_left_out(self) -> None:
        assert read("He spoke yesterday and on Thursday, last month.", "en", None) == []

    def test_a_date_without_its_year_is_left_out_too(self) -> None:
        assert read("He spoke on 7 October.", "en", None) == []

    def test_unless_a_complete_date_of_the_text_stands_in(self) -> None:
        text = "He came in early November, a month after 7 October. [The Lantern, December 2023–January 2024]"
        assert read(text, "en", None)[:2] == [("early November", "2023-11"), ("7 October", "2023-10-07")]

    @pytest.mark.parametrize("published", ["", "yesterday", "2024-13-45", "20", "0000-00-00"])
    def test_a_publication_date_that_is_none_counts_as_unknown(self, published: str) -> None:
        assert read("He spoke yesterday.", "en", published) == []

    def test_a_month_of_publication_is_enough_for_the_year(self) -> None:
        assert read("He spoke yesterday, not on 7 October.", "en", "2023-12") == [("7 October", "2023-10-07")]


def test_a_time_of_publication_is_of_no_matter() -> None:
    assert read("He spoke yesterday.", "en", "2024-05-15T23:59:00+07:00") == [("yesterday", "2024-05-14")]


class TestWithoutPack:
    def test_numbers_are_still_read(self) -> None:
        assert read("Uchaguzi 2024-05-03, 29/6/2023 na mwaka 2016.", "sw") == [
            ("2024-05-03", "2024-05-03"), ("29/6/2023", "2023-06-29"), ("2016", "2016"),
        ]

    def test_an_unknown_language_is_no_error(self) -> None:
        assert read("2024-05-03", None) == [("2024-05-03", "2024-05-03")]
        assert read("2024-05-03", "../../etc") == [("2024-05-03", "2024-05-03")]

    def test_a_date_in_digits_that_can_be_two_is_the_one_nearer_to_the_publication(self) -> None:
        assert read("Signed 5/4/2024.", "en", "2024-05-06") == [("5/4/2024", "2024-05-04")]
        assert read("Signed 5/4/2024.", "en", "2024-04-06") == [("5/4/2024", "2024-04-05")]

    def test_and_only_its_year_is_certain_when_nothing_is_published(self) -> None:
        assert read("Signed 5/4/2024.", "en", None) == [("5/4/2024", "2024")]


PIECES = [
    "12", " ", "Mei", "May", "أيار", "2024", "/", "–", "Ramadan", "1445 H", "رمضان", "Minggu", "(", ")", "lalu", "الثلاثاء",
    "\u202e", "\ud800", ",",
]
LANGS = st.sampled_from(["id", "en", "ar", None])
PUBLICATIONS = st.sampled_from([None, PUBLISHED, "9999-12-31", "0001-01-01"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25), LANGS, PUBLICATIONS)
def test_every_span_is_words_and_every_value_a_date(pieces: list[str], lang: str | None, published: str | None) -> None:
    text = "".join(pieces)
    mentions = find_dates(text, lang, published)
    ends = [0, *(end for mention in mentions for end in mention.span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
    assert all(text[slice(*mention.span)].strip() for mention in mentions)
    assert all(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", mention.value) for mention in mentions)


@pytest.mark.parametrize("piece", ["22-", "Minggu (", "1 ", "awal ", "الثلاثاء ", "12 Mei-", "aaaa", "99999999"])
def test_the_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_dates(piece * times, "id", PUBLISHED)
        return time.process_time() - start

    seconds(10)
    assert seconds(2400) < 12 * max(seconds(600), 0.005)
