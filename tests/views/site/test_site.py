"""What holds for every page: two shapes at one address, one shape of errors, three languages, headers, tokens."""
from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from menurut.views.site import guard, headers, languages


def test_the_same_address_gives_html_to_people_and_json_to_programs(page: TestClient) -> None:
    browser, program = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}, {"Accept": "application/json"}
    assert page.get("/claims", headers=browser).text.startswith("<!doctype html>")
    assert page.get("/claims", headers=program).json()["page"] == 1
    assert page.get("/claims?format=json").json() == page.get("/claims", headers=program).json()


@pytest.mark.parametrize(("address", "status", "code"), [
    ("/nowhere", 404, "not_found"), ("/claims/nonsense", 404, "not_found"), ("/claims?page=0", 422, "invalid"),
    ("/articles/0000", 404, "not_found"),
])
def test_every_error_has_one_shape(page: TestClient, address: str, status: int, code: str) -> None:
    found = page.get(address, headers={"Accept": "application/json"})
    assert (found.status_code, found.json()["error"]["code"]) == (status, code)
    assert set(found.json()["error"]) == {"code", "message", "details"}
    shown = page.get(address)
    assert shown.status_code == status
    assert f"<h1>{found.json()['error']['message']}</h1>" in shown.text


@pytest.mark.parametrize("address", ["/claims", "/claims?format=json", "/nowhere", "/static/base.css", "/openapi.json"])
def test_every_answer_has_the_security_headers(page: TestClient, address: str) -> None:
    found = page.get(address).headers
    assert {name: found.get(name) for name in headers.ALWAYS} == headers.ALWAYS


@pytest.mark.parametrize(("lang", "direction", "heading"), [
    ("en", "ltr", "Claims"), ("id", "ltr", "Klaim"), ("ar", "rtl", "الادعاءات"),
])
def test_a_reader_gets_their_language(page: TestClient, lang: str, direction: str, heading: str) -> None:
    accepted = {"Accept-Language": f"xx, {lang}-XX;q=0.9, en;q=0.1"}
    for found in (page.get(f"/claims?lang={lang}"), page.get("/claims", headers=accepted)):
        assert f'<html lang="{lang}" dir="{direction}"' in found.text
        assert f"<h1>{heading}</h1>" in found.text
        page.cookies.clear()


def test_a_chosen_language_and_theme_are_remembered(page: TestClient) -> None:
    page.get("/claims?lang=ar&theme=dark")
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page.get("/articles").text


def test_what_no_language_is_called_is_ignored(page: TestClient) -> None:
    assert '<html lang="en"' in page.get("/claims?lang=../../etc", headers={"Accept-Language": ";q=x,,*;q=0"}).text
    assert languages.COOKIE not in page.cookies


def test_an_unsafe_request_needs_the_token(page: TestClient) -> None:
    with_token = {"Accept": "application/json", guard.HEADER: "abc" * 14 + "d"}
    page.cookies.set(guard.COOKIE, "abc" * 14 + "d")
    assert page.post("/claims", headers=with_token).status_code == 405


def test_the_description_names_both_shapes_of_an_error(page: TestClient) -> None:
    described = page.get("/openapi.json").json()
    assert "/claims" in described["paths"]
    assert "ErrorPage" in described["components"]["schemas"]
