"""A request that cannot be answered: what is raised, and the shape in which it is told."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from menurut.views.site.languages import N_


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error: a stable code, a message for people, and what else there is to say of it."""

    code: str
    message: str
    details: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The shape of every error, and what every address may answer."""

    error: Wrong


class Problem(Exception):
    """A request that cannot be answered. `message` is marked with `N_`, so that it is shown in the reader's language."""

    def __init__(self, status: int, code: str, message: str, details: list[dict[str, Any]] | None = None) -> None:
        super().__init__(message)
        self.status, self.wrong = status, Wrong(code, message, details or [])


class NotFound(Problem):
    """There is no such thing, or more than one whose id begins so."""

    def __init__(self, message: str = N_("There is nothing here.")) -> None:
        super().__init__(404, "not_found", message)
