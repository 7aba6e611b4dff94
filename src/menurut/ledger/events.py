"""What a ledger tells of itself: what came of adding, what was wrong, what was withdrawn, what a search found."""
from __future__ import annotations

from dataclasses import dataclass

from menurut.ledger.words import Kind
from menurut.model import Issue, Span


@dataclass(frozen=True, slots=True)
class Noted:
    """An issue with a reading: its content address (empty where there is none to keep), its document's id, what is wrong."""

    reading: str
    doc: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: content addresses of what is new and of what was there already, what was refused and why.

    `noted` are issues with what was added all the same.
    """

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[Noted, ...] = ()
    noted: tuple[Noted, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.known + other.known, self.refused + other.refused, self.noted + other.noted)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A reading (content address) that no longer counts, by whose word and when; or, if `restored`, that counts again."""

    reading: str
    user: str
    time: str
    note: str = ""
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of a document: its content address and its moment (UTC; empty where it has no date)."""

    reading: str
    moment: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found: in which reading and document, the id of the party or statement, and the words.

    Of a text, `words` are those around the first place that was found, `span` that place in the text (None: in the title).
    """

    kind: Kind
    reading: str
    doc: str
    id: str
    words: str
    span: Span | None = None
