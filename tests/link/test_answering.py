"""Denials in the very words of what another is told to say: one statement, asserted by the one and denied by the other."""
from __future__ import annotations

from menurut.link.answering import answered
from menurut.link.positions import positions
from menurut.link.statements import statements
from menurut.model import Act, Reading
from tests.link.build import reading, said

TEXT = "Minister Ranu rejected a news agency report that he kept the bridge open for weeks."


def denied(act: Act = "say") -> Reading:
    """The minister denies the words that an agency is told to report, or to call for."""
    denial = said(TEXT, "a1", "Minister Ranu", "rejected", "that he kept the bridge open", act="deny")
    report = said(TEXT, "a2", "a news agency", "report", "that he kept the bridge open for weeks", act=act)
    return reading(TEXT, denial, report)


def test_the_words_are_one_statement_with_both_positions() -> None:
    article = denied()
    found = [each for each in statements(article, "x") if each.attribution]
    assert [each.text for each in found] == ["that he kept the bridge open for weeks"]
    held = {(each.holder, each.stance) for each in positions(article, found)}
    assert held == {("Minister Ranu", "denies"), ("a news agency", "asserts")}


def test_a_denial_of_other_words_stands_for_itself() -> None:
    denial = said(TEXT, "a1", "Minister Ranu", "rejected", "for weeks", act="deny")
    report = said(TEXT, "a2", "a news agency", "report", "that he kept the bridge open")
    assert answered([denial, report]) == {}


def test_a_call_is_not_what_is_denied() -> None:
    assert answered(denied(act="urge").attributions) == {}
