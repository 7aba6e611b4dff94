"""From a page comes its article: headline, paragraphs, and what the page says of them; not what surrounds them."""
from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from menurut.ingest import documents
from menurut.ingest.page import MOST_CHARACTERS, page
from menurut.model import Document

PARAGRAPHS = (
    "KUALA NIPA (ANTARA) – Jembatan gantung yang menghubungkan Dusun Nipa Hulu dan Nipa Hilir dapat dilalui lagi sejak Jumat.",
    "“Kami sudah menunggu lama,” kata Kepala Dusun Nipa Hulu, Darmin, kepada wartawan. Ia mengatakan warga bergotong royong.",
    "Menurut Dinas Pekerjaan Umum, jembatan itu hanya boleh dilewati pejalan kaki sampai pemeriksaan selesai bulan Agustus.",
)
HEADLINE = "Jembatan Nipa Dibuka Lagi"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01"},
        {
            "@type": ["Thing", "NewsArticle"],
            "headline": "Jembatan Nipa Dibuka Lagi",
            "datePublished": "2024-06-14T09:30:00+07:00",
            "dateModified": "2024-06-14T12:00:00+07:00",
            "author": [{"@type": "Person", "name": "Sari Kolundang"}, {"name": "Tom Harrad"}, {"name": "https://a.example/sari"}],
            "publisher": {"@type": "Organization", "name": "Kabar Kuala"},
        },
    ],
}


def html(head: str = "", before: str = f"<h1>{HEADLINE}</h1>", charset: str = "utf-8") -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{HEADLINE} | Kabar Kuala</title>{head}</head>'
        f'<body><nav><a href="/">Beranda</a><a href="/o">Olahraga</a></nav><article>{before}{body}</article>'
        "<footer>Hak cipta Kabar Kuala. Semua hak dilindungi.</footer></body></html>"
    )


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def read(markup: str | bytes, **options: Any) -> Document:
    return page(markup if isinstance(markup, bytes) else markup.encode(), id="p", **options)


def test_the_text_is_the_headline_and_the_paragraphs() -> None:
    assert read(html()).text == "\n\n".join((HEADLINE, *PARAGRAPHS))


def test_a_headline_outside_the_article_is_put_before_it() -> None:
    found = read(html(f'<meta property="og:title" content="{HEADLINE}">', before=""))
    assert found.text == "\n\n".join((HEADLINE, *PARAGRAPHS))
    assert found.title == HEADLINE


def test_json_ld_is_believed_first() -> None:
    found = read(html(linked(LINKED) + '<meta name="author" content="Redaksi"><meta property="og:site_name" content="x">'))
    assert found.published == "2024-06-14T09:30:00+07:00"
    assert found.updated == "2024-06-14T12:00:00+07:00"
    assert found.byline == "Sari Kolundang, Tom Harrad"
    assert found.outlet == "Kabar Kuala"


def test_meta_elements_are_believed_next() -> None:
    head = (
        '<meta content="2024-06-14T09:30:00+07:00" property="article:published_time">'
        "<meta property='article:modified_time' content='2024-06-15T09:30:00+07:00'>"
        '<meta name="Author" content="Sari &amp; Tom"><meta property=og:site_name content="Kabar > Kuala">'
    )
    found = read(html(head))
    assert (found.published, found.updated) == ("2024-06-14T09:30:00+07:00", "2024-06-15T09:30:00+07:00")
    assert (found.byline, found.outlet) == ("Sari & Tom", "Kabar > Kuala")


def test_a_time_element_will_do() -> None:
    assert read(html(before=f'<h1>{HEADLINE}</h1><time datetime="2024-06-14">14 Juni</time>')).published == "2024-06-14"


@pytest.mark.parametrize("bad", ["{broken", "7", "null", '{"@type": 5, "author": 9}', '{"@graph": {"a": 1}}', "[" * 50_000])
def test_broken_json_ld_costs_nothing_else(bad: str) -> None:
    found = read(html(linked(bad) + '<meta property="og:site_name" content="Kabar Kuala">'))
    assert found.outlet == "Kabar Kuala"
    assert found.issues == ()


def test_a_date_of_the_page_that_is_none_is_said() -> None:
    found = read(html('<meta property="article:published_time" content="tadi pagi">'))
    assert [issue.code for issue in found.issues] == ["bad-date"]


def test_the_language_is_told_from_the_words_not_from_the_page() -> None:
    assert read(html()).lang == "id"


def test_datelines_and_marks_are_found_in_the_article() -> None:
    found = read(html())
    assert found.dateline is not None
    assert found.text[slice(*found.dateline)] == "KUALA NIPA (ANTARA)"
    assert [mark.agency for mark in found.agencies] == ["ANTARA"]


def test_the_encoding_that_the_page_states_is_used() -> None:
    french = html(charset="windows-1252").replace("Kami sudah menunggu lama", "Voilà où nous en étions")
    assert "Voilà où nous en étions" in read(french.encode("cp1252")).text


def test_the_encoding_that_the_server_states_comes_first() -> None:
    text = html(charset="utf-8").replace("Kami sudah menunggu lama", "Voilà où nous en étions")
    assert "Voilà où nous en étions" in read(text.encode("cp1252"), declared="windows-1252").text


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><script>let a = 1</script></body></html>",
        "<html><body>" + "<div>" * 30_000 + "</body></html>",
        "<html>" + "<" * 20_000,
        "<html><meta " + 'a="' * 20_000,
        "<html><body><p>\x00</p></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(markup: str) -> None:
    found = read(markup)
    assert found.text == ""
    assert [issue.code for issue in found.issues] == ["no-article"]


def test_a_page_that_is_too_large_is_refused() -> None:
    assert [issue.code for issue in read(b"<html>" + b" " * MOST_CHARACTERS).issues] == ["too-large"]


def test_pictures_inside_a_page_do_not_make_it_too_large() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 600_000}">'
    assert read(html(before=f"<h1>{HEADLINE}</h1>{picture}")).text == "\n\n".join((HEADLINE, *PARAGRAPHS))


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (issue,) = read(html()).issues
    assert issue.code == "needs-web"
    assert "pip install 'menurut[web]'" in issue.message
    assert "\n" not in issue.message


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a", "a.bin"])
def test_a_page_in_a_file_is_known_by_its_name_or_its_first_characters(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<!-- kept by a crawler -->\n" + html(), encoding="utf-8")
    (found,) = documents([path])
    assert found.title == HEADLINE
