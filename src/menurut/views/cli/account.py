"""`menurut account`: who can log in to the page of a ledger."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.shared import LedgerAt, refusals
from menurut.views.wrong import Refused


class Doing(StrEnum):
    """What is done with the accounts."""

    add = "add"
    list = "list"
    role = "role"
    password = "password"
    remove = "remove"


class Role(StrEnum):
    """What an account may do; see `menurut.views.site.access.roles`, which needs more packages."""

    reader = "reader"
    editor = "editor"
    admin = "admin"


What = Annotated[Doing, typer.Argument(help="What is done.", show_default=False)]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whose account.", show_default=False)]
Given = Annotated[Role | None, typer.Option("--role", help="What the account may do.", show_default=False)]


def account(doing: What, ledger: LedgerAt, name: Name = None, role: Given = None) -> None:
    """Keep the accounts of a ledger's page: who can log in, and as what.

    \b
    Examples:
      menurut account add news.db sari --role admin
      menurut account list news.db
      menurut account role news.db sari --role editor
      menurut account password news.db sari < password.txt
      menurut account remove news.db sari

    \b
    A reader looks; an editor also adds, decides, undoes and withdraws; an
    admin also keeps the accounts and sees who did what. The password is asked
    for, or read as one line from standard input; never give it as an argument.
    The ledger is made if it is not there.
    """
    with refusals():
        try:
            from menurut.views import accounts
        except ImportError as error:
            raise Refused(f'accounts need more packages: pip install "menurut[serve,ledger]" ({error})') from None
        accounts.account(ledger, accounts.Order(doing.value, name, role.value if role else None))
