"""A feed is read for what it says of each article, whatever it is made of and however it is broken."""
from __future__ import annotations

import gzip
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lxml")
from menurut.ingest.feeds import MOST_ENTRIES, Entry, Feed, feed
from menurut.ingest.syndicated import completed, from_content, is_whole
from menurut.ingest.unreadable import Unreadable
from menurut.model import Document

RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    '<title>Kabar</title><atom:link rel="self" href="https://k.example/rss"/><language>id-ID</language>%s</channel></rss>'
)


def entry(item: str) -> Entry:
    (found,) = feed((RSS % f"<item>{item}</item>").encode()).entries
    return found


def test_each_field_of_an_item_is_told_apart_from_those_that_are_called_alike() -> None:
    found = entry(
        "<media:title>no</media:title><title>Satu &amp; dua</title><link>https://k.example/1</link><guid>g</guid>"
        "<pubDate>Mon, 02 Mar 2026 10:00:00 +0700</pubDate><dc:creator><![CDATA[Sari]]></dc:creator>"
        '<source url="https://s.example/">Samudra</source><dc:source>Kantor Berita</dc:source>'
    )
    assert found == Entry("g", "https://k.example/1", "Satu & dua", "2026-03-02T10:00:00+07:00", None, "Sari", "Samudra",
                          "Kantor Berita", "id-ID", None)


@pytest.mark.parametrize(("item", "link"), [
    ("<guid>https://k.example/1</guid>", "https://k.example/1"), ("<guid>k1</guid>", None),
    ('<atom:link href="https://k.example/2"/>', "https://k.example/2"),
])
def test_an_item_without_a_link_may_have_one_elsewhere(item: str, link: str | None) -> None:
    assert entry(item).link == link


def test_what_cannot_be_told_from_the_others_is_left_out_and_the_first_of_a_key_counts() -> None:
    items = "<item><title>x</title></item>" + "".join(f"<item><guid>a</guid><title>{n}</title></item>" for n in (1, 2))
    assert [each.title for each in feed((RSS % items).encode()).entries] == ["1"]


def test_the_entries_of_atom_have_their_alternate_links_and_whole_content() -> None:
    found = feed(b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>A</title><entry><id>t:1</id>'
                 b'<link rel="self" href="/s"/><link href="/1"/><published>2026-03-01T00:00:00Z</published>'
                 b"<author><name>N</name></author><author><name>M</name></author><source><title>S</title></source>"
                 b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <b>y</b></p></div></content></entry>'
                 b"</feed>")
    (one,) = found.entries
    assert (one.link, one.published, one.byline, one.outlet, one.lang) == ("/1", "2026-03-01T00:00:00Z", "N, M", "S", "ar")
    assert one.content is not None
    assert "<p>x <b>y</b></p>" in one.content


def test_the_newest_of_a_site_map_come_first() -> None:
    urls = "".join(f"<url><loc>https://k.example/{n}</loc><lastmod>2026-01-{n:02}</lastmod></url>" for n in (2, 9, 4))
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    for data in (f"<urlset {space}>{urls}</urlset>".encode(), gzip.compress(f"<urlset {space}>{urls}</urlset>".encode())):
        assert [each.key[-1] for each in feed(data).entries] == ["9", "4", "2"]
    index = feed(f"<sitemapindex {space}><sitemap><loc>https://k.example/a.xml</loc></sitemap></sitemapindex>".encode())
    assert index.maps == ("https://k.example/a.xml",)


def test_the_encoding_is_the_servers_or_the_declared_one() -> None:
    told = (RSS % "<item><guid>é</guid></item>")
    declared = f'<?xml version="1.0" encoding="iso-8859-1"?>{told}'.encode("latin-1")
    assert feed(declared).entries[0].key == feed(told.encode("cp1252"), "windows-1252").entries[0].key == "é"
    cyrillic = f'<?xml version="1.0" encoding="iso-8859-5"?>{RSS % "<item><guid>Ж</guid></item>"}'.encode("iso-8859-5")
    assert feed(gzip.compress(cyrillic)).entries[0].key == feed(cyrillic).entries[0].key == "Ж"


def test_names_of_characters_that_only_html_knows_are_known() -> None:
    found = entry("<guid>1</guid><title>A&nbsp;&ndash; B & C &amp;lt; &unknown; &#8211; AT&T</title>")
    assert found.title == "A\xa0– B & C &lt; &unknown; – AT&T"
    assert entry("<guid>1</guid><title><![CDATA[A & B &amp; C]]></title>").title == "A & B &amp; C"


@pytest.mark.parametrize("data", [b"hello", b"<html></html>", '<!doctype a [<!entity b "c">]><rss/>'.encode("utf-16"),
                                  b"\x1f\x8bbroken", gzip.compress(b" " * 30_000_000)])
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable):
        feed(data)


def test_no_feed_is_endless() -> None:
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MOST_ENTRIES + 50))
    assert len(feed((RSS % items).encode()).entries) == MOST_ENTRIES
    with pytest.raises(Unreadable):
        feed(b"<a>" * 100_000)


@pytest.mark.parametrize("noise", ["<![CDATA[", " ", "&", "<", "<a", "&a", "<p ", "\n ", "<!--"])
def test_no_repetition_takes_long(noise: str) -> None:
    began = time.monotonic()
    with suppress(Unreadable):
        feed((RSS % (noise * (1_000_000 // len(noise)))).encode())
    is_whole(Entry("1", content=noise * (300_000 // len(noise))))
    assert time.monotonic() - began < 5


@given(st.binary(max_size=200), st.integers(0, 400))
def test_whatever_stands_in_it_is_read_or_refused(noise: bytes, at: int) -> None:
    whole = (RSS % "<item><guid>1</guid><title>Satu</title><link>https://k.example/1</link></item>").encode()
    with suppress(Unreadable):
        assert isinstance(feed(whole[:at] + noise + whole[at:]), Feed)


LONG = "<p>" + "Jembatan itu dibuka lagi, kata kepala dusun. " * 30 + "</p>"


@pytest.mark.parametrize(("content", "whole"), [
    (LONG, True), (LONG[:300], False), (LONG + "…", False), (LONG + " [...]", False), (LONG + "<a>[&#8230;]</a>", False),
    (None, False),
])
def test_much_text_without_a_sign_of_more_is_a_whole_article(content: str | None, whole: bool) -> None:
    assert is_whole(Entry("1", content=content)) is whole


def test_the_article_of_a_feed_has_the_words_of_its_content() -> None:
    content = f"{LONG}<script>alert(1)</script><p>Lima &amp; enam.</p>"
    found = from_content(Entry("1", "https://k.example/1", "Judul", content=content))
    assert (found.id, found.url, found.lang) == ("https://k.example/1", "https://k.example/1", "id")
    assert "Lima & enam." in found.text
    assert "alert" not in found.text


def test_a_page_is_completed_by_the_feed_and_never_contradicted() -> None:
    known = Entry("1", title="T", published="2026-03-02", byline="Sari", outlet="Samudra", agency="Kantor Berita", lang="id-ID")
    empty, full = Document("1", "x"), Document("1", "x", "en", "U", "Pos", None, "2026-01-01", None, "Budi")
    filled = completed(empty, known, "Kabar")
    assert (filled.title, filled.outlet, filled.published, filled.byline, filled.lang) == (
        "T", "Samudra", "2026-03-02", "Sari, Kantor Berita", "id")
    assert completed(full, known, "Kabar") == full
    assert completed(empty, Entry("1"), "Kabar").outlet == "Kabar"
