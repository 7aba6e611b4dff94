"""Why an input could not be read, on its way to the `Issue` of an empty document."""
from __future__ import annotations

from menurut.model import Issue


class Unreadable(Exception):
    """An input gives no text; the others go on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.issue = Issue(code, message)


def reason(error: BaseException) -> str:
    """An operating system's or library's error in a few words, on one line."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(words).split())[:200]
