"""The date rules of a language pack, made ready to match.

A rule's `form` is plain text. `[…]` may be missing, a comma is any comma, a gap any short gap, spelling differences that
`menurut.calendars.fold` ignores are ignored, and these places stand for:

    {weekday} {wday}        a weekday, full only / full or short
    {day}                   a day of the month, in digits or words
    {month} {monthname}     a Gregorian month, full or short / full only, also with a second name of the same month
    {hijri}                 a Hijri month
    {year}                  a Gregorian year of four digits, with or without its era
    {hyear} {hijri_year}    a Hijri year, with or without its era / only with it
    {dmy} {dm} {iso}        a date in digits: 29/6/2023, 29/6, 2023-06-29
    {part}                  early, mid, late
    {past} {future} {this}  words such as "last", "next", "this"
    {week}                  "week"
    {count}                 a small number

Besides: `unit` and `shift` (this many days, weeks, months or years from the publication), `anchor = "mention"` (from the
last date named instead), `year` (the year's distance from the publication's), `needs = "at"` (a word of `cues.at` must
precede), `unless_after` and `unless_before` (words that must not stand right before or after it).
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from menurut import pack
from menurut.calendars import any_folded, fold, numbered

NEUTRAL = ({"form": "{iso}"}, {"form": "{dmy}"}, {"form": "{year}"})

_PLACE = re.compile(r"\{(\w+)\}|(\[)|(\])|([^\W\d_]+)|(\s+)|(,)|(.)")
_GAP = r"(?:[^\S\n]{1,2}|\n)"
_DMY = "|".join(rf"\d{{1,2}}{sep}\d{{1,2}}{sep}(?:\d{{4}}|\d{{2}})" for sep in ("/", r"\.", "-"))
_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Feast:
    """A day that returns every year; `calendar` "easter" needs neither month nor day."""

    calendar: Literal["gregorian", "hijri", "easter"]
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One form, compiled. The groups of `regex` are the names of its places."""

    form: str
    regex: re.Pattern[str]
    hijri: bool = False
    unit: str | None = None
    shift: int = 0
    from_mention: bool = False
    year_shift: int | None = None
    needs_cue: bool = False
    feast: Feast | None = None
    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules of a language, and what is needed to use them."""

    rules: tuple[Rule, ...]
    gate: re.Pattern[str]
    first_words: frozenset[str]
    prefixes: frozenset[str]
    numbers: Mapping[str, Mapping[str, int]]
    parts: Mapping[str, str]
    at: frozenset[str]
    years: frozenset[str]
    never: frozenset[str]
    hijri_eras: tuple[str, ...]
    units: frozenset[str]
    exact: Mapping[str, str]
    unsure: frozenset[str]
    decades: tuple[str, ...]
    negative: re.Pattern[str]
    until: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    to: re.Pattern[str]
    joins: re.Pattern[str]
    numeric: str


@cache
def grammar(lang: str | None) -> Grammar:
    """The grammar of a language; without a pack the one of ISO dates, dates in digits and years."""
    table = pack.load(lang, "dates") if lang in pack.languages() else {}
    places = _places(table)
    rules = tuple(compiled(row, places) for row in (*table.get("rules", ()), *NEUTRAL))
    rules += tuple(_feast(row, places) for row in table.get("feasts", ()))
    cues = table.get("cues", {})
    return Grammar(
        rules, _gate(rules), _first_words(table), frozenset(table.get("prefixes", ())), _numbers(table), _parts(table),
        at=_folded(cues.get("at", ())), years=_folded(table.get("years", ())), never=_folded(cues.get("never", ())),
        units=_folded(cues.get("units", ())), hijri_eras=tuple(table.get("hijri", {}).get("eras", ())),
        exact={fold(word): word for word in table.get("exact", ())}, unsure=_folded(table.get("unsure", ())),
        decades=tuple(table.get("decades", ())),
        negative=_cue(cues.get("negative", ())), until=_cue(cues.get("until", ())),
        future=_cue(cues.get("future", ()), cues.get("future_pattern", "(?!)")), past=_cue(cues.get("past", ())),
        to=_joins(cues.get("to", ())), joins=_joins((*cues.get("to", ()), *cues.get("joins", ()))),
        numeric=table.get("numeric", "unsure"),
    )


def compiled(row: Mapping[str, Any], places: Mapping[str, str]) -> Rule:
    """A row of a pack's `rules`, compiled with the places of its language."""
    form = row["form"]
    return Rule(
        form, _regex(form, places), "{hijri" in form, row.get("unit"), row.get("shift", 0),
        row.get("anchor") == "mention", row.get("year"), row.get("needs") == "at",
        unless_after=_folded(row.get("unless_after", ())), unless_before=_folded(row.get("unless_before", ())),
    )


def _feast(row: Mapping[str, Any], places: Mapping[str, str]) -> Rule:
    year = r"(?:\s(?P<year>\d{4})(?!\d))?"
    regex = re.compile(f"{any_folded(row['names'])}{year}(?!\\w)")
    feast = Feast(row["calendar"], row.get("month", 0), row.get("day", 0))
    return Rule(row["names"][0], regex, row["calendar"] == "hijri", needs_cue=True, feast=feast)


def _regex(form: str, places: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("".join(_piece(found, places) for found in _PLACE.finditer(form)) + r"(?!\w)")


def _piece(found: re.Match[str], places: Mapping[str, str]) -> str:
    place, opening, closing, word, gap, comma, other = found.groups()
    if place:
        return places[place]
    if word:
        return any_folded([word])
    fixed = {opening: "(?:", closing: ")?", gap: _GAP, comma: "[,،]"}
    return fixed[found[0]] if other is None else re.escape(other)


def _places(table: Mapping[str, Any]) -> dict[str, str]:
    gregorian, hijri = table.get("gregorian", {}), table.get("hijri", {})
    full, short = gregorian.get("names", ()), gregorian.get("short", ())
    weekdays, direction = table.get("weekdays", {}), table.get("direction", {})
    days = table.get("days", {})
    day_words = any_folded(_flat(days.get("words", ())))
    era, hijri_era = _era(gregorian.get("eras", ())), _era(hijri.get("eras", ()))
    return {
        "weekday": f"(?P<weekday>{any_folded(_flat(weekdays.get('names', ())))})",
        "wday": f"(?P<weekday>{_or_short(weekdays.get('names', ()), weekdays.get('short', ()))})",
        "day": rf"(?P<day>\d{{1,2}}{any_folded((*days.get('suffixes', ()), ''))}(?!\d)|{day_words})",
        "month": f"(?P<month>{_months(full)}|{any_folded(_flat(short))}\\.?)",
        "monthname": f"(?P<month>{_months(full)})",
        "hijri": f"(?P<month>{any_folded(_flat(hijri.get('names', ())))})",
        "year": rf"(?P<year>\d{{4}})(?!\d)(?:{era})?",
        "hyear": rf"(?P<year>\d{{3,4}})(?!\d)(?:{hijri_era})?",
        "hijri_year": rf"(?P<year>\d{{3,4}})(?!\d){hijri_era}",
        "dmy": f"(?P<dmy>{_DMY})(?!\\d)",
        "dm": r"(?P<dm>\d{1,2}[/.-]\d{1,2})(?!\d)",
        "iso": r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)",
        "part": f"(?P<part>{any_folded(_flat(table.get('parts', {}).values()))})",
        "past": f"(?P<past>{any_folded(direction.get('past', ()))})",
        "future": f"(?P<future>{any_folded(direction.get('future', ()))})",
        "this": f"(?P<this>{any_folded(direction.get('this', ()))})",
        "week": any_folded(table.get("weeks", {}).get("words", ())),
        "count": rf"(?P<count>\d{{1,3}}|{any_folded(_flat(table.get('counts', {}).get('words', ())))})",
    }


def _or_short(names: Iterable[Iterable[str]], short: Iterable[Iterable[str]]) -> str:
    return rf"(?:{any_folded(_flat(names))}|{any_folded(_flat(short))}\.?)"


def _months(names: Iterable[Iterable[str]]) -> str:
    """Any month, also doubly named: "كانون الأول (ديسمبر)", "ديسمبر/كانون الأول"."""
    each = [any_folded(spellings) for spellings in names]
    return f"(?:{'|'.join(rf'{one}(?:{_GAP}?[(/]{_GAP}?{one}[)]?)?' for one in each)})" if each else "(?!)"


def _era(eras: Iterable[str]) -> str:
    return rf"{_GAP}?{any_folded(eras)}(?!\w)"


def _gate(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One expression that matches wherever any rule does, to look at most words of a text only once."""
    return re.compile("|".join(_GROUP.sub("(?:", rule.regex.pattern) for rule in rules))


def _cue(cues: Iterable[str], or_pattern: str = "(?!)") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{any_folded(cues)}|{or_pattern})(?!\w)")


def _joins(words: Iterable[str]) -> re.Pattern[str]:
    # Arabic "and" is written together with the word that follows it.
    return re.compile(rf"\s?[-–—]\s?|\s{any_folded(words)}(?:\s|(?<=\sو))")


def _first_words(table: Mapping[str, Any]) -> frozenset[str]:
    """Every word with which a rule can begin (and some with which none does: the gate decides)."""
    names = [table.get(name, {}).get(key, ()) for name in ("gregorian", "hijri", "weekdays") for key in ("names", "short")]
    words = [name for lists in names for name in _flat(lists)]
    words += list(table.get("weeks", {}).get("words", ()))
    words += _flat(table.get("days", {}).get("words", ())) + _flat(table.get("counts", {}).get("words", ()))
    words += _flat(table.get("parts", {}).values()) + _flat(table.get("direction", {}).values())
    words += [re.sub(r"\{\w+\}", " ", row["form"]) for row in table.get("rules", ())]
    words += _flat(row["names"] for row in table.get("feasts", ()))
    # Also the pieces around an apostrophe: where a word begins is found before it is folded.
    return frozenset(fold(word) for name in words for form in (name, fold(name)) for word in re.findall(r"[^\W\d_]+", form))


def _numbers(table: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    def named(name: str, *keys: str) -> dict[str, int]:
        return {word: number for key in keys for word, number in numbered(table.get(name, {}).get(key, ())).items()}

    return {
        "weekday": named("weekdays", "names", "short"), "month": named("gregorian", "names", "short"),
        "hijri": named("hijri", "names"), "day": named("days", "words"), "count": named("counts", "words"),
    }


def _parts(table: Mapping[str, Any]) -> dict[str, str]:
    return {fold(word): part for part, words in table.get("parts", {}).items() for word in words}


def _flat(lists: Iterable[Iterable[str]]) -> list[str]:
    return [word for words in lists for word in words]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
