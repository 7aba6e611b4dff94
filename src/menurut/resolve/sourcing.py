"""What the text tells of an unnamed party: how many, what they are, of which side, how they know, why they are unnamed.

The tagger's own spans for basis and reason come first; where it found none, the phrases of `packs/<lang>/sourcing.toml`
are looked for beside the party's mentions.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from menurut import pack
from menurut.model import Extracted, Sourcing, Span, Spans
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention, has_case
from menurut.resolve.text import Word, Words
from menurut.resolve.who import Company, Who

Rule = Literal["basis", "reason"]

_REACH = 2
"""How many sentences away from a mention of the party a phrase of anonymity may stand."""


@cache
def rules(lang: str, name: Rule) -> tuple[re.Pattern[str], ...]:
    """The patterns of a pack for basis or reason; each has a group `span`, the words that count."""
    return tuple(re.compile(rule["pattern"], re.IGNORECASE) for rule in pack.load(lang, "sourcing").get(name, ()))


class Phrases:
    """The phrases of anonymity in one text, each given to the unnamed party mentioned nearest before it."""

    def __init__(self, company: Company, text: Words, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self._mentions = sorted(((each.place, who) for who in company.all for each in who.mentions if _hides(who, each)),
                                key=lambda found: found[0])
        self._places = [place for place, _ in self._mentions]
        self._found = {name: self._owned(name) for name in ("basis", "reason")}

    def of(self, who: Who, name: Rule) -> Spans:
        """The spans of a rule that belong to a party."""
        return tuple(self._found[name].get(who.number, ()))

    def _owned(self, name: Rule) -> dict[int, list[Span]]:
        out: dict[int, list[Span]] = {}
        if self._mentions:
            for pattern in rules(self.lexicon.lang, name):
                for found in pattern.finditer(self.text.text):
                    owner = self._owner(found.start("span"))
                    if owner is not None:
                        out.setdefault(owner.number, []).append(found.span("span"))
        return out

    def _owner(self, place: int) -> Who | None:
        at = bisect_right(self._places, place)
        near = self._mentions[max(0, at - 1) : at + 1]
        sentence = self.text.sentence(place)
        fitting = [who for start, who in near if abs(self.text.sentence(start) - sentence) < _REACH]
        return fitting[0] if fitting else None


def _hides(who: Who, each: Mention) -> bool:
    return not who.named and who.kind in ("person", "group") and bool(each.text)


def sourcing(who: Who, said: Sequence[Extracted], phrases: Phrases) -> Sourcing:
    """All that is told of a party."""
    marked = {"basis": _spans(each.basis for each in said), "reason": _spans(each.reason for each in said)}
    full = [each for each in who.mentions if each.form in ("description", "apart", "name")]
    return Sourcing(
        who.count, _role(full, phrases), _affiliation(full, phrases),
        marked["basis"] or phrases.of(who, "basis"), marked["reason"] or phrases.of(who, "reason"),
    )


def _spans(many: Iterable[Spans]) -> Spans:
    return tuple(sorted({span for spans in many for span in spans}))


def _role(full: Sequence[Mention], phrases: Phrases) -> str | None:
    """The longest noun phrase that tells what they are: "senior officials"."""
    found = [_core(each, phrases) for each in full]
    pieces = [phrases.text.text[core[0].start : core[-1].end] for core in found if core]
    return max(pieces, key=len, default=None)


def _core(each: Mention, phrases: Phrases) -> tuple[Word, ...]:
    lexicon, items = phrases.lexicon, phrases.text.within(each.spans[:1])
    skip = lexicon.indefinite | lexicon.definite_before | lexicon.definite_after | lexicon.numbers.keys()
    end = next((n for n, item in enumerate(items) if n and item.key in lexicon.breaks), len(items))
    kept = [item for item in items[:end] if item.key not in skip and not item.key.isdigit()]
    return tuple(kept[: next((n for n, item in enumerate(kept) if n and _divided(kept[n - 1], item, phrases)), len(kept))])


def _divided(before: Word, item: Word, phrases: Phrases) -> bool:
    return any(letter in ",،;()" for letter in phrases.text.text[before.end : item.start])


def _affiliation(full: Sequence[Mention], phrases: Phrases) -> tuple[str, ...]:
    """The bodies or sides named in the description: capitalised runs, or what follows a preposition."""
    out: list[str] = []
    for each in full:
        for run in _runs(phrases.text.within(each.spans), has_case(each.text), phrases):
            name = phrases.text.text[run[0].start : run[-1].end]
            if name not in out:
                out.append(name)
    return tuple(out)


def _runs(items: Sequence[Word], cased: bool, phrases: Phrases) -> list[list[Word]]:
    runs: list[list[Word]] = [[]]
    after_break = False
    for number, item in enumerate(items):
        after_break = after_break or item.key in phrases.lexicon.breaks
        belongs = item.text[:1].isupper() and number > 0 if cased else after_break and item.key not in phrases.lexicon.breaks
        if belongs and not phrases.lexicon.generic(item.key) | (not cased and len(runs[-1]) > 3):
            runs[-1].append(item)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
