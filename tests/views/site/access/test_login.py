"""Logging in and out: what a session is, and what it withstands."""
from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.views.site import cookies
from menurut.views.site.access import passwords
from menurut.views.site.routes.login import within
from tests.views.site.access.conftest import JSON, PASSWORD, Newsroom, log_in, post, token

Opened = Callable[..., Newsroom]


def user(client: object) -> str | None:
    """Who the page takes a browser for."""
    return client.get("/account", headers=JSON).json().get("user")  # type: ignore[attr-defined, no-any-return]


def test_who_logs_in_comes_where_they_wanted_to_go(newsroom: Newsroom) -> None:
    client = newsroom.browser()
    asked = client.get("/claims?party=Sari+%26+Co&page=2", follow_redirects=False)
    form = client.get(asked.headers["location"])
    assert 'name="next" value="/claims?party=Sari+%26+Co&amp;page=2"' in form.text
    found = log_in(client, "sari", next="/claims?page=2")
    assert (found.status_code, found.headers["location"]) == (303, "/claims?page=2")
    assert user(client) == "sari"


def test_a_path_with_spaces_and_question_marks_is_found_again(newsroom: Newsroom) -> None:
    client, path = newsroom.browser(), "/parties/word:who%3F%20me%23%D9%85"
    asked = client.get(f"{path}?page=2", follow_redirects=False)
    wanted = parse_qs(urlsplit(asked.headers["location"]).query)["next"][0]
    assert wanted == f"{path}?page=2"
    assert log_in(client, "sari", next=wanted).headers["location"] == wanted
    assert f'href="{path}?page=2&amp;lang=id"' in client.get(wanted, headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("wanted", [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "javascript:alert(1)",
    "/\n/evil.example", "claims", "", " /claims", "/ok\r\nSet-Cookie: a=b", "///evil.example", "/\u2028",
])
def test_nobody_is_led_to_another_site(newsroom: Newsroom, wanted: str) -> None:
    assert within(wanted) == "/"
    assert log_in(newsroom.browser(), "sari", next=wanted).headers["location"] == "/"


@given(st.text(alphabet="/\\:.?#@%a\t\n\r \u2028\u202e"))
def test_whatever_is_wanted_it_stays_on_this_page(wanted: str) -> None:
    # As browsers read an address: tabs and ends of lines left out, a backslash for a slash.
    read = within(wanted).translate({9: None, 10: None, 13: None, ord("\\"): "/"})
    assert urlsplit(urljoin("http://localhost/login", read)).netloc == "localhost"


def test_a_session_cookie_is_out_of_reach_of_scripts_and_other_sites(newsroom: Newsroom) -> None:
    given = log_in(newsroom.browser(), "sari").headers.get_list("set-cookie")
    [session] = [each for each in given if each.startswith("menurut_session=")]
    assert {"HttpOnly", "Path=/", "Max-Age=43200"} <= {part.strip() for part in session.split(";")}
    assert "samesite=lax" in session.lower()


def test_a_session_that_somebody_planted_is_never_taken_over(newsroom: Newsroom) -> None:
    planted, client = "attackers-own-choice", newsroom.browser()
    client.cookies.set(cookies.SESSION, planted, domain="localhost.local", path="/")
    log_in(client, "sari")
    assert client.cookies[cookies.SESSION] != planted
    attacker = newsroom.browser()
    attacker.cookies.set(cookies.SESSION, planted)
    assert user(attacker) is None


def test_who_logs_in_again_has_another_session_and_the_old_one_is_over(newsroom: Newsroom) -> None:
    client, thief = newsroom.logged_in("sari"), newsroom.browser()
    first = client.cookies[cookies.SESSION]
    thief.cookies.set(cookies.SESSION, first)
    assert user(thief) == "sari"
    fields = {"csrf": client.get("/account?format=json").json()["csrf"], "name": "sari", "password": PASSWORD}
    client.post("/login", data=fields, follow_redirects=False)
    assert client.cookies[cookies.SESSION] != first
    assert (user(client), user(thief)) == ("sari", None)


def test_logging_out_ends_the_session_on_the_server(newsroom: Newsroom) -> None:
    client, thief = newsroom.logged_in("sari"), newsroom.browser()
    thief.cookies.set(cookies.SESSION, client.cookies[cookies.SESSION])
    left = post(client, "/logout")
    assert (left.status_code, left.headers["location"], left.headers["Clear-Site-Data"]) == (303, "/login", '"cache"')
    assert cookies.SESSION not in client.cookies
    assert (user(client), user(thief)) == (None, None)


def test_nobody_logs_another_out_by_a_link(newsroom: Newsroom) -> None:
    client = newsroom.logged_in("sari")
    assert client.get("/logout").status_code == 405
    assert client.post("/logout").status_code == 403
    assert user(client) == "sari"


@pytest.mark.parametrize(("name", "password"), [
    ("sari", "wrong wrong wrong"), ("nobody", PASSWORD), ("sari", ""), ("", ""), ("sari' --", PASSWORD), ("' OR 1=1 --", "x"),
    ("sari\0", PASSWORD), ("sari", "x" * 9000), ("x" * 999, PASSWORD), ("sari", "x" * 1025), ("<script>", "y"),
    ("sari", PASSWORD + "\0"), ("%", "%"),
])
def test_whatever_is_wrong_the_answer_is_the_same(newsroom: Newsroom, name: str, password: str) -> None:
    client = newsroom.browser()
    found = log_in(client, name, password)
    assert found.status_code == 401
    assert "do not belong together" in found.text
    assert not name or name == "sari" or name not in found.text
    assert cookies.SESSION not in client.cookies
    fields = {"csrf": token(client), "name": name, "password": password}
    assert client.post("/login", data=fields, headers=JSON).json() == {
        "error": {"code": "login", "message": "This name and this password do not belong together.", "details": []}
    }


def test_a_program_logs_in_and_gets_its_token(newsroom: Newsroom) -> None:
    client = newsroom.browser()
    found = client.post("/login", data={"csrf": token(client), "name": "SARI", "password": PASSWORD}, headers=JSON)
    assert found.json() | {"csrf": ""} == {"user": "sari", "role": "admin", "csrf": ""}
    made = client.post("/logout", headers={"X-CSRF-Token": found.json()["csrf"]}, follow_redirects=False)
    assert made.status_code == 303


def test_guessing_gets_slower_for_everybody_who_guesses_that_name(newsroom: Newsroom) -> None:
    guesser = newsroom.browser()
    assert [log_in(guesser, "sari", f"guess number {number}").status_code for number in range(6)] == [401] * 5 + [429]
    blocked = log_in(guesser, "SARI")
    assert (blocked.status_code, blocked.headers["Retry-After"]) == (429, "1")
    assert log_in(guesser, "Tomas Ek").status_code == 303


def test_a_name_that_nobody_has_is_slowed_down_alike(newsroom: Newsroom) -> None:
    guesser = newsroom.browser()
    assert [log_in(guesser, "nobody", f"guess number {number}").status_code for number in range(6)] == [401] * 5 + [429]


def test_one_address_gets_slower_with_whatever_names(newsroom: Newsroom) -> None:
    guesser = newsroom.browser()
    found = [log_in(guesser, f"name{number}", "a guess").status_code for number in range(12)]
    assert found == [401] * 10 + [429] * 2


def test_too_many_at_once_are_asked_to_wait(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    here = newsroom.logged_in("sari")
    monkeypatch.setattr(passwords, "_PATIENCE", 0.0)
    for _ in range(4):
        passwords._AT_ONCE.acquire()
    try:
        assert log_in(newsroom.browser(), "sari").status_code == 429
        assert post(here, "/account/password", password=PASSWORD).status_code == 429
    finally:
        passwords._AT_ONCE.release(4)
    assert log_in(newsroom.browser(), "sari").status_code == 303


def test_a_failed_login_is_noted_without_what_was_typed(newsroom: Newsroom) -> None:
    client = newsroom.browser()
    log_in(client, "SARI", "a wrong password")
    log_in(client, "my secret passphrase", "")
    found = [(each.who, each.action, each.subject) for each in newsroom.access.audit.entries("", 1, 9).entries]
    assert found == [("", "login refused", "(no such account)"), ("", "login refused", "sari")]


def test_ones_own_password_is_changed_with_the_old_one_and_ends_all_sessions(newsroom: Newsroom) -> None:
    here, there, new = newsroom.logged_in("سلمى"), newsroom.logged_in("سلمى"), "another harbour"
    for fields, said in (
        ({"password": "wrong", "new": new, "again": new}, "This is not your password."),
        ({"password": PASSWORD, "new": new, "again": "a third harbour"}, "not typed the same twice"),
        ({"password": PASSWORD, "new": "short", "again": "short"}, "at least 12 characters"),
    ):
        found = post(here, "/account/password", **fields)
        assert (found.status_code, said in found.text) == (422, True)
    assert post(here, "/account/password", password=PASSWORD, new=new, again=new).status_code == 303
    assert (user(here), user(there)) == (None, None)
    assert log_in(newsroom.browser(), "سلمى").status_code == 401
    assert log_in(newsroom.browser(), "سلمى", new).status_code == 303


def test_an_open_session_is_no_way_to_guess_the_password(newsroom: Newsroom) -> None:
    here = newsroom.logged_in("سلمى")
    fields = {"new": "another harbour", "again": "another harbour"}
    found = [post(here, "/account/password", password=f"guess {number}", **fields).status_code for number in range(6)]
    assert found == [422] * 5 + [429]


@pytest.mark.parametrize("lang", ["en", "id", "ar"])
def test_the_form_is_in_the_readers_language(opened: Opened, lang: str) -> None:
    heading = {"en": "Log in", "id": "Masuk", "ar": "تسجيل الدخول"}[lang]
    assert f"<h1>{heading}</h1>" in opened().browser().get(f"/login?lang={lang}").text
