"""What the gate and the pages of accounts need, of one ledger and one server."""
from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from menurut.ledger.store import Store
from menurut.views.site.access import passwords, tables
from menurut.views.site.access.accounts import Accounts
from menurut.views.site.access.audit import Audit, Deed
from menurut.views.site.access.limits import Logins, Rate
from menurut.views.site.access.roles import Role
from menurut.views.site.access.sessions import Sessions
from menurut.views.site.settings import Settings
from menurut.views.wrong import Refused

NO_ADMIN = ("others could reach this page: make an account first (menurut account add LEDGER NAME --role admin), "
            "or serve on 127.0.0.1")


@dataclass(frozen=True, slots=True)
class Who:
    """Who sends a request: a name, or "" for nobody known; what they may do, or None for nothing; their session's token."""

    user: str = ""
    role: Role | None = None
    session: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """Accounts, sessions, deeds and limits. `required` says whether anybody has to log in."""

    settings: Settings
    accounts: Accounts
    sessions: Sessions
    audit: Audit
    required: bool
    logins: Logins = field(default_factory=Logins)
    requests: Rate = field(default_factory=lambda: Rate(rate=20, burst=300))

    def who(self, token: str) -> Who:
        """Who has the session with a token; without a session nobody, or the one user of a page that is private."""
        if not self.required:
            return Who(local_user(), Role.editor)
        account = self.sessions.account(token) if token else None
        if account is None:
            return Who(role=Role.reader if self.settings.public_read else None)
        return Who(account.name, account.role, token)


def opened(store: Store, settings: Settings) -> Access:
    """Access to a ledger's page. Refused where strangers could reach it and there is no admin.

    Nobody has to log in on a page that only this computer reaches, as long as the ledger has no accounts.
    """
    tables.prepare(store)
    accounts = Accounts(store)
    if not settings.private and not accounts.has_admin():
        raise Refused(NO_ADMIN)
    required = not settings.private or accounts.any()
    if required:
        passwords.nobodys()
    return Access(settings, accounts, Sessions(store, settings.session_hours), Audit(store), required)


def local_user() -> str:
    """Who is logged in to this computer."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


def access(request: Request) -> Access:
    """The access of the application that a request came to."""
    found: Access = request.app.state.access
    return found


def did(request: Request, action: str, subject: str = "", detail: str = "") -> None:
    """Say in a route what it did; without it the gate notes the route's own name and the parameters of its address."""
    request.state.deed = Deed(action, subject, detail)


Guarded = Annotated[Access, Depends(access)]
