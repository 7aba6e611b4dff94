"""What holds for every file of every language pack, and for every rule in it.

A rule is a table with an `accept`: a text, or several, in which it must find something. Beside it stands a `refuse`, in
which it must find nothing. The rules of the files in `RUNNERS` are run here; a new kind of file adds its runner.
"""
from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from menurut import pack
from menurut.calendars import fold, folded
from menurut.ingest import credit_parts
from menurut.resolve.dates import find_dates
from menurut.resolve.dates.find import find
from menurut.resolve.dates.forms import grammar
from tests.packs.rules import PACKS, Rule, Runner, pack_files, read, rules, texts, walk

PUBLISHED = "2024-05-15"


def run_date(rule: Rule, text: str) -> list[str]:
    if rule.table["form"] not in [found.rule.form for found in find(text, grammar(rule.lang))]:
        return []
    return [mention.value for mention in find_dates(text, rule.lang, PUBLISHED)]


def run_credit(rule: Rule, text: str) -> list[str]:
    small = folded(text)
    blank = credit_parts.without_dates(small.text)
    part = {"issue": credit_parts.issue, "volume": credit_parts.volume}.get(rule.name)
    if part:
        found = part(blank)
        return [str(found[0])] if found else []
    spans = {"page": credit_parts.pages, "printed": credit_parts.printed, "kind": credit_parts.kind, "made": credit_parts.made}
    span = spans[rule.name](blank)
    return [text[slice(*small.span(*span))]] if span else []


RUNNERS: dict[str, Runner] = {"dates": run_date, "credit": run_credit}


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", pack_files(), ids=name)
def test_a_file_is_toml_with_something_in_it(path: Path) -> None:
    assert read(path)


@pytest.mark.parametrize("path", pack_files(), ids=name)
def test_words_are_composed_and_trimmed(path: Path) -> None:
    strings = [value for _, value in walk(read(path)) if isinstance(value, str)]
    assert [text for text in strings if text != text.strip() or not text or text != unicodedata.normalize("NFC", text)] == []


@pytest.mark.parametrize("path", pack_files(), ids=name)
def test_no_list_says_the_same_twice(path: Path) -> None:
    values = [(place, value) for place, value in walk(read(path)) if isinstance(value, list)]
    lists = [(place, [word for word in value if isinstance(word, str)]) for place, value in values]
    assert [(place, word) for place, words in lists for word in set(words) if words.count(word) > 1] == []


@pytest.mark.parametrize("path", pack_files(), ids=name)
def test_no_two_tables_of_a_list_are_the_same_rule(path: Path) -> None:
    keys = [
        [str(table.get("form") or table.get("pattern") or table) for table in value if isinstance(table, dict)]
        for _, value in walk(read(path)) if isinstance(value, list)
    ]
    assert [key for group in keys for key in set(group) if group.count(key) > 1] == []


@pytest.mark.parametrize("path", pack_files(), ids=name)
def test_what_accepts_also_refuses(path: Path) -> None:
    tables = [(place, value) for place, value in walk(read(path)) if isinstance(value, dict)]
    rules_ = [(place, table) for place, table in tables if {"accept", "refuse"} & set(table)]
    assert [place for place, table in rules_ if not texts(table.get("accept")) or not texts(table.get("refuse"))] == []


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.file in RUNNERS], ids=str)
def test_a_rule_finds_what_it_accepts_and_nothing_in_what_it_refuses(rule: Rule) -> None:
    run = RUNNERS[rule.file]
    assert all(rule.table["gives"] in run(rule, text) for text in texts(rule.table["accept"]))
    assert [run(rule, text) for text in texts(rule.table["refuse"]) if run(rule, text)] == []


CUES = {"at", "until", "future", "past", "to", "joins", "never", "units", "negative"}
DATE_PACKS = [lang for lang in pack.languages() if pack.load(lang, "dates")]


@pytest.mark.parametrize("lang", DATE_PACKS)
class TestDates:
    def test_every_rule_can_be_checked(self, lang: str) -> None:
        rules_ = pack.load(lang, "dates")["rules"]
        assert [rule for rule in rules_ if not {"form", "accept", "gives", "refuse"} <= set(rule)] == []

    def test_a_rule_says_nothing_that_is_not_read(self, lang: str) -> None:
        known = {"form", "unit", "shift", "anchor", "year", "needs", "unless_after", "unless_before"}
        known |= {"accept", "gives", "refuse"}
        assert [rule["form"] for rule in pack.load(lang, "dates")["rules"] if set(rule) - known] == []

    @pytest.mark.parametrize(("calendar", "count"), [("gregorian", 12), ("hijri", 12), ("weekdays", 7)])
    def test_a_calendar_is_complete_and_no_name_means_two(self, lang: str, calendar: str, count: int) -> None:
        table = pack.load(lang, "dates")[calendar]
        assert len(table["names"]) == count
        assert len(table.get("short", table["names"])) == count
        named = [pair for key in ("names", "short") for pair in enumerate(table.get(key, ()))]
        meant = [(fold(word), number) for number, words in named for word in words]
        assert len({word for word, _ in meant}) == len(set(meant))

    def test_cues_are_known_lists(self, lang: str) -> None:
        assert set(pack.load(lang, "dates")["cues"]) - {"future_pattern"} == CUES


def test_a_language_is_a_folder_with_a_two_or_three_letter_code() -> None:
    assert {path.parent.name for path in PACKS.glob("*/*.toml")} == set(pack.languages())
