"""A database's errors in words."""
from __future__ import annotations

from sqlalchemy.exc import DBAPIError

_KEPT = "nothing of this step was written, all before it is kept"
_STATES = {"55P03": "locked", "53100": "full", "53200": "full"}


def in_words(error: DBAPIError, wait: float) -> str:
    """One line that says what happened and what is kept."""
    words = " ".join(str(error.orig).split())
    state = _STATES.get(getattr(error.orig, "sqlstate", None) or "")
    if state == "locked" or "is locked" in words:
        return f"another process is writing to the ledger (waited {wait:g} s); {_KEPT}"
    if state == "full" or "disk is full" in words:
        return f"the disk is full ({words}); {_KEPT}"
    if "not a database" in words:
        return "the file is no ledger"
    return words or type(error.orig).__name__
