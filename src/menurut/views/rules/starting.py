"""The sets of rules that a newsroom can start from, and the one that holds."""
from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from menurut.ledger import rulebooks
from menurut.ledger.store import Store
from menurut.views.rules.book import Book, parsed

STARTING: Final = ("agency-one", "agency-two")


@cache
def starting(name: str) -> str:
    """The TOML text of a starting set; KeyError for a name that is none of `STARTING`."""
    if name not in STARTING:
        raise KeyError(name)
    return (files("menurut.views.rules") / "sets" / f"{name}.toml").read_text(encoding="utf-8")


def holding(store: Store) -> tuple[str, Book]:
    """The rules that hold, as text and read: those of the newsroom, else the first starting set."""
    found = rulebooks.holding(store)
    text = found.text if found else starting(STARTING[0])
    return text, parsed(text)
