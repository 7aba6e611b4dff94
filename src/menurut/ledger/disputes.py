"""Where users disagree: told in the reasons of the claims and the parties that it is about, with what holds."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from menurut.claims import Claim
from menurut.ledger.making import cid
from menurut.ledger.people import Said

_LONGEST = 80  # characters of a mention that are told


class Disputes:
    """What users judge differently, by what it is about: ids of statements, or of parties (`reading:party`)."""

    def __init__(self, disputed: Iterable[Said]) -> None:
        self._of: dict[str, list[Said]] = defaultdict(list)
        for said in disputed:
            for id in said[-1].subject:
                self._of[id].append(said)

    def told(self, claim: Claim) -> Claim:
        """The claim with a reason more for each judgement of its mentions on which users disagree.

        What was dropped is no mention any more: it is told where the claim is shown with all that was decided of it.
        """
        words = {each.statement: _short(each.text) for each in claim.mentions}
        reasons = self.reasons(words)
        return replace(claim, reasons=(*claim.reasons, *reasons)) if reasons else claim

    def reasons(self, called: Mapping[str, str]) -> tuple[str, ...]:
        """What users judge differently of some things, by their ids and what they are called; each once."""
        found = (said for id in called for said in self._of.get(id, ()))
        return tuple(dict.fromkeys(f"users disagree {_about(said, called)}: {_sides(said)}" for said in found))


def _about(said: Said, called: Mapping[str, str]) -> str:
    names = [called.get(id) or cid((id,)) for id in said[-1].subject]
    return f"whether {names[0]} belongs here" if said[-1].kind == "mention" else f"whether {' and '.join(names)} are the same"


def _sides(said: Said) -> str:
    """Who says what, the latest first: that one holds."""
    latest, *others = (f"{each.user or 'somebody'}: {each.answer} ({each.time[:10]})" for each in reversed(said))
    return "; ".join([f"{latest}, which holds", *others])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_LONGEST]}{'…' * (len(words) > _LONGEST)}”"
