"""One claim with all that belongs to it as JSON: the contract's object, and more keys beside."""
from __future__ import annotations

from typing import Any

from menurut.claims import Copy, Mention, Place
from menurut.ledger.view import ClaimView
from menurut.views import plain
from menurut.views.exports import contract


def text(view: ClaimView) -> str:
    """The object, laid out over several lines, valid UTF-8 whatever the texts hold."""
    return plain.line(record(view), indent=1) + "\n"


def record(view: ClaimView) -> dict[str, Any]:
    """The claim as in the contract with the words of each mention, and relays, timeline, drift, copies and graph.

    A `reading` is a content address; `start` and `end` are code points of the text of the article.
    """
    claim = view.claim
    return contract.record(claim) | {
        "mentions": [_worded(each) for each in claim.mentions],
        "relays": [_worded(each) for each in view.relays],
        "timeline": [{"published": when, "outlet": outlet, **_worded(each)} for when, outlet, each in view.timeline],
        "groups": claim.origins.groups, "lost": claim.origins.lost, "loops": claim.origins.loops,
        "drift": [{"what": each.what, "before": each.before, "after": each.after, "earlier": _place(each.earlier),
                   "later": _place(each.later), "why": each.why} for each in view.drift],
        "copies": [_copy(each) for each in view.copies],
        "graph": {"nodes": [{"id": each.id, "label": each.label, "kind": each.kind} for each in view.graph.nodes],
                  "edges": [{"start": each.start, "end": each.end, "kind": each.kind} for each in view.graph.edges]},
        "updated_by": [each.cid for each in view.updated_by],
    }


def _worded(each: Mention) -> dict[str, Any]:
    more = {"reading": each.place.reading, "statement": each.statement, "text": each.text, "reasons": each.reasons}
    return contract.mention(each) | more


def _place(each: Place) -> dict[str, Any]:
    return {"reading": each.reading, "doc": each.doc, "start": each.span[0], "end": each.span[1]}


def _copy(each: Copy) -> dict[str, Any]:
    shares = {"share_a": round(each.share_a, 4), "share_b": round(each.share_b, 4)}
    return {"a": each.a, "b": each.b, "kind": each.kind, "passages": [[one.a, one.b] for one in each.passages],
            **shares, "source": each.source, "reasons": each.reasons}
