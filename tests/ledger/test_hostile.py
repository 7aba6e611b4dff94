"""Broken, contradicting and hostile readings, all the way: recorded, linked, shown, and taken away again."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from menurut.ledger import Ledger
from menurut.model import Party, Reading
from tests.ledger.test_claims import HELD, article

SQL = "Robert'); DROP TABLE readings;--"


def all_shown(ledger: Ledger) -> int:
    """Go through all that a ledger shows; returns in how many readings its claims stand."""
    every = list(ledger.claims())
    for each in every:
        assert ledger.claim(each.cid).claim == each
        assert 0 <= each.origins.at_least <= each.origins.at_most <= len(each.mentions)
    addresses = {mention.place.reading for each in every for mention in each.mentions}
    for address in addresses:
        assert all(each.claim in every for each in ledger.effects(address).claims)
    list(ledger.headlines())
    return len(addresses)


@pytest.mark.parametrize("published", ["2999-12-31", "9999-12-31T23:59:59+00:00", "0001-01-01", "1850-03-01", "yesterday"])
def test_an_article_of_any_date_is_linked(ledger: Ledger, published: str) -> None:
    ledger.add([article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Oto Bara", published=published)])
    ledger.add(article("Marsa", 3, "Oto Bara"))
    assert all_shown(ledger) == 3
    (claim,) = ledger.claims()
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)


def test_an_article_dated_before_its_source_still_cites_it(ledger: Ledger) -> None:
    ledger.add([article("Pelita", 9, "Oto Bara"), article("Gazette", 1, "Pelita", updated="2030-01-01")])
    assert {each.issue.code for each in ledger.issues()} == {"published-after-updated"}
    assert all_shown(ledger) == 2


def test_spans_outside_the_text_are_passed_over(ledger: Ledger) -> None:
    whole = article("Pelita", 1, "Oto Bara")
    (said,) = whole.attributions
    odd = [replace(said, content=((10, 4000),)), replace(said, source=((-7, -1),)), replace(said, cue=((9, 3),))]
    party = Party("p9", "Nobody", "person", True, ((3999, 4000), (-4, 2)))
    broken = [replace(whole, attributions=(each,), parties=(*whole.parties, party)) for each in odd]
    ledger.add([*broken, article("Gazette", 2, "Oto Bara")])
    assert {each.issue.code for each in ledger.issues()} == {"span-outside-text"}
    assert all_shown(ledger)


def test_parties_named_like_statements_of_sql_are_names(ledger: Ledger) -> None:
    ledger.add([article(f"'; DROP TABLE claims;-- {n}", n, SQL, id=f"x' OR '1'='1 {n}") for n in (1, 2)])
    assert all_shown(ledger) == 2
    (claim,) = ledger.claims(party=SQL)
    assert {each.holder for each in claim.mentions} == {SQL}
    (party,) = ledger.parties(SQL)
    assert ledger.party(party.key) == party
    assert len(ledger.versions("x' OR '1'='1 2")) == 1
    assert ledger.count() == 2


def test_the_order_of_hostile_articles_leaves_no_trace(where: Callable[[], str]) -> None:
    dates = ("2999-01-01", "0001-01-01", "x", "2031")
    every: list[Reading] = [article("Pelita", 1, "Oto Bara", published=each) for each in dates]
    every += [article("Gazette", 1, SQL), article("Marsa", 2, "Oto Bara", "deny", HELD)]
    with Ledger(where()) as one, Ledger(where()) as other:
        one.add(every)
        for each in reversed(every):
            other.add(each)
        assert (one.digest(), list(one.claims())) == (other.digest(), list(other.claims()))
