"""Names by which exports point to claims, articles, mentions and parties: the same in every export of the same ledger."""
from __future__ import annotations

from urllib.parse import quote

from menurut.claims import Mention
from menurut.views.exports.source import Who
from menurut.views.plain import scalar


def claim(cid: str) -> str:
    """The URN of a claim."""
    return f"urn:menurut:claim:{_part(cid)}"


def reading(address: str) -> str:
    """The URN of an article as it was read; by its content, so that another version is another one."""
    return f"urn:menurut:reading:{_part(address)}"


def mention(each: Mention) -> str:
    """The URN of one holder's position to a claim at one place."""
    parts = (each.statement, each.attribution or "narration", each.stance, each.holder)
    return f"urn:menurut:mention:{':'.join(map(_part, parts))}"


def account(each: Mention, place: int) -> str:
    """The URN of what the party at a place of a mention's chain told."""
    return f"{mention(each)}:{place}"


def party(who: Who) -> str:
    """The URN of a party."""
    return f"urn:menurut:party:{'' if who.named else 'unnamed:'}{_part(who.key)}"


def _part(text: str) -> str:
    return quote(scalar(text), safe=":-")
