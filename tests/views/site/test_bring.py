"""Bring in: a text, addresses, files, a feed; how far it is, what could not be read and why."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
from fastapi.testclient import TestClient
from httpx import Response

from menurut.intake import Intake, queue
from menurut.views.site import uploads
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from tests.intake.conftest import Nothing, Site, article, rss, site

__all__ = ["site"]
JSON = {"accept": "application/json"}


@pytest.fixture
def client(tmp_path: Path, site: Site) -> Iterator[TestClient]:
    """A page on an empty ledger; what is brought in is read when the test says so."""
    settings = Settings(str(tmp_path / "news.db"), fetch_networks=("127.0.0.1",), fetch_ports=(site.port,), background=False)
    with TestClient(create(settings), follow_redirects=False) as made:
        intake(made).worker._extractor = Nothing()
        yield made


def intake(client: TestClient) -> Intake:
    found: Intake = client.app.state.intake  # type: ignore[attr-defined]
    return found


def send(client: TestClient, path: str, headers: dict[str, str] | None = None, files: Any = None, **fields: str) -> Response:
    """Send a form as the page does."""
    client.get("/bring")
    return client.post(path, data=fields | {"csrf": client.cookies["menurut_csrf"]}, files=files, headers=headers)


def test_the_page_offers_four_ways_with_a_label_for_each_field(client: TestClient) -> None:
    told = client.get("/bring").text
    assert re.findall(r'action="(/bring/\w+)"', told) == ["/bring/text", "/bring/url", "/bring/files", "/bring/feeds"]
    fields = re.findall(r"<(?:input|textarea)(?! type=\"hidden\")[^>]*name=\"(\w+)\"", told)
    assert len(fields) == len(re.findall(r"<label", told)) == 8


def test_a_pasted_text_leads_to_its_job_and_from_there_to_the_article(client: TestClient) -> None:
    sent = send(client, "/bring/text", text="Jembatan dibuka, kata kepala dusun.", title="Jembatan", outlet="Pos Nipa",
                published="2026-03-02", lang="id")
    assert sent.status_code == 303
    where = sent.headers["location"]
    waiting = client.get(where).text
    assert "0 of 1 read" in waiting
    assert 'hx-trigger="every' in waiting
    assert f'<a class="button" href="{where}">' in waiting  # without a script it is looked at again by hand
    intake(client).work()
    done = client.get(where).text
    assert "hx-trigger" not in done
    assert "1 new article" in done
    (link,) = set(re.findall(r'href="(/articles/[0-9a-f]{64})"', done))
    article = client.get(link + "?format=json").json()
    assert "Pos Nipa" in str(article)


def test_programs_get_the_job_as_json_with_its_address(client: TestClient) -> None:
    sent = send(client, "/bring/text", JSON, text="Satu, kata Sari.")
    assert (sent.status_code, sent.json()["done"], sent.json()["job"]["waiting"]) == (202, False, 1)
    intake(client).work()
    found = client.get(sent.headers["location"], headers=JSON).json()
    assert (found["done"], found["job"]["new"], len(found["articles"])) == (True, 1, 1)


def test_files_are_read_and_what_could_not_be_is_listed_with_the_reason(client: TestClient) -> None:
    files = [("files", ("satu.txt", b"Satu, kata Sari.")), ("files", ("dua.jsonl", b'{"id": "a", "text": "Dua."}\nkosong\n')),
             ("files", ("gambar.html", b"\x89PNG\r\n\x1a\n" + bytes(99)))]
    where = send(client, "/bring/files", files=files).headers["location"]
    intake(client).work()
    found = client.get(where, headers=JSON).json()
    assert (found["job"]["total"], found["job"]["new"], found["job"]["failed"]) == (3, 2, 2)
    assert [each["code"] for each in found["problems"]] == ["bad-json", "binary"]
    told = client.get(where + "?lang=id").text
    assert "gambar.html" in told
    assert "Ini bukan teks." in told
    assert client.get(where + "/problems", headers=JSON).json()["total"] == 2


@pytest.mark.parametrize("name", ["a.exe", "a", "a.html.zip", "a.txt.gz"])
def test_files_of_other_kinds_are_refused_by_name(client: TestClient, name: str) -> None:
    sent = send(client, "/bring/files", JSON, files=[("files", (name, b"Satu."))])
    assert (sent.status_code, sent.json()["error"]["details"][0]["message"]) == (422, name)


def test_files_that_are_too_large_or_too_many_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    assert send(client, "/bring/files", files=[("files", ("a.txt", b"x" * 11))]).status_code == 422
    assert send(client, "/bring/files", files=[("files", ("a.txt", b"x" * 10))]).status_code == 303
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    assert send(client, "/bring/files", files=[("files", ("a.txt", b"x")), ("files", ("b.txt", b"x"))]).status_code == 422


def test_what_the_page_says_may_be_sent_may_be_sent(client: TestClient) -> None:
    told = client.get("/bring", headers=JSON).json()
    assert told["most_bytes"] <= told["most_together"] < Settings("x").largest_body
    assert 12 * told["most_characters"] < Settings("x").largest_body  # as a form has them at worst
    shown = client.get("/bring").text
    assert f"at most {told['most_files']} files of up to 20 MB each, 60 MB together" in shown
    for name in ("files", "bytes", "together"):
        assert f'data-{name}="{told["most_" + name]}"' in shown


def test_more_than_the_largest_body_is_not_even_read_and_one_line_says_so(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "news.db"), background=False, largest_body=3_000_000)
    with TestClient(create(settings)) as client:
        sent = send(client, "/bring/files", files=[("files", ("a.txt", b"x" * 3_000_001))])
        assert sent.status_code == 413
        assert "at most 3 MB can be sent at once, in files of at most 20 MB" in sent.text
        assert "إرسال 3 " in client.post("/bring/text?lang=ar", data={"text": "x" * 3_000_001}).text
        assert send(client, "/bring/text", JSON, text="x" * 3_000_001).json()["error"]["code"] == "too_large"


@pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": "x", "published": "soon"}, {"text": "x", "lang": "english!"},
                                    {"text": "x", "title": "y" * 501}])
def test_a_form_that_is_not_right_is_refused_in_the_one_shape(client: TestClient, fields: dict[str, str]) -> None:
    sent = send(client, "/bring/text", JSON, **fields)
    assert (sent.status_code, sent.json()["error"]["code"]) == (422, "invalid")
    assert intake(client).listing.jobs(0, 9) == ([], 0)


@pytest.mark.parametrize("path", ["/bring/text", "/bring/url", "/bring/files", "/bring/feeds", "/bring/feeds/1/remove"])
def test_nothing_is_taken_without_the_token(client: TestClient, path: str) -> None:
    client.get("/bring")
    assert client.post(path, data={"text": "x", "url": "https://a.example/"}).status_code == 403


def test_pages_are_fetched_by_their_addresses_and_refusals_are_explained(client: TestClient, site: Site) -> None:
    addresses = "\n".join([site.put("/1", article("Satu")), "http://169.254.169.254/latest", "file:///etc/passwd", ""])
    where = send(client, "/bring/url", url=addresses).headers["location"]
    intake(client).work()
    found = client.get(where, headers=JSON).json()
    assert [each["title"] for each in found["articles"]] == ["Satu"]
    assert [each["code"] for each in found["problems"]] == ["fetch-refused"] * 2
    assert "This address may not be fetched" in client.get(where).text


def test_an_address_may_be_written_as_people_write_it(client: TestClient) -> None:
    sent = send(client, "/bring/url", JSON, url="a.example/1")
    assert sent.json()["waiting"] == ["https://a.example/1"]


@pytest.mark.parametrize("url", [" \n ", "\n".join(f"https://a.example/{n}" for n in range(101))])
def test_no_address_or_too_many_are_refused(client: TestClient, url: str) -> None:
    assert send(client, "/bring/url", url=url).status_code == 422


def test_a_feed_is_followed_asked_and_followed_no_more(client: TestClient, site: Site) -> None:
    site.put("/1", article("Satu"))
    assert send(client, "/bring/feeds", url=site.put("/rss", rss("<item><link>/1</link></item>"))).status_code == 303
    intake(client).ask_all()
    intake(client).work()
    (feed,) = client.get("/bring/feeds", headers=JSON).json()["feeds"]
    assert (feed["title"], feed["articles"], feed["problem"]) == ("Kabar Nipa", 1, None)
    told = client.get("/bring").text
    assert "From the feed" in told
    assert "Kabar Nipa" in told
    assert send(client, f"/bring/feeds/{feed['number']}/ask").status_code == 303
    assert len(intake(client).ask_all()) == 1
    assert send(client, f"/bring/feeds/{feed['number']}/remove").status_code == 303
    assert client.get("/bring/feeds", headers=JSON).json()["total"] == 0
    assert send(client, f"/bring/feeds/{feed['number']}/remove").status_code == 404


@pytest.mark.parametrize("url", ["ftp://a.example/", "http://", "http://[", "javascript:alert(1)"])
def test_what_is_no_address_of_a_feed_is_refused(client: TestClient, url: str) -> None:
    assert send(client, "/bring/feeds", JSON, url=url).status_code == 422


def test_hostile_names_are_shown_harmlessly(client: TestClient, site: Site) -> None:
    evil = "<script>alert(1)</script>\u202egnp"
    send(client, "/bring/text", text=evil, title=evil)
    send(client, "/bring/files", files=[("files", (f"{evil}.txt", b""))])
    send(client, "/bring/feeds", url=site.put("/rss", rss(title="&lt;script&gt;alert(1)&lt;/script&gt;")))
    intake(client).ask_all()
    intake(client).work()
    jobs = client.get("/bring/jobs", headers=JSON).json()["jobs"]
    assert len(jobs) == 2
    for path in ("/bring", "/bring/jobs", "/bring/feeds", *(f"/bring/jobs/{each['id']}" for each in jobs)):
        told = client.get(path).text
        assert "<script>alert" not in told
        assert "\u202e" not in told


def test_when_too_much_is_waiting_nothing_more_is_taken(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST_WAITING", 0)
    sent = send(client, "/bring/text", JSON, text="Satu.")
    assert (sent.status_code, sent.json()["error"]["code"]) == (503, "busy")


def test_a_job_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/bring/jobs/0000", headers=JSON).status_code == 404
    assert client.get("/bring/jobs/0000/problems").status_code == 404


@pytest.mark.parametrize("lang", ["en", "id", "ar"])
def test_every_page_is_there_in_every_language(client: TestClient, lang: str) -> None:
    where = send(client, "/bring/text", text="Satu.").headers["location"]
    for path in ("/bring", "/bring/jobs", "/bring/feeds", where):
        told = client.get(f"{path}?lang={lang}")
        assert told.status_code == 200
        assert told.text.count("<h1") == 1


def test_the_page_reads_by_itself_while_it_is_served(tmp_path: Path) -> None:
    import time

    with TestClient(create(Settings(str(tmp_path / "news.db"))), follow_redirects=False) as client:
        intake(client).worker._extractor = Nothing()
        where = send(client, "/bring/text", text="Satu, kata Sari.").headers["location"]
        until = time.monotonic() + 10
        while not client.get(where, headers=JSON).json()["done"] and time.monotonic() < until:
            time.sleep(0.05)
        assert client.get(where, headers=JSON).json()["job"]["new"] == 1
