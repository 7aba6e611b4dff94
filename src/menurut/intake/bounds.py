"""How much of a reading that was made elsewhere is linked while others wait: what no article has is somebody's mischief."""
from __future__ import annotations

from typing import Final

from menurut.model import Reading

MOST_PARTIES: Final = 500
"""Linking compares each with each."""

MOST_PLACES: Final = 50_000
"""Spans, and links of chains."""


def is_crowded(reading: Reading) -> bool:
    """Whether linking would take minutes for its parties and places."""
    return len(reading.parties) > MOST_PARTIES or _places(reading) > MOST_PLACES


def _places(reading: Reading) -> int:
    said = sum(
        len(each.source) + len(each.cue) + len(each.content) + len(each.addressee) + len(each.chain) + len(each.relays)
        for each in reading.attributions
    )
    told = sum(len(each.sourcing.basis) + len(each.sourcing.reason) for each in reading.parties if each.sourcing)
    who = sum(len(each.mentions) + len(each.candidates) + len(each.why) for each in reading.parties)
    return said + told + who + len(reading.sections) + len(reading.dates) + len(reading.document.agencies)
