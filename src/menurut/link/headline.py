"""Headline against body of one article: what the headline states more firmly than the article under it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from menurut.claims import Quantity, Statement
from menurut.link import meaning
from menurut.link.stance import lexicon
from menurut.model import Issue

ALIKE: Final = 0.6
"""From which likeness (product of vectors, numbers masked) a sentence of the body is taken to tell what the headline tells."""

NEARLY: Final = 0.5
"""From which likeness a sentence in the outlet's own voice is taken to stand behind the headline, which then drops nothing."""

_ROUNDING: Final = 0.05
_LOOSE = frozenset({"at least", "more than", "at most", "less than", "about"})
_REPORTS = frozenset({"say", "deny", "confirm", "warn", "criticise", "praise", "attitude", "promise"})


def headline_issues(statements: Sequence[Statement], encoder: meaning.Encoder | None = None) -> tuple[Issue, ...]:
    """What the headline drops or changes, from all statements of one article, in order of the headline's words.

    "headline-drops-attribution": the outlet's own words there, only somebody's words in the body. "headline-drops-doubt":
    flat there, possible, alleged, or a number "at least" or "about" in the body. "headline-number": another number of the
    same thing. Nothing is reported of what the body does not tell, nor of a headline that attributes, doubts or asks.
    """
    heads = [each for each in statements if each.headline]
    body = [each for each in statements if not each.headline]
    if not heads or not body:
        return ()
    rows = meaning.vectors([meaning.masked(each.text) for each in (*heads, *body)], encoder)
    likeness = rows[: len(heads)] @ rows[len(heads) :].T
    attributed = any(each.attribution is not None for each in heads)
    found: list[Issue] = []
    for head, near in zip(heads, likeness, strict=True):
        if not lexicon.asks(head.text, head.lang):
            found.extend(_compared(head, body, near, attributed))
    return tuple(found)


def _compared(head: Statement, body: Sequence[Statement], near: meaning.Vectors, attributed: bool) -> Iterator[Issue]:
    order = [int(at) for at in np.argsort(-near, kind="stable")]
    alike = [body[at] for at in order if near[at] >= ALIKE]
    behind = [body[at] for at in order if near[at] >= NEARLY]
    if not alike:
        return
    if not attributed and not _marked(head):
        yield from _attribution(head, alike, behind)
    if not _doubtful(head):
        yield from _doubt(head, alike, behind)
        yield from _bounds(head, alike, body)
    yield from _numbers(head, alike, body)


def _attribution(head: Statement, alike: Sequence[Statement], behind: Sequence[Statement]) -> Iterator[Issue]:
    """In the headline's place only others' words: no sentence near it is the outlet's own."""
    if all(each.attribution is not None and each.act in _REPORTS for each in behind):
        said = alike[0]
        holder = said.holder or "somebody"
        yield Issue(
            "headline-drops-attribution",
            f'the headline states "{head.text}" in the outlet\'s own voice; in the article {holder} says so: "{said.text}"',
            head.place.span,
        )


def _doubt(head: Statement, alike: Sequence[Statement], behind: Sequence[Statement]) -> Iterator[Issue]:
    """Every sentence that tells the same leaves it open."""
    if all(_doubtful(each) for each in alike) and any(_doubtful(each) for each in behind[:1]):
        yield Issue(
            "headline-drops-doubt",
            f'the headline states "{head.text}" as certain; the article leaves it open: "{alike[0].text}"',
            head.place.span,
        )


def _bounds(head: Statement, alike: Sequence[Statement], body: Sequence[Statement]) -> Iterator[Issue]:
    """A number given flatly that every sentence of the body bounds ("at least", "about")."""
    for number in head.quantities:
        same = [each for one in body for each in one.quantities if each.value == number.value and each.unit == number.unit]
        beside = [each for one in alike for each in one.quantities if each in same]
        if number.bound == "exactly" and not number.vague and beside and all(each.bound in _LOOSE for each in same):
            yield Issue(
                "headline-drops-doubt",
                f'the headline gives {number.value:g} flatly; the article says "{beside[0].bound} {number.value:g}"',
                number.span,
            )


def _numbers(head: Statement, alike: Sequence[Statement], body: Sequence[Statement]) -> Iterator[Issue]:
    """The one number of its unit in the headline is nowhere in the body, whose like sentence has one other."""
    numbers = [each for one in body for each in one.quantities]
    for number in head.quantities:
        if _only(number, head.quantities) and not any(_fits(number, each) for each in numbers):
            other = next((each for each in alike[0].quantities if each.unit == number.unit and not each.vague), None)
            if other and not number.vague and _only(other, alike[0].quantities):
                yield Issue(
                    "headline-number",
                    f'the headline says {number.value:g}, the article {other.value:g}: "{alike[0].text}"',
                    number.span,
                )


def _only(number: Quantity, among: Sequence[Quantity]) -> bool:
    return sum(each.unit == number.unit for each in among) == 1


def _fits(headline: Quantity, article: Quantity) -> bool:
    """Whether both can be the same number: equal, rounded, or within the bound that either has."""
    if headline.unit != article.unit and None not in (headline.unit, article.unit):
        return False
    near = abs(headline.value - article.value) <= _ROUNDING * max(abs(headline.value), abs(article.value))
    rounded = near and min(abs(headline.value), abs(article.value)) >= 20
    return headline.value == article.value or rounded or _holds(headline, article) or _holds(article, headline)


def _holds(bounded: Quantity, other: Quantity) -> bool:
    if bounded.vague:
        return bounded.value <= other.value < 100 * bounded.value
    if bounded.bound in ("more than", "at least"):
        return bounded.value <= other.value < 2 * bounded.value
    if bounded.bound in ("less than", "at most"):
        return bounded.value / 2 < other.value <= bounded.value
    return bounded.bound == "about" and abs(bounded.value - other.value) <= 0.15 * bounded.value


def _marked(head: Statement) -> bool:
    """Whether the headline's words themselves show that somebody says so: a verb of saying, a colon, quotation marks."""
    return any(mark in head.text for mark in ':"“”«»„‘') or lexicon.count(head.text, head.lang, "reporting") > 0


def _doubtful(each: Statement) -> bool:
    return each.modality != "certain" or lexicon.count(each.text, each.lang, "doubting") > 0
