"""What a role may do, in one place: for every address the role that looking and changing need, and how much may be sent.

Looking needs a reader, changing an editor, unless a rule says otherwise: a new route is safe before anybody thinks of it.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
SMALL: Final = 16 * 1024  # bytes of a form with a few short fields


class Role(StrEnum):
    """A role; each may do what those before it may.

    A reader looks. An editor adds articles, decides, undoes, withdraws and restores. An admin keeps the accounts and sees
    who did what.
    """

    reader = "reader"
    editor = "editor"
    admin = "admin"

    def covers(self, needed: Role) -> bool:
        """Whether this role may do what needs the other."""
        every = list(Role)
        return every.index(self) >= every.index(needed)


@dataclass(frozen=True, slots=True)
class Rule:
    """For the addresses at and below a path: who may look, who may change; None is everybody. `most` bytes may be sent."""

    path: str
    looking: Role | None
    changing: Role | None
    most: int | None = None

    def needed(self, method: str) -> Role | None:
        """The role that a request with a method needs."""
        return self.looking if method in SAFE else self.changing


RULES: Final = (
    Rule("/static", None, None, SMALL),
    Rule("/login", None, None, SMALL),
    Rule("/logout", None, None, SMALL),
    Rule("/account", Role.reader, Role.reader, SMALL),
    Rule("/admin", Role.admin, Role.admin, SMALL),
)
ELSEWHERE: Final = Rule("", Role.reader, Role.editor)


def rule(path: str) -> Rule:
    """The rule for an address."""
    return next((each for each in RULES if path == each.path or path.startswith(f"{each.path}/")), ELSEWHERE)
