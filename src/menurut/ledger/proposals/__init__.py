"""What the machine proposes and nobody decided, most useful first: for people to say whether it is so."""
from __future__ import annotations

from menurut.ledger.proposals.proposal import Kind, Proposal
from menurut.ledger.proposals.queue import Queue

__all__ = ["Kind", "Proposal", "Queue"]
