"""The gate before every route: who, whether they may, from where, how much, how often; and what is noted."""
from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException
from starlette.types import Message

from menurut.views.site import cookies, guard
from menurut.views.site.access import hosts, sizes
from menurut.views.site.access.access import local_user
from menurut.views.site.access.limits import Rate
from menurut.views.site.access.roles import SAFE, Role, rule
from menurut.views.site.app import create
from menurut.views.site.routes import routers
from menurut.views.site.settings import Settings
from menurut.views.wrong import Refused
from tests.views.site.access.conftest import JSON, Newsroom, log_in, post

Opened = Callable[..., Newsroom]
ROUTES = [(method, route.path) for router in routers() for route in router.routes if isinstance(route, APIRoute)
          for method in sorted(route.methods)]
LOOKING = sorted(path for method, path in ROUTES if method in SAFE)
CHANGING = sorted((method, path) for method, path in ROUTES if method not in SAFE)
PAGES = [("sari", 200), ("Tomas Ek", 403), ("سلمى", 403)]


def csrf(client: TestClient) -> str:
    """The token of who is logged in."""
    return str(client.get("/account?format=json").json()["csrf"])


def roles(newsroom: Newsroom) -> list[Role]:
    """The roles of all accounts."""
    return [each.role for each in newsroom.access.accounts.all()]


def filled(path: str) -> str:
    """An address of a route with parameters."""
    return "/".join("000000000000" if part.startswith("{") else part for part in path.split("/"))


# Who may do what.


@pytest.mark.parametrize("name", ["HX-Request", "X-Fragment"])
def test_a_script_whose_session_is_over_gets_no_login_page_for_a_part_of_its_own(newsroom: Newsroom, name: str) -> None:
    found = newsroom.browser().get("/bring/jobs/x", headers={"Accept": "text/html", name: "true"}, follow_redirects=False)
    assert found.status_code == 401


@pytest.mark.parametrize("path", [path for path in LOOKING if path != "/login"])
def test_a_stranger_sees_nothing_but_the_way_to_log_in(newsroom: Newsroom, path: str) -> None:
    stranger = newsroom.browser()
    shown = stranger.get(filled(path), follow_redirects=False)
    assert (shown.status_code, shown.headers["location"].partition("?")[0]) == (303, "/login")
    assert shown.content == b""
    asked = stranger.get(filled(path), headers=JSON)
    assert (asked.status_code, asked.json()["error"]["code"]) == (401, "login")


@pytest.mark.parametrize("path", ["/openapi.json", "/nowhere", "//claims", "/staticx", "/loginx", "/login/../claims"])
def test_what_is_no_page_is_no_way_around(newsroom: Newsroom, path: str) -> None:
    assert newsroom.browser().get(path, headers=JSON).status_code == 401


def test_the_login_page_and_its_style_are_for_everybody(newsroom: Newsroom) -> None:
    stranger = newsroom.browser()
    assert stranger.get("/login").status_code == 200
    assert stranger.get("/static/base.css").status_code == 200


@pytest.mark.parametrize(("method", "path"), CHANGING)
def test_every_change_needs_a_role(newsroom: Newsroom, method: str, path: str) -> None:
    needed = rule(filled(path)).needed(method)
    if needed is None:
        assert path in ("/login", "/logout")
        return
    assert newsroom.browser().request(method, filled(path), headers=JSON).status_code == 401
    for name, role in (("سلمى", Role.reader), ("Tomas Ek", Role.editor)):
        if not role.covers(needed):
            found = newsroom.logged_in(name).request(method, filled(path), headers=JSON)
            assert (found.status_code, found.json()["error"]["code"]) == (403, "role")


def test_readers_change_nothing_but_their_own_account() -> None:
    for_readers = [path for method, path in CHANGING if rule(path).needed(method) in (None, Role.reader)]
    assert for_readers == ["/account/password", "/login", "/logout"]


def test_a_route_that_nobody_thought_of_needs_an_editor() -> None:
    assert [rule("/new").needed(method) for method in ("GET", "HEAD", "POST", "BREW")] == [
        Role.reader, Role.reader, Role.editor, Role.editor,
    ]


@pytest.mark.parametrize(("name", "status"), PAGES)
@pytest.mark.parametrize("path", ["/admin/accounts", "/admin/audit"])
def test_accounts_and_deeds_are_shown_to_admins_alone(newsroom: Newsroom, name: str, status: int, path: str) -> None:
    found = newsroom.logged_in(name)
    assert found.get(path).status_code == status
    assert (f'href="{path}"' in found.get("/claims").text) == (status == 200)


def test_another_role_holds_at_the_next_request(newsroom: Newsroom) -> None:
    tomas = newsroom.logged_in("Tomas Ek")
    newsroom.access.accounts.change_role("tomas ek", Role.admin)
    assert tomas.get("/admin/accounts").status_code == 200
    newsroom.access.accounts.remove("tomas ek")
    assert tomas.get("/claims", headers=JSON).status_code == 401


def test_strangers_may_look_where_that_is_wanted_and_no_more(opened: Opened) -> None:
    stranger = opened(public_read=True).browser()
    for path in LOOKING:
        assert stranger.get(filled(path), headers=JSON).status_code != 401 or path.startswith("/admin/")
    assert stranger.get("/claims").status_code == 200
    assert 'href="/login"' in stranger.get("/claims").text
    assert stranger.get("/admin/accounts", headers=JSON).status_code == 401
    assert stranger.post("/work/undo", headers=JSON).status_code == 401


# A page for one computer alone.


def test_on_ones_own_computer_one_is_the_editor_by_ones_own_name(private: TestClient) -> None:
    found = private.get("/account?format=json").json()
    assert (found["user"], found["role"]) == (local_user(), "editor")
    assert private.get("/admin/accounts").status_code == 403


def test_accounts_of_a_ledger_count_on_ones_own_computer_too(opened: Opened) -> None:
    assert opened(host="127.0.0.1").browser().get("/claims", headers=JSON).status_code == 401


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via"])
def test_a_private_page_is_not_shown_through_a_proxy(private: TestClient, name: str) -> None:
    found = private.get("/claims", headers={name: "192.0.2.1"} | JSON)
    assert (found.status_code, found.json()["error"]["code"]) == (403, "proxy")


@pytest.mark.parametrize("settings", [
    {"host": "0.0.0.0"}, {"host": "::"}, {"host": "192.0.2.1"}, {"host": "news.example.org"}, {"hosts": ("news.example.org",)},
    {"proxies": ("127.0.0.1",)}, {"public_read": True},
])
def test_where_others_could_come_it_does_not_start_without_an_admin(
    tmp_path_factory: pytest.TempPathFactory, settings: dict[str, object]
) -> None:
    app = create(Settings(str(tmp_path_factory.mktemp("bare") / "news.db"), **settings))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="make an account first"), TestClient(app):
        pass


# By which name, from which site.


@pytest.mark.parametrize(("settings", "good", "bad"), [
    ({}, ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.0.0.2", "[::1]:8000", "localhost."],
     ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "", "localhost:x", "a@localhost", "[::1",
      "localhost/..", "2130706433", "0x7f.1"]),
    ({"host": "0.0.0.0", "hosts": ("News.example.org",)},
     ["news.example.org", "news.example.org:443", "192.0.2.1", "[2001:db8::1]"],
     ["example.org", "x.news.example.org", "evil.example"]),
    ({"proxies": ("127.0.0.1",)}, ["192.0.2.1", "localhost"], ["evil.example"]),
])
def test_the_page_answers_to_its_own_names_alone(settings: dict[str, object], good: list[str], bad: list[str]) -> None:
    made = Settings("news.db", **settings)  # type: ignore[arg-type]
    assert [host for host in good + bad if hosts.allowed(made, host)] == good


@pytest.mark.parametrize("path", ["/claims", "/static/base.css", "/login"])
def test_a_name_that_was_made_to_point_here_shows_nothing(private: TestClient, path: str) -> None:
    found = private.get(path, headers={"Host": "rebound.example"} | JSON)
    assert (found.status_code, found.json()["error"]["code"]) == (421, "host")


def test_two_names_at_once_are_none(private: TestClient) -> None:
    assert private.get("/claims", headers=[("Host", "localhost"), ("Host", "evil.example")]).status_code == 421


@pytest.mark.parametrize(("headers", "code"), [
    ({}, None), ({"Origin": "http://localhost"}, None), ({"Sec-Fetch-Site": "same-origin"}, None),
    ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, None), ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, "origin"),
    ({"Origin": "http://evil.example"}, "origin"), ({"Origin": "null"}, "origin"),
    ({"Origin": "http://localhost:3000"}, "origin"), ({"Origin": "http://localhost.evil.example"}, "origin"),
    ({"Origin": "file://"}, "origin"), ({"Origin": "http://["}, "origin"),
    ({"Sec-Fetch-Site": "cross-site"}, "origin"), ({"Sec-Fetch-Site": "same-site"}, "origin"),
])
def test_a_change_from_another_site_is_refused_even_with_the_token(
    newsroom: Newsroom, headers: dict[str, str], code: str | None
) -> None:
    sari = newsroom.logged_in("sari")
    fields = {"csrf": csrf(sari), "name": "Tomas Ek", "role": "reader"}
    found = sari.post("/admin/accounts/role", data=fields, headers=JSON | headers)
    assert found.json().get("error", {}).get("code") == code
    assert Role.editor in roles(newsroom) if code else Role.editor not in roles(newsroom)


def test_an_unencrypted_neighbour_is_another_site(newsroom: Newsroom) -> None:
    client = newsroom.browser("https://localhost")
    assert client.post("/login", headers=JSON | {"Origin": "http://localhost"}).json()["error"]["code"] == "origin"


# The token.


@pytest.mark.parametrize(("method", "path"), CHANGING)
def test_every_change_needs_the_token(newsroom: Newsroom, method: str, path: str) -> None:
    sari = newsroom.logged_in("sari")
    for sent in (None, "", "x" * 64, csrf(newsroom.logged_in("sari"))):
        found = sari.request(method, filled(path), data={"csrf": sent} if sent is not None else {}, headers=JSON)
        assert (found.status_code, found.json()["error"]["code"]) == (403, "csrf")
    assert sari.get("/account?format=json").json()["user"] == "sari"


def test_a_cookie_that_a_neighbour_put_there_makes_no_token(newsroom: Newsroom) -> None:
    sari, planted = newsroom.logged_in("sari"), "p" * 43
    sari.cookies.set(guard.COOKIE, planted)
    found = sari.post("/admin/accounts/remove", data={"csrf": planted, "name": "Tomas Ek"}, headers=JSON)
    assert (found.status_code, found.json()["error"]["code"]) == (403, "csrf")


def test_a_token_of_another_shape_is_made_anew(newsroom: Newsroom) -> None:
    stranger = newsroom.browser()
    stranger.cookies.set(guard.COOKIE, "mine", path="/")
    assert 'value="mine"' not in stranger.get("/login").text


@pytest.mark.parametrize(("kind", "body"), [
    ("application/json", '{"name": "Tomas Ek", "csrf": "%s"}'), ("text/plain", "csrf=%s&name=Tomas Ek"),
    ("", "csrf=%s&name=Tomas Ek"), ("application/x-www-form-urlencodedx", "csrf=%s&name=Tomas Ek"),
    ("multipart/form-data", "csrf=%s"), ("multipart/form-data; boundary=x", "csrf=%s"),
])
def test_only_a_form_carries_the_token_in_its_body(newsroom: Newsroom, kind: str, body: str) -> None:
    sari = newsroom.logged_in("sari")
    token = csrf(sari)
    found = sari.post("/admin/accounts/remove", content=body % token, headers=JSON | {"Content-Type": kind})
    assert 400 <= found.status_code < 500
    assert newsroom.access.accounts.known("Tomas Ek")


def test_programs_send_the_token_as_a_header(newsroom: Newsroom) -> None:
    sari = newsroom.logged_in("sari")
    headers = JSON | {"X-CSRF-Token": csrf(sari)}
    found = sari.post("/admin/accounts/remove", data={"name": "Tomas Ek"}, headers=headers)
    assert [each["name"] for each in found.json()["accounts"]] == ["sari", "سلمى"]


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_no_other_method_does_what_a_form_does(newsroom: Newsroom, method: str) -> None:
    sari = newsroom.logged_in("sari")
    token = csrf(sari)
    fields, headers = {"name": "Tomas Ek"}, {"X-CSRF-Token": token, "X-HTTP-Method-Override": "POST"}
    assert sari.request(method, "/admin/accounts/remove", data=fields, headers=headers).status_code == 405
    assert newsroom.access.accounts.known("Tomas Ek")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_asking_for_less_than_a_page_needs_no_less(newsroom: Newsroom, method: str) -> None:
    assert newsroom.browser().request(method, "/claims").status_code == 401


# How much, how slowly, how often.


def test_what_is_too_large_is_refused_before_it_is_read(newsroom: Newsroom) -> None:
    found = newsroom.browser().post("/login", data={"name": "x" * 20_000}, headers=JSON)
    assert (found.status_code, found.json()["error"]["code"]) == (413, "too_large")


def test_pieces_of_unknown_length_are_counted(newsroom: Newsroom) -> None:
    sent = []

    def pieces() -> Iterator[bytes]:
        for _ in range(1000):
            sent.append(1)
            yield b"x" * 4096

    headers = JSON | {"Content-Type": "application/x-www-form-urlencoded"}
    assert newsroom.browser().post("/login", content=pieces(), headers=headers).status_code == 413


def test_articles_may_be_larger_than_a_login(opened: Opened) -> None:
    tomas = opened(largest_body=100_000).logged_in("Tomas Ek")
    assert tomas.post("/work/undo", data={"csrf": "x" * 50_000}, headers=JSON).status_code != 413
    assert tomas.post("/work/undo", data={"csrf": "x" * 100_001}, headers=JSON).status_code == 413


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "٣", "9" * 30, "0x10", "1, 2"])
def test_a_length_that_is_none_is_refused(newsroom: Newsroom, length: str) -> None:
    headers = [("Content-Length", length.encode()), ("Accept", b"application/json")]
    assert newsroom.browser().post("/login", headers=headers).status_code in (400, 413)


def test_who_sends_a_drop_now_and_then_is_sent_away() -> None:
    async def never() -> Message:
        await asyncio.sleep(10)
        raise AssertionError

    async def dripping() -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def all_of(receiving: Callable[[], object]) -> None:
        while True:
            await receiving()  # type: ignore[misc]

    for receive in (sizes.limited(never, 100, pause=0.02), sizes.limited(dripping, 1000, longest=0.05)):
        with pytest.raises(HTTPException) as refused:
            asyncio.run(all_of(receive))
        assert refused.value.status_code == 408


def test_after_the_body_there_is_all_the_time_in_the_world() -> None:
    messages = iter([{"type": "http.request", "body": b"x", "more_body": False}, {"type": "http.disconnect"}])

    async def receive() -> Message:
        await asyncio.sleep(0.01)
        return next(messages)

    async def both() -> list[str]:
        receiving = sizes.limited(receive, 10, longest=0.005 + 0.01)
        return [(await receiving())["type"], (await receiving())["type"]]

    assert asyncio.run(both()) == ["http.request", "http.disconnect"]


def test_who_asks_too_often_is_told_when_to_come_again(newsroom: Newsroom) -> None:
    tomas, sari = newsroom.logged_in("Tomas Ek"), newsroom.logged_in("sari")
    newsroom.app.state.access = replace(newsroom.access, requests=Rate(rate=0.01, burst=3))
    assert [tomas.get("/account").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    found = tomas.get("/account", headers=JSON)
    assert (found.json()["error"]["code"], found.headers["Retry-After"]) == ("too_many_requests", "100")
    assert sari.get("/account").status_code == 200
    assert tomas.get("/static/base.css").status_code == 200


def test_only_the_address_of_the_connection_counts(newsroom: Newsroom) -> None:
    client = newsroom.browser()
    newsroom.app.state.access = replace(newsroom.access, requests=Rate(rate=0.01, burst=1))
    found = [client.get("/login", headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code for number in range(2)]
    assert found == [200, 429]


# What is noted.


def deeds(newsroom: Newsroom) -> list[tuple[str, str, str, str]]:
    """Who did what to what, the latest first."""
    return [(each.who, each.action, each.subject, each.detail) for each in newsroom.access.audit.entries("", 1, 50).entries]


def test_who_did_what_is_noted(newsroom: Newsroom) -> None:
    sari = newsroom.logged_in("sari")
    post(sari, "/admin/accounts", name="Nadia", password="a long enough one", role="editor")
    post(sari, "/admin/accounts/role", name="nadia", role="reader")
    post(sari, "/admin/accounts/remove", name="NADIA")
    post(sari, "/admin/accounts/remove", name="sari")
    post(sari, "/logout")
    assert deeds(newsroom) == [
        ("sari", "logout", "", ""), ("sari", "account removed", "Nadia", "reader"), ("sari", "role changed", "Nadia", "reader"),
        ("sari", "account added", "Nadia", "editor"), ("sari", "login", "", ""),
    ]


def test_what_was_brought_in_and_which_feed_is_noted(newsroom: Newsroom) -> None:
    tomas, feed = newsroom.logged_in("Tomas Ek"), "https://news.invalid/rss"
    post(tomas, "/bring/text", text="Satu, kata Sari.", title="Jembatan")
    post(tomas, "/bring/feeds", url=feed)
    number = tomas.get("/bring/feeds", headers=JSON).json()["feeds"][0]["number"]
    post(tomas, f"/bring/feeds/{number}/remove")
    assert post(tomas, f"/bring/feeds/{number}/ask").status_code == 404
    assert [each[1:3] for each in deeds(newsroom)[:3]] == [
        ("unsubscribe", feed), ("subscribe", feed), ("bring text", "Jembatan"),
    ]  # fmt: skip


def test_what_was_refused_for_the_role_is_noted(newsroom: Newsroom) -> None:
    post(newsroom.logged_in("سلمى"), "/work/undo%0A2026%20sari%20login")
    assert deeds(newsroom)[0] == ("سلمى", "refused", "POST /work/undo2026 sari login", "")


def test_what_somebody_put_into_an_address_is_text_for_who_reads_the_notes(newsroom: Newsroom) -> None:
    post(newsroom.logged_in("سلمى"), "/work/%3Cform%20action=%2Fadmin%3E")
    shown = newsroom.logged_in("sari").get("/admin/audit", headers={"Accept": "text/html"}).text
    assert "POST /work/&lt;form action=/admin&gt;" in shown
    assert "<form action=/admin>" not in shown


def test_looking_is_not_noted(newsroom: Newsroom) -> None:
    newsroom.logged_in("sari").get("/claims")
    assert len(deeds(newsroom)) == 1


# What an answer says.


def test_only_over_https_a_browser_is_told_to_keep_to_it(newsroom: Newsroom) -> None:
    assert "Strict-Transport-Security" not in newsroom.browser().get("/login").headers
    assert "max-age" in newsroom.browser("https://localhost").get("/login").headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/login", "/claims", "/openapi.json", "/nowhere"])
def test_nothing_of_a_page_is_kept_by_those_between(newsroom: Newsroom, path: str) -> None:
    assert newsroom.logged_in("sari").get(path).headers["Cache-Control"].startswith("private")


def test_over_https_cookies_belong_to_this_very_host(newsroom: Newsroom) -> None:
    client = newsroom.browser("https://localhost")
    client.cookies.set(cookies.SESSION, "planted")
    given = log_in(client, "sari").headers.get_list("set-cookie")
    [session] = [each for each in given if "session" in each]
    assert session.startswith("__Host-menurut_session=")
    assert {"httponly", "samesite=lax", "path=/", "secure"} <= {part.strip().lower() for part in session.split(";")}
    assert "domain" not in session.lower()
    assert client.get("/account?format=json").json()["user"] == "sari"
