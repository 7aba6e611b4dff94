"""Readings as files: what is seen is taken out, and dropped on the page of another ledger it is there as it was."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from fastapi.testclient import TestClient

import menurut
from menurut import contract
from menurut.views.site.app import create
from menurut.views.site.settings import Settings
from tests.views.site.test_bring import JSON, intake, send


def taken(page: TestClient, address: str) -> dict[str, str]:
    """The articles of a file: content addresses and titles, each line a reading that can be brought in again."""
    found = page.get(address)
    assert found.status_code == 200
    lines = [json.loads(line) for line in found.text.splitlines()]
    assert all(contract.reading(line) for line in lines)
    return {line["reading"]: line["id"] for line in lines}


@pytest.fixture(scope="session")
def addresses(page: TestClient) -> list[str]:
    return [each["reading"] for each in page.get("/articles?format=json").json()["articles"]]


def test_all_articles_are_one_file_by_default(page: TestClient, addresses: list[str]) -> None:
    found = page.get("/exports/readings")
    assert found.headers["content-disposition"] == 'attachment; filename="menurut.readings.jsonl"'
    assert set(taken(page, "/exports/readings")) == set(addresses)
    assert len(found.text.splitlines()) == len(addresses) == 6


def test_one_article_is_taken_by_its_address_or_the_beginning_of_it(page: TestClient, addresses: list[str]) -> None:
    one, other, *_ = addresses
    assert list(taken(page, f"/exports/readings?article={one}")) == [one]
    assert list(taken(page, f"/exports/readings?article={other[:12]}&article={one}&article={one}")) == [other, one]
    assert page.get("/exports/readings?article=nonsense").status_code == 404


def test_the_claims_of_an_article_are_exported_in_the_formats_of_claims(page: TestClient, addresses: list[str]) -> None:
    own = page.get(f"/articles/{addresses[0]}?format=json").json()["doc"]
    every = page.get("/exports/json").json()["claims"]
    wanted = {claim["cid"] for claim in every if own in {mention["doc"] for mention in claim["mentions"]}}
    found = {claim["cid"] for claim in page.get("/exports/json", params={"article": addresses[0]}).json()["claims"]}
    assert len(every) > len(found) >= len(wanted) > 0
    assert wanted <= found


def test_a_claim_brings_the_articles_that_it_is_made_of(page: TestClient) -> None:
    claim = page.get("/claims?format=json").json()["claims"][0]
    told = page.get("/exports/json", params={"claim": claim["cid"]}).json()["claims"][0]
    assert set(taken(page, f"/exports/readings?claim={claim['cid']}").values()) == {each["doc"] for each in told["mentions"]}


def test_limits_of_the_list_hold(page: TestClient) -> None:
    outlet = set(taken(page, "/exports/readings?outlet=Cakrawala").values())
    told = page.get("/exports/json?outlet=Cakrawala").json()["claims"]
    assert outlet == {mention["doc"] for claim in told for mention in claim["mentions"]}
    assert taken(page, "/exports/readings?outlet=Nobody") == {}


def test_a_search_among_texts_brings_what_it_finds_and_nothing_else(page: TestClient, addresses: list[str]) -> None:
    hits = page.get("/search?q=bridge&format=json").json()["hits"]
    found = taken(page, "/exports/search/readings?q=bridge&in=texts")
    assert set(found) == {hit["reading"] for hit in hits} < set(addresses)
    assert taken(page, "/exports/search/readings?q=bridge&in=claims")


@pytest.mark.parametrize(("where", "link"), [
    ("/articles", "/exports/readings"), ("/claims", "/exports/readings"), ("/search?q=bridge", "/exports/search/readings?"),
])
def test_pages_offer_what_is_seen_on_them(page: TestClient, where: str, link: str) -> None:
    assert f'<a href="{link}' in page.get(where).text


def test_an_article_s_page_offers_it(page: TestClient, addresses: list[str]) -> None:
    assert f'<a href="/exports/readings?article={addresses[0]}' in page.get(f"/articles/{addresses[0]}").text


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """The page of another newsroom, where nothing was brought in; what is brought in is linked when the test says so."""
    with TestClient(create(Settings(str(tmp_path / "other.db"), background=False)), follow_redirects=False) as made:
        yield made


def test_a_file_that_is_dropped_gives_the_same_ledger_without_reading_anew(
    page: TestClient, empty: TestClient, demo_ledger: Path, tmp_path: Path
) -> None:
    intake(empty).worker._extractor = Refusing()  # type: ignore[assignment]
    where = send(empty, "/bring/files", files=[("files", ("menurut.readings.jsonl", page.get("/exports/readings").content))])
    intake(empty).work()
    found = empty.get(where.headers["location"], headers=JSON).json()
    assert (found["job"]["new"], found["job"]["failed"]) == (6, 0)
    with menurut.Ledger(demo_ledger) as one, menurut.Ledger(tmp_path / "other.db") as other:
        assert other.digest() == one.digest()
        assert list(other.claims()) == list(one.claims())
    assert empty.get("/exports/readings").content == page.get("/exports/readings").content


def test_a_file_is_known_by_what_is_in_it_and_bad_lines_are_listed_with_the_reason(page: TestClient, empty: TestClient) -> None:
    first, second, third, *_ = page.get("/exports/readings").text.splitlines(keepends=True)
    changed, newer = first.replace('"act": "say"', '"act": "deny"', 1), second.replace('"version": 1', '"version": 9', 1)
    far = json.loads(third) | {"reading": None, "sections": [{"voice": "report", "span": [0, 10**9], "why": ""}]}
    data = f"{first}{changed}{newer}{json.dumps(far)}\n{second}{third[:99]}".encode()
    where = send(empty, "/bring/files", files=[("files", ("notes.txt", data))]).headers["location"]
    intake(empty).work()
    found = empty.get(where, headers=JSON).json()
    assert (found["job"]["new"], found["job"]["failed"]) == (2, 4)
    assert [(each["doc"], each["code"]) for each in found["problems"]] == [
        ("notes.txt:2", "changed-reading"), ("notes.txt:3", "newer-reading"), ("notes.txt:4", "bad-reading"),
        ("notes.txt:6", "bad-json")]
    told = empty.get(where + "?lang=id").text
    assert "Bacaan ini diubah setelah dibuat." in told
    assert "Bacaan ini berasal dari versi menurut yang lebih baru." in told


class Refusing:
    """A tagger that must not be asked."""

    def extract(self, documents: object) -> Iterator[object]:
        raise AssertionError("what was read already is read anew")
