"""Accounts, sessions and deeds in the database, on SQLite and on PostgreSQL."""
from __future__ import annotations

import time
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import update

from menurut import Ledger
from menurut.ledger import NewerLedger
from menurut.ledger.store import Store
from menurut.views.site.access import passwords, sessions, tables
from menurut.views.site.access.accounts import Accounts
from menurut.views.site.access.audit import Audit, Deed
from menurut.views.site.access.roles import Role
from menurut.views.site.access.sessions import Sessions
from menurut.views.wrong import Refused
from tests.views.site.access.conftest import PASSWORD

HOSTILE = ["'; DROP TABLE site_accounts; --", "sari' OR '1'='1", "a\nb", "a\x1b[31m", "sari\0", "\ud800", "‮iras", "", " ",
           "x" * 65, "sa\u200bri", "-rf", "<script>"]


@pytest.fixture
def accounts(store: Store) -> Accounts:
    """Accounts with one admin."""
    made = Accounts(store)
    made.add("Sari", PASSWORD, Role.admin)
    return made


def test_a_name_is_one_in_small_and_capital_letters(accounts: Accounts) -> None:
    assert accounts.known("SARI") == "Sari"
    with pytest.raises(Refused, match="There is an account of that name"):
        accounts.add("sari", PASSWORD, Role.reader)


@pytest.mark.parametrize("name", ["سلمى", "Tomas Ek", "O'Hara", "n.a.d.i.a@example.org", "李雷", "ñandú-2"])
def test_names_of_any_script_are_names(accounts: Accounts, name: str) -> None:
    assert accounts.add(name, PASSWORD, Role.reader).name == name
    assert accounts.authenticated(name, PASSWORD) is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_hide_or_end_a_line_is_no_name_and_finds_nobody(accounts: Accounts, name: str) -> None:
    with pytest.raises(Refused, match="A name has letters"):
        accounts.add(name, PASSWORD, Role.reader)
    assert accounts.authenticated(name, PASSWORD) is None
    assert [each.name for each in accounts.all()] == ["Sari"]


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1025])
def test_a_password_is_neither_short_nor_endless(accounts: Accounts, password: str) -> None:
    for refused in (lambda: accounts.add("nadia", password, Role.reader), lambda: accounts.change_password("sari", password)):
        with pytest.raises(Refused, match="A password has at"):
            refused()
    assert accounts.authenticated("sari", PASSWORD) is not None


def test_a_password_is_the_same_however_its_letters_are_composed(accounts: Accounts) -> None:
    accounts.add("nadia", "de\u0301ja\u0300 vu de\u0301ja\u0300 vu", Role.reader)
    assert accounts.authenticated("nadia", "d\u00e9j\u00e0 vu d\u00e9j\u00e0 vu") is not None


@pytest.mark.parametrize("password", [PASSWORD + " ", PASSWORD.upper(), "", "\0", "\ud800", "x" * 100_000, "' OR ''='"])
def test_nearly_the_password_is_not_the_password(accounts: Accounts, password: str) -> None:
    assert accounts.authenticated("sari", password) is None


def test_one_more_character_than_the_longest_is_another_password(accounts: Accounts) -> None:
    accounts.change_password("sari", "x" * passwords.LONGEST)
    assert accounts.authenticated("sari", "x" * passwords.LONGEST) is not None
    assert accounts.authenticated("sari", "x" * (passwords.LONGEST + 1)) is None


def test_who_does_not_exist_takes_one_hash_like_who_does(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    real, checked = passwords.HASHER, []

    class Counted:
        """Says which hashes were verified."""

        def verify(self, kept: str, given: bytes) -> bool:
            checked.append(real.check_needs_rehash(kept))
            return bool(real.verify(kept, given))

    monkeypatch.setattr(passwords, "HASHER", Counted())
    passwords.nobodys()
    for name in ("sari", "nobody", "'; --", "x" * 500):
        assert accounts.authenticated(name, "not the password") is None
    assert checked == [False] * 4


def test_the_password_that_stands_for_nobodys_opens_nothing(accounts: Accounts) -> None:
    assert not passwords.matches("nobody has this password", None)
    assert accounts.authenticated("nobody", "nobody has this password") is None


def test_a_hash_of_weaker_parameters_is_made_anew_at_login(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    def kept() -> str:
        with accounts.store.reading() as connection:
            return str(connection.execute(tables.accounts.select()).one().password)

    before = kept()
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert accounts.authenticated("sari", "wrong wrong wrong") is None
    assert kept() == before
    assert accounts.authenticated("sari", PASSWORD) is not None
    assert kept().startswith("$argon2id$v=19$m=16,t=2,p=1$")


def test_the_real_parameters_are_those_of_rfc_9106() -> None:
    from argon2 import PasswordHasher

    real = PasswordHasher()
    assert (real.type.name, real.time_cost >= 3, real.memory_cost >= 64 * 1024) == ("ID", True, True)


def test_there_is_always_an_admin(accounts: Accounts) -> None:
    for refused in (lambda: accounts.remove("sari"), lambda: accounts.change_role("sari", Role.editor)):
        with pytest.raises(Refused, match="the last admin"):
            refused()
    accounts.add("nadia", PASSWORD, Role.admin)
    assert accounts.change_role("sari", Role.reader).role is Role.reader
    assert accounts.remove("sari").name == "Sari"
    assert accounts.has_admin()


@pytest.mark.parametrize("change", ["password", "remove"])
def test_a_session_ends_with_its_password_and_its_account(accounts: Accounts, change: str) -> None:
    accounts.add("nadia", PASSWORD, Role.admin)
    found = accounts.authenticated("sari", PASSWORD)
    assert found
    logins = Sessions(accounts.store, hours=1)
    token = logins.begin(found.number)
    known = logins.account(token)
    assert known
    assert known.name == "Sari"
    accounts.remove("sari") if change == "remove" else accounts.change_password("sari", "another long password")
    assert logins.account(token) is None


@pytest.mark.parametrize("change", ["password", "remove"])
def test_no_session_begins_with_a_password_that_was_changed_while_it_was_compared(accounts: Accounts, change: str) -> None:
    accounts.add("nadia", PASSWORD, Role.admin)
    found = accounts.authenticated("sari", PASSWORD)
    assert found
    logins = Sessions(accounts.store, hours=1)
    assert logins.account(logins.begin(found.number, kept=found.kept))
    accounts.remove("sari") if change == "remove" else accounts.change_password("sari", "another long password")
    with pytest.raises(sessions.Changed):
        logins.begin(found.number, kept=found.kept)


def test_a_session_is_over_after_its_hours(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    found = accounts.authenticated("sari", PASSWORD)
    assert found
    logins, begun = Sessions(accounts.store, hours=2), time.time()
    token = logins.begin(found.number)
    for later, there in ((7190, True), (7200, False)):
        monkeypatch.setattr(sessions.time, "time", lambda later=later: begun + later)
        assert (logins.account(token) is not None) == there
    logins.begin(found.number)
    with accounts.store.reading() as connection:
        assert len(connection.execute(tables.sessions.select()).all()) == 1


def test_on_postgresql_a_login_does_not_wait_for_the_ledgers_writer(postgres_store: Store) -> None:
    begun = Event()

    def writing() -> None:
        with postgres_store.writing():
            begun.set()
            done.wait(20)

    done = Event()
    writer = Thread(target=writing)
    writer.start()
    try:
        assert begun.wait(10)
        Sessions(postgres_store, hours=1).begin(1)
        Audit(postgres_store).note("sari", Deed("login"), "192.0.2.1")
        assert writer.is_alive()
    finally:
        done.set()
        writer.join()


def test_neither_password_nor_session_stands_in_the_database(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        tables.prepare(ledger.store)
        Accounts(ledger.store).add("sari", PASSWORD, Role.admin)
        token = Sessions(ledger.store, hours=1).begin(1)
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"sari" in data
    assert PASSWORD.encode() not in data
    assert token.encode() not in data


@pytest.mark.parametrize("text", ["a\nsari  admin  role changed", "\x1b[2Jgone", "a\0b", "\ud800", "‮", "x" * 100_000])
def test_a_deed_is_one_visible_line_whatever_is_in_it(store: Store, text: str) -> None:
    audit = Audit(store)
    audit.note(text, Deed(text, text, text), text)
    [entry] = audit.entries("", 1, 10).entries
    for field in (entry.who, entry.action, entry.subject, entry.detail, entry.address):
        assert field.isprintable()
        assert len(field) <= 300


def test_deeds_come_the_latest_first_a_page_at_a_time_and_by_person(store: Store) -> None:
    audit = Audit(store)
    for number in range(5):
        audit.note("sari" if number % 2 else "nadia", Deed("judge", str(number)), "192.0.2.1")
    assert [each.subject for each in audit.entries("", 2, 2).entries] == ["2", "1"]
    found = audit.entries("sari", 1, 10)
    assert ([each.subject for each in found.entries], found.total) == (["3", "1"], 2)
    assert audit.entries("' OR 1=1 --", 1, 10).total == 0


def test_the_ledgers_digest_knows_nothing_of_accounts(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        before = ledger.digest()
        tables.prepare(ledger.store)
        tables.prepare(ledger.store)
        Accounts(ledger.store).add("sari", PASSWORD, Role.admin)
        ledger.rebuild()
        assert ledger.digest() == before
        assert Accounts(ledger.store).known("sari") == "sari"


def test_tables_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        tables.prepare(ledger.store)
        with ledger.store.writing() as connection:
            connection.execute(update(tables.about).values(version=tables.VERSION + 1))
        with pytest.raises(NewerLedger):
            tables.prepare(ledger.store)
