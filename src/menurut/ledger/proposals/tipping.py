"""Mentions that a count of origins hangs on: without them the claim would have fewer."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from menurut.claims import Claim, Mention
from menurut.ledger.proposals.proposal import Proposal

_FEW: Final = 3  # origins; of many, one more or less changes little
_JOINED: Final = 2  # statements from which somebody joined anything


def tipping(claims: Iterable[Claim]) -> list[Proposal]:
    """The mentions which alone stand for an origin of a claim that has few, those of the claims in most articles first."""
    found = (_proposal(claim, mention) for claim in claims for mention in _alone(claim))
    return sorted(found, key=lambda each: (-each.use, each.subject))


def _alone(claim: Claim) -> Iterator[Mention]:
    """The mentions that are the only ones of their origin."""
    if not 2 <= claim.origins.at_most <= _FEW or len({each.statement for each in claim.mentions}) < _JOINED:
        return
    asserting = [each for each in claim.mentions if each.stance in ("asserts", "relays")]
    count = Counter(_origin(claim, each) for each in asserting)
    yield from (each for each in asserting if _origin(claim, each) is not None and count[_origin(claim, each)] == 1)


def _origin(claim: Claim, mention: Mention) -> int | None:
    """Which of the origins a mention belongs to."""
    names = {mention.holder, *mention.chain[:1]} if len(mention.chain) <= 1 else {mention.holder}
    return next((number for number, group in enumerate(claim.origins.groups) if names & set(group)), None)


def _proposal(claim: Claim, mention: Mention) -> Proposal:
    articles = len({each.place.reading for each in claim.mentions})
    reason = f"without it the claim has at most {claim.origins.at_most - 1} origins, not {claim.origins.at_most}"
    return Proposal("mention", (mention.statement,), True, articles / claim.origins.at_most, None, (reason,))
