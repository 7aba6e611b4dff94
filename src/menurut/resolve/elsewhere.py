"""Where the text speaks of a party otherwise than as a source: by its name, by a title beside it, as whom somebody told.

Only for scripts with capitals. Nothing here says who a source is; it adds places to parties that are known already.
"""
from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from menurut.model import Extracted, Span, Spans
from menurut.resolve.bystanders import Run, runs
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.phrases import has_case
from menurut.resolve.text import Word, Words
from menurut.resolve.who import Company, Who

_TITLE = 8
"""How many words a title beside a name may have."""
_DEEPEST = 8
"""So many contents may begin one inside the other before a place."""


class Elsewhere:
    """The places of the parties of one text; `addressed` are the numbers of named parties whom somebody is said to tell."""

    def __init__(self, company: Company, found: Sequence[Extracted], speakers: Mapping[str, Who], text: Words,
                 lexicon: Lexicon) -> None:
        self.company, self.found, self.speakers, self.text, self.lexicon = company, found, speakers, text, lexicon
        self._places: dict[int, set[Span]] = defaultdict(set)
        self._sources = {span for each in found for span in each.source}
        self._titles: dict[tuple[str, ...], set[int]] = defaultdict(set)
        if has_case(text.text[:2000]):
            for run in runs(text, lexicon):
                self._named(run)
                self._introduced(run)
            for each in found:
                self._told(each)
        self._speakers_own()
        self.addressed = frozenset(self._addressed())

    def of(self, who: Who) -> Spans:
        """All places of a party: as a source as the tagger marked it, elsewhere the longest of those that overlap."""
        every = sorted(self._places[who.number] | set(who.spans))
        return tuple(span for n, span in enumerate(every) if span in self._sources or not _within_neighbour(every, n))

    def _named(self, run: Run) -> None:
        name = [item for item in run if not self.lexicon.generic(item.key)]
        who = self._bearer(frozenset(item.key for item in name)) if name else None
        if who is None:
            return
        title = self._title_before(name[0]) if who.kind == "person" else self._class_before(name[0])
        if len(title) > 1 and who.kind == "person":
            self._titles[_beginning(title)].add(who.number)
        self._places[who.number].add(((title or name)[0].start, name[-1].end))

    def _class_before(self, first: Word) -> Run:
        """What sort of body it is, with a capital in front of its name: "Gerakan Genaka"."""
        out: Run = ()
        for item in reversed(self.text.before(first.start, _TITLE)):
            gap = self.text.text[item.end : (out or (first,))[0].start]
            if gap != " " or not item.text[:1].isupper() or item.key not in self.lexicon.classes:
                break
            out = (item, *out)
        return out

    def _bearer(self, keys: frozenset[str]) -> Who | None:
        """The one named party that a name is of."""
        named = [who for who in self.company.called(keys) if who.named]
        fitting = [who for who in named if any(self._same(keys, known, who) for known in who.names)]
        return fitting[0] if len(fitting) == 1 else None

    def _same(self, keys: frozenset[str], known: frozenset[str], who: Who) -> bool:
        bare = frozenset(key for key in known if not self.lexicon.generic(key)) or known
        return keys == bare or (who.kind == "person" and keys < bare)

    def _title_before(self, first: Word) -> Run:
        """The words of a title right before a name, a comma between or not: "Pemimpin … Karvela, Ana Bell"."""
        title: Run = ()
        words: list[Word] = []
        after = first
        for item in reversed(self.text.before(first.start, _TITLE)):
            gap = self.text.text[item.end : after.start]
            if gap.strip(" ") not in ("", "," if after is first else "") or not self._in_title(item):
                break
            words.insert(0, item)
            title = tuple(words) if item.key in self.lexicon.titles else title
            after = item
        return title

    def _in_title(self, item: Word) -> bool:
        words = self.lexicon.definite_after | self.lexicon.function
        return item.text[:1].isupper() or self.lexicon.generic(item.key) or item.key in words

    def _introduced(self, run: Run) -> None:
        """A body's name in full before the short one: "Gerakan Nelayan Karvela (Genaka)"."""
        end = run[-1].end
        opened, close = self.text.text[end : end + 2], self.text.text.find(")", end, end + 40)
        inside = self.text.within(((end + 2, close),)) if opened == " (" and close > 0 else ()
        who = self._bearer(frozenset(item.key for item in inside)) if inside else None
        heads = [n for n, item in enumerate(run[:-1]) if item.key in self.lexicon.nouns["organization"]]
        if who is not None and who.kind in ("organization", "outlet") and heads:
            self._places[who.number].add((run[heads[-1]].start, close + 1))

    def _told(self, each: Extracted) -> None:
        """An addressee by title only is the one person beside whose name the text has that title."""
        for span in each.addressee:
            items = self.text.within((span,))
            if len(items) < 2 or items[0].key not in self.lexicon.titles:
                continue
            holders = self._titles.get(_beginning(items), set())
            if len(holders) == 1:
                self._places[next(iter(holders))].add(span)

    def _speakers_own(self) -> None:
        """A word that in reported speech means the speaker ("dirinya")."""
        spans = sorted((start, end, each.id) for each in self.found for start, end in each.content)
        starts = [start for start, _, _ in spans]
        for item in (self.text.items[n] for key in self.lexicon.speaker for n in self.text.places.get(key, ())):
            at = bisect_right(starts, item.start)
            inner = next((name for _, end, name in reversed(spans[max(0, at - _DEEPEST) : at]) if item.start < end), None)
            if inner is not None and inner in self.speakers:
                self._places[self.speakers[inner].number].add((item.start, item.end))

    def _addressed(self) -> Iterator[int]:
        told = sorted({span for each in self.found for span in each.addressee})
        for number, places in self._places.items():
            if self.company.all[number].named and any(_covered(span, told) for span in places):
                yield number


def _covered(span: Span, sorted_spans: Sequence[Span]) -> bool:
    """Whether one of the spans at hand holds a span; `sorted_spans` are in order, and only the last few before it are asked."""
    at = bisect_right(sorted_spans, (span[0], span[1] + 1))
    return any(start <= span[0] and span[1] <= end for start, end in sorted_spans[max(0, at - _DEEPEST) : at + 1])


def _within_neighbour(spans: Sequence[Span], number: int) -> bool:
    near = [*spans[max(0, number - _DEEPEST) : number], *spans[number + 1 : number + 1 + _DEEPEST]]
    return _covered(spans[number], near)


def _beginning(title: Sequence[Word]) -> tuple[str, ...]:
    """The head of a title and the word after it: titles that share both are of one person."""
    return tuple(item.key for item in title[:2])
