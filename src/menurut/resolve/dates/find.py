"""Where a text names dates, and what it says of them; not yet which dates they are."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from menurut.calendars import fold, folded
from menurut.model import Span
from menurut.resolve.dates.forms import Grammar, Rule

_TOKEN = re.compile("\\d+|[^\\W\\d_]+(?:[\u064b-\u0652\u0640]+[^\\W\\d_]+)*")
_WORD = re.compile("[^\\W\\d_][\\w\u064b-\u0652\u0640'’-]*")
_LAST_WORD = re.compile("([^\\W\\d_][\\w\u064b-\u0652\u0640'’-]*)[^\\S\\n]{0,2}$")
_HEAD = re.compile(r"\d{1,2}(?!\d)")
_GOES_ON = re.compile(r"[.,:]\d|\s?%")
# A name in quotation marks that ends with the date: «Ludgrawa Today».
_NAME_BEFORE = re.compile(r"[«“\"][^\W\d_][^\s«»“”\"]*\s$")
_CLOSING = ("»", "”", '"')
_SENTENCE_STARTS = re.compile(r"(?:\A|[.!?\n\"“«:”])\s*$")
_LONGEST_WORD = 24
_WINDOW = 100


@dataclass(frozen=True, slots=True)
class Found:
    """A date as written: what is not said is None. `direction` is -1 for the past, 1 for the future, 0 for "this"."""

    span: Span
    rule: Rule
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    part: str | None = None
    direction: int | None = None
    count: int = 1
    digits: str | None = None


def find(text: str, grammar: Grammar) -> Iterator[Found]:
    """The dates that `text` names, in order, without overlap."""
    done = 0
    for token in _TOKEN.finditer(text):
        start = _begin(text, token, grammar) if token.start() >= done else None
        if start is None:
            continue
        founds = _at(text, start, grammar)
        done = max((found.span[1] for found in founds), default=done)
        if not _recurs(founds):
            yield from founds


def _begin(text: str, token: re.Match[str], grammar: Grammar) -> int | None:
    """Where in this word a date could begin: at its start, or after a particle written together with it."""
    start, end = token.span()
    if text[start].isdigit():
        return start if end - start <= 4 and _free_before(text, start, grammar) else None
    if end - start > _LONGEST_WORD or (start and text[start - 1].isdigit()):
        return None
    word = fold(token[0])
    if word in grammar.first_words:
        return start
    cuts = (cut for cut in (1, 2) if fold(text[start:start + cut]) in grammar.prefixes)
    return next((start + cut for cut in cuts if fold(text[start + cut:end]) in grammar.first_words), None)


def _free_before(text: str, start: int, grammar: Grammar) -> bool:
    """Whether a number stands for itself: not in 1,250 or F16 or $2016."""
    before = text[start - 1:start]
    if before in ".,:/" and start > 1 and before:
        return not text[start - 2].isdigit()
    if before.isalpha():
        return before in grammar.prefixes and not text[start - 2:start - 1].isalpha()
    return not (before and before in "_#$€£¥₹+%\u00ad")


def _at(text: str, start: int, grammar: Grammar) -> tuple[Found, ...]:
    """The longest date that begins here, with the one it ranges to; empty where there is none."""
    found = longest(text, start, grammar)
    if found is None:
        head = _HEAD.match(text, start)
        return _range(text, head.span(), grammar) if head else ()
    pair = _month_range(text, found, grammar) or _weekday_range(text, found, grammar)
    return pair or ((found,) if allowed(text, found, grammar) else ())


def longest(text: str, start: int, grammar: Grammar) -> Found | None:
    """What the rule says that matches most of the text from `start` on."""
    window = folded(text[start:start + _WINDOW])
    if not grammar.gate.match(window.text):
        return None
    matches = [(match, rule) for rule in grammar.rules for match in [rule.regex.match(window.text)] if match]
    match, rule = max(matches, key=lambda found: found[0].end())
    end = start + window.span(0, match.end())[1]
    return _read(match, (start, end), rule, grammar)


def _read(match: re.Match[str], span: Span, rule: Rule, grammar: Grammar) -> Found:
    said = {name: words for name, words in match.groupdict().items() if words}
    numbers = grammar.numbers
    return Found(
        span, rule,
        weekday=_number(said.get("weekday"), numbers["weekday"]),
        day=_number(said.get("day"), numbers["day"]),
        month=_number(said.get("month"), numbers["hijri" if rule.hijri else "month"]),
        year=int(said["year"]) if "year" in said else None,
        part=grammar.parts.get(fold(said["part"])) if "part" in said else None,
        direction=next((way for name, way in (("past", -1), ("future", 1), ("this", 0)) if name in said), None),
        count=_number(said.get("count"), numbers["count"]) or 1,
        digits=said.get("dmy") or said.get("dm") or said.get("iso"),
    )


def _number(words: str | None, names: Mapping[str, int]) -> int | None:
    if words is None:
        return None
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else names.get(fold(re.split("[(/]", words)[0].rstrip(". ")))


def _range(text: str, head: Span, grammar: Grammar) -> tuple[Found, ...]:
    """Two days of one month: "22–23 March 2024"; the first takes month and year from the second."""
    tail = _after(text, head[1], grammar.joins, grammar)
    if tail is None or not (tail.day and tail.month):
        return ()
    day = int(text[head[0]:head[1]])
    if not 0 < day < 32:
        return ()
    first = replace(tail, span=head, day=day, weekday=None)
    return (first if day <= tail.day else _month_before(first)), tail


def _month_before(found: Found) -> Found:
    """The same day of the month before: the 30th of "30 – 2 October" is in September."""
    month, year = found.month or 1, found.year
    return replace(found, month=month - 1) if month > 1 else replace(found, month=12, year=year - 1 if year else None)


def _month_range(text: str, head: Found, grammar: Grammar) -> tuple[Found, ...]:
    """Two months or days with the year said once: "Rajab–Sha'ban 1445", "January and October 2024"."""
    if not head.month or head.year or head.rule.unit:
        return ()
    tail = _after(text, head.span[1], grammar.joins, grammar)
    if tail is None or not (tail.month and tail.year) or tail.rule.hijri != head.rule.hijri or bool(tail.day) != bool(head.day):
        return ()
    return replace(head, year=tail.year - (head.month > tail.month)), tail


def _weekday_range(text: str, head: Found, grammar: Grammar) -> tuple[Found, ...]:
    """Two bare weekdays: "from Wednesday to Sunday"."""
    tail = _after(text, head.span[1], grammar.to, grammar) if _bare_weekday(head) else None
    return (head, tail) if tail and _bare_weekday(tail) else ()


def _after(text: str, end: int, join: re.Pattern[str], grammar: Grammar) -> Found | None:
    """What follows on a dash or a word such as "to"."""
    window = folded(text[end:end + _LONGEST_WORD])
    joined = join.match(window.text)
    return longest(text, end + window.span(0, joined.end())[1], grammar) if joined else None


def _bare_weekday(found: Found) -> bool:
    return found.weekday is not None and not (found.day or found.month or found.digits or found.direction)


def _recurs(founds: Sequence[Found]) -> bool:
    """Whether weekdays say when something is open every week, not when something happened."""
    return len(founds) == 2 and all(_bare_weekday(found) for found in founds)


def allowed(text: str, found: Found, grammar: Grammar) -> bool:
    """Whether the words around let these words be a date."""
    start, end = found.span
    before = _word_before(text, start)
    if before in grammar.never or before in found.rule.unless_after or _word_after(text, end) in found.rule.unless_before:
        return False
    if _number_goes_on(text, end, grammar) or not _exact(text, found, grammar):
        return False
    if found.rule.unit == "day" and _ends_name(text, found.span):
        return False
    if found.rule.unit in ("month", "year") and not found.part and not found.day and _counted(text, start, before, grammar):
        return False
    if found.rule.needs_cue or _unsure(text, found, grammar):
        return before in grammar.at or (start > 0 and text[start - 1].isalpha())
    if found.rule.form == "{hijri_year}":
        # Eras in capitals: "827 h" are hours.
        return text.endswith(grammar.hijri_eras, start, end)
    if found.rule.form == "{year}":
        return _plausible_year(text, found, before, grammar)
    return True


def _ends_name(text: str, span: Span) -> bool:
    before = text[max(0, span[0] - _LONGEST_WORD):span[0]]
    return text[span[1]:span[1] + 1] in _CLOSING and _NAME_BEFORE.search(before) is not None


def _exact(text: str, found: Found, grammar: Grammar) -> bool:
    """Whether a word that is another word when written a little differently (May, may) is written as the pack has it.

    At the start of a sentence its capital says nothing: "Minggu lalu" is last Sunday or last week.
    """
    start = found.span[0]
    first = _WORD.match(text, start)
    exact = grammar.exact.get(fold(first[0])) if first else None
    if exact is None or first is None:
        return True
    if first[0] == exact:
        return not found.direction or _SENTENCE_STARTS.search(text[max(0, start - 4):start]) is None
    return first[0].isupper() and exact.lower() != exact


def _unsure(text: str, found: Found, grammar: Grammar) -> bool:
    """Whether a month that is also a name or a verb stands alone."""
    if found.rule.unit or found.day or found.year or found.part or found.direction is not None:
        return False
    return fold(text[slice(*found.span)]) in grammar.unsure


def _counted(text: str, start: int, before: str, grammar: Grammar) -> bool:
    """Whether a number stands before: "24 tahun ini" is an age, not this year."""
    last = text[max(0, start - 2):start].strip()[-1:]
    return before in grammar.numbers["count"] or last.isdigit() or last == "-"


def _number_goes_on(text: str, end: int, grammar: Grammar) -> bool:
    return text[end - 1].isdigit() and (_GOES_ON.match(text, end) is not None or text.startswith(grammar.decades, end))


def _plausible_year(text: str, found: Found, before: str, grammar: Grammar) -> bool:
    """Whether a bare number is a year: round and early ones need a word before them that says so."""
    start, end = found.span
    year = found.year or 0
    if not 1000 <= year <= 2100 or before in grammar.units:
        return False
    after = _word_after(text, end)
    if after in grammar.units:
        return False
    certain = before in grammar.years or (before in grammar.at and not (after and text[end + 1].islower() and year % 100 == 0))
    return certain or (year >= 1500 and year % 100 != 0) or text[start - 1:start] == "("


def _word_after(text: str, end: int) -> str:
    found = _WORD.match(text, end + 1) if text[end:end + 1] == " " else None
    return fold(found[0]) if found else ""


def _word_before(text: str, start: int) -> str:
    found = _LAST_WORD.search(text[max(0, start - _LONGEST_WORD):start])
    return fold(found[1]) if found else ""
