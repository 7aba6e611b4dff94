"""`python -m benchmarks origins`: the count of origins on generated cascades, whose true origins are known.

Outlets copy, cut, translate, cite or hide whom they have a claim from, in three languages; some cite each other in a
circle, some deny. The readings are given, so that linking, text reuse, who is who and the count are what is measured.
`exact` is for claims whose texts state where they come from: at least and at most must both be the true number. `inside`
is for all: the true number must lie between them. `whole` is the share of claims all of whose mentions were found in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.cascades.make import Truth, cascades
from benchmarks.corpora import table
from menurut.claims import Claim
from menurut.ledger import Ledger

ARTICLES = 2000
SEED = 11
_CLAUSE = 20  # characters of a part of a wording that nothing else is worded by


def run(shared: Path, work: Path) -> str:
    """The table over some hundred cascades."""
    work.mkdir(parents=True, exist_ok=True)
    path = work / "origins.db"
    for each in work.glob("origins.db*"):
        each.unlink()
    made = list(cascades(ARTICLES, SEED))
    with Ledger(path) as ledger:
        ledger.add(reading for readings, _ in made for reading in readings)
        claims = list(ledger.claims())
    return report([truth for _, truth in made], claims)


def report(truths: Sequence[Truth], claims: Sequence[Claim]) -> str:
    """The shares that are right, and what the wrong ones are like."""
    found = [(truth, claim_of(truth, claims)) for truth in truths]
    stated = [(truth, claim) for truth, claim in found if truth.stated]
    exact = [_interval(claim) == (truth.origins, truth.origins) for truth, claim in stated]
    inside = [_interval(claim)[0] <= truth.origins <= _interval(claim)[1] for truth, claim in found]
    whole = [_documents(claim) >= {*truth.mentions, *truth.denials} for truth, claim in found]
    loops = [bool(claim and claim.origins.loops) for truth, claim in found if truth.loop]
    rows: list[list[object]] = [
        ["exact, where the texts state them", len(exact), _share(exact), "100"],
        ["inside the interval", len(inside), _share(inside), "100"],
        ["every mention in one claim", len(whole), _share(whole), None],
        ["loops named as such", len(loops), _share(loops), None],
    ]
    wrong = Counter(f"true {t.origins}, said {_interval(c)}" for (t, c), right in zip(stated, exact, strict=True) if not right)
    lines = "\n".join(f"- {many} × {kind}" for kind, many in wrong.most_common(8))
    return table(["what", "claims", "%", "bar"], rows) + (f"\n\nNot exact:\n\n{lines}" if wrong else "")


def claim_of(truth: Truth, claims: Iterable[Claim]) -> Claim | None:
    """The claim with most mentions that state what a cascade is about, or one clause of it."""
    own = set(truth.wordings)
    counted = ((sum(_states(each.text, own) for each in claim.mentions), claim) for claim in claims)
    best = max(counted, key=lambda each: each[0], default=(0, None))
    return best[1] if best[0] else None


def _states(text: str, wordings: Iterable[str]) -> bool:
    return any(words in text or (len(text) >= _CLAUSE and text in words) for words in wordings)


def _interval(claim: Claim | None) -> tuple[int, int]:
    return (claim.origins.at_least, claim.origins.at_most) if claim else (0, 0)


def _documents(claim: Claim | None) -> set[str]:
    return {each.place.doc for each in claim.mentions} if claim else set()


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / max(1, len(right))
