"""Phrases that tell how the unnamed know and why they are unnamed, each given to the party it is about.

What the tagger marked comes first, made whole by the phrases of `packs/<lang>/sourcing.toml`; where it marked nothing, a
basis is looked for in the description of the party or right behind it, a reason beside its mentions.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from menurut import pack
from menurut.model import Extracted, Span, Spans
from menurut.resolve.anonymity import requests
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.text import Word, Words
from menurut.resolve.who import Company, Who

Rule = Literal["basis", "reason"]
RULES: tuple[Rule, ...] = ("basis", "reason")

_REACH = 2
"""How many sentences away from a mention of the party a phrase of anonymity may stand."""

_NEAR, _FAR, _LONGEST = 24, 16, 120
"""How near (in letters) and within how many words a clause stands behind the description it belongs to, and its most."""
_FEW = 3
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
        self._clauses: dict[int, Span | None] = {}
        self._asked()
        self._marked: dict[Rule, Spans] = {
            "basis": spans_of(each.basis for each in found), "reason": spans_of(each.reason for each in found)}

    def of(self, who: Who, name: Rule, marked: Spans) -> Spans:
        """The spans of a rule that belong to a party: those the tagger marked for it, made whole, or else the pack's."""
        mine = sorted(self._found[name].get(who.number, []))
        whole = tuple(sorted({_whole(span, _around(span, mine)) for span in marked}))
        telling = tuple(span for span in whole if self._tells(span, name))
        return telling or tuple(sorted(span for span in mine if not self._taken(span, name)))

    def _tells(self, span: Span, name: Rule) -> bool:
        return len(self.text.within((span,))) >= _TELLING and (name == "reason" or not self._asks(span))

    def _asks(self, span: Span) -> bool:
        return any(True for _ in requests(self.text.text[slice(*span)], self.lexicon.lang))

    def _taken(self, span: Span, name: Rule) -> bool:
        """Whether the tagger has marked some of the words already, for whomever."""
        return _meets(span, _around(span, self._marked[name]))

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
            if owner.number not in self._clauses:
                self._clauses[owner.number] = self._clause(owner)
            if clause := self._clauses[owner.number]:
                _add(self._found["basis"].setdefault(owner.number, []), clause)

    def _clause(self, who: Who) -> Span | None:
        """The relative clause of a party's first description; one that asks not to be named tells nothing."""
        for each in who.mentions:
            if each.form in ("description", "apart") and each.spans and (span := self._relative_clause(each)) is not None:
                return None if self._asks(span) or len(self.text.within((span,))) <= _TELLING else span
        return None

    def _relative_clause(self, each: Mention) -> Span | None:
        start, end = each.spans[0]
        opening = next((item for item in self.text.after(start, _FAR)[1:] if relative(item, self.lexicon)), None)
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


def _around(span: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """Of spans in order, the few that may share words with one."""
    at = bisect_right(spans, (span[1], 0))
    return spans[max(0, at - _FEW) : at]


def _whole(span: Span, phrases: Iterable[Span]) -> Span:
    """The longer of a span and the phrase of the pack that shares words with it."""
    return max([span, *(each for each in phrases if _meets(span, (each,)))], key=lambda each: each[1] - each[0])


def _hides(who: Who, each: Mention) -> bool:
    return not who.named and who.kind in ("person", "group") and bool(each.text)


def spans_of(many: Iterable[Spans]) -> Spans:
    """All spans of several, in order."""
    return tuple(sorted({span for spans in many for span in spans}))


def relative(item: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a relative pronoun and no name."""
    told = lexicon.pronouns.get(item.key)
    return told is not None and told.relative and not item.text[:1].isupper()
