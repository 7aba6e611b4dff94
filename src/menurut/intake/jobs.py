"""What was brought in together, one thing of it, and what came of that."""
from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal["text", "url", "file", "entry"]
State = Literal["waiting", "reading", "done"]
Fate = Literal["new", "known", "failed", "noted"]


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to read: a text, an address, a file's bytes, a feed's entry. `about` says what is known of it.

    `name` is what people see; of a text its title, of a file its name, else the address.
    """

    kind: Kind
    name: str
    data: bytes | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """A thing in the queue: `tries` is how often it was begun."""

    number: int
    job: int
    state: State
    tries: int
    given: Given


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: the content address of its reading, whether that is new, was there already (known), could
    not be made (failed), or was made with something noted; the last two with a code and a message.
    """

    fate: Fate
    doc: str
    reading: str | None = None
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What was brought in together: its id, who brought it and when (ISO 8601), and how far it is, in counts.

    `total`, `waiting`, `reading` count things; `new`, `known` and `failed` documents.
    """

    id: str
    kind: str
    title: str
    user: str
    moment: str
    total: int
    waiting: int
    reading: int
    new: int
    known: int
    failed: int

    @property
    def done(self) -> bool:
        """Whether all of it was read."""
        return not (self.waiting or self.reading)


def packed(value: object) -> bytes:
    """A plain value as bytes; lone surrogates are kept."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def unpacked(body: bytes) -> dict[str, Any]:
    """The value again."""
    found: dict[str, Any] = json.loads(body)
    return found


def packed_given(given: Given) -> tuple[bytes, bytes | None]:
    """A thing as it lies in its row: what is known of it, and its bytes."""
    body = packed({"kind": given.kind, "name": given.name, "about": dict(given.about)})
    return body, None if given.data is None else zlib.compress(given.data, 1)


def unpacked_given(body: bytes, data: bytes | None) -> Given:
    """The thing again."""
    return Given(**unpacked(body), data=None if data is None else zlib.decompress(data))


def packed_outcome(outcome: Outcome) -> bytes:
    """What came of a document, as it lies in its row."""
    return packed(asdict(outcome))


def unpacked_outcome(body: bytes) -> Outcome:
    """What came of it again."""
    return Outcome(**unpacked(body))
