"""Carrying out `menurut account`."""
from __future__ import annotations

import getpass
import sys
from dataclasses import dataclass

import menurut
from menurut.views.phrases import one_line
from menurut.views.site.access import tables
from menurut.views.site.access.access import local_user
from menurut.views.site.access.accounts import Account, Accounts
from menurut.views.site.access.audit import Audit, Deed
from menurut.views.site.access.roles import Role
from menurut.views.wrong import Refused

_DEEDS = {"add": "account added", "role": "role changed", "password": "password changed", "remove": "account removed"}
_LONGEST = 10_000  # characters that are read for a password


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, with whose account, and the role that is given."""

    doing: str
    name: str | None
    role: str | None


def account(ledger: str, order: Order) -> None:
    """Do it, say so, and note it beside what is done on the page; Refused where it cannot be done."""
    _check(order)
    with menurut.Ledger(ledger, create=order.doing == "add") as opened:
        tables.prepare(opened.store)
        accounts = Accounts(opened.store)
        if order.doing == "list":
            for each in accounts.all():
                print(f"{each.role:<7} {one_line(each.name)} (since {each.made[:10]})")
            return
        done = _done(accounts, order)
        Audit(opened.store).note(local_user(), Deed(_DEEDS[order.doing], done.name, done.role), "command line")
    print(f"{_DEEDS[order.doing]}: {one_line(done.name)} ({done.role})")


def _check(order: Order) -> None:
    if order.doing != "list" and not order.name:
        raise Refused("whose account? name it after the ledger")
    if order.doing in ("add", "role") and not order.role:
        raise Refused("as what? --role reader, editor or admin")
    if order.doing not in ("add", "role") and order.role:
        raise Refused(f"--role is for add and role, not for {order.doing}")


def _done(accounts: Accounts, order: Order) -> Account:
    name, role = order.name or "", Role(order.role or Role.reader)
    if order.doing == "role":
        return accounts.change_role(name, role)
    if order.doing == "remove":
        return accounts.remove(name)
    if order.doing == "password" and accounts.known(name) is None:
        raise Refused("There is no account of that name.")
    password = _password()
    return accounts.add(name, password, role) if order.doing == "add" else accounts.change_password(name, password)


def _password() -> str:
    """Asked for twice where a person types, else the first line of standard input."""
    if not _is_typed():
        return sys.stdin.readline(_LONGEST).rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Once more: "):
        raise Refused("the password was not typed the same twice")
    return password


def _is_typed() -> bool:
    return sys.stdin.isatty()
