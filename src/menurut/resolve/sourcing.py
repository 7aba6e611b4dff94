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
from menurut.resolve.mentions import Mention
from menurut.resolve.phrases import has_case, pieces
from menurut.resolve.text import Word, Words
from menurut.resolve.who import Company, Who

Rule = Literal["basis", "reason"]
RULES: tuple[Rule, ...] = ("basis", "reason")

_BODY = 3
"""How many words the name of a body may have in a script without capitals."""

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
        self._found = {name: self._owned(name) for name in RULES}

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
                        _add(out.setdefault(owner.number, []), found.span("span"))
        return out

    def _owner(self, place: int) -> Who | None:
        at = bisect_right(self._places, place)
        near = self._mentions[max(0, at - 1) : at + 1]
        sentence = self.text.sentence(place)
        fitting = [who for start, who in near if abs(self.text.sentence(start) - sentence) < _REACH]
        return fitting[0] if fitting else None


def _add(spans: list[Span], new: Span) -> None:
    """Add a span unless an earlier rule has found some of the same words."""
    if all(new[1] <= start or end <= new[0] for start, end in spans[-3:]):
        spans.append(new)


def _hides(who: Who, each: Mention) -> bool:
    return not who.named and who.kind in ("person", "group") and bool(each.text)


def sourcing(who: Who, said: Sequence[Extracted], phrases: Phrases) -> Sourcing:
    """All that is told of a party."""
    marked: dict[Rule, Spans] = {"basis": _spans(each.basis for each in said), "reason": _spans(each.reason for each in said)}
    full = [each for each in who.mentions if each.form in ("description", "apart", "name")]
    basis, reason = (marked[name] or phrases.of(who, name) for name in RULES)
    return Sourcing(who.count, _role(full, phrases), _affiliation(full, basis, phrases), basis, reason)


def _spans(many: Iterable[Spans]) -> Spans:
    return tuple(sorted({span for spans in many for span in spans}))


def _role(full: Sequence[Mention], phrases: Phrases) -> str | None:
    """The longest noun phrase that tells what they are: "senior officials"."""
    found = [_core(each, phrases) for each in full]
    pieces = [phrases.text.text[core[0].start : core[-1].end] for core in found if core]
    return max(pieces, key=len, default=None)


def _core(each: Mention, phrases: Phrases) -> tuple[Word, ...]:
    """The words up to the first preposition or comma, or behind a preposition where nothing stands before it."""
    lexicon = phrases.lexicon
    skip = lexicon.indefinite | lexicon.definite_before | lexicon.definite_after | lexicon.function
    skip |= lexicon.numbers.keys() | lexicon.pronouns.keys()
    for piece in pieces(_told(each, phrases), lexicon):
        kept = [item for item in piece if item.key not in skip and not item.key.isdigit()]
        if kept:
            comma = next((n for n in range(1, len(kept)) if _divided(kept[n - 1], kept[n], phrases)), len(kept))
            return tuple(kept[:comma])
    return ()


def _told(each: Mention, phrases: Phrases) -> tuple[Word, ...]:
    """The words of a mention before its relative clause."""
    items = phrases.text.within(each.spans[:1])
    end = next((n for n, item in enumerate(items) if n and _relative(item, phrases.lexicon)), len(items))
    return items[:end]


def _relative(item: Word, lexicon: Lexicon) -> bool:
    told = lexicon.pronouns.get(item.key)
    return told is not None and told.relative and not item.text[:1].isupper()


def _divided(before: Word, item: Word, phrases: Phrases) -> bool:
    return any(letter in ",،;()" for letter in phrases.text.text[before.end : item.start])


def _affiliation(full: Sequence[Mention], basis: Spans, phrases: Phrases) -> tuple[str, ...]:
    """The bodies or sides named in the description: capitalised runs, or the bodies behind a preposition."""
    out: list[str] = []
    for each in full:
        items = [item for item in _told(each, phrases) if not any(start <= item.start < end for start, end in basis)]
        runs = _capital_runs(items) if has_case(each.text) else _bodies(items, phrases.lexicon)
        out += [phrases.text.text[run[0].start : run[-1].end] for run in runs]
    return tuple(dict.fromkeys(out))


def _capital_runs(items: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = [[]]
    for item in items[1:]:
        if item.text[:1].isupper():
            runs[-1].append(item)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _bodies(items: Sequence[Word], lexicon: Lexicon) -> list[list[Word]]:
    for number, item in enumerate(items):
        if number and item.key in lexicon.nouns["organization"]:
            return [list(items[number : number + _BODY])]
    return []
