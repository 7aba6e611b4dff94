"""Who is behind a mention, as exports name them."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from menurut.link.standing import Link
from menurut.model import Reading
from menurut.views.exports import source
from menurut.views.exports.source import Source, Told
from tests.views.ledgers import Ledger, claim, made, readings


def told(*chain: Link) -> Told:
    """The first mention with another chain."""
    known = readings()
    whole = made(claim(known), known)
    first = replace(whole.standings[0], chain=chain)
    return next(Source(Ledger(), []).told(replace(whole, standings=(first,))))


def test_a_spokesman_is_himself_and_not_the_body_he_speaks_for() -> None:
    both = (Link("body:works", "Works Ministry", "organization", True), Link("body:works", "Tamir", "person", True))
    body, man = told(*both).chain[1:]
    assert body.key != man.key


def test_a_name_in_two_languages_is_one_party() -> None:
    names = (Link("person:lntn", "Daro Lintang", "person", True), Link("person:lntn", "دارو لينتانغ", "person", True))
    assert len({each.key for each in told(*names).chain[1:]}) == 1


def test_sister_outlets_stay_apart() -> None:
    sisters = (Link("muara", "Harian Muara", "outlet", True), Link("muara", "Muara Daily", "outlet", True))
    assert len({each.key for each in told(*sisters).chain}) == 3


def test_an_outlet_that_speaks_for_itself_is_the_holder() -> None:
    assert told().holder == told().outlet


def test_no_more_readings_than_a_few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    class Counting(Ledger):
        def readings(self, addresses: Iterable[str] | None = None) -> Iterator[tuple[str, Reading]]:
            asked.append(list(addresses or ()))
            return super().readings(asked[-1])

    known = readings()
    monkeypatch.setattr(source, "_MOST", 1)
    found = list(Source(Counting(), []).told(made(claim(known), known)))
    assert asked == [["a" * 64], ["b" * 64], ["c" * 64]]
    assert [each.mention for each in found] == list(claim(known).mentions)
