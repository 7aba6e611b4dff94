"""What may be decided next: two statements, two parties, or a mention that a count of origins hangs on."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "party", "mention"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that the machine proposes, its use, and why it is so proposed.

    `subject` is that of the `menurut.claims.Judgement` which decides it: two statements, two parties (`reading:party`), or
    one statement. `joined` says what holds now: that they are one, or that the mention belongs to its claim. `score` is the
    probability of that as far as the machine can tell, None where it has none. `use` orders proposals: how many articles
    would change sides, times how unsure the machine is.
    """

    kind: Kind
    subject: tuple[str, ...]
    joined: bool
    use: float
    score: float | None = None
    reasons: tuple[str, ...] = ()
