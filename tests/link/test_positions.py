"""Who asserts, denies, questions or only relays a statement, from the act, the cue, the chain and what a denial answers."""

from __future__ import annotations

import pytest

from menurut import pack
from menurut.claims import Position, Stance
from menurut.link.positions import positions
from menurut.model import Act, Polarity
from tests.link.build import person, reading, said, statement

TEXT = "Dewi Ranu says the harbour at Teluk Sari will close in May."


def only(
    text: str, cue: str, content: str, act: Act = "say", polarity: Polarity = "positive", lang: str = "en"
) -> list[Stance]:
    found = reading(text, said(text, "a1", "Dewi Ranu", cue, content, act=act, polarity=polarity), lang=lang)
    return [each.stance for each in positions(found, [statement(found, content, "a1")])]


@pytest.mark.parametrize(
    ("act", "polarity", "stances"),
    [
        ("say", "positive", ["asserts"]),
        ("confirm", "positive", ["asserts"]),
        ("warn", "positive", ["asserts"]),
        ("deny", "positive", ["denies"]),
        ("ask", "positive", ["questions"]),
        ("decline", "positive", []),
        ("say", "negative", []),
        ("deny", "negative", []),
    ],
)
def test_the_act_and_its_polarity_give_the_stance(act: Act, polarity: Polarity, stances: list[Stance]) -> None:
    assert only(TEXT, "says", "the harbour at Teluk Sari will close in May", act, polarity) == stances


@pytest.mark.parametrize(
    ("lang", "text", "cue", "content"),
    [
        ("en", "Dewi Ranu doubted that the bridge would hold.", "doubted", "that the bridge would hold"),
        ("id", "Dewi Ranu meragukan jembatan itu aman.", "meragukan", "jembatan itu aman"),
        ("ar", "شككت Dewi Ranu في أن الجسر آمن.", "شككت", "في أن الجسر آمن"),
    ],
)
def test_a_word_of_doubt_questions(lang: str, text: str, cue: str, content: str) -> None:
    assert only(text, cue, content, "attitude", lang=lang) == ["questions"]


def test_the_outlets_own_words_are_asserted_by_the_outlet() -> None:
    found = reading("The bridge collapsed.")
    assert positions(found, [statement(found, "The bridge collapsed")]) == (
        Position("s0", "asserts", "Pelita", ("Pelita",), None, ("the outlet's own words",)),
    )


REPORT = "Kawat wrote that Oto Bara had met the rebels. {denial}. Oto Bara asked Kawat for a correction."


def denial(words: str, content: str) -> list[tuple[str, Stance, str]]:
    text = REPORT.format(denial=words)
    found = reading(
        text,
        said(text, "a1", "Kawat", "wrote", "that Oto Bara had met the rebels"),
        said(text, "a2", "Mirsan Party", "denied", content, act="deny"),
        said(text, "a3", "Oto Bara", "asked", "for a correction", act="urge"),
        parties=(person("Kawat", "outlet"),),
    )
    every = [
        statement(found, "that Oto Bara had met the rebels", "a1"),
        statement(found, content, "a2"),
        statement(found, "for a correction", "a3"),
    ]
    return [(each.statement, each.stance, each.holder) for each in positions(found, every)]


def test_who_denies_a_report_denies_what_it_says() -> None:
    found = denial("Mirsan Party denied the report", "the report")
    assert ("s12", "denies", "Mirsan Party") in found
    assert ("s12", "asserts", "Kawat") in found
    assert not any(statement == f"s{REPORT.index('{denial}')}" for statement, _, _ in found)


def test_who_denies_a_proposition_denies_that_one_only() -> None:
    found = denial("Mirsan Party denied that its chief had been abroad", "that its chief had been abroad")
    assert ("s12", "denies", "Mirsan Party") not in found
    assert [stance for _, stance, holder in found if holder == "Mirsan Party"] == ["denies"]


def test_a_request_to_the_one_who_reported_is_no_denial() -> None:
    found = denial("Mirsan Party denied the report", "the report")
    assert [stance for _, stance, holder in found if holder == "Oto Bara"] == ["asserts"]


def test_what_was_only_reported_inside_a_statement_is_relayed() -> None:
    text = "Dewi Ranu said there were reports that two villages were cut off."
    found = reading(
        text,
        said(text, "a1", "Dewi Ranu", "said", "there were reports that two villages were cut off"),
        said(text, "a2", "", "reports", "that two villages were cut off", parent="a1", party="?", chain=("Dewi Ranu", "?")),
        parties=(person("?", "unspecified", named=False),),
    )
    inner = statement(found, "that two villages were cut off", "a2")
    assert [each.stance for each in positions(found, [inner])] == ["relays"]


@pytest.mark.parametrize("lang", ["en", "id", "ar"])
@pytest.mark.parametrize("name", ["doubts", "reports"])
def test_a_pack_accepts_and_refuses_what_it_says(lang: str, name: str) -> None:
    rule = pack.load(lang, "positions")[name]
    assert len(set(rule["words"])) == len(rule["words"])
    cue = name == "doubts"
    for words, wanted in [*((words, True) for words in rule["accept"]), *((words, False) for words in rule["refuse"])]:
        text = f"X {words} Y."
        if cue:
            found = only(f"Dewi Ranu {words} Y.", words, "Y", "say", lang=lang)
            assert (found == ["questions"]) == wanted, words
        else:
            found = reading(text, said(text, "a0", "", "", "Y"), said(text, "a1", "X", "", words, act="deny"), lang=lang)
            assert (not positions(found, [statement(found, words, "a1")])) == wanted, words
