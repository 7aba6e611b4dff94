"""What goes wrong with a ledger, in one line for people."""
from __future__ import annotations

from collections.abc import Sequence

from menurut.claims import Claim


class LedgerError(OSError):
    """The ledger can't be opened, read or written; its message is one line. What was committed before is kept."""


class NewerLedger(LedgerError):
    """The ledger was made by a newer version of menurut; this one neither reads nor changes it."""


class SeveralClaims(KeyError):
    """The beginning of an id that more than one claim has; `claims` are the first of them."""

    def __init__(self, wanted: str, claims: Sequence[Claim]) -> None:
        super().__init__(wanted)
        self.claims = tuple(claims)


class MovedClaim(KeyError):
    """The id of a claim that is part of another one by now; `claim` is that one."""

    def __init__(self, wanted: str, claim: Claim) -> None:
        super().__init__(wanted)
        self.claim = claim
