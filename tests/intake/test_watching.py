"""Feeds are asked politely; what is new is read once; a feed that fails costs the others nothing."""
from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

from menurut.ingest.unreadable import Unreadable
from menurut.intake import Intake, Reach
from menurut.intake.polite import Manners
from menurut.intake.watcher import Watcher
from menurut.ledger import Ledger
from tests.intake.conftest import Nothing, Site, article, rss

FULL = "<p>" + "Jembatan itu dibuka lagi pada Jumat pagi, kata kepala dusun. " * 30 + "</p>"


def item(path: str, **more: str) -> str:
    fields = "".join(f"<{name.replace('_', ':')}>{words}</{name.replace('_', ':')}>" for name, words in more.items())
    return f"<item><link>{path}</link><guid>{path}</guid>{fields}</item>"


def follow(intake: Intake, *urls: str) -> None:
    for url in urls:
        intake.subscribe(url)
    intake.ask_all()
    intake.work()


def documents(ledger: Ledger) -> dict[str, Any]:
    return {str(reading.document.title): reading.document for _, reading in ledger.readings()}


def test_new_articles_of_a_feed_are_read_from_their_pages(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    site.put("/2", article("Dua"))
    follow(intake, site.put("/rss", rss(item("/1"), item("/2"))))
    assert set(documents(ledger)) == {"Satu", "Dua"}
    (feed,), _ = intake.feeds.every()
    assert (feed.title, feed.articles, feed.failures, feed.problem) == ("Kabar Nipa", 2, 0, None)


def test_what_the_page_does_not_say_comes_from_the_feed(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    site.put("/2", article("Dua"))
    follow(intake, site.put("/rss", rss(
        item("/1", pubDate="Mon, 02 Mar 2026 10:00:00 +0700", dc_creator="Sari", source="Kantor Berita Samudra"),
        item("/2"),
    )))  # fmt: skip
    one, two = documents(ledger)["Satu"], documents(ledger)["Dua"]
    assert (one.outlet, one.published, one.byline) == ("Kantor Berita Samudra", "2026-03-02T10:00:00+07:00", "Sari")
    assert (two.outlet, two.published, two.byline) == ("Kabar Nipa", None, None)


def test_what_the_page_says_of_itself_is_believed_first(intake: Intake, ledger: Ledger, site: Site) -> None:
    told = '<meta property="og:site_name" content="Pos Nipa"><meta name="author" content="Budi"></head>'
    site.put("/1", article("Satu").replace("</head>", told))
    follow(intake, site.put("/rss", rss(item("/1", dc_creator="Sari", source="Kantor Berita Samudra"))))
    document = documents(ledger)["Satu"]
    assert (document.outlet, document.byline) == ("Pos Nipa", "Budi")


def test_an_article_that_the_feed_gives_whole_is_not_fetched(intake: Intake, ledger: Ledger, site: Site) -> None:
    follow(intake, site.put("/rss", rss(item("/1", title="Satu", content_encoded=f"<![CDATA[{FULL}]]>", source="Samudra",
                                             dc_source="Kantor Berita"))))
    document = documents(ledger)["Satu"]
    assert document.text.count("kata kepala dusun") == 30
    assert (document.outlet, document.byline, document.url) == ("Samudra", "Kantor Berita", f"{site.url}/1")
    assert site.paths() == ["/rss"]


def test_an_article_that_the_feed_gives_in_part_is_fetched(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    follow(intake, site.put("/rss", rss(item("/1", content_encoded=f"<![CDATA[{FULL} […]]]>"))))
    assert site.paths() == ["/rss", "/1"]


def test_atom_rss_1_and_news_site_maps_are_read(intake: Intake, ledger: Ledger, site: Site) -> None:
    for number, title in enumerate(("Satu", "Dua", "Tiga"), 1):
        site.put(f"/{number}", article(title))
    atom = site.put("/atom", '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>t:1</id><link href="/1"/>'
                             "<updated>2026-03-01T00:00:00Z</updated></entry></feed>")
    old = site.put("/rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
                           '<channel><title>R</title></channel><item rdf:about="x"><link>/2</link></item></rdf:RDF>')
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    site.put("/news.xml", f"<urlset {space}><url><loc>{site.url}/3</loc><news:news><news:publication><news:name>Pos Tiga"
                          "</news:name></news:publication><news:publication_date>2026-03-03</news:publication_date></news:news>"
                          "</url></urlset>")
    maps = site.put("/map.xml", f"<sitemapindex {space}><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>")
    follow(intake, atom, old, maps)
    found = documents(ledger)
    assert {title: (each.outlet, each.published) for title, each in found.items()} == {
        "Satu": ("A", "2026-03-01T00:00:00Z"), "Dua": ("R", None), "Tiga": ("Pos Tiga", "2026-03-03")}


def test_nothing_is_read_twice_and_a_new_version_is(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    url = site.put("/rss", rss(item("/1", title="Satu")))
    other = site.put("/other", rss(item(f"{site.url}/1", title="Satu, kata lain")))
    follow(intake, url, other)
    follow(intake, url, other)
    assert site.paths().count("/1") == 1
    site.put("/1", article("Satu, diperbarui"))
    site.put("/rss", rss(item("/1", title="Satu, diperbarui")))
    follow(intake, url)
    assert len(ledger.versions(f"{site.url}/1")) == 2


def test_a_feed_is_asked_only_for_what_changed(intake: Intake, site: Site) -> None:
    url = site.put("/rss", rss(), ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 10:00:00 GMT")
    follow(intake, url)
    site.pages["/rss"] = (304, b"", {})
    follow(intake, url)
    told = [headers for path, headers in site.asked if path == "/rss"][-1]
    assert (told["If-None-Match"], told["If-Modified-Since"]) == ('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    (feed,), _ = intake.feeds.every()
    assert (feed.failures, feed.etag) == (0, '"v1"')


def test_a_list_of_site_maps_is_read_again_though_the_list_did_not_change(
    intake: Intake, ledger: Ledger, site: Site
) -> None:
    def listed(*paths: str) -> None:
        site.put("/map", f"<urlset>{''.join(f'<url><loc>{site.url}{path}</loc></url>' for path in paths)}</urlset>")

    def unless_known(handler: Any) -> None:
        body = f"<sitemapindex><sitemap><loc>{site.url}/map</loc></sitemap></sitemapindex>".encode()
        handler.send_response(304 if handler.headers["If-None-Match"] else 200)
        handler.send_header("ETag", '"v1"')
        handler.end_headers()
        handler.wfile.write(body if not handler.headers["If-None-Match"] else b"")

    site.pages["/index"] = unless_known
    for path in ("/1", "/2"):
        site.put(path, article(f"Berita {path}"))
    listed("/1")
    follow(intake, f"{site.url}/index")
    listed("/2", "/1")
    follow(intake, f"{site.url}/index")
    assert set(documents(ledger)) == {"Berita /1", "Berita /2"}


@pytest.mark.parametrize("malformed", ["http://[", "/map", "javascript:alert(1)"])
def test_a_site_map_that_is_no_address_costs_itself_only(
    intake: Intake, ledger: Ledger, site: Site, malformed: str
) -> None:
    site.put("/1", article("Satu"))
    site.put("/map", f"<urlset><url><loc>{site.url}/1</loc></url></urlset>")
    maps = f"<sitemap><loc>{malformed}</loc></sitemap><sitemap><loc>{site.url}/map</loc></sitemap>"
    follow(intake, site.put("/index", f"<sitemapindex>{maps}</sitemapindex>"))
    assert set(documents(ledger)) == {"Satu"}


def test_what_robots_txt_forbids_is_not_asked_for(intake: Intake, site: Site, ledger: Ledger) -> None:
    site.put("/robots.txt", "User-agent: menurut\nDisallow: /private", "text/plain")
    site.put("/public/1", article("Satu"))
    site.put("/private/2", article("Dua"))
    follow(intake, site.put("/rss", rss(item("/public/1"), item("/private/2"))), site.put("/private/rss", rss()))
    assert set(documents(ledger)) == {"Satu"}
    assert sorted(site.paths()) == ["/public/1", "/rss"]
    assert [each.failures for each in intake.feeds.every()[0]] == [0, 1]
    (job,), _ = intake.listing.jobs(0, 9)
    assert [each.code for each in intake.listing.outcomes(job.id, ["failed"], 0, 9)[0]] == ["robots"]


def test_a_site_that_cannot_say_what_it_allows_is_left_alone(intake: Intake, site: Site) -> None:
    site.put("/robots.txt", "", status=503)
    follow(intake, site.put("/rss", rss()))
    assert site.paths() == []
    assert intake.feeds.every()[0][0].failures == 1


@pytest.mark.parametrize("body", ["not a feed", "<html><body>x</body></html>", "", "\x00\x01\x02",
                                  '<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>'])
def test_one_feed_that_fails_never_stops_the_others(intake: Intake, ledger: Ledger, site: Site, body: str) -> None:
    site.put("/1", article("Satu"))
    good = site.put("/good", rss(item("/1")))
    follow(intake, site.put("/bad", body, "text/xml"), f"{site.url}/none", "http://10.0.0.1/rss", "http://127.0.0.1:1/", good)
    assert set(documents(ledger)) == {"Satu"}
    feeds, _ = intake.feeds.every()
    assert [bool(each.problem) for each in feeds] == [True, True, True, True, False]


def test_a_malformed_feed_is_read_as_far_as_it_goes(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    follow(intake, site.put("/rss", rss(item("/1", title="A & B &nbsp; <b>c"), item("/2"))[:-40]))
    assert "Satu" in documents(ledger)


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 30)) + (
        "]><rss><channel><title>&a29;</title></channel></rss>")
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'


@pytest.mark.parametrize("body", [LAUGHS.encode(), OUTSIDE.encode(), LAUGHS.encode("utf-16")])
def test_entities_of_a_feeds_own_are_refused(intake: Intake, site: Site, body: bytes) -> None:
    began = time.monotonic()
    follow(intake, site.put("/rss", body, "application/rss+xml"))
    feed = intake.feeds.every()[0][0]
    assert (feed.title, feed.failures) == (None, 1)
    assert time.monotonic() - began < 5


def slow(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        try:
            handler.wfile.write(b"<rss>")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def test_a_feed_that_drips_is_given_up_in_time(ledger: Ledger, site: Site) -> None:
    site.pages["/rss"] = slow
    intake = Intake(ledger, Reach(("127.0.0.1",), (site.port,), 0.4), pause=0.0, extractor=Nothing())
    began = time.monotonic()
    follow(intake, f"{site.url}/rss")
    assert intake.feeds.every()[0][0].failures == 1
    assert time.monotonic() - began < 5


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_772_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(intake: Intake) -> Clock:
    made = Clock()
    intake.feeds._clock = intake.watcher._clock = intake.queue._clock = intake.worker._wall = made
    return made


def waits(intake: Intake, clock: Clock) -> float:
    """Minutes until the one feed is asked again; the clock goes on until then."""
    due = intake.feeds.every()[0][0].due
    minutes, clock.now = (due - clock.now) / 60, due
    return minutes


def test_after_each_failure_it_waits_twice_as_long_and_after_a_success_as_before(
    intake: Intake, site: Site, clock: Clock
) -> None:
    intake.subscribe(f"{site.url}/rss")
    found = []
    for _ in range(9):
        intake.ask_all()
        found.append(waits(intake, clock))
    for minutes, planned in zip(found, (30, 60, 120, 240, 480, 960, 1440, 1440, 1440), strict=True):
        assert 0.8 * planned <= minutes <= min(1.2 * planned, 1440)
    assert len(set(found[:6])) == 6
    site.put("/rss", rss())
    intake.ask_all()
    assert 12 <= waits(intake, clock) <= 18


def test_no_feed_is_asked_sooner_than_its_server_wants(intake: Intake, site: Site, clock: Clock) -> None:
    intake.subscribe(site.put("/rss", "", status=503, Retry_After="7200"))
    intake.ask_all()
    assert waits(intake, clock) == pytest.approx(120)
    assert intake.ask_all()
    site.put("/rss", "", status=429, Retry_After="Mon, 01 Jan 2035 00:00:00 GMT")
    intake.feeds.ask_now(1)
    intake.ask_all()
    assert waits(intake, clock) == pytest.approx(1440)


def test_a_feed_that_is_no_more_is_not_asked_again(intake: Intake, site: Site, clock: Clock) -> None:
    intake.subscribe(site.put("/rss", "", status=410))
    intake.ask_all()
    assert intake.feeds.every()[0][0].gone
    clock.now += 30 * 24 * 3600
    assert intake.ask_all() == []
    site.put("/rss", rss())
    intake.feeds.ask_now(1)
    intake.ask_all()
    assert not intake.feeds.every()[0][0].gone


def test_a_page_of_a_feed_that_fails_for_a_while_is_tried_again(
    intake: Intake, ledger: Ledger, site: Site, clock: Clock
) -> None:
    site.put("/1", "", status=503, Retry_After="300")
    intake.subscribe(site.put("/rss", rss(item("/1"))))
    intake.ask_all()
    intake.work(patience=0)
    site.put("/1", article("Satu"))
    clock.now += 299
    intake.work(patience=0)
    assert ledger.count() == 0
    clock.now += 2
    intake.work(patience=0)
    assert set(documents(ledger)) == {"Satu"}


def manners(site: Site, clock: Callable[[], float], robots: str = "") -> Manners:
    from menurut.ingest.web import Fetched

    return Manners(lambda url, most: Fetched(robots.encode(), url, "text/plain", None), clock, pause=2.0)


def test_a_host_is_asked_no_more_often_than_it_can_bear(site: Site) -> None:
    clock = Clock()
    found = manners(site, clock)
    assert found.wait("http://a.example/1") == 0
    assert found.wait("http://a.example/2") == pytest.approx(2)
    assert found.wait("http://b.example/1") == 0
    clock.now += 2
    assert found.wait("http://a.example/2") == 0


def test_whoever_must_wait_has_a_turn_and_those_who_come_late_keep_the_pause(site: Site) -> None:
    clock = Clock()
    found = manners(site, clock)
    pages = [f"http://a.example/{number}" for number in range(4)]
    assert [found.wait(each) for each in pages] == [0, pytest.approx(2), pytest.approx(4), pytest.approx(6)]
    assert [found.wait(each) for each in pages[1:]] == [pytest.approx(2), pytest.approx(4), pytest.approx(6)]
    clock.now += 60
    assert [found.wait(each) for each in pages[1:3]] == [0, pytest.approx(2)]


def test_the_delay_that_robots_txt_asks_for_is_kept(site: Site) -> None:
    clock = Clock()
    found = manners(site, clock, "User-agent: *\nCrawl-delay: 20\n")
    assert (found.wait("http://a.example/1"), found.wait("http://a.example/2")) == (0, pytest.approx(20))


@pytest.mark.parametrize(("delay", "pause"), [("0.5", 2), ("86400", 60), ("soon", 2), ("-7", 2), ("inf", 2), ("nan", 2)])
def test_a_delay_that_is_too_short_or_too_long_or_none_is_bounded(site: Site, delay: str, pause: float) -> None:
    found = manners(site, Clock(), f"User-agent: menurut\nCrawl-delay: {delay}\n")
    assert (found.wait("http://a.example/1"), found.wait("http://a.example/2")) == (0, pytest.approx(pause))


_ROBOTS = """\ufeffUser-agent: *
Disallow: /

User-Agent: Menurut  # by any case
Disallow: /*print
Disallow: /*.pdf$
Disallow: /archive/
Allow: /archive/2026/
Disallow: /*?*session=
"""


@pytest.mark.parametrize(("path", "wanted"), [
    ("/news/1", True), ("/news/1/print", False), ("/a.pdf", False), ("/a.pdf?page=2", True), ("/archive/2025/1", False),
    ("/archive/2026/1", True), ("/news?x=1&session=2", False), ("/session=2", True),
])
def test_wildcards_are_understood_and_the_longest_rule_wins(site: Site, path: str, wanted: bool) -> None:
    found = manners(site, Clock(), _ROBOTS)
    if wanted:
        assert found.wait(f"http://a.example{path}") == 0
    else:
        with pytest.raises(Unreadable) as refused:
            found.wait(f"http://a.example{path}")
        assert refused.value.issue.code == "robots"


def test_a_hostile_robots_txt_does_not_run_without_end(site: Site) -> None:
    """As a regular expression this would take longer than anybody waits."""
    found = manners(site, Clock(), "User-agent: *\nDisallow: /" + "*a" * 200 + "*b$\n")
    assert found.wait("http://a.example/" + "a" * 5000) == 0


def test_a_name_that_leads_elsewhere_a_moment_later_leads_nowhere(
    ledger: Ledger, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is public when it is checked and this machine when it is asked again: no connection is made to this machine."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: Any, **named: Any) -> Any:
        if host != "turning.example":
            return real(host, port, *rest, **named)
        asked.append(host)
        address = "192.0.2.7" if len(asked) % 2 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    reach = Reach(("192.0.2.0/24",), (site.port,), 0.5)  # a network that leads nowhere, allowed: the first answer passes
    intake = Intake(ledger, reach, pause=0.0, extractor=Nothing())
    follow(intake, f"http://turning.example:{site.port}/rss")
    assert asked
    assert site.asked == []


def test_following_no_more_forgets_the_feed_and_keeps_what_was_read(intake: Intake, ledger: Ledger, site: Site) -> None:
    site.put("/1", article("Satu"))
    follow(intake, site.put("/rss", rss(item("/1"))))
    assert intake.feeds.unsubscribe(intake.feeds.every()[0][0].number)
    assert (intake.feeds.every()[1], ledger.count()) == (0, 1)
    assert not intake.feeds.unsubscribe(1)


def test_a_feed_that_is_given_up_while_it_is_asked_leaves_the_next_one_alone(intake: Intake, site: Site) -> None:
    wrong, right = site.url + "/wrong", site.put("/right", rss())

    def corrected(handler: Any) -> None:
        intake.feeds.unsubscribe(intake.feeds.every()[0][0].number)
        intake.subscribe(right)
        handler.send_error(404)

    site.pages["/wrong"] = corrected
    follow(intake, wrong)
    (feed,), _ = intake.feeds.every()
    assert (feed.url, feed.title, feed.failures) == (right, "Kabar Nipa", 0)


def test_a_full_queue_keeps_the_feed_for_later(intake: Intake, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from menurut.intake import queue

    site.put("/1", article("Satu"))
    monkeypatch.setattr(queue, "MOST_WAITING", 0)
    follow(intake, url := site.put("/rss", rss(item("/1")), ETag='"v"'))
    assert intake.feeds.every()[0][0].problem
    monkeypatch.setattr(queue, "MOST_WAITING", 10)
    follow(intake, url)
    assert site.paths() == ["/rss", "/rss", "/1"]


def test_what_a_feed_does_to_its_reader_costs_this_feed_only(
    intake: Intake, ledger: Ledger, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from menurut.intake import watcher

    real = watcher.feed

    def breaking(data: bytes, declared: str | None = None) -> Any:
        if b"break" in data:
            raise RuntimeError("unforeseen")
        return real(data, declared)

    monkeypatch.setattr(watcher, "feed", breaking)
    site.put("/1", article("Satu"))
    follow(intake, site.put("/bad", "break"), site.put("/good", rss(item("/1"))))
    assert set(documents(ledger)) == {"Satu"}
    assert isinstance(intake.watcher, Watcher)
