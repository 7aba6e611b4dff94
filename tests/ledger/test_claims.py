"""What a ledger shows of a claim: who is behind it as the articles on its side say, and nothing of what people dropped."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from menurut.claims import Claim, Judgement
from menurut.ledger import Ledger
from menurut.model import Act, Reading, Section
from tests.link.build import person, said
from tests.link.build import reading as made

HELD = "the old bridge of Port Sunda was closed on Monday"
OFFICIALS = person("Two officials", "group", named=False)


def article(outlet: str, day: int, source: str, act: Act = "say", content: str = HELD, **document: str) -> Reading:
    """An article in which one source says, or denies, one thing."""
    text = f"{source} {'denied' if act == 'deny' else 'said'} that {content}."
    cue = "denied" if act == "deny" else "said"
    parties = (OFFICIALS,) if source == OFFICIALS.name else ()
    given = made(text, said(text, "a1", source, cue, content, act=act), parties=parties, outlet=outlet)
    fields = {"published": f"2031-01-{day:02}"} | document
    return replace(given, document=replace(given.document, **fields), sections=(Section("report", (0, len(text))),))  # type: ignore[arg-type]


def only(ledger: Ledger) -> Claim:
    (found,) = [each for each in ledger.claims() if each.proposition.endswith("on Monday")]
    return found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "news.db")


def test_who_denies_a_claim_is_not_said_to_have_become_its_source(ledger: Ledger) -> None:
    ledger.add([article("Pelita", 1, "Two officials"), article("Gazette", 2, "Sari Dewanti", "deny")])
    view = ledger.claim(only(ledger).cid)
    assert {each.stance for each in view.claim.mentions} == {"asserts", "denies"}
    assert view.drift == ()
    ledger.add(article("Marsa", 3, "Oto Bara"))
    (change,) = ledger.claim(only(ledger).cid).drift
    assert (change.what, change.before, change.after) == ("named", "Two officials", "Oto Bara")


def test_what_was_dropped_gives_a_claim_no_words(ledger: Ledger) -> None:
    longer = HELD.replace("closed", "shut for 3 boats")
    ledger.add([article("Pelita", 1, "Oto Bara"), article("Gazette", 2, "Oto Bara", content=longer)])
    one, other = [mention for claim in ledger.claims() for mention in claim.mentions if "bridge" in mention.text]
    ledger.judge(Judgement("same", (one.statement, other.statement), "same", "rani", "2031-02-01"))
    before = only(ledger)
    gone = next(each for each in before.mentions if each.text == before.proposition)
    ledger.judge(Judgement("mention", (gone.statement,), "dropped", "rani", "2031-02-02"))
    after = only(ledger)
    assert [each.text for each in after.mentions] == [after.proposition] != [before.proposition]
    ledger.judge(Judgement("mention", (gone.statement,), "kept", "rani", "2031-02-03"))
    assert only(ledger) == before
