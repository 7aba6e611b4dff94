"""What rests on an article: the claims that it has a part in, the articles that have its text, and what remains without it."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from menurut.claims import Claim, Judgement
from menurut.ledger import Ledger
from menurut.model import Reading
from tests.ledger.test_claims import HELD, article

LONG = ("a long night of work on the pumps of the lower harbour had ended without any result, and the harbour office of the "
        "town expects to close the second gate until the boats that wait outside have been led in")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "news.db")


def added(ledger: Ledger, *readings: Reading) -> list[str]:
    """The content addresses of readings, in their order."""
    return [address for each in readings for address in ledger.add(each).new]


def statement(ledger: Ledger, address: str) -> str:
    (found,) = {each.statement for claim in ledger.claims() for each in claim.mentions if each.place.reading == address}
    return found


def said_by(claim: Claim) -> set[str]:
    return {each.holder for each in claim.mentions}


def test_nothing_remains_of_what_one_article_alone_says(ledger: Ledger) -> None:
    (alone,) = added(ledger, article("Pelita", 1, "Oto Bara"))
    (found,) = ledger.effects(alone).claims
    assert (found.claim, found.remains) == (next(ledger.claims()), ())


def test_what_others_say_remains(ledger: Ledger) -> None:
    one, _ = added(ledger, article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Sari Dewanti"))
    (found,) = ledger.effects(one).claims
    assert said_by(found.claim) == {"Oto Bara", "Sari Dewanti"}
    assert [said_by(each) for each in found.remains] == [{"Sari Dewanti"}]
    assert [each.origins.groups for each in found.remains] == [(("Sari Dewanti",),)]


def test_of_a_claim_that_falls_apart_every_part_remains(ledger: Ledger) -> None:
    contents = ("the museum bought two paintings", HELD, "rain fell on the northern hills")
    between, *others = added(ledger, *(article(*each, content=content) for each, content in zip(
        (("Pelita", 1, "Oto Bara"), ("Gazette", 2, "Sari Dewanti"), ("Marsa", 3, "Lina Sukma")), contents, strict=True)))
    hub = statement(ledger, between)
    ledger.judge([Judgement("same", (hub, statement(ledger, other)), "same", "rani", "2031-02-01") for other in others])
    (found,) = ledger.effects(between).claims
    assert len(said_by(found.claim)) == 3
    assert sorted(map(said_by, found.remains), key=sorted) == [{"Lina Sukma"}, {"Sari Dewanti"}]
    assert list(found.remains) == sorted(found.remains, key=lambda each: each.cid)


def test_what_was_dropped_anyway_takes_nothing_away(ledger: Ledger) -> None:
    one, _ = added(ledger, article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Sari Dewanti"))
    ledger.judge(Judgement("mention", (statement(ledger, one),), "dropped", "rani", "2031-02-01"))
    assert ledger.effects(one).claims == ()


def test_articles_that_have_its_text_rest_on_it_and_those_before_it_do_not(ledger: Ledger) -> None:
    first = article("Pelita", 1, "Oto Bara", content=LONG)
    copies = [replace(first, document=replace(first.document, id=outlet, outlet=outlet, published=f"2031-01-{day:02}"))
              for outlet, day in (("Gazette", 2), ("Marsa", 3))]
    addresses = added(ledger, first, *copies, article("Sada", 4, "Sari Dewanti"))
    assert {doc for _, doc in ledger.effects(addresses[0]).articles} == {"Gazette", "Marsa"}
    assert "Pelita 1" not in {doc for _, doc in ledger.effects(addresses[1]).articles}
    assert ledger.effects(addresses[3]).articles == ()


def test_only_a_reading_of_the_ledger_has_effects(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.effects("0" * 64)
