"""Every kind of page, in Indonesian and Arabic, has no English left but names and the words of articles."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
from fastapi.testclient import TestClient

from docs import catalogues
from menurut.views.site.app import create
from menurut.views.site.languages import COOKIE
from menurut.views.site.settings import Settings
from menurut.views.site.templating import templates
from tests.e2e.pages import links, pattern
from tests.intake.conftest import Nothing
from tests.views.site.english import leftovers, said, words
from tests.views.site.test_bring import intake, send

LANGUAGES = ("id", "ar")
_ASIDE = re.compile(r"[?&](format|lang|theme)=")
REFUSED = ("/nowhere", "/claims?limit=0", "/claims?origins=-1&since=may", "/claims?stance=shouts", "/claims/0", "/articles/0",
           "/articles/000000000000", "/search?in=nowhere&page=x", "/rules/edit?start=none", "/bring/jobs/none", "/parties/none",
           "/cite/statements/x:1-2", "/exports/none")
UNREADABLE = {
    "a.txt": b"", "b.jsonl": b'{"id": 1}\nkosong\n{"id": "a", "text": "A\xcc", "lang": "x1"}\n',
    "c.html": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "d.html": b"<p>", "e.txt": "Satu\u202e dua, kata Sari.".encode(),
}  # fmt: skip
RULES = (" ", "rule = 1", "[set]\nx = 1\n[[rule]]", "a = [", "[[rule]]\nid = 'a'\ntext.xx = 'b'\nwhen.plural = 3")
# Of what the articles call people and things, what stands in titles and labels, where there can be no elements.
GIVEN = ("title", "name", "names", "outlet", "proposition", "words", "content", "holder", "text", "q", "party")


def found(page: TestClient, start: tuple[str, ...] = ("/",)) -> dict[str, str]:
    """One address of each kind of page, as a reader finds them."""
    todo, kinds = list(start), dict[str, str]()
    while todo:
        address = todo.pop(0)
        if pattern(address) in kinds or address.startswith(("/static", "/openapi")):
            continue
        answer = page.get(address, headers={"Accept": "text/html"})
        if answer.headers.get("content-type", "").startswith("text/html"):
            kinds[pattern(address)] = address
            todo += [each for each in links(answer.text) if each.startswith("/") and not _ASIDE.search(each)]
    return kinds


@pytest.fixture(scope="module")
def kinds(page: TestClient) -> list[str]:
    return sorted(found(page).values())


def given(value: Any, key: str = "") -> Iterator[str]:
    """The words of articles in the JSON of a page."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from given(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from given(each, key)
    elif isinstance(value, str) and key in GIVEN:
        yield value


def english(page: TestClient, address: str, lang: str, more: str = "") -> set[str]:
    """What is English on a page; `more` are words of formats that stand in what it says."""
    page.cookies.set(COOKIE, lang)
    shown, told = (page.get(address, headers={"Accept": kind}) for kind in ("text/html", "application/json"))
    assert f'<html lang="{lang}"' in shown.text
    return leftovers(shown.text, lang, words(" ".join((more, *given(told.json())))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_kind_of_page_has_english_left(page: TestClient, kinds: list[str], lang: str) -> None:
    assert len(kinds) > 25
    left = {address: sorted(found) for address in kinds if (found := english(page, address, lang))}
    assert not left, "\n".join(f"{address}: {found}" for address, found in left.items())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", REFUSED)
def test_no_refusal_has_english_left(page: TestClient, address: str, lang: str) -> None:
    assert english(page, address, lang) == set()


def test_what_is_english_is_found(page: TestClient) -> None:
    shown = page.get("/claims", headers={"Accept-Language": "en"}).text
    assert {"Claims", "Skip to the content", "Pages"} <= set(said(shown, "en"))
    for lang in LANGUAGES:
        assert {"Claims", "Skip to the content", "Pages"} <= leftovers(shown.replace('lang="en"', f'lang="{lang}"'), lang)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A page on an empty ledger, to which nothing on a network answers."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", 443))])
    with TestClient(create(Settings(str(tmp_path / "news.db"), background=False)), follow_redirects=False) as made:
        intake(made).worker._extractor = Nothing()
        yield made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_could_not_be_read_is_told_without_english(empty: TestClient, lang: str) -> None:
    for name, data in UNREADABLE.items():
        assert send(empty, "/bring/files", files=[("files", (name, data))]).status_code == 303
    for address in ("http://a.example/", "ftp://b.example/", "http://u@c.example/", "http://d.example:81/", "https://"):
        assert send(empty, "/bring/url", url=address).status_code == 303
    assert send(empty, "/bring/feeds", url="http://127.0.0.1/feed.xml").status_code == 303
    intake(empty).work()
    jobs = [f"/bring/jobs/{each['id']}" for each in empty.get("/bring/jobs?format=json").json()["jobs"]]
    for address in (*found(empty, ("/bring", "/bring/feeds", "/bring/jobs")).values(), *jobs):
        assert english(empty, address, lang, "id text lang") == set(), address


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", RULES)
def test_what_is_wrong_with_house_rules_is_told_without_english(empty: TestClient, text: str, lang: str) -> None:
    send(empty, "/rules/preview", text=text)
    empty.cookies.set(COOKIE, lang)
    shown = send(empty, "/rules/preview", text=text).text
    assert 'role="alert"' in shown
    assert leftovers(shown, lang, words("id rule set text when true false")) == set()


@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100, 103, 111])
def test_arabic_counts_as_it_is_written(number: int) -> None:
    wanted = {0: "لا مقالات", 1: "مقال واحد", 2: "مقالان", 3: "3 مقالات", 11: "11 مقالًا", 100: "100 مقال", 103: "103 مقالات",
              111: "111 مقالًا"}
    told = templates("ar").globals["ngettext"]("%(num)s article", "%(num)s articles", number)
    assert told == wanted[number]


def test_every_arabic_count_has_a_form_for_each_number_with_its_digits_from_three_on() -> None:
    for each in catalogues.catalogue("ar"):
        if each.id and each.pluralizable:
            assert len(each.string) == 6, each.id
            assert len(set(each.string[:4])) > 1, each.id
            assert all("%(num)s" in form for form in each.string[3:]), each.id


@pytest.mark.parametrize(("lang", "wanted"), [("en", "12,345 articles"), ("id", "12.345 artikel"), ("ar", "12,345 مقالًا")])
def test_numbers_are_written_with_the_same_digits_and_grouped_as_a_language_does(lang: str, wanted: str) -> None:
    assert templates(lang).globals["ngettext"]("%(num)s article", "%(num)s articles", 12345) == wanted


def test_no_digit_of_the_page_is_another_than_0_to_9() -> None:
    texts = [str(each.string) for each in catalogues.catalogue("ar") if each.id]
    assert not [each for each in texts if any(letter.isdigit() and not letter.isascii() for letter in each)]


def test_arabic_has_its_own_commas_and_quotation_marks() -> None:
    texts = [str(each.string) for each in catalogues.catalogue("ar") if each.id]
    assert not [each for each in texts if re.search("[\u0621-\u064a][,;?]|[“”]", each)]
