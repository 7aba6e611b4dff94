"""Readings from the lines of JSON that `menurut read` and `menurut export` write: exactly the reading that was written.

A line is a reading if it has the key `reading`, with its content address, or with null where somebody corrected it. Without
that key it is an article to be read, whatever else it has. Nothing of a line is believed: what has not the form of a reading,
points outside its text or is not what its address says is refused in whole, with an issue that says why.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from menurut import broken
from menurut.model import AgencyMark, Attribution, Credit, DateMention, Document, Issue, Party, Reading, Section, Sourcing
from menurut.packing import Unpackable, address, built, pack

VERSION: Final = 1
"""Of the contract: what is written in `version`. A change that older readers would misunderstand counts it up."""

_LISTS: Final[Mapping[str, type]] = {
    "attributions": Attribution, "parties": Party, "sections": Section, "dates": DateMention, "issues": Issue,
}


class NoReading(ValueError):
    """A line that says it is a reading and is none that can be kept; `issue` tells why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.issue = Issue(code, message)


def is_reading(record: dict[str, Any]) -> bool:
    """Whether an object is a reading, or tells of a document that could not be read; not whether it is a good one."""
    return "reading" in record or record.keys() == {"id", "issues"}


def reading(record: dict[str, Any]) -> Reading:
    """The reading that an object is; keys that are not known are passed over.

    Raises `NoReading` with an issue: "newer-reading" (`version` is one that is not known), "bad-reading" (fields, values or
    places are not right; the message names them), "changed-reading" (its content address is another).
    """
    version = record.get("version", VERSION)
    if not isinstance(version, int) or version > VERSION:
        raise NoReading("newer-reading", f"written by a newer version of menurut (contract {version!r:.20}): install that one")
    try:
        found = built(Reading, lambda: _plain(record))
        data = pack(found)
    except Unpackable as error:
        raise NoReading("bad-reading", f"not a reading: {error}") from error
    said = record.get("reading")
    if said is not None and said != address(data):
        raise NoReading("changed-reading", f"changed since it was written: its content address is not {said!r:.70}")
    for issue in broken.issues(found):
        raise NoReading("bad-reading", issue.message[:300])
    return found


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """The object in the form in which readings are packed."""
    every = {name: [_known(kind, each) for each in record.get(name, ())] for name, kind in _LISTS.items()}
    for party in every["parties"]:
        party |= {"sourcing": _known(Sourcing, party["sourcing"])} if party.get("sourcing") is not None else {}
    document = _known(Document, record)
    document["agencies"] = [_known(AgencyMark, each) for each in record.get("agencies", ())]
    document["issues"] = [_known(Issue, each) for each in record.get("document_issues", ())]
    if document.get("credit") is not None:
        document["credit"] = _known(Credit, document["credit"])
    if "reading" not in record:  # it could not be read
        document |= {"text": "", "issues": every["issues"]}
    return every | {"document": document}


def _known(kind: Any, value: object) -> dict[str, Any]:  # noqa: ANN401  any of the model's classes
    """The fields of an object that a type has."""
    if not isinstance(value, dict):
        raise TypeError(f"not an object: {value!r:.40}")
    return {each.name: value[each.name] for each in fields(kind) if each.name in value}
