"""Claims as the JSON of the contract."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from menurut.claims import Claim, Mention, Origins
from menurut.views.plain import line


def record(claim: Claim) -> dict[str, Any]:
    """One claim in the shape of the contract."""
    return {
        "cid": claim.cid, "proposition": claim.proposition, "mentions": [mention(each) for each in claim.mentions],
        "updates": claim.updates, "contradicts": claim.contradicts, "origins": _origins(claim.origins),
    }


def parts(claims: Iterable[Claim]) -> Iterator[str]:
    """One JSON object, `{"claims": […]}`, piece by piece: a line a claim."""
    yield '{"claims": ['
    before = "\n"
    for claim in claims:
        yield before + line(record(claim))
        before = ",\n"
    yield "\n]}\n"


def mention(each: Mention) -> dict[str, Any]:
    """One mention in the shape of the contract."""
    start, end = each.place.span
    return {"doc": each.place.doc, "start": start, "end": end, "attribution": each.attribution, "stance": each.stance,
            "holder": each.holder, "chain": each.chain}


def _origins(each: Origins) -> dict[str, Any]:
    return {"at_least": each.at_least, "at_most": each.at_most, "reasons": each.reasons}
