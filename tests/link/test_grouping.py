"""Which statements are one claim: joined by how they compare and by what people decided, in whatever order."""

from __future__ import annotations

from itertools import permutations

import pytest

from menurut.claims import Comparison, Judgement, Relation
from menurut.link.grouping import groups


def compared(pair: str, score: float = 0.9, relation: Relation = "same") -> Comparison:
    return Comparison(pair[0], pair[1], score, relation)


def judged(pair: str, answer: str) -> Judgement:
    return Judgement("same", tuple(pair), answer, "rani", "2026-03-01")


def found(statements: str, *comparisons: Comparison, judgements: tuple[Judgement, ...] = ()) -> list[str]:
    return ["".join(group) for group in groups(statements, comparisons, judgements)]


def test_what_says_the_same_is_one_claim_and_the_rest_are_claims_of_their_own() -> None:
    assert found("abc", compared("ab")) == ["ab", "c"]


def test_a_low_score_joins_nothing() -> None:
    assert found("ab", compared("ab", 0.4)) == ["a", "b"]


def test_a_chain_of_likeness_does_not_join_what_is_unlike_at_its_ends() -> None:
    unlike = [compared(pair, 0.05, "different") for pair in ("ac", "ad", "bd")]
    assert found("abcd", compared("ab"), compared("bc", 0.6), compared("cd"), *unlike) == ["ab", "cd"]


def test_one_likeness_does_not_join_two_groups_whose_others_were_not_worth_comparing() -> None:
    within = [compared(pair) for pair in ("ab", "ac", "bc", "de", "df", "ef")]
    assert found("abcdef", *within, compared("ad", 0.8)) == ["abc", "def"]


@pytest.mark.parametrize("relation", ["updates", "contradicts"])
def test_an_update_or_a_contradiction_is_never_the_same_claim_by_way_of_a_third(relation: Relation) -> None:
    assert found("abc", compared("ab"), compared("bc", 0.8), compared("ac", 0.9, relation)) == ["ab", "c"]


def test_a_person_decides_over_the_machine() -> None:
    assert found("ab", compared("ab", 0.1, "different"), judgements=(judged("ab", "same"),)) == ["ab"]
    assert found("ab", compared("ab"), judgements=(judged("ba", "not same"),)) == ["a", "b"]
    assert found("ab", compared("ab"), judgements=(judged("ab", "unsure"),)) == ["ab"]


def test_a_person_joins_groups_that_the_machine_keeps_apart_but_not_those_that_a_person_does() -> None:
    machine = (compared("ab"), compared("cd"), compared("bd", 0.9, "updates"))
    assert found("abcd", *machine, judgements=(judged("ac", "same"),)) == ["abcd"]
    assert found("abcd", *machine, judgements=(judged("ac", "same"), judged("bd", "not same"))) != ["abcd"]


def test_statements_that_are_not_there_are_passed_over() -> None:
    assert found("a", compared("ab"), judgements=(judged("xy", "same"),)) == ["a"]


def test_the_order_of_the_comparisons_does_not_matter() -> None:
    every = [compared("ab"), compared("bc", 0.9), compared("cd", 0.7), compared("ad", 0.1, "different"), compared("bd", 0.6)]
    wanted = found("abcd", *every)
    assert all(found("dcba", *order) == wanted for order in permutations(every))


def test_two_clauses_of_one_sentence_are_never_one_claim_unless_a_person_says_so() -> None:
    both = (compared("ac", 0.95), compared("bc", 0.9))
    inside = {"a": ("r1", (0, 90)), "b": ("r1", (0, 90)), "c": ("r2", (0, 40))}
    assert groups("abc", both, (), inside) == [("a", "c"), ("b",)]
    word = judged("ab", "same")
    assert groups("abc", both, (word,), inside) == [("a", "b", "c")]
