"""What always holds between two statements, whatever the score says."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from menurut import pack
from menurut.calendars import folded, numbered
from menurut.claims import Quantity, Relation, Statement
from menurut.link.compare.numbers import Agreement, agree, agreement
from menurut.link.compare.strangers import strangers
from menurut.link.keys import skeleton

_ABOUT: Final = 0.5
"""The share of rarer words that two statements must have in common for their numbers to be of one quantity."""
_APART: Final = 0.1  # the most that statements in like words are likely the same, each of which names what the other does not
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of two statements with the rules' reasons; `score` is the probability of "same" after them."""

    relation: Relation
    score: float
    reasons: tuple[str, ...] = ()
    newer: str | None = None
    opposed: bool = False


def judge(
    a: Statement, b: Statement, score: float, sure: float, about: float, numbers: Agreement | None = None
) -> Verdict:
    """The relation of two statements.

    Given are the trained score, the score from which it is sure, the share of words that they have in common, and how
    their numbers agree where that is known.
    """
    if about >= _ABOUT and _name_others(a, b):
        return Verdict("different", min(score, _APART), (f"other names: {_named(a)} / {_named(b)}",))
    if others := strangers(a, b, about):
        return Verdict("different", min(score, _APART), (f"other names: {others[0]} / {others[1]}",))
    numbers = numbers or agreement(a.quantities, b.quantities)
    alike = score >= sure
    if numbers == "differ":
        return _numbers(a, b, score, alike or about >= _ABOUT)
    if not alike:
        return Verdict("different", score)
    # Across languages a plan in the one is often worded as a fact in the other, and the words that tell are other ones.
    if a.planned != b.planned and a.lang == b.lang and _tells(a) and _tells(b) and not _days(a) & _days(b):
        return _plan(a, b, score)
    opposed = a.polarity != b.polarity and _is_known(a.lang) and _is_known(b.lang)
    return Verdict("same", score, ("one of them negated",) if opposed else (), opposed=opposed)


def _name_others(a: Statement, b: Statement) -> bool:
    """Whether each of two statements in one language names something, and no name is in both."""
    if a.lang != b.lang or not a.names or not b.names:
        return False
    ours, theirs = _keys(a), _keys(b)
    return ours.isdisjoint(theirs) and not ours <= _sounds(b.text) and not theirs <= _sounds(a.text)


def _keys(statement: Statement) -> set[str]:
    return {word for name in statement.names for word in name.key.split()}


def _sounds(text: str) -> set[str]:
    return {skeleton(word) for word in _WORD.findall(text)}


def _named(statement: Statement) -> str:
    return ", ".join(name.text for name in statement.names)


def _tells(statement: Statement) -> bool:
    """Whether the tense of a statement says something: headlines tell of what is to come and of what was in the present."""
    return statement.modality == "certain" and not statement.headline and _is_known(statement.lang)


def _is_known(lang: str) -> bool:
    """Whether a language has words for negation and plans, without which a statement only seems to be certain."""
    return lang in pack.languages() and bool(pack.load(lang, "statements"))


def _days(statement: Statement) -> set[str | int]:
    """The days that a statement names: "will vote on Sunday" and "voted on Sunday" are one claim."""
    words = set(re.findall(r"\w+", folded(statement.text).text))
    return {*statement.dates, *(number for word, number in _weekdays(statement.lang).items() if word in words)}


@cache
def _weekdays(lang: str) -> dict[str, int]:
    table = pack.load(lang, "dates") if lang in pack.languages() else {}
    return numbered(table.get("weekdays", {}).get("names", ()))


def _numbers(a: Statement, b: Statement, score: float, about: bool) -> Verdict:
    """Statements all of whose numbers differ: never the same."""
    reason = f"different numbers: {_shown(a.quantities)} / {_shown(b.quantities)}"
    exact = [[each for each in side.quantities if not each.vague] for side in (a, b)]
    if not about or not all(exact) or not _comparable(*exact):
        return Verdict("different", score, (reason,))
    newer = _newer(a, b)
    if newer is None:
        return Verdict("contradicts", score, (reason, "neither is later"))
    return Verdict("updates", score, (reason, "one is later"), newer=newer)


def _comparable(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether some number on each side can be of one quantity: the same kind of unit, one number where the other has one."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    return (ours[0].unit is None) == (theirs[0].unit is None) and not agree(ours[0], theirs[0])


def _shown(quantities: Sequence[Quantity]) -> str:
    return ", ".join(f"{each.bound} {each.value:,.12g} {each.unit or ''}".strip() for each in quantities)


def _newer(a: Statement, b: Statement) -> str | None:
    """The id of the statement from the later article; None where the dates do not tell."""
    first, second = ((each.published or "")[:10] for each in (a, b))
    if not first or not second or first == second:
        return None
    return a.id if first > second else b.id


def _plan(a: Statement, b: Statement, score: float) -> Verdict:
    """What was planned and what is told as a fact: the fact brings the plan up to date, unless it was told before."""
    fact, plan = (b, a) if a.planned else (a, b)
    told, meant = ((each.published or "")[:10] for each in (fact, plan))
    if told and meant and told < meant:
        return Verdict("different", score, ("told as a fact before it is told as a plan",))
    return Verdict("updates", score, ("one tells of a plan, the other of what happened",), newer=fact.id)
