"""A claim is named by its id or the beginning of it, as long as that is clear."""
from __future__ import annotations

import pytest

from menurut.claims import Judgement
from menurut.ledger import Ledger
from menurut.ledger.errors import MovedClaim, SeveralClaims
from tests.ledger.test_claims import article
from tests.link.build import reading as made
from tests.link.build import said

WORDS = ("the old bridge was closed", "two villages were flooded", "the museum bought paintings", "rain fell on the hills")


@pytest.fixture(autouse=True)
def _articles(ledger: Ledger) -> None:
    ledger.add([article(f"Outlet {n}", 1 + n % 28, "Oto Bara", content=f"{WORDS[n % 4]} on day {n}") for n in range(24)])


def test_as_much_as_is_unique_is_enough(ledger: Ledger) -> None:
    cids = [each.cid for each in ledger.each_claim()]
    for cid in cids:
        enough = next(cid[:n] for n in range(1, len(cid) + 1) if sum(each.startswith(cid[:n]) for each in cids) == 1)
        assert ledger.claim(enough) == ledger.claim(cid)


def test_of_several_claims_in_one_article_the_beginning_of_the_place_tells(ledger: Ledger) -> None:
    text = "Oto Bara said that a town hall burned down. Oto Bara added that nine ferries were late."
    burned, late = "a town hall burned down", "nine ferries were late"
    both = said(text, "a1", "Oto Bara", "said", burned), said(text, "a2", "Oto Bara", "added", late)
    (address,) = ledger.add(made(text, *both)).new
    for words in (burned, late):
        place = text.index(words)
        assert ledger.claim(f"{address[:8]}:{place}").claim.proposition.endswith(words)
    with pytest.raises(SeveralClaims):
        ledger.claim(address[:8])
    with pytest.raises(KeyError):
        ledger.claim(f"{address[:8]}:999")


def test_where_several_begin_so_the_first_are_told(ledger: Ledger) -> None:
    cids = [each.cid for each in ledger.each_claim()]
    with pytest.raises(SeveralClaims) as error:
        ledger.claim("")
    assert [each.cid for each in error.value.claims] == cids[:5]


@pytest.mark.parametrize("cid", ["zz", "000000000000:0-1", "%", "'", "G"])
def test_where_none_begins_so_it_is_a_key_error(ledger: Ledger, cid: str) -> None:
    with pytest.raises(KeyError) as error:
        ledger.claim(cid)
    assert error.type is KeyError


def test_of_a_claim_that_was_joined_to_another_that_one_is_told(ledger: Ledger) -> None:
    first, *_, last = ledger.each_claim()
    ledger.judge(Judgement("same", (first.mentions[0].statement, last.mentions[0].statement), "same", "rani", "2031-02-01"))
    for cid in (last.cid, last.cid[:8]):
        with pytest.raises(MovedClaim) as error:
            ledger.claim(cid)
        assert error.value.claim.cid == first.cid


def test_a_claim_of_which_every_mention_was_dropped_can_still_be_looked_at(ledger: Ledger) -> None:
    claim = next(ledger.each_claim())
    ledger.judge(Judgement("mention", (each.statement,), "dropped", "rani", "2031-02-01") for each in claim.mentions)
    assert claim.cid not in {each.cid for each in ledger.each_claim()}
    view = ledger.claim(claim.cid)
    assert view.claim.mentions == ()
    assert view.statements.keys() == {each.statement for each in claim.mentions}
