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
from menurut.resolve.anonymity import requests
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

_NEAR, _FAR, _LONGEST = 24, 16, 120
"""How near (in letters) and within how many words a clause stands behind the description it belongs to, and its most."""
_TELLING = 2
"""A span of fewer words tells nothing."""
_CLAUSE_END = re.compile(r"[,;:.،؛…!?؟“”\"«»\n]")


@cache
def rules(lang: str, name: Rule) -> tuple[re.Pattern[str], ...]:
    """The patterns of a pack for basis or reason; each has a group `span`, the words that count."""
    return tuple(re.compile(rule["pattern"], re.IGNORECASE) for rule in pack.load(lang, "sourcing").get(name, ()))


class Phrases:
    """The phrases of anonymity in one text, each given to the unnamed party mentioned nearest before it."""

    def __init__(self, company: Company, found: Sequence[Extracted], text: Words, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self._mentions = sorted(((each.place, each, who) for who in company.all for each in who.mentions if _hides(who, each)),
                                key=lambda found: found[0])
        self._places = [place for place, *_ in self._mentions]
        self._cues = sorted(each.cue[0][0] for each in found if each.cue)
        self._found: dict[Rule, dict[int, list[Span]]] = {name: self._owned(name) for name in RULES}
        self._asked()
        self._marked: dict[Rule, Spans] = {
            "basis": _spans(each.basis for each in found), "reason": _spans(each.reason for each in found)}

    def of(self, who: Who, name: Rule, marked: Spans) -> Spans:
        """The spans of a rule that belong to a party: those the tagger marked for it, made whole, or else the pack's."""
        mine = self._found[name].get(who.number, [])
        whole = tuple(sorted({_whole(span, mine) for span in marked}))
        telling = tuple(span for span in whole if self._tells(span, name))
        return telling or tuple(sorted(span for span in mine if not self._taken(span, name)))

    def _tells(self, span: Span, name: Rule) -> bool:
        return len(self.text.within((span,))) >= _TELLING and (name == "reason" or not self._asks(span))

    def _asks(self, span: Span) -> bool:
        return any(True for _ in requests(self.text.text[slice(*span)], self.lexicon.lang))

    def _taken(self, span: Span, name: Rule) -> bool:
        """Whether the tagger has marked some of the words already, for whomever."""
        at = bisect_right(self._marked[name], (span[1], 0))
        return _meets(span, self._marked[name][max(0, at - 2) : at])

    def _owned(self, name: Rule) -> dict[int, list[Span]]:
        out: dict[int, list[Span]] = {}
        for pattern in rules(self.lexicon.lang, name) if self._mentions else ():
            for found in pattern.finditer(self.text.text):
                owner = self._beside(found.start("span")) if name == "basis" else self._owner(found.start("span"))
                if owner is not None:
                    _add(out.setdefault(owner.number, []), self._cut(found.span("span")))
        return out

    def _asked(self) -> None:
        """Who asks not to be named: the reason, and for the basis the clause that says who that is."""
        for request in requests(self.text.text, self.lexicon.lang) if self._mentions else ():
            owner = self._owner(request.span[0])
            if owner is None:
                continue
            if request.reason is not None:
                _add(self._found["reason"].setdefault(owner.number, []), request.reason)
            if clause := self._clause(owner):
                _add(self._found["basis"].setdefault(owner.number, []), clause)

    def _clause(self, who: Who) -> Span | None:
        """The relative clause of a party's first description; one that asks not to be named tells nothing."""
        for each in who.mentions:
            if each.form in ("description", "apart") and each.spans and (span := self._relative_clause(each)) is not None:
                return None if self._asks(span) or len(self.text.within((span,))) <= _TELLING else span
        return None

    def _relative_clause(self, each: Mention) -> Span | None:
        start, end = each.spans[0]
        opening = next((item for item in self.text.after(start, _FAR)[1:] if _relative(item, self.lexicon)), None)
        if opening is None or self.text.text[end : opening.start].strip(" ,،"):
            return None
        closing = _CLAUSE_END.search(self.text.text, opening.end, opening.end + _LONGEST)
        return self._cut((opening.start, closing.start() if closing else opening.end + _LONGEST))

    def _cut(self, span: Span) -> Span:
        """A span without the cue that follows the description, and without what follows that."""
        at = bisect_right(self._cues, span[0])
        if at == len(self._cues) or self._cues[at] >= span[1]:
            return span
        kept = self.text.text[span[0] : self._cues[at]].rstrip(" ,،")
        return span[0], span[0] + len(kept)

    def _beside(self, place: int) -> Who | None:
        """The party in whose description a place lies, or right behind it."""
        at = bisect_right(self._places, place)
        for _, each, who in reversed(self._mentions[max(0, at - 2) : at]):
            end = min(place, max(end for _, end in each.spans))
            between = self.text.text[end:place]
            if len(between) <= _NEAR and not _CLAUSE_END.search(between.lstrip(" ,،(")) and self._cut((end, place))[1] == place:
                return who
        return None

    def _owner(self, place: int) -> Who | None:
        at = bisect_right(self._places, place)
        near = self._mentions[max(0, at - 1) : at + 1]
        sentence = self.text.sentence(place)
        fitting = [who for start, _, who in near if abs(self.text.sentence(start) - sentence) < _REACH]
        return fitting[0] if fitting else None


def _add(spans: list[Span], new: Span) -> None:
    """Add a span unless an earlier rule has found some of the same words."""
    if not _meets(new, spans[-3:]):
        spans.append(new)


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _whole(span: Span, phrases: Iterable[Span]) -> Span:
    """The longer of a span and the phrase of the pack that shares words with it."""
    return max([span, *(each for each in phrases if _meets(span, (each,)))], key=lambda each: each[1] - each[0])


def _hides(who: Who, each: Mention) -> bool:
    return not who.named and who.kind in ("person", "group") and bool(each.text)


def sourcing(who: Who, said: Sequence[Extracted], phrases: Phrases) -> Sourcing:
    """All that is told of a party."""
    full = [each for each in who.mentions if each.form in ("description", "apart", "name")]
    basis = phrases.of(who, "basis", _spans(each.basis for each in said))
    reason = phrases.of(who, "reason", _spans(each.reason for each in said))
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
