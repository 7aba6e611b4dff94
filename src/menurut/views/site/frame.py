"""What stands around every page: navigation, language, theme, who is logged in."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request

from menurut.views.site import guard, languages
from menurut.views.site.access.roles import Role
from menurut.views.site.routes.navigation import NAVIGATION
from menurut.views.site.upkeep import Upkeep

THEMES: Final = ("auto", "light", "dark")
THEME_COOKIE: Final = "menurut_theme"


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the navigation."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The values that `base.html` needs; templates know it as `frame`."""

    request: Request
    lang: str
    theme: str
    user: str
    role: str

    @property
    def dir(self) -> str:
        """Which way lines run: "ltr" or "rtl"."""
        return languages.direction(self.lang)

    @property
    def languages(self) -> dict[str, str]:
        """The languages of the page by code, each in its own words."""
        return languages.LANGUAGES

    @property
    def themes(self) -> tuple[str, ...]:
        """What can be chosen of light and dark."""
        return THEMES

    @property
    def may_edit(self) -> bool:
        """Whether who looks may add and decide."""
        return self.role in (Role.editor, Role.admin)

    @property
    def is_admin(self) -> bool:
        """Whether who looks keeps the accounts."""
        return self.role == Role.admin

    @property
    def has_accounts(self) -> bool:
        """Whether people log in here."""
        return bool(self.request.app.state.access.required)

    @property
    def behind(self) -> bool:
        """Whether something new is being worked in that pages do not show yet."""
        upkeep: Upkeep | None = self.request.app.state.upkeep
        return upkeep is not None and upkeep.behind

    @property
    def csrf(self) -> str:
        """The token that every form of ours carries."""
        return guard.token(self.request)

    @property
    def navigation(self) -> list[Way]:
        """The pages that there are, in order; none for who may not look."""
        if not self.role:
            return []
        path = self.request.url.path
        return [Way(href, label, path == href or path.startswith(f"{href}/")) for href, label in NAVIGATION]

    def here(self, **changes: str | int | None) -> str:
        """This address with other parameters: `frame.here(page=2)`; None takes one away."""
        asked = {name: value for name, value in self.request.query_params.multi_items() if name not in ("lang", "theme")}
        kept = {name: value for name, value in (asked | changes).items() if value not in (None, "")}
        path = written_path(self.request)
        return f"{path}?{urlencode(kept)}" if kept else path


def written_path(request: Request) -> str:
    """The path of a request as it is written in an address; its URL would end it at a question mark that is part of it."""
    return quote(request.scope["path"], safe="/:@=-._~")


def frame(request: Request) -> Frame:
    """The frame for a request. Who asks stands in `request.state.user` and `.role`, where the gate put it."""
    asked = request.query_params.get("theme") or request.cookies.get(THEME_COOKIE)
    theme = asked if asked in THEMES else "auto"
    user, role = getattr(request.state, "user", ""), getattr(request.state, "role", "")
    return Frame(request, languages.language(request), str(theme), str(user or ""), str(role or ""))
