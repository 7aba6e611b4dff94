"""`menurut account`, and what `menurut serve` refuses."""
from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("argon2")
from argon2 import PasswordHasher

from menurut import Ledger
from menurut.views.site.access import passwords
from menurut.views.site.access.accounts import Accounts
from menurut.views.site.access.audit import Audit
from tests.views.cli.conftest import Run

PASSWORD = "a harbour in the rain"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def news(tmp_path: Path, run: Run) -> str:
    """A ledger with an admin."""
    where = str(tmp_path / "news.db")
    done = run("account", "add", where, "sari", "--role", "admin", stdin=f"{PASSWORD}\n")
    assert done == (0, "account added: sari (admin)\n", "")
    return where


def test_accounts_are_added_listed_changed_and_removed(news: str, run: Run) -> None:
    assert run("account", "add", news, "Tomas Ek", "--role", "reader", stdin=PASSWORD)[0] == 0
    assert run("account", "role", news, "tomas ek", "--role", "editor")[1] == "role changed: Tomas Ek (editor)\n"
    listed = run("account", "list", news)[1].splitlines()
    assert [line.split(" (since ")[0] for line in listed] == ["admin   sari", "editor  Tomas Ek"]
    assert run("account", "remove", news, "tomas ek")[1] == "account removed: Tomas Ek (editor)\n"
    assert len(run("account", "list", news)[1].splitlines()) == 1


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nmore\n"])
def test_the_password_is_the_first_line_of_standard_input(news: str, run: Run, end: str) -> None:
    assert run("account", "password", news, "sari", stdin="another harbour" + end)[0] == 0
    with Ledger(news) as ledger:
        assert Accounts(ledger.store).authenticated("sari", "another harbour") is not None


@pytest.mark.parametrize(("arguments", "said"), [
    (["add", "{news}"], "whose account?"), (["add", "{news}", "nadia"], "as what? --role reader, editor or admin"),
    (["role", "{news}", "sari"], "as what?"), (["remove", "{news}", "sari", "--role", "admin"], "--role is for add and role"),
    (["add", "{news}", "SARI", "--role", "reader"], "There is an account of that name."),
    (["add", "{news}", "a\nb", "--role", "reader"], "A name has letters"),
    (["remove", "{news}", "sari"], "This is the last admin"),
    (["role", "{news}", "sari", "--role", "editor"], "the last admin"),
    (["remove", "{news}", "nobody"], "There is no account of that name."),
    (["password", "{news}", "nobody"], "There is no account of that name."),
    (["list", "{news}.not"], "there is no such ledger"),
])
def test_what_cannot_be_done_is_said_in_one_line(news: str, run: Run, arguments: list[str], said: str) -> None:
    status, out, err = run("account", *(each.format(news=news) for each in arguments), stdin=PASSWORD)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("password", ["", "short", "x" * 2000])
def test_a_bad_password_makes_no_account(news: str, run: Run, password: str) -> None:
    status, _, err = run("account", "add", news, "nadia", "--role", "reader", stdin=password)
    assert (status, "A password has at" in err) == (2, True)
    assert "nadia" not in run("account", "list", news)[1]


def test_a_person_types_it_twice(news: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another harbour"])
    monkeypatch.setattr("menurut.views.accounts.getpass.getpass", lambda _: next(typed))
    monkeypatch.setattr("menurut.views.accounts._is_typed", lambda: True)
    assert run("account", "add", news, "nadia", "--role", "reader")[0] == 0
    assert "not typed the same twice" in run("account", "add", news, "omar", "--role", "reader")[2]


def test_what_is_done_on_the_command_line_is_noted(news: str) -> None:
    with Ledger(news) as ledger:
        [entry] = Audit(ledger.store).entries("", 1, 9).entries
    assert (entry.action, entry.subject, entry.detail, entry.address) == ("account added", "sari", "admin", "command line")


@pytest.mark.parametrize("options", [
    ["--host", "0.0.0.0"], ["--host", "::"], ["--public-read"], ["--proxy", "127.0.0.1"], ["--allow-host", "news.example.org"],
])
def test_serving_to_others_needs_an_admin(tmp_path: Path, run: Run, options: list[str]) -> None:
    pytest.importorskip("fastapi")
    status, _, err = run("serve", str(tmp_path / "news.db"), *options)
    assert (status, err.count("\n")) == (2, 1)
    assert "menurut account add LEDGER NAME --role admin" in err


def test_only_a_proxy_that_was_named_says_who_asks(news: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, object]] = []
    monkeypatch.setattr("uvicorn.run", lambda _, **options: given.append(options))
    run("serve", news)
    run("serve", news, "--proxy", "192.0.2.1", "--proxy", "192.0.2.2")
    assert [(each["proxy_headers"], each["forwarded_allow_ips"]) for each in given] == [
        (False, []), (True, ["192.0.2.1", "192.0.2.2"]),
    ]
