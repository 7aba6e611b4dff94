"""Numbers in a text: digits of any script and format, number words, bounds ("more than"), units, vague ones ("hundreds").

What a language writes is in `packs/<lang>/numbers.toml`; digits are read in every language.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from menurut import pack
from menurut.calendars import any_folded, fold, folded
from menurut.claims import Bound, Quantity
from menurut.model import Span

SYMBOLS = {
    "%": "%", "٪": "%", "％": "%", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB",
    "rp": "IDR",
}
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY", "INR", "TRY", "RUB", "IDR", "magnitude"})
_NUMBER = r"\d+(?:[.,'’٫٬\u00a0\u202f ]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:,\d{2})*,\d{3}(?!\d)|\d+(?:[.,٫]\d+)?"
_TOKEN = re.compile(rf"(?P<digits>(?<![A-Za-zÀ-ɏ\d])(?<![A-Za-zÀ-ɏ]-)(?:{_NUMBER}))|(?P<word>[^\W\d_]+)|(?P<mark>\S)")
_SEPARATORS = re.compile(r"[.,'’٫٬\u00a0\u202f ]")
_REACH = 32  # characters before a number in which its bound stands
_ALL_BOUNDS: tuple[Bound, ...] = get_args(Bound)
_GLUED, _GLUING = ("و", "ف"), ("ar", "fa", "ur")  # conjunctions that are written together with the next word, and where
_SIGNS: dict[str, Bound] = {">": "more than", "≥": "at least", "<": "less than", "≤": "at most", "~": "about", "≈": "about"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What a pack says, with words as they are looked up."""

    decimal: str | None
    joins: frozenset[str]
    teens: frozenset[str]
    articles: frozenset[str]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    before: Mapping[str, Bound]
    after: Mapping[str, Bound]
    units: Mapping[str, str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    unit: re.Pattern[str]


def quantities(text: str, lang: str, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The numbers of a text in order; what lies in `taken` (dates, for one) is none. Spans are places in the text."""
    small, numbers = folded(text), _numbers(lang)
    tokens = [_Token(str(match.lastgroup), match[0], *match.span()) for match in _TOKEN.finditer(small.text)]
    found = []
    for value, vague, start, end in _values(tokens, numbers):
        span = small.span(start, end)
        if not any(span[0] < stop and begin < span[1] for begin, stop in taken):
            unit, wide = _unit(small.text, (start, end), numbers)
            found.append(Quantity(value, _bound(small.text, wide, numbers), unit, vague, span))
    return tuple(found)


def _values(tokens: Sequence[_Token], numbers: _Numbers) -> Iterator[tuple[float, bool, int, int]]:
    """Value, whether vague, first and last place of every number."""
    at = 0
    while at < len(tokens):
        read = _vague(tokens, at, numbers) or _digits(tokens, at, numbers) or _worded(tokens, at, numbers)
        if read is None:
            at += 1
            continue
        value, vague, after = read
        yield value, vague, tokens[at].start, tokens[after - 1].end
        at = after


_Read = tuple[float, bool, int]


def _vague(tokens: Sequence[_Token], at: int, numbers: _Numbers) -> _Read | None:
    for many in (2, 1):
        words = " ".join(token.text for token in tokens[at : at + many])
        if at + many <= len(tokens) and words in numbers.vague:
            return numbers.vague[words], True, at + many
    return None


def _digits(tokens: Sequence[_Token], at: int, numbers: _Numbers) -> _Read | None:
    if tokens[at].kind != "digits":
        return None
    value, at = number(tokens[at].text, numbers.decimal), at + 1
    while at < len(tokens) and tokens[at].text in numbers.scales and tokens[at].kind == "word":
        value, at = value * numbers.scales[tokens[at].text], at + 1
    return value, False, at


def _worded(tokens: Sequence[_Token], at: int, numbers: _Numbers) -> _Read | None:
    """A number in words: each scale multiplies what stands below it, the rest is added up."""
    parts: list[float] = []
    begin, after = at, at
    while at < len(tokens) and tokens[at].kind == "word":
        word = tokens[at].text
        known = _known(word, numbers)
        if word in numbers.articles and not parts and at + 1 < len(tokens) and tokens[at + 1].text in numbers.scales:
            parts.append(1)
        elif word in numbers.joins and parts:
            at += 1
            continue
        elif known is None or not _taken(parts, *known):
            break
        at = after = _next(tokens, at + 1)
    return (sum(parts), False, max(after, begin + 1)) if parts else None


def _next(tokens: Sequence[_Token], at: int) -> int:
    """The place of the next token; a hyphen between number words is passed over."""
    return at + 1 if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].kind == "word" else at


def _known(word: str, numbers: _Numbers) -> tuple[str, float] | None:
    for form in (word, word[1:] if word[:1] in _GLUED else word):
        if form in numbers.words:
            return "joined" if form != word else "word", numbers.words[form]
        if form in numbers.teens:
            return "teen", 10
        if form in numbers.scales:
            return "scale", numbers.scales[form]
    return None


def _taken(parts: list[float], kind: str, value: float) -> bool:
    """Whether a further word goes on with the number; if so, `parts` has it."""
    if kind == "scale":
        below = 0.0
        while parts and parts[-1] < value:
            below += parts.pop()
        if not below:
            return False
        parts.append(below * value)
        return True
    last = parts[-1] if parts else None
    fits = last is None or kind in ("teen", "joined") or (last < 10 <= value < 20) or (value < last and last % 10 == 0)
    if fits:
        parts.append(value)
    return fits


def number(digits: str, decimal: str | None) -> float:
    """The value of digits of any script. A single mark before exactly three digits groups thousands, unless it is `decimal`."""
    plain = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in digits)
    marks = _SEPARATORS.findall(plain)
    if not marks:
        return float(plain)
    last = marks[-1]
    tail = len(plain) - plain.rindex(last) - 1
    groups = marks.count(last) > 1 or last not in ".,٫" or (tail == 3 and last != "٫" and last != decimal and plain[0] != "0")
    whole, fraction = (plain, "") if groups else plain.rsplit(last, 1)
    return float(_SEPARATORS.sub("", whole) + ("." + fraction if fraction else ""))


def _unit(text: str, span: Span, numbers: _Numbers) -> tuple[str | None, Span]:
    """The unit beside a number, and the span of both."""
    start, end = span
    near = numbers.unit.match(text, end)
    if near:
        return numbers.units[fold(near[1])], (start, near.end())
    head, tail = text[max(0, start - _REACH) : start].rstrip(" -"), text[end : end + 3].lstrip()
    for sign, unit in SYMBOLS.items():
        if tail.startswith(sign) and not sign.isalpha():
            return unit, (start, end + text[end:].index(sign) + len(sign))
        if head.endswith(sign) and not (sign.isalpha() and head[: -len(sign)][-1:].isalpha()):
            return unit, (max(0, start - _REACH) + len(head) - len(sign) - 2 * head.endswith("us" + sign), end)
    for words, unit in numbers.units.items():
        if unit in _CURRENCIES and head.endswith(words) and not head[: -len(words)][-1:].isalnum():
            return unit, (max(0, start - _REACH) + len(head) - len(words), end)
    return None, span


def _bound(text: str, span: Span, numbers: _Numbers) -> Bound:
    start, end = span
    head = text[max(0, start - _REACH) : start].rstrip(" (\u00a0")
    before = numbers.starts.search(head)
    if before:
        return numbers.before[fold(before[1])]
    if head[-1:] in _SIGNS:
        return _SIGNS[head[-1]]
    after = numbers.ends.match(text, end)
    if after:
        return numbers.after[fold(after[1])]
    return "at least" if text[end : end + 1] == "+" else "exactly"


@cache
def _numbers(lang: str) -> _Numbers:
    table = pack.load(lang, "numbers") if lang in pack.languages() else {}
    before, after = (_bounds(table.get(side, {})) for side in ("before", "after"))
    units = {fold(word): unit for unit, words in table.get("units", {}).items() for word in words}
    glue = f"[{''.join(_GLUED)}]?" if lang in _GLUING else ""
    return _Numbers(
        decimal=table.get("decimal"),
        joins=_folded(table.get("joins", ())),
        teens=_folded(table.get("teens", ())),
        articles=_folded(table.get("articles", {}).get("words", ())),
        words=_values_of(table.get("words", {})),
        scales=_values_of(table.get("scales", {})),
        vague=_values_of(table.get("vague", {})),
        before=before,
        after=after,
        units=units,
        starts=re.compile(rf"(?<!\w){glue}({any_folded(before)})$"),
        ends=re.compile(rf"\s?({any_folded(after)})(?!\w)"),
        unit=re.compile(rf"[\s-]?({any_folded(units)})(?!\w)"),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _values_of(table: Mapping[str, float]) -> dict[str, float]:
    return {fold(word): float(value) for word, value in table.items()}


def _bounds(table: Mapping[str, Sequence[str]]) -> dict[str, Bound]:
    return {fold(word): bound for bound in _ALL_BOUNDS for word in table.get(bound, ())}
