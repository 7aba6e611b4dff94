"""One claim with all that belongs to it as JSON: the contract's object, and more keys beside."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from menurut.claims import Copy, Judgement, Mention, Place
from menurut.ledger.view import ClaimView
from menurut.views import plain
from menurut.views.decided import Decided
from menurut.views.exports import contract


def text(view: ClaimView, judged: Sequence[Decided] = ()) -> str:
    """The object, laid out over several lines, valid UTF-8 whatever the texts hold."""
    return plain.line(record(view, judged), indent=1) + "\n"


def record(view: ClaimView, judged: Sequence[Decided] = ()) -> dict[str, Any]:
    """The claim as in the contract with the words of each mention, and relays, timeline, drift, copies, graph and decisions.

    A `reading` is a content address; `start` and `end` are code points of the text of the article. Of `decisions` each is
    what one user said last of a subject; the one that `holds` is the latest of any user.
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
        "decisions": [_judgement(each, each == of.holds) for of in judged for each in of.said],
    }


def _worded(each: Mention) -> dict[str, Any]:
    more = {"reading": each.place.reading, "statement": each.statement, "text": each.text, "reasons": each.reasons}
    return contract.mention(each) | more


def _judgement(each: Judgement, holds: bool) -> dict[str, Any]:
    return {"kind": each.kind, "subject": each.subject, "answer": each.answer, "user": each.user, "time": each.time,
            "note": each.note, "holds": holds}


def _place(each: Place) -> dict[str, Any]:
    return {"reading": each.reading, "doc": each.doc, "start": each.span[0], "end": each.span[1]}


def _copy(each: Copy) -> dict[str, Any]:
    shares = {"share_a": round(each.share_a, 4), "share_b": round(each.share_b, 4)}
    return {"a": each.a, "b": each.b, "kind": each.kind, "passages": [[one.a, one.b] for one in each.passages],
            **shares, "source": each.source, "reasons": each.reasons}
