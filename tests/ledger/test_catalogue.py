"""The kept claims: pages and filters say what going through all of them says, whatever happened before."""
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cascades.make import cascades
from menurut.calendars import fold
from menurut.claims import Claim, Judgement
from menurut.ledger import Ledger
from menurut.ledger.catalogue import Wanted
from menurut.model import Reading

READINGS = [reading for readings, _ in cascades(60, seed=11, size=6) for reading in readings]
WHEN = "2031-03-01T10:00:00+00:00"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(READINGS)
        yield ledger


def anew(path: Path, ledger: Ledger) -> list[Claim]:
    """The claims of a ledger that holds the same readings and judgements, and made its claims once."""
    with Ledger(path) as other:
        other.add((reading for _, reading in ledger.readings()), link=False)
        other.judge(ledger.judgements())
        for each in ledger.withdrawals():
            other.withdraw(each.reading, user=each.user, time=each.time, restored=each.restored)
        return list(other.claims())


def test_pages_are_stretches_of_the_whole_list(full: Ledger) -> None:
    every = list(full.claims())
    pages = [full.claims_page(Wanted(), start, 7) for start in range(0, len(every), 7)]
    assert [claim for found, _ in pages for claim in found] == every
    assert {total for _, total in pages} == {len(every)}
    assert full.claims_page(Wanted(), len(every) + 5, 7) == ([], len(every))


def test_each_filter_leaves_what_has_it(full: Ledger) -> None:
    every = list(full.claims())
    name = next(each.holder for claim in every for each in claim.mentions if " " in each.holder).split()[0]
    days = {address: reading.document.published or "" for address, reading in full.readings()}
    langs = {address: reading.document.lang for address, reading in full.readings()}
    for wanted, has in (
        (Wanted(party=name), lambda each: fold(name) in fold(" ".join((each.holder, *each.chain))).split()),
        (Wanted(language="ar"), lambda each: langs[each.place.reading] == "ar"),
        (Wanted(stance="denies"), lambda each: each.stance == "denies"),
    ):  # fmt: skip
        kept = [claim for claim in every if any(map(has, claim.mentions))]
        assert kept, wanted
        assert list(full.claims_like(wanted)) == kept, wanted
    assert list(full.claims(origins=1)) == [claim for claim in every if claim.origins.at_most <= 1]
    last = sorted(days.values())[-3][:10]
    late = [claim for claim in every if any(days[each.place.reading][:10] >= last for each in claim.mentions)]
    assert late
    assert list(full.claims_like(Wanted(since=last))) == late


def test_a_name_is_matched_as_it_stands_and_not_as_a_pattern(full: Ledger) -> None:
    assert list(full.claims(party="%")) == list(full.claims(party="_")) == []


def test_a_judgement_and_its_taking_back_change_only_what_they_are_about(full: Ledger, tmp_path: Path) -> None:
    before = list(full.claims())
    one, other = before[0].mentions[0].statement, before[1].mentions[0].statement
    full.judge(Judgement("same", (one, other), "same", "rani", WHEN))
    assert list(full.claims()) == anew(tmp_path / "other.db", full) != before
    full.judge(Judgement("mention", (one,), "dropped", "rani", WHEN))
    assert list(full.claims()) == anew(tmp_path / "third.db", full)
    full.judge(Judgement("same", (one, other), "taken back", "rani", WHEN.replace("10", "11")))
    full.judge(Judgement("mention", (one,), "taken back", "rani", WHEN.replace("10", "11")))
    assert list(full.claims()) == before


def test_a_party_judged_the_same_counts_as_one_origin_at_once(full: Ledger, tmp_path: Path) -> None:
    claim = next(each for each in full.claims() if each.origins.at_most > 1)
    parties = [f"{address}:{party.id}" for address, reading in full.readings({m.place.reading: 0 for m in claim.mentions})
               for party in reading.parties if party.named]
    for pair in itertools.islice(itertools.combinations(parties, 2), 3):
        full.judge(Judgement("party", pair, "same", "rani", WHEN))
    assert list(full.claims()) == anew(tmp_path / "other.db", full)


def test_a_newer_version_takes_the_place_of_the_older(full: Ledger, tmp_path: Path) -> None:
    address, old = next(full.readings())
    list(full.claims())
    document = replace(old.document, updated="2099-01-01", text=f"{old.document.text} ")
    full.add(replace(old, document=document))
    found = list(full.claims())
    assert all(each.place.reading != address for claim in found for each in claim.mentions)
    assert found == anew(tmp_path / "other.db", full)


def test_another_table_of_outlets_makes_the_claims_anew(full: Ledger, tmp_path: Path) -> None:
    names = sorted({reading.document.outlet or "" for _, reading in full.readings()})
    before = {claim.cid: claim.origins.at_most for claim in full.claims()}
    table = tmp_path / "outlets.toml"
    table.write_text("".join(f'[[outlet]]\nname = "{name}"\nowner = "One House"\n' for name in names), encoding="utf-8")
    with Ledger(tmp_path / "news.db", outlets=table) as owned:
        assert all(claim.origins.at_most <= before[claim.cid] for claim in owned.claims())
        assert sum(claim.origins.at_most for claim in owned.claims()) < sum(before.values())
    assert {claim.cid: claim.origins.at_most for claim in full.claims()} == before


def test_both_databases_keep_the_same(where: Callable[[], str]) -> None:
    with Ledger(where()) as one, Ledger(":memory:") as other:
        for ledger in (one, other):
            ledger.add(readings() if ledger is one else list(readings())[::-1])
        assert list(one.each_claim()) == list(other.each_claim())
        assert [made.claim for made in one.each_made()] == list(one.each_claim())


def readings() -> Iterator[Reading]:
    return iter(READINGS[:24])
