"""menurut reads news and shows who says what, according to whom, with a pointer to the words for every answer.

    import menurut

    reading = menurut.read("article.txt")
    for attribution in reading.attributions:
        print(attribution.act, attribution.content)

The types of a reading are in `menurut.model`.
"""
from typing import TYPE_CHECKING

from menurut.reader import read, read_all, read_text

if TYPE_CHECKING:
    from menurut.ledger import Ledger as Ledger

__all__ = ["read", "read_all", "read_text"]


def __getattr__(name: str) -> object:
    # Imported when asked for: who only reads needs no database.
    if name == "Ledger":
        from menurut.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
