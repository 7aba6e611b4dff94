"""What is asked first: what the machine is least sure of, and what most articles hang on."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

import menurut
from menurut.claims import Claim, Comparison, Judgement, Mention, Origins, Place
from menurut.ledger.proposals import Queue
from menurut.ledger.proposals.pairs import pairs
from menurut.ledger.proposals.tipping import tipping

ARTICLES = {
    "a": "The harbour in Telmora closed on Monday, the port authority said. The mayor said the ferry will return in June.",
    "b": "Telmora's harbour was shut on Monday, according to the port authority. Fishermen said they lost a week of work.",
    "c": "The mayor of Telmora said the ferry would be back in June. The harbour is closed, the port authority said. "
    "Fishermen lost a week of work, they said.",
}


@pytest.fixture
def ledger() -> Iterator[menurut.Ledger]:
    with menurut.Ledger(":memory:") as made:
        made.add(menurut.read_text(text, lang="en", outlet=f"Outlet {name}", published="2031-03-04")
                 for name, text in ARTICLES.items())
        yield made


def scored(ledger: menurut.Ledger, *scores: float) -> list[tuple[str, str]]:
    """Give the first pairs of statements these scores and all others one that nobody is asked about."""
    found = sorted(ledger.derived.comparisons.all(), key=lambda each: (each.a, each.b))
    ids = sorted({each.a.partition(":")[0] for each in found} | {each.b.partition(":")[0] for each in found})
    of = {address: [id for id, _ in ledger.derived.statements.of([address])] for address in ids}
    ledger.derived.comparisons.drop((of[one], of[other]) for one in ids for other in ids if one < other)
    made = [Comparison(each.a, each.b, score, "same" if score >= 0.5 else "different", features=each.features)
            for each, score in zip(found, [*scores, *[0.99] * len(found)], strict=False)]
    ledger.derived.comparisons.put(made)
    return [(each.a, each.b) for each in made[: len(scores)]]


def test_only_what_the_machine_is_unsure_of_is_asked_the_least_sure_first(ledger: menurut.Ledger) -> None:
    unsure, sure, almost = scored(ledger, 0.5, 0.95, 0.41)
    found = [each.subject for each in pairs(ledger.store)]
    assert set(found) == {unsure, almost}
    assert sure not in found


def test_what_would_join_and_what_is_joined_are_told_apart(ledger: menurut.Ledger) -> None:
    above, below = scored(ledger, 0.51, 0.49)
    assert {each.subject: each.joined for each in pairs(ledger.store)} == {above: True, below: False}


def test_what_is_decided_is_left_out_until_it_is_taken_back(ledger: menurut.Ledger) -> None:
    [pair] = scored(ledger, 0.5)
    queue = Queue(ledger)
    assert [each.subject for each in queue.proposals("same")] == [pair]
    for day, (answer, left) in enumerate((("unsure", []), ("taken back", [pair]), ("not same", [])), start=1):
        ledger.judge(Judgement("same", pair, answer, "rani", f"2031-04-0{day}T10:00:00+00:00"))
        assert [each.subject for each in queue.proposals("same")] == left


def test_new_articles_make_the_queue_anew(ledger: menurut.Ledger) -> None:
    queue = Queue(ledger)
    before = queue.proposals()
    ledger.add(menurut.read_text(ARTICLES["a"].replace("Monday", "Monday evening"), lang="en", outlet="Outlet d",
                                 published="2031-03-05"))
    assert queue.proposals() != before or not before


def mention(number: int, holder: str, outlet: str) -> Mention:
    return Mention(Place(f"r{number}", f"d{number}", (0, 9)), f"s{number}", "a1", "asserts", holder, (outlet, holder), "words")


def test_a_mention_that_alone_stands_for_an_origin_is_asked_about() -> None:
    several = (mention(1, "Sari", "Post"), mention(2, "Sari", "Star"), mention(3, "Budi", "Sun"))
    claim = Claim("c", "words", several, origins=Origins(1, 2, groups=(("Sari",), ("Budi",))))
    [found] = tipping([claim])
    assert (found.subject, found.reasons) == (("s3",), ("without it the claim has at most 1 origins, not 2",))


@pytest.mark.parametrize("groups", [(("Sari", "Budi"),), tuple((f"P{number}",) for number in range(9))])
def test_where_one_more_changes_little_nothing_is_asked(groups: tuple[tuple[str, ...], ...]) -> None:
    several = tuple(mention(number, name, "Post") for number, name in enumerate(("Sari", "Budi", "P1", "P2")))
    assert tipping([Claim("c", "words", several, origins=Origins(1, len(groups), groups=groups))]) == []
