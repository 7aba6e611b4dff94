"""The page of an article: its text as it was, sources with signs, the attribution in focus, hostile text."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import menurut
from menurut import lengthy
from menurut.model import Attribution, Document, Issue, Party, Reading, Span
from menurut.views import phrases
from menurut.views.site.app import create
from menurut.views.site.settings import Settings

PROGRAM = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def nusala(page: TestClient) -> str:
    """The content address of the agency's article."""
    found = page.get("/articles", headers=PROGRAM).json()["articles"]
    return next(str(each["reading"]) for each in found if "Bridge stayed open" in each["title"])


@pytest.fixture(scope="module")
def told(page: TestClient, nusala: str) -> dict[str, Any]:
    """The agency's article as JSON."""
    found: dict[str, Any] = page.get(f"/articles/{nusala}", headers=PROGRAM).json()
    return found


def words_of(shown: str) -> str:
    """The words of the article as the page shows them, without marks and white space."""
    text = shown.partition('<section class="text"')[2].partition("</section>")[0].partition(">")[2]
    text = re.sub(r'<(a class="sign|p class="voice).*?</(a|p)>', "", re.sub("<nav .*?</nav>", "", text, flags=re.DOTALL),
                  flags=re.DOTALL)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_the_articles_come_the_newest_first(page: TestClient) -> None:
    found = page.get("/articles", headers=PROGRAM).json()
    days = [each["published"] or "" for each in found["articles"]]
    assert found["total"] == len(days) == 6
    assert [day[:10] for day in days] == sorted((day[:10] for day in days), reverse=True)


def test_the_text_is_shown_as_it_was(page: TestClient) -> None:
    for each in page.get("/articles", headers=PROGRAM).json()["articles"]:
        text = page.get(f"/articles/{each['reading']}", headers=PROGRAM).json()["text"]
        assert words_of(page.get(f"/articles/{each['reading']}").text) == "".join(text.split())


def test_spans_are_places_in_the_text(told: dict[str, Any]) -> None:
    for each in told["said"]:
        pieces = [told["text"][start:end] for start, end in each["spans"]["content"]]
        assert " ".join(" … ".join(pieces).split()) == each["content"]


def test_every_source_has_a_sign_of_its_own_and_every_attribution_its_source_s(told: dict[str, Any]) -> None:
    signs = [source["sign"] for source in told["sources"]]
    assert len(set(signs)) == len(signs)
    assert {each["sign"] for each in told["said"]} == set(signs)
    assert sum(source["says"] for source in told["sources"]) == len(told["said"])


def test_what_is_reported_inside_another_report_shows_both(page: TestClient, nusala: str, told: dict[str, Any]) -> None:
    inner = next(each for each in told["said"] if each["parent"])
    outer = next(each for each in told["said"] if each["id"] == inner["parent"])
    colours = {source["sign"]: source["colour"] for source in told["sources"]}
    shown = page.get(f"/articles/{nusala}").text
    assert f'<span class="k{colours[inner["sign"]]} o{colours[outer["sign"]]} said' in shown


def test_the_attribution_in_focus_shows_chain_source_and_where_others_stand(page: TestClient, nusala: str) -> None:
    found = page.get(f"/articles/{nusala}?at=a3", headers=PROGRAM).json()["focus"]
    assert found["said"]["chain"][0]["name"] == "Nusala"
    assert (found["source"]["named"], found["source"]["count"]) == (False, 3)
    stand = max(found["claims"], key=lambda each: sum(each["others"].values()))
    assert stand["stance"] == "asserts"
    assert stand["others"]["asserts"] >= 2
    shown = page.get(f"/articles/{nusala}?at=a3").text
    assert f'/claims/{stand["claim"]["cid"]}"' in shown
    assert "on-c" in shown


def test_next_previous_deeper_and_up_lead_through_all(page: TestClient, nusala: str, told: dict[str, Any]) -> None:
    ids = [each["id"] for each in told["said"]]
    met, at = [], ids[0]
    while at:
        met.append(at)
        found = page.get(f"/articles/{nusala}/said/{at}", headers=PROGRAM).json()
        assert found["previous"] == (met[-2] if len(met) > 1 else None)
        if found["deeper"]:
            assert page.get(f"/articles/{nusala}/said/{found['deeper']}", headers=PROGRAM).json()["up"] == at
        at = found["next"]
    assert met == ids


def test_without_script_every_step_is_a_link(page: TestClient, nusala: str) -> None:
    shown = page.get(f"/articles/{nusala}?at=a3").text
    assert re.search(r'href="/articles/\w+\?at=\w+#a-\w+" data-go="next"', shown)


def test_the_script_gets_the_panel_alone_and_people_a_page(page: TestClient, nusala: str) -> None:
    address = f"/articles/{nusala}/said/a3"
    assert page.get(address, headers={"X-Fragment": "1"}).text.lstrip().startswith("<div")
    assert page.get(address).text.startswith("<!doctype html>")


def test_an_attribution_that_is_not_there_is_not_found(page: TestClient, nusala: str) -> None:
    assert page.get(f"/articles/{nusala}/said/a999", headers=PROGRAM).status_code == 404
    assert page.get(f"/articles/{nusala}?at=a999", headers=PROGRAM).json()["focus"] is None


def test_an_article_is_found_by_a_beginning_of_twelve_characters(page: TestClient, nusala: str) -> None:
    assert page.get(f"/articles/{nusala[:12]}", headers=PROGRAM).json()["reading"] == nusala
    assert page.get(f"/articles/{nusala[:11]}", headers=PROGRAM).status_code == 404
    assert page.get("/articles/zzzzzzzzzzzz", headers=PROGRAM).status_code == 404


def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    hostile = 'The <b>minister</b> said "<script>alert(1)</script> \u202egnorts\u202c \ud800 {{ 7 * 7 }} & more" on Monday.'
    reading = menurut.read_text(hostile)
    document = replace(reading.document, id="hostile", title='"><script>alert(2)</script>', url="javascript:alert(3)")
    with menurut.Ledger(tmp_path / "news.db") as ledger:
        (address,) = ledger.add(replace(reading, document=document)).new
    with TestClient(create(Settings(str(tmp_path / "news.db"))), raise_server_exceptions=False) as client:
        for each in (f"/articles/{address}", "/articles", "/claims"):
            shown = client.get(each)
            assert shown.status_code == 200
            assert not re.search(r"<script>|<b>minister|\u202e|javascript:|49 &", shown.text)
        assert "⟨U+202E⟩" in client.get(f"/articles/{address}").text
        assert client.get(f"/articles/{address}", headers=PROGRAM).json()["text"] == reading.document.text


@pytest.fixture(scope="module")
def long_article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """A text of 5 MB, of which the beginning was read: an attribution at its beginning, one at the end of what was read."""
    first, last = 'Sari said: "One <b>bold</b> lie." \u202egnp\n\n', "Tami said that two hands held.\n\n"
    filler = "<script>alert(1)</script> & so on.\n\n" * 2000
    text = first + filler + last + filler * 80
    read = len(first + filler + last)
    at = len(first + filler)
    said = (_attribution("a1", (0, 4), (5, 9), (11, 33)),
            _attribution("a2", (at, at + 4), (at + 5, at + 9), (at + 10, at + 29)))
    document = Document("long", text, lang="en", title="A very long article")
    issue = Issue(lengthy.CODE, f"the text is long: {read:,} of its {len(text):,} characters were read, the rest is only kept",
                  (read, len(text)))
    path = tmp_path_factory.mktemp("long") / "news.db"
    with menurut.Ledger(path) as ledger:
        (address,) = ledger.add(Reading(document, attributions=said, parties=(Party("p1", "Sari", "person", True, ((0, 4),)),),
                                        issues=(issue,))).new
    with TestClient(create(Settings(str(path), background=False)), raise_server_exceptions=False) as client:
        yield client, f"/articles/{address}"


def _attribution(id: str, source: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(id, (source,), (cue,), (content,), (), None, "say", "indirect", "positive", "certain", "report", "p1",
                       ("p1",), (), 0.9)


def test_a_very_long_article_is_shown_in_parts_that_are_all_of_it(long_article: tuple[TestClient, str]) -> None:
    client, where = long_article
    text = client.get(where, headers=PROGRAM).json()["text"]
    assert len(text) > 5_000_000
    shown = client.get(where).text
    (count,) = {int(each) for each in re.findall(r'data-parts="(\d+)"', shown)}
    some = [1, 2, 3, 4, 5, count - 1, count]
    found = [client.get(f"{where}?part={each}") for each in some]
    assert all(each.status_code == 200 and len(each.content) < 500_000 for each in found)
    assert all(each.text.count("<h1") == 1 and "<script>alert" not in each.text for each in found)
    plain = "".join(phrases.visible(text).split())
    assert plain.startswith("".join(map(words_of, (each.text for each in found[:5]))))
    assert plain.endswith("".join(map(words_of, (each.text for each in found[5:]))))
    assert client.get(f"{where}?part={count + 1}").status_code == 404


def test_what_was_not_read_of_it_is_said_in_the_language_of_the_page(long_article: tuple[TestClient, str]) -> None:
    client, where = long_article
    shown = client.get(where).text
    assert "the rest is only kept" in shown
    assert "not read" not in words_shown(shown, "paging")
    unread = client.get(f"{where}?part=9").text
    assert "not read" in words_shown(unread, "paging")
    assert "This part was not read." in unread
    assert "Nobody is quoted." not in unread
    for lang, told in (("id", "sisanya hanya disimpan"), ("ar", "أما الباقي فمحفوظ فقط")):
        assert told in client.get(f"{where}?lang={lang}").text
    client.cookies.clear()


def words_shown(page: str, part: str) -> str:
    return re.sub(r"<[^>]*>", " ", page.partition(f'class="{part}"')[2].partition("</nav>")[0])


def test_an_attribution_in_focus_is_shown_in_its_part(long_article: tuple[TestClient, str]) -> None:
    client, where = long_article
    first, later = client.get(f"{where}?at=a1").text, client.get(f"{where}?at=a2").text
    assert 'id="a-a1"' in first
    assert 'id="a-a2"' not in first
    assert 'id="a-a2"' in later
    assert re.search(r"Part (\d+) of", later)[1] == "4"  # type: ignore[index]
    assert 'data-go="next" data-at="a2"' in client.get(f"{where}/said/a1").text
