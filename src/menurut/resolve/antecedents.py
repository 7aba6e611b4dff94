"""Whom a pronoun, a verb or a description goes back to: the nearest and weightiest party that agrees with it.

What weighs, largest first: who spoke in the last attribution, who opens a sentence, who is mentioned at all. Each
sentence and each paragraph between takes a part of the weight away. Two parties of equal weight are both candidates.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from menurut.model import Kind
from menurut.resolve.lexicon import Features
from menurut.resolve.text import Words
from menurut.resolve.who import Who, genders_agree

SPEAKER = 3.0
NESTED_SPEAKER = 1.5
OPENING = 2.0
PASSING = 1.4
QUOTED = 0.5
PER_SENTENCE = 0.7
PER_PARAGRAPH = 0.8
SAME_SENTENCE = 3.0
"""For a word within someone's speech, whoever the same sentence has mentioned is nearer than who spoke before."""
ASKED = 3.5
ASKER = 1.2
OTHER_KIND = 0.3
OTHER_COUNT = 0.3
OTHER_NAMED = 0.4
TOO_FAR = 0.08
AS_GOOD = 0.999
SURE = 4.0
"""So many times as weighty as the next must a party be that a pronoun teaches its gender."""
REMEMBERED = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that a later word may go back to."""

    place: int
    who: Who
    weight: float
    sentence: int
    paragraph: int


class Memory:
    """The last mentions, as many as a reader keeps in mind; what is older is forgotten, so time stays linear."""

    def __init__(self, text: Words) -> None:
        self._text = text
        self._seen: deque[Seen] = deque(maxlen=REMEMBERED)

    def remember(self, place: int, who: Who, weight: float) -> None:
        """A party is mentioned here."""
        self._seen.append(Seen(place, who, weight, self._text.sentence(place), self._text.paragraph(place)))

    def last(self, before: int, wanted: Features) -> Who | None:
        """The party mentioned last before a place in its sentence, of those that agree."""
        sentence = self._text.sentence(before)
        near = [seen for seen in self._seen if seen.place < before and seen.sentence == sentence]
        fitting = [seen for seen in near if agreement(seen.who, wanted, "unspecified")]
        return max(fitting, key=lambda seen: seen.place).who if fitting else None

    def met(self, who: Who, paragraph: int) -> bool:
        """Whether a paragraph has mentioned a party."""
        return any(seen.who is who and seen.paragraph == paragraph for seen in self._seen)

    def weigh(self, place: int, wanted: Features, kind: Kind, named: bool | None = None, without: Collection[int] = (),
              nested: bool = False) -> list[tuple[float, Who]]:
        """The parties that a word at a place may go back to, the best first."""
        sentence, paragraph = self._text.sentence(place), self._text.paragraph(place)
        best: dict[int, tuple[float, Who]] = {}
        for seen in self._seen:
            if seen.place >= place or seen.who.number in without:
                continue
            weight = seen.weight * agreement(seen.who, wanted, kind)
            weight *= _fading(sentence - seen.sentence, paragraph - seen.paragraph, nested)
            weight *= OTHER_NAMED if named is not None and named != seen.who.named else 1.0
            if weight > best.get(seen.who.number, (TOO_FAR, seen.who))[0]:
                best[seen.who.number] = weight, seen.who
        return sorted(best.values(), key=lambda found: (-found[0], -found[1].last))


def _fading(sentences: int, paragraphs: int, nested: bool) -> float:
    inside = SAME_SENTENCE if nested and not sentences else 1.0
    return float(inside * PER_SENTENCE**sentences * PER_PARAGRAPH**paragraphs)


def agreement(who: Who, wanted: Features, kind: Kind) -> float:
    """How well a party agrees with what a word asks for: 0 not at all, 1 fully."""
    if wanted.kinds and who.kind not in wanted.kinds and who.kind != "unspecified":
        return 0.0
    if not genders_agree(wanted.gender, who.gender):
        return 0.0 if who.kind == "person" else OTHER_KIND
    if wanted.number == "one" and who.plural == "many":
        return 0.0
    if wanted.number == "many" and who.kind in ("person", "document"):
        return 0.0
    score = OTHER_KIND if kind != "unspecified" and who.kind != kind else 1.0
    return score * (OTHER_COUNT if wanted.count and wanted.count != who.count else 1.0)


def decide(found: list[tuple[float, Who]]) -> tuple[Who, ...]:
    """The one party that is best, or all that are equally good."""
    return tuple(who for weight, who in found if weight >= AS_GOOD * found[0][0])
