"""The pages of claims: the list, one claim with its sides, timeline, origins and citation, all of one side."""
from __future__ import annotations

import re
from typing import get_args

import pytest
from fastapi.testclient import TestClient

from menurut.claims import Stance
from menurut.views.site.entries import entries_of, entries_with
from menurut.views.site.shelf import Shelf

PROGRAM = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def cracked(page: TestClient) -> str:
    """The claim that several outlets make about the cables."""
    found = page.get("/claims?limit=100", headers=PROGRAM).json()["claims"]
    return str(max(found, key=lambda each: (each["outlets"], each["relays"], each["asserts"]))["cid"])


def test_the_list_comes_a_page_at_a_time(page: TestClient) -> None:
    first, second = (page.get(f"/claims?limit=5&page={number}", headers=PROGRAM).json() for number in (1, 2))
    assert len(first["claims"]) == len(second["claims"]) == 5
    assert not {each["cid"] for each in first["claims"]} & {each["cid"] for each in second["claims"]}
    assert first["pages"] == -(-first["total"] // 5)
    assert page.get("/claims?limit=5&page=99999", headers=PROGRAM).json()["claims"] == []


@pytest.mark.parametrize("address", ["/claims", "/articles", "/parties", "/unnamed"])
def test_behind_the_last_page_of_a_list_one_is_led_back_to_it(page: TestClient, address: str) -> None:
    pages = page.get(f"{address}?limit=5", headers=PROGRAM).json()["pages"]
    shown = page.get(f"{address}?limit=5&page=99", headers={"Accept": "text/html"}).text
    assert f'href="{address}?limit=5&amp;page={pages}" rel="prev"' in shown
    assert 'class="nothing"' not in shown


def test_those_in_most_outlets_come_first(page: TestClient) -> None:
    outlets = [each["outlets"] for each in page.get("/claims?limit=50", headers=PROGRAM).json()["claims"]]
    assert outlets == sorted(outlets, reverse=True)


def test_the_list_can_be_narrowed_and_keeps_what_was_asked_in_its_links(page: TestClient) -> None:
    narrowed = page.get("/claims?origins=1&limit=2")
    assert all(each["at_most"] <= 1 for each in page.get("/claims?origins=1", headers=PROGRAM).json()["claims"])
    assert 'href="/claims?origins=1&amp;limit=2&amp;page=2"' in narrowed.text


def test_a_form_that_nobody_filled_in_asks_for_everything(page: TestClient) -> None:
    asked = page.get("/claims?party=&outlet=&language=&origins=&stance=&since=&until=", headers=PROGRAM).json()
    assert asked["total"] == page.get("/claims", headers=PROGRAM).json()["total"]


def test_the_list_can_be_narrowed_by_stance_and_day(page: TestClient) -> None:
    denied = page.get("/claims?stance=denies&limit=100", headers=PROGRAM).json()["claims"]
    assert denied
    assert all(each["denies"] for each in denied)
    assert page.get("/claims?since=2031-01-01", headers=PROGRAM).json()["total"] == 0
    assert page.get("/claims?since=yesterday", headers=PROGRAM).status_code == 422


def test_a_side_that_nobody_takes_says_so(page: TestClient) -> None:
    claims = page.get("/claims?limit=100", headers=PROGRAM).json()["claims"]
    unquestioned = next(each["cid"] for each in claims if not each["questions"])
    shown = page.get(f"/claims/{unquestioned}/questions", headers={"Accept": "text/html"}).text
    assert '<p class="nobody">nobody</p>' in shown
    assert shown.count("<ol") == shown.count("</ol>")


def test_a_claim_shows_who_stands_where(page: TestClient, cracked: str) -> None:
    told, shown = page.get(f"/claims/{cracked}", headers=PROGRAM).json(), page.get(f"/claims/{cracked}").text
    assert [side["stance"] for side in told["sides"]][:3] == ["asserts", "denies", "relays"]
    for side in told["sides"]:
        assert side["total"] == told["counts"][side["stance"]]
        assert f'id="side-{side["stance"]}"' in shown
    entries = [each for side in told["sides"] for each in side["entries"] if each["number"]]
    assert entries
    for each in entries:
        assert each["text"] in shown
        assert f"/articles/{each['reading']}?at={each['attribution']}" in shown


def test_a_claim_is_found_by_the_beginning_of_its_id(page: TestClient, cracked: str) -> None:
    assert page.get(f"/claims/{cracked[:-1]}", headers=PROGRAM).json()["cid"] == cracked


def test_the_origins_are_told_as_an_interval_with_reasons_and_drawn(page: TestClient) -> None:
    every = page.get("/claims?limit=200", headers=PROGRAM).json()["claims"]
    cid = next(each["cid"] for each in every if each["at_least"] < each["at_most"])
    told, shown = page.get(f"/claims/{cid}", headers=PROGRAM).json(), page.get(f"/claims/{cid}").text
    origins = told["origins"]
    assert 1 <= origins["at_least"] < origins["at_most"]
    assert f"at least {origins['at_least']}, at most {origins['at_most']} independent origins" in shown
    assert shown.count('class="box article"') == len({each["reading"] for each in told["timeline"]})
    assert 'class="line cites"' in shown
    assert "style=" not in shown


def test_every_reason_is_told_in_the_language_of_the_page(page: TestClient, cracked: str) -> None:
    in_arabic = page.get(f"/claims/{cracked}?lang=ar").text
    reasons = re.findall(r"<li>(.*?)</li>", in_arabic.partition('class="reasons"')[2].partition("</ul>")[0])
    assert reasons
    assert not [each for each in reasons if " cites " in each or 'lang="en"' in each]


def test_the_timeline_is_in_time_those_without_a_date_last(page: TestClient, cracked: str) -> None:
    days = [each["published"] or "~" for each in page.get(f"/claims/{cracked}", headers=PROGRAM).json()["timeline"]]
    assert days == sorted(days)


def test_a_claim_can_be_cited(page: TestClient, cracked: str) -> None:
    shown = page.get(f"/claims/{cracked}").text
    citation = shown.partition("<textarea")[2].partition("</textarea>")[0]
    assert cracked in citation
    assert "independent origin" in citation
    assert "<" not in citation.partition(">")[2]


def test_all_of_one_side_come_a_page_at_a_time(page: TestClient, cracked: str) -> None:
    whole = page.get(f"/claims/{cracked}/asserts", headers=PROGRAM).json()
    assert whole["total"] >= 2
    each = [f"/claims/{cracked}/asserts?limit=1&page={number}" for number in range(1, whole["total"] + 1)]
    entries = [page.get(address, headers=PROGRAM).json()["side"]["entries"] for address in each]
    assert [entry for (entry,) in entries] == whole["side"]["entries"]
    assert page.get(f"/claims/{cracked}/sings", headers=PROGRAM).status_code == 422


def test_the_page_of_one_side_has_the_entries_of_the_claims_own_page_without_making_the_claim(page: TestClient) -> None:
    shelf: Shelf = page.app.state.shelf  # type: ignore[attr-defined]
    for claim in page.get("/claims?limit=200", headers=PROGRAM).json()["claims"]:
        entries = list(entries_of(shelf.claim(claim["cid"])))
        held, relays = shelf.claim_alone(claim["cid"])
        for stance in get_args(Stance):
            found = entries_with(stance, held, relays, shelf.statements_by_id, shelf.readings)
            assert found == [each for each in entries if each.stance == stance]
