"""When two numbers can be the same one."""
from __future__ import annotations

import pytest

from menurut.claims import Quantity
from menurut.link.compare.numbers import agree, agreement

Q = Quantity
SAME = [
    (Q(832), Q(832)), (Q(384), Q(384, "at least")), (Q(832), Q(800, "more than")), (Q(16_700, "about"), Q(16_000, "more than")),
    (Q(6, unit="m"), Q(20, unit="ft")), (Q(7.5, unit="magnitude"), Q(7.5)), (Q(100, vague=True), Q(100, vague=True)),
    (Q(16_700), Q(17_000)), (Q(98), Q(100, "less than")),
]  # fmt: skip
DIFFERENT = [
    (Q(832), Q(384)), (Q(500, "more than"), Q(550, "more than")), (Q(379_800), Q(380_000, "more than")),
    (Q(832), Q(100, vague=True)), (Q(800), Q(1000, vague=True)), (Q(6, unit="m"), Q(6, unit="km")),
    (Q(12, unit="%"), Q(12, unit="m")), (Q(3), Q(4)), (Q(30), Q(29)), (Q(100, vague=True), Q(1000, vague=True)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equal_rounded_and_converted_numbers_agree(one: Quantity, other: Quantity) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_numbers_do_not(one: Quantity, other: Quantity) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


@pytest.mark.parametrize(("ours", "theirs", "how"), [
    ((), (), "none"), ((Q(3),), (), "one"), ((Q(3), Q(40)), (Q(40),), "same"), ((Q(3),), (Q(40),), "differ"),
    ((Q(100, vague=True),), (Q(100, vague=True),), "vague"), ((Q(100, vague=True),), (Q(120),), "differ"),
])  # fmt: skip
def test_how_the_numbers_of_two_statements_stand(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...], how: str) -> None:
    assert agreement(ours, theirs) == how
