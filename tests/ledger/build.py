"""Readings about invented people and places, made by hand: no tagger runs in the tests of the record."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from menurut.claims import Judgement, Place, Statement
from menurut.ledger.linking import Linker
from menurut.model import Attribution, Document, Party, Reading, Section, Sourcing

TEXT = "“The dam at Lembah Arum holds,” said Mayor Sena Wirya. Three officials denied it, asking not to be named."


def reading(text: str = TEXT, id: str = "a1", **document: Any) -> Reading:
    """A reading with a named and an unnamed party; `document` are further fields of its document."""
    mayor = Party("p1", "Sena Wirya", "person", True, ((43, 53),))
    officials = Party("p2", "three officials", "group", False, ((55, 70),),
                      Sourcing(3, "officials", ("Lembah Arum",), (), ((82, 105),)), ("p1",), ("asking not to be named",))
    said = Attribution("a1", ((37, 53),), ((32, 36),), ((1, 29),), (), None, "say", "direct", "positive", "certain", "report",
                       "p1", ("p1",), (), 0.97)
    denied = replace(said, id="a2", source=((55, 70),), cue=((71, 77),), content=((78, 80),), act="deny", mode="indirect",
                     party="p2", chain=("p1", "p2"), relays=("p1",), confidence=0.5)
    end = len(text)
    fits = end >= len(TEXT)
    return Reading(Document(id, text, **({"lang": "en"} | document)), (said, denied) if fits else (),
                   (mayor, officials) if fits else (), (Section("report", (0, end)),))


def article(number: int) -> Reading:
    """One of any number of different articles."""
    return reading(f"{TEXT} Note {number}.", id=f"n{number}", published=f"2031-01-{number % 28 + 1:02d}")


def statement(address: str, number: int = 0, text: str = "The dam at Lembah Arum holds") -> Statement:
    """A statement of a reading."""
    return Statement(f"{address}:{number}", Place(address, "a1", (1, 29)), text, "en", "a1", "p1", "Sena Wirya", "person")


def record_alone(linker: Linker, readings: Iterable[str]) -> None:
    """In place of `Linker.link`, for tests of the record: nothing is compared, and no encoder is loaded."""
    linker._derived.mark_linked(readings)


def judgement(*subject: str, answer: str = "same", user: str = "rani", time: str = "2031-02-01T10:00:00+00:00") -> Judgement:
    """A person's answer about two statements."""
    return Judgement("same", subject, answer, user, time)
