"""House rules as data: what is a set of rules, what is wrong with one that is not."""
from __future__ import annotations

import pytest

from menurut.views import rules

RULE = '[[rule]]\nid = "why"\nwhen = { reason = false }\ntext.en = "No reason."\n'


@pytest.mark.parametrize("name", rules.STARTING)
def test_the_starting_sets_are_rules_in_all_languages(name: str) -> None:
    book = rules.parsed(rules.starting(name))
    assert all(set(rule.text) == {"en", "id", "ar"} for rule in book.rules)
    assert set(book.name) == set(book.about) == {"en", "id", "ar"}


def test_conditions_of_the_set_hold_for_every_rule_unless_it_says_otherwise() -> None:
    own = RULE.replace("false }", 'false, kind = ["group"] }')
    book = rules.parsed(f'[set]\napplies = {{ kind = ["person"], report = true }}\n{own}')
    assert book.conditions == {"why": {"kind": ["group"], "report": True, "reason": False}}


def test_a_rule_is_told_in_the_reader_s_language_or_in_english() -> None:
    [rule] = rules.parsed(RULE + 'text.id = "Tanpa alasan."\n').rules
    assert (rule.told("id"), rule.told("ar")) == ("Tanpa alasan.", "No reason.")


@pytest.mark.parametrize(("text", "wrong"), [
    ("", "there is no rule: write [[rule]]"),
    ("= 1", "no TOML: "),
    (RULE + RULE, "why: there are two rules with this id"),
    (RULE.replace("reason", "weather"), "why: when: weather: there is no such field"),
    (RULE.replace('"why"', '"Why?"'), "rule 1: id: small letters"),
    (RULE.replace("when", "if"), "why: if: there is no such field"),
    (RULE.replace("text.en", "text.fr"), "why: text.fr: the languages are en, id, ar"),
    (RULE.replace('"No reason."', "3"), "why: text.en: a text of at most"),
    ("set = 3\n" + RULE, "set: write [set]"),
    ("rule = [1]", "there is no rule"),
    ("x" * 100_001, "longer than 100,000 characters"),
])
def test_everything_that_is_wrong_is_said_where(text: str, wrong: str) -> None:
    with pytest.raises(rules.Unruly) as error:
        rules.parsed(text)
    assert any(each.startswith(wrong) or wrong in each for each in error.value.problems), error.value.problems
