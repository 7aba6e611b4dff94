"""Parties, unnamed sources, house rules, search, exports and citations, as people and programs get them."""
from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from menurut.views import rules
from menurut.views.exports import FORMATS
from menurut.views.site import guard
from menurut.views.site.app import create
from menurut.views.site.settings import Settings

MINISTER = "/parties/person:dr-lntnj"
TOKEN = "token" * 8 + "-43"


def told(page: TestClient, address: str) -> dict[str, Any]:
    found = page.get(address, headers={"Accept": "application/json"})
    assert found.status_code == 200, found.text
    return found.json()  # type: ignore[no-any-return]


@pytest.fixture
def newsroom(demo_ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A page on a copy of the examples, with a token for forms."""
    shutil.copy(demo_ledger, tmp_path / "demo.db")
    with TestClient(create(Settings(str(tmp_path / "demo.db")))) as client:
        client.cookies.set(guard.COOKIE, TOKEN)
        yield client


@pytest.mark.parametrize("lang", ["en", "id", "ar"])
@pytest.mark.parametrize("address", [
    "/parties", "/parties?q=dar", MINISTER, "/unnamed", "/unnamed?basis=no&rule=no-basis", "/rules",
    "/rules/edit?start=agency-two",
    "/search", "/search?q=bridge", "/search?q=bridge&in=claims&named=no", "/search?q=daro&in=parties",
])
def test_every_page_is_there_in_every_language(page: TestClient, address: str, lang: str) -> None:
    found = page.get(address, headers={"Accept-Language": lang})
    assert found.status_code == 200
    assert found.text.count("<h1") == 1


def test_a_party_is_shown_over_time_under_all_its_names(page: TestClient) -> None:
    found = told(page, MINISTER)
    assert found["name"] == "Daro Lintang"
    assert {each["lang"] for each in found["names"]} == {"en", "id", "ar"}
    days = [each["published"] for each in found["heard"] if each["published"]]
    assert days == sorted(days, reverse=True)
    assert sum(found["counts"].values()) == sum(len(each["sayings"]) for each in found["heard"])


def test_of_a_party_only_denials_are_asked_for(page: TestClient) -> None:
    found = told(page, f"{MINISTER}?what=denied")
    sayings = [saying for each in found["heard"] for saying in each["sayings"]]
    assert {saying["act"] for saying in sayings} == {"deny"}
    assert len(sayings) == found["counts"]["denied"]
    assert any(saying["claims"] for saying in sayings)


def test_a_party_s_articles_come_in_pages_and_languages(page: TestClient) -> None:
    every = told(page, MINISTER)["heard"]
    assert [told(page, f"{MINISTER}?limit=1&page={number}")["heard"][0] for number in range(1, len(every) + 1)] == every
    assert {each["lang"] for each in told(page, f"{MINISTER}?language=id")["heard"]} == {"id"}


def test_who_is_nobody_is_not_found(page: TestClient) -> None:
    assert page.get("/parties/person:nobody").status_code == 404
    assert page.get("/parties/person:dr-lntnj@" + "0" * 64).status_code == 404


def test_unnamed_sources_are_filtered(page: TestClient) -> None:
    every = told(page, "/unnamed?limit=200")
    with_reason = told(page, "/unnamed?limit=200&reason=yes")["sources"]
    assert every["total"] == len(every["sources"])
    assert with_reason == [each for each in every["sources"] if each["source"]["reason"]]
    nusala = told(page, "/unnamed?outlet=NUSALA")["sources"]
    assert nusala
    assert {each["source"]["outlet"] for each in nusala} == {"Nusala"}


def test_the_unnamed_sources_of_one_article_show_what_they_break(page: TestClient) -> None:
    reading = told(page, "/unnamed?limit=1")["sources"][0]["source"]["reading"]
    found = told(page, f"/unnamed?article={reading[:16]}")["sources"]
    assert {each["source"]["reading"] for each in found} == {reading}
    book = rules.parsed(rules.starting(rules.STARTING[0]))
    assert {breach["rule"] for each in found for breach in each["breaches"]} <= set(book.conditions)


def test_a_list_of_a_rule_is_what_the_overview_counts(page: TestClient) -> None:
    overview = told(page, "/rules")
    for rule in overview["rules"]:
        assert told(page, f"/unnamed?rule={rule['id']}")["total"] == rule["breaches"]
        assert sum(each["counts"][rule["id"]] for each in overview["outlets"]) == rule["breaches"]
    assert page.get("/unnamed?rule=nonsense").status_code == 404


def test_changed_rules_are_previewed_then_kept_with_who_and_when(newsroom: TestClient) -> None:
    text = '[[rule]]\nid = "people"\nwhen = { kind = ["person"] }\ntext.en = "A person <b>."\n'
    headers = {"Accept": "application/json"}
    previewed = newsroom.post("/rules/preview", data={"text": text, "csrf": TOKEN}, headers=headers).json()
    assert previewed["rules"][0]["breaches"] > 0
    assert told(newsroom, "/rules")["versions"] == []
    kept = newsroom.post("/rules", data={"text": text, "note": "shorter", "csrf": TOKEN}, follow_redirects=False)
    assert (kept.status_code, kept.headers["location"]) == (303, "/rules")
    found = told(newsroom, "/rules")
    assert [rule["id"] for rule in found["rules"]] == ["people"]
    assert [(each["note"], bool(each["user"]), bool(each["time"])) for each in found["versions"]] == [("shorter", True, True)]
    assert "A person &lt;b&gt;." in newsroom.get("/rules").text


def test_a_preview_keeps_the_text_and_its_note_as_they_were_typed(newsroom: TestClient) -> None:
    text = '[[rule]]\r\nid = "people"\r\nwhen = { kind = ["person"] }\r\ntext.en = "A person."\r\n'
    shown = newsroom.post("/rules/preview", data={"text": text, "note": "<shorter>", "csrf": TOKEN}).text
    assert "[[rule]]\nid = &#34;people&#34;\n" in shown
    assert 'value="&lt;shorter&gt;"' in shown


@pytest.mark.parametrize("where", ["/rules", "/rules/preview"])
def test_what_is_no_set_of_rules_is_not_kept(newsroom: TestClient, where: str) -> None:
    found = newsroom.post(where, data={"text": "[[rule]]\nid = 3", "csrf": TOKEN}, headers={"Accept": "application/json"})
    assert found.status_code == 422
    assert found.json()["error"]["details"]
    assert told(newsroom, "/rules")["versions"] == []
    assert newsroom.post(where, data={"text": "x"}).status_code == 403


def test_a_search_marks_the_words_it_found(page: TestClient) -> None:
    hits = told(page, "/search?q=BRIDGE")["hits"]
    assert hits
    assert {piece["text"].lower() for hit in hits for piece in hit["words"] if piece["marked"]} == {"bridge"}
    assert "<mark>bridge</mark>" in page.get("/search?q=bridge").text


def test_a_search_among_claims_has_limits(page: TestClient) -> None:
    unnamed = told(page, "/search?q=bridge&in=claims&named=no")["hits"]
    assert unnamed
    assert not any(hit["named"] for hit in unnamed)
    denials = told(page, "/search?in=claims&act=deny&outlet=the+sarunda+gazette")["hits"]
    assert {(hit["act"], hit["outlet"]) for hit in denials} == {("deny", "The Sarunda Gazette")}
    limited = told(page, "/search?q=bridge&in=claims&origins=1")
    assert f"newest {limited['looked_at']} statements" in page.get("/search?q=bridge&in=claims&origins=1").text
    assert told(page, "/search?q=bridge&in=claims")["looked_at"] is None
    single = limited["hits"]
    assert single
    assert all(hit["origins"][1] <= 1 for hit in single)
    dated = told(page, "/search?in=texts&since=2026-05-14&until=2026-05-14")["hits"]
    assert {hit["published"][:10] for hit in dated} == {"2026-05-14"}


def test_an_empty_form_asks_for_nothing(page: TestClient) -> None:
    found = told(page, "/search?q=&in=claims&language=&outlet=&since=&until=&act=&named=&origins=")
    assert (found["hits"], found["parties"], found["more"]) == ([], [], False)


def test_search_pages_follow_each_other(page: TestClient) -> None:
    every = told(page, "/search?in=claims&q=bridge")["hits"]
    pages = (told(page, f"/search?in=claims&q=bridge&limit=1&page={number}") for number in range(1, len(every) + 1))
    assert [each["hits"][0] for each in pages] == every


@pytest.mark.parametrize("format", [each for each in FORMATS if each != "readings"])
def test_what_is_seen_is_exported_in_every_format(page: TestClient, format: str) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    found = page.get(f"/exports/{format}?outlet=Nusala")
    assert found.status_code == 200
    assert found.headers["content-disposition"].startswith('attachment; filename="menurut-')
    assert int(found.headers["content-length"]) == len(found.content) > 100
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("asked", ["outlet=Nusala", "origins=0", "origins=1", "stance=denies", "since=2026-05-14&stance="])
def test_an_export_holds_what_the_list_holds(page: TestClient, asked: str) -> None:
    listed = {each["cid"] for each in told(page, f"/claims?{asked}&limit=200")["claims"]}
    exported = {each["cid"] for each in json.loads(page.get(f"/exports/json?{asked}").text)["claims"]}
    assert exported == listed


def test_the_export_of_a_list_and_its_form_ask_for_what_the_list_was_asked_for(page: TestClient) -> None:
    shown = page.get("/claims?outlet=&stance=denies&origins=1", headers={"Accept": "text/html"}).text
    assert 'href="/exports/csv?origins=1&amp;stance=denies"' in shown
    assert '<option value="denies" selected>' in shown


def test_one_claim_a_party_s_and_a_search_s_are_exported(page: TestClient) -> None:
    hits = told(page, "/search?q=bridge&in=claims")["hits"]
    cids = {hit["claim"]["cid"] for hit in hits if hit["claim"]}
    table = csv.DictReader(io.StringIO(page.get("/exports/search/csv?q=bridge&in=claims").text))
    assert {row["cid"] for row in table} == cids
    one = sorted(cids)[0]
    [claim] = json.loads(page.get("/exports/json", params={"claim": one}).text)["claims"]
    assert claim["cid"] == one
    shown = {claim["cid"] for each in told(page, MINISTER)["heard"] for saying in each["sayings"] for claim in saying["claims"]}
    assert shown <= {each["cid"] for each in json.loads(page.get("/exports/json?party_key=person:dr-lntnj").text)["claims"]}
    assert page.get("/exports/json?claim=nonsense").status_code == page.get("/exports/json?party_key=x").status_code == 404


def test_a_statement_is_cited_with_its_place(page: TestClient) -> None:
    hit = next(each for each in told(page, "/search?q=bridge&in=claims&named=no")["hits"] if each["claim"])
    found = told(page, f"/cite/statements/{hit['statement']}")
    words = "".join(piece["text"] for piece in hit["words"])
    for part in (words, hit["holder"], hit["outlet"], hit["statement"], hit["claim"]["cid"], f"/articles/{hit['reading']}"):
        assert part in found["text"]
    assert found["html"].startswith("<blockquote")
    assert page.get("/cite/statements/x:1-2").status_code == 404


def test_a_claim_is_cited_with_its_counts(page: TestClient) -> None:
    cid = told(page, "/claims")["claims"][0]["cid"]
    found = told(page, f"/cite/claims/{cid}")
    assert f"claim {cid}" in found["text"]
    assert "independent origin" in found["text"]
    assert "&" not in found["text"].replace("&at", "")
