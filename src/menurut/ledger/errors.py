"""What goes wrong with a ledger, in one line for people."""
from __future__ import annotations


class LedgerError(OSError):
    """The ledger can't be opened, read or written; its message is one line. What was committed before is kept."""


class NewerLedger(LedgerError):
    """The ledger was made by a newer version of menurut; this one neither reads nor changes it."""
