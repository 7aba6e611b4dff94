"""What people decide: of everything the latest holds, whoever it is from; what others said is kept and told."""
from __future__ import annotations

from itertools import permutations

import pytest

from menurut.claims import Judgement
from menurut.ledger.people import disputed, holding, said

MONDAY, TUESDAY = "2031-02-03T10:00:00+00:00", "2031-02-04T10:00:00+00:00"


def dropped(answer: str, user: str, time: str, note: str = "") -> Judgement:
    return Judgement("mention", ("s1",), answer, user, time, note)


def test_the_latest_holds_whoever_it_is_from() -> None:
    first, second = dropped("dropped", "rani", MONDAY), dropped("kept", "budi", TUESDAY)
    assert holding([first, second]) == [second]
    again = dropped("dropped", "rani", "2031-02-05")
    assert holding([first, second, again]) == [again]
    assert said([first, second, again]) == [(second, again)]


def test_the_latest_is_told_by_the_clock_not_by_how_a_time_is_written() -> None:
    early, late = dropped("kept", "rani", "2031-02-03T23:00:00+07:00"), dropped("dropped", "budi", "2031-02-03T20:00:00+00:00")
    assert holding([late, early]) == [late]


def test_who_is_unsure_leaves_it_to_the_machine() -> None:
    same, unsure = (Judgement("same", ("s1", "s2"), answer, user, time)
                    for answer, user, time in (("same", "rani", MONDAY), ("unsure", "budi", TUESDAY)))
    assert holding([same, unsure]) == [unsure]


def test_who_takes_back_what_they_said_is_as_if_they_had_said_nothing() -> None:
    first, second = dropped("kept", "rani", MONDAY), dropped("dropped", "budi", TUESDAY)
    back = dropped("taken back", "budi", "2031-02-05")
    assert holding([first, second, back]) == [first]
    assert disputed([first, second, back]) == []
    assert said([second, back]) == []
    again = dropped("dropped", "budi", "2031-02-06")
    assert said([first, second, back, again]) == [(first, again)]


@pytest.mark.parametrize(("kind", "bold", "cautious"), [
    ("mention", "dropped", "kept"), ("same", "same", "not same"), ("same", "same", "unsure"), ("same", "unsure", "not same"),
    ("party", "same", "not same")])
@pytest.mark.parametrize("users", [("budi", "rani"), ("rani", "budi"), ("rani", "rani")])
def test_at_one_time_the_more_cautious_holds(kind: str, bold: str, cautious: str, users: tuple[str, str]) -> None:
    subject = ("s1",) if kind == "mention" else ("s1", "s2")
    both = [Judgement(kind, subject, answer, user, MONDAY) for answer, user in zip((bold, cautious), users, strict=True)]  # type: ignore[arg-type]
    assert [each.answer for each in holding(both)] == [each.answer for each in holding(both[::-1])] == [cautious]


def test_the_order_in_which_they_came_leaves_no_trace() -> None:
    every = [dropped("dropped", "rani", MONDAY), dropped("kept", "budi", MONDAY), dropped("kept", "budi", MONDAY, "a note"),
             dropped("dropped", "tono", TUESDAY), Judgement("grade", ("Pelita",), "B", "budi", MONDAY)]
    for of in (said, holding, disputed):
        assert len({repr(of(given)) for given in permutations(every)}) == 1


def test_gradings_are_each_users_own() -> None:
    old, rani, budi = (Judgement("grade", ("Pelita",), *each)
                       for each in (("A1", "rani", MONDAY), ("B2", "rani", TUESDAY), ("C3", "budi", MONDAY)))
    assert set(holding([old, rani, budi])) == {rani, budi}
    assert disputed([old, rani, budi]) == []


def test_only_users_who_differ_now_disagree() -> None:
    first, second = dropped("dropped", "rani", MONDAY), dropped("kept", "budi", TUESDAY)
    assert disputed([second, first]) == [(first, second)]
    assert disputed([first, dropped("kept", "rani", TUESDAY)]) == []
    assert disputed([first, second, dropped("kept", "rani", "2031-02-05")]) == []
