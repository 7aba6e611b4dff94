"""Claims out of groups: stances on either side, the words that state the proposition, and who only relays."""

from __future__ import annotations

from menurut.claims import Comparison, Mention, Place, Position, Quantity, Stance, Statement
from menurut.link.gathering import mentions, proposition, relays, sides
from menurut.model import Polarity


def statement(
    id: str, text: str = "the minister has resigned", polarity: Polarity = "positive", number: bool = False
) -> Statement:
    quantities = (Quantity(3),) if number else ()
    return Statement(id, Place(id, id, (0, len(text))), text, "en", polarity=polarity, quantities=quantities)


def stances(group: list[Statement], held: dict[str, Stance], *comparisons: Comparison) -> dict[str, Stance]:
    against = sides(group, comparisons)
    positions = {id: [Position(id, stance, id, (id,))] for id, stance in held.items()}
    return {each.statement: each.stance for each in mentions(group, positions, against)}


OPPOSED = Comparison("a", "b", 0.9, "same", opposed=True)


def test_who_says_the_opposite_denies() -> None:
    group = [statement("a"), statement("b", "the minister has not resigned", "negative")]
    assert stances(group, {"a": "asserts", "b": "asserts"}, OPPOSED) == {"a": "asserts", "b": "denies"}


def test_a_negation_in_words_that_are_only_somewhat_alike_is_no_denial() -> None:
    group = [statement("a"), statement("b", "we have not seen the letter of resignation", "negative")]
    weak = Comparison("a", "b", 0.6, "same", opposed=True)
    assert stances(group, {"a": "asserts", "b": "asserts"}, weak) == {"a": "asserts", "b": "asserts"}


def test_who_denies_the_opposite_asserts_and_who_asks_goes_on_asking() -> None:
    group = [statement("a"), statement("b", "the minister has not resigned", "negative"), statement("c")]
    same = Comparison("b", "c", 0.9, "same", opposed=True)
    found = stances(group, {"a": "questions", "b": "denies", "c": "asserts"}, OPPOSED, same)
    assert found == {"a": "questions", "b": "asserts", "c": "asserts"}


def test_the_positive_side_is_the_proposition_whichever_has_more_mentions() -> None:
    negative = [statement(id, "the minister has not resigned", "negative") for id in "bcd"]
    alike = [Comparison("b", id, 0.9, "same") for id in "cd"]
    assert sides([statement("a"), *negative], [OPPOSED, *alike]) == {"b", "c", "d"}


def test_a_statement_without_a_position_is_no_mention() -> None:
    assert stances([statement("a"), statement("b")], {"a": "asserts"}) == {"a": "asserts"}


def test_the_clearest_words_are_certain_on_the_right_side_and_say_much() -> None:
    plain, telling = statement("a"), statement("b", number=True)
    assert proposition([plain, telling], frozenset()).id == "b"
    assert proposition([plain, telling], frozenset("b")).id == "a"


def test_outlets_between_the_holder_and_the_reader_relay() -> None:
    mention = Mention(Place("r", "d", (0, 5)), "s", "a1", "asserts", "Dewi Ranu", ("Pelita", "Kawat", "Dewi Ranu"))
    assert [(each.holder, each.chain, each.stance) for each in relays([mention, mention])] == [
        ("Kawat", ("Pelita", "Kawat"), "relays"),
        ("Pelita", ("Pelita",), "relays"),
    ]
