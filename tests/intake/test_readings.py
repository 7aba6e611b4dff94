"""Readings that are brought in: linked as they are, among articles that are read."""
from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.intake import Intake, sources, worker
from menurut.ledger import Ledger
from menurut.model import Reading
from menurut.views import files
from tests.ledger.test_claims import article


def brought(intake: Intake, *readings: Reading) -> list[tuple[str, str]]:
    """What came of a file of readings: the fate and the code of each."""
    data = "".join(files.jsonl(readings)).encode()
    job = intake.submit("files", "readings", [sources.file("theirs.jsonl", data)])
    intake.work()
    found, _ = intake.listing.outcomes(job, ("new", "known", "failed", "noted"), 0, 99)
    return [(each.fate, each.code) for each in found]


def test_readings_are_kept_and_linked_with_what_is_there(intake: Intake, ledger: Ledger) -> None:
    ledger.add(article("Pelita", 1, "Oto Bara"))
    given = article("Gazette", 2, "Oto Bara")
    assert brought(intake, given, given) == [("new", "")]
    assert brought(intake, given) == [("known", "")]
    assert given in [reading for _, reading in ledger.readings()]
    assert {mention.place.doc for claim in ledger.claims() for mention in claim.mentions if len(claim.mentions) == 2}


def test_another_reading_of_an_article_that_is_there_is_a_version_of_it(intake: Intake, ledger: Ledger) -> None:
    ours = article("Pelita", 1, "Oto Bara", id="pelita-1")
    (said,) = ours.attributions
    theirs = replace(ours, attributions=(replace(said, confidence=0.5),))
    ledger.add(ours)
    assert brought(intake, theirs) == [("new", "")]
    assert len(ledger.versions("pelita-1")) == 2
    (claim,) = [each for each in ledger.claims() if each.proposition.endswith("on Monday")]
    assert len(claim.mentions) == 1


def test_what_would_keep_all_others_waiting_is_left_to_the_terminal(
    intake: Intake, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = article("Pelita", 1, "Oto Bara")
    (said,) = given.attributions
    crowd = tuple(replace(given.parties[0], id=f"q{number}") for number in range(501))
    long = replace(said, chain=said.chain * 50_000)
    assert brought(intake, replace(given, parties=given.parties + crowd)) == [("failed", "too-long")]
    assert brought(intake, replace(given, attributions=(long,))) == [("failed", "too-long")]
    monkeypatch.setattr(worker, "MOST_ATTRIBUTIONS", 0)
    assert brought(intake, given) == [("failed", "too-long")]
    assert ledger.count() == 0
