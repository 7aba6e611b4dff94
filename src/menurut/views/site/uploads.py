"""How much may be brought in at once: what the page says, what the routes take and what the gate lets through agree."""
from __future__ import annotations

from typing import Final

MOST_CHARACTERS: Final = 5_000_000
"""Of a text that is pasted. In a form a character takes twelve bytes at most, so that as many fit into `LARGEST`."""

MOST_ADDRESSES: Final = 100
MOST_FILES: Final = 50
MOST_BYTES: Final = 20_000_000
"""Of one file."""

MOST_TOGETHER: Final = 60_000_000
"""Bytes of all files that are sent at once."""

LARGEST: Final = MOST_TOGETHER + 1_000_000
"""Bytes of a request: what is sent with files and texts has room too."""


def told(most: int) -> str:
    """How much may be sent, for who sent more than so many bytes."""
    if most < 1_000_000:
        return f"at most {most // 1000} kB can be sent here"
    together = min(most, MOST_TOGETHER) // 1_000_000
    return f"at most {together} MB can be sent at once, in files of at most {MOST_BYTES // 1_000_000} MB"
