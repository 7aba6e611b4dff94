"""A set of house rules: read from its TOML text and checked, with everything that is wrong told at once."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from menurut.ledger.conditions import Conditions, checked

LANGUAGES: Final = ("en", "id", "ar")
MOST_TEXT: Final = 100_000  # characters
_MOST_RULES: Final = 100
_LONGEST: Final = 400  # characters of one text
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says to people, by language, and the conditions under which a source breaks it.

    `when` holds the conditions of the set (`applies`) too.
    """

    id: str
    text: Texts
    when: Conditions

    def told(self, lang: str) -> str:
        """Its text in a language, else in English, else in any."""
        return told(self.text, lang)


@dataclass(frozen=True, slots=True)
class Book:
    """A set of rules with its name and what it is modelled on."""

    name: Texts
    about: Texts
    rules: tuple[Rule, ...]

    @property
    def conditions(self) -> dict[str, Conditions]:
        """What the ledger is asked: the conditions of each rule by its id."""
        return {rule.id: rule.when for rule in self.rules}


class Unruly(ValueError):
    """A text that is no set of rules; `problems` says everything that is wrong, each in one line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def parsed(text: str) -> Book:
    """The rules of a TOML text; `Unruly` where it is none."""
    if len(text) > MOST_TEXT:
        raise Unruly([f"longer than {MOST_TEXT:,} characters"])
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unruly([f"no TOML: {error}"]) from error
    problems = list(_problems(found))
    if problems:
        raise Unruly(problems)
    head, common = found.get("set", {}), found.get("set", {}).get("applies", {})
    rules = tuple(Rule(each["id"], _texts(each["text"]), {**common, **each["when"]}) for each in found["rule"])
    return Book(_texts(head.get("name", {})), _texts(head.get("about", {})), rules)


def told(texts: Texts, lang: str) -> str:
    """The text in a language, else in English, else in any."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


def _problems(found: Mapping[str, Any]) -> Iterator[str]:
    head, rules = found.get("set", {}), found.get("rule")
    yield from (f"{each}: there is no such part; they are [set] and [[rule]]" for each in found.keys() - {"set", "rule"})
    if not isinstance(head, dict):
        yield "set: write [set]"
    else:
        yield from (f"set.{each}: there is no such field" for each in head.keys() - {"name", "about", "applies"})
        yield from _wrong_texts("set.name", head.get("name", {}))
        yield from _wrong_texts("set.about", head.get("about", {}))
        yield from _wrong_conditions("set.applies", head.get("applies", {}))
    if not isinstance(rules, list) or not rules or not all(isinstance(each, dict) for each in rules):
        yield "there is no rule: write [[rule]]"
        return
    if len(rules) > _MOST_RULES:
        yield f"more than {_MOST_RULES} rules"
    met: set[str] = set()
    for number, rule in enumerate(rules, 1):
        yield from _wrong_rule(number, rule, met)


def _wrong_rule(number: int, rule: Mapping[str, Any], met: set[str]) -> Iterator[str]:
    id = rule.get("id")
    if not isinstance(id, str) or not _ID.fullmatch(id):
        yield f"rule {number}: id: small letters, digits and hyphens"
        return
    if id in met:
        yield f"{id}: there are two rules with this id"
    met.add(id)
    strange = rule.keys() - {"id", "text", "when"}
    yield from (f"{id}: {each}: there is no such field; they are id, text, when" for each in strange)
    if not rule.get("text"):
        yield f"{id}: text: say it in at least one language, text.en = \"…\""
    yield from _wrong_texts(f"{id}: text", rule.get("text", {}))
    if not rule.get("when"):
        yield f"{id}: when: there is no condition"
    yield from _wrong_conditions(f"{id}: when", rule.get("when", {}))


def _wrong_texts(where: str, found: object) -> Iterator[str]:
    if isinstance(found, str):
        found = {"en": found}
    if not isinstance(found, dict):
        yield f"{where}: a text, or a text for each language: .en = \"…\""
        return
    yield from (f"{where}.{lang}: the languages are {', '.join(LANGUAGES)}" for lang in found.keys() - set(LANGUAGES))
    for lang, each in found.items():
        if not isinstance(each, str) or not each.strip() or len(each) > _LONGEST:
            yield f"{where}.{lang}: a text of at most {_LONGEST} characters"


def _wrong_conditions(where: str, found: object) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{where}: conditions, such as {{ reason = false }}"
        return
    for field, wanted in found.items():
        try:
            checked({field: wanted})
        except ValueError as error:
            yield f"{where}: {error}"


def _texts(found: str | Texts) -> Texts:
    return {"en": found} if isinstance(found, str) else dict(found)
