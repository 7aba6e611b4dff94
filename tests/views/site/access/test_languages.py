"""The pages of accounts, and what people did, in Indonesian and Arabic."""
from __future__ import annotations

import pytest
from fastapi.routing import APIRoute

from menurut.views.site.access.deeds import ACTIONS
from menurut.views.site.access.roles import SAFE
from menurut.views.site.languages import COOKIE
from menurut.views.site.routes import routers
from tests.views.site.access.conftest import Newsroom, post
from tests.views.site.english import leftovers, words

LANGUAGES = ("id", "ar")


@pytest.fixture
def busy(newsroom: Newsroom) -> Newsroom:
    """A newsroom in which something was done and something refused."""
    sari, tomas, salma = (newsroom.logged_in(name) for name in ("sari", "Tomas Ek", "سلمى"))
    assert post(sari, "/admin/accounts", name="Rini", password="a ship in the night", role="reader").status_code == 303
    assert post(sari, "/admin/accounts/role", name="Rini", role="editor").status_code == 303
    assert post(sari, "/admin/accounts/password", name="Rini", password="a boat in the night").status_code == 303
    assert post(sari, "/admin/accounts/remove", name="Rini").status_code == 303
    assert post(tomas, "/rules/preview", text="[[rule]]\nid='a'\ntext='b'\nwhen.plural=true").status_code == 200
    assert post(salma, "/rules/preview", text="").status_code == 403
    assert newsroom.browser().get("/account").status_code == 200
    return newsroom


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ["/admin/audit", "/admin/accounts", "/account", "/login", "/claims"])
def test_the_pages_of_accounts_have_no_english_left(busy: Newsroom, address: str, lang: str) -> None:
    for who in ("sari", ""):
        client = busy.logged_in(who) if who else busy.browser()
        client.cookies.set(COOKIE, lang)
        shown = client.get(address, headers={"Accept": "text/html"}).text
        assert f'<html lang="{lang}"' in shown
        assert leftovers(shown, lang, words("sari Rini Tomas Ek")) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_done_is_told_in_the_language_of_the_page(busy: Newsroom, lang: str) -> None:
    client = busy.logged_in("sari")
    client.cookies.set(COOKIE, lang)
    shown = client.get("/admin/audit", headers={"Accept": "text/html"}).text
    told = {"id": ("menambah akun", "mengubah peran", "mencoba aturan redaksi", "ditolak"),
            "ar": ("أضاف حسابًا", "غيّر صفة", "جرّب قواعد تحرير", "رُفض طلبه")}
    assert [each for each in told[lang] if each not in shown] == []
    assert "account added" in client.get("/admin/audit", headers={"Accept": "application/json"}).text


def test_every_change_that_the_page_offers_has_words() -> None:
    routes = (route for router in routers() for route in router.routes if isinstance(route, APIRoute) and route.methods - SAFE)
    changes = {route.endpoint.__name__.replace("_", " ") for route in routes}
    assert len(changes) > 15
    assert {"password" if each == "my password" else each for each in changes} <= ACTIONS.keys()
