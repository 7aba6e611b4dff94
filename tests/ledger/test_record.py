"""The record: readings go in, whole and for ever; what people decide is appended."""
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from menurut.claims import Judgement
from menurut.ledger import Ledger, Version, Withdrawal
from menurut.model import Document, Issue, Reading
from tests.ledger.build import TEXT, article, judgement, reading

pytestmark = pytest.mark.usefixtures("without_linking")


def test_a_reading_comes_back_as_it_was(ledger: Ledger) -> None:
    given = reading(outlet="Warta Arum", url="https://warta.example/1", published="2031-01-02")
    address = ledger.add(given).new[0]
    assert ledger.reading(address) == given
    assert list(ledger.readings()) == [(address, given)]


@pytest.mark.parametrize("text", [
    "a\0b", "lone \ud800 surrogate", "\ud83d\ude00 as two halves", "سدّ \u202e وادي", "'; DROP TABLE readings; --"])
def test_any_text_is_kept_to_the_code_point(ledger: Ledger, text: str) -> None:
    given = reading(text, id=text, title=text, outlet=text, url=text)
    address = ledger.add(given).new[0]
    assert ledger.reading(address) == given
    assert [each.reading for each in ledger.versions(text)] == [address]


def test_adding_the_same_twice_changes_nothing(ledger: Ledger) -> None:
    first = ledger.add([reading(), reading()])
    before = ledger.digest()
    again = ledger.add(reading())
    assert (len(first.new), again.new, again.known) == (1, (), first.new)
    assert ledger.digest() == before


def test_a_thousand_identical_articles_are_one_reading(ledger: Ledger) -> None:
    added = ledger.add(reading() for _ in range(1000))
    assert ledger.count() == len(added.new) == 1


def test_an_unknown_reading_is_a_key_error(ledger: Ledger) -> None:
    for address in ("0" * 64, "", "no address", "\0"):
        with pytest.raises(KeyError):
            ledger.reading(address)


def test_readings_asked_for_come_in_the_order_asked(ledger: Ledger) -> None:
    ledger.add(map(article, range(5)))
    every = [address for address, _ in ledger.readings()]
    assert every == sorted(every)
    asked = [every[3], "0" * 64, every[0], every[3]]
    assert [address for address, _ in ledger.readings(asked)] == [every[3], every[0]]


def test_what_cannot_be_kept_is_refused_with_an_issue_and_the_rest_goes_on(ledger: Ledger) -> None:
    unread = Reading(Document("gone", "", issues=(Issue("not-found", "no such file"),)))
    broken = replace(reading(id="broken"), attributions="none")  # type: ignore[arg-type]
    added = ledger.add([unread, broken, "no reading", reading()])  # type: ignore[list-item]
    assert len(added.new) == 1
    assert [each.issue.code for each in added.refused] == ["unreadable", "no-reading", "no-reading"]
    assert added.refused[0].doc == "gone"
    assert "no such file" in added.refused[0].issue.message
    assert "attributions: not a sequence" in added.refused[1].issue.message
    assert set(ledger.issues()) == set(added.refused)


@pytest.mark.parametrize(("fields", "code"), [
    ({"published": "2031-01-05", "updated": "2031-01-02"}, "published-after-updated"),
    ({"published": "2031-03-01"}, "dated-in-future"),
    ({"published": "2031-02-01T12:00:00+07:00"}, "dated-in-future"),
    ({"published": "yesterday"}, "bad-date"),
    ({"published": "2031-02-31"}, "bad-date"),
    ({"dateline": (90, 9000)}, "span-outside-text"),
])
def test_contradictions_are_kept_with_an_issue(ledger: Ledger, fields: dict[str, object], code: str) -> None:
    given = reading(**fields)
    added = ledger.add([given, article(1)], now="2031-02-01T01:00:00+00:00")
    assert len(added.new) == 2
    assert ledger.reading(added.new[0]) == given
    assert [(each.reading, each.doc, each.issue.code) for each in ledger.issues()] == [(added.new[0], "a1", code)]


@pytest.mark.parametrize("fields", [
    {"published": "2031-01-05", "updated": "2031-01-05"},
    {"published": "2031-01-05T23:00:00", "updated": "2031-01-05T20:00:00"},  # two time zones may have been meant
    {"published": "2031-02-01"}, {"published": "2031-02-01T08:00:00+07:00"}, {"published": "2031"}, {"published": "2031-02"},
])
def test_dates_that_can_be_raise_no_issue(ledger: Ledger, fields: dict[str, str]) -> None:
    assert ledger.add(reading(**fields), now="2031-02-01T01:00:00+00:00").noted == ()


def test_spans_and_names_that_lead_nowhere_are_noted(ledger: Ledger) -> None:
    whole = reading()
    odd = replace(whole.attributions[0], source=((-1, 4),), content=((5, 3),), parent="a9", party="p9", chain=("p1", "p8"))
    added = ledger.add(replace(whole, attributions=(odd, odd)))
    codes = {each.issue.code for each in added.noted}
    assert codes == {"span-outside-text", "unknown-party", "unknown-attribution", "same-id-twice"}
    assert ledger.reading(added.new[0]).attributions[0] == odd


def test_a_changed_article_of_one_url_is_a_new_version(ledger: Ledger) -> None:
    url, same = "https://www.warta.example/dam?utm_source=x", "http://warta.example/dam/#top"
    late = reading(TEXT + " Updated.", id="b", url=same, published="2031-01-02", updated="2031-01-04")
    early = reading(id="a", url=url, published="2031-01-02")
    other = reading(TEXT + " Another.", id="c", url="https://www.warta.example/dam?page=2")
    new = ledger.add([late, early, other]).new
    expected = [Version(new[1], "2031-01-02T00:00:00.000000"), Version(new[0], "2031-01-04T00:00:00.000000")]
    for name in ("a", "b", url, "https://warta.example/dam", *new[:2]):
        assert ledger.versions(name) == expected
    assert ledger.versions("nobody") == []


def test_without_a_url_the_id_tells_versions(ledger: Ledger) -> None:
    here, moved = "https://warta.example/1", "https://kabar.example/1"
    bare, placed = reading(TEXT + " 1", id="x"), reading(TEXT + " 2", id="x", url=here)
    ledger.add([bare, placed])
    assert len(ledger.versions("x")) == len(ledger.versions(here)) == 2
    # Another article of the same id elsewhere: which of the two the bare one is, nobody can say.
    other = ledger.add(reading(TEXT + " 3", id="x", url=moved)).new[0]
    assert [each.reading for each in ledger.versions(moved)] == [other]
    assert len(ledger.versions(here)) == 1
    assert len(ledger.versions("x")) == 3


def test_texts_without_a_name_are_not_versions_of_each_other(ledger: Ledger) -> None:
    new = ledger.add(reading(f"{TEXT} {number}", id=id) for number, id in enumerate(("-", "-", "text", "text"))).new
    assert len(set(ledger.documents(new).values())) == 4
    assert [each.reading for each in ledger.versions(new[0])] == [new[0]]


def test_judgements_are_appended_and_the_latest_holds_whoever_it_is_from(ledger: Ledger) -> None:
    late = judgement("s2", "s1", answer="not same", time="2031-02-01T09:00:00+00:00", user="budi")
    early, changed = judgement("s1", "s2"), judgement("s2", "s1", answer="unsure", time="2031-02-03")
    assert ledger.judge([changed, late]) + ledger.judge(early) + ledger.judge(early) == 3
    assert [each.answer for each in ledger.judgements()] == ["not same", "same", "unsure"]
    assert ledger.decisions() == [replace(changed, subject=("s1", "s2"))]


@pytest.mark.parametrize("wrong", [
    judgement("s1", "s2", answer="perhaps"), judgement("s1"), judgement("s1", "s1"), judgement("s1", "s2", time="soon"),
    Judgement("mention", ("s1",), "same", "rani", "2031-02-01"), Judgement("grade", (), "B2", "rani", "2031-02-01"),
    Judgement("opinion", ("s1",), "B2", "rani", "2031-02-01"),  # type: ignore[arg-type]
])
def test_what_is_no_judgement_is_refused_before_anything_is_written(ledger: Ledger, wrong: Judgement) -> None:
    with pytest.raises(ValueError, match=f"{wrong.kind}|kind"):
        ledger.judge([judgement("s1", "s2"), wrong])
    assert list(ledger.judgements()) == []


def test_a_user_may_grade_as_they_like(ledger: Ledger) -> None:
    grade = Judgement("grade", ("Warta Arum\0",), "B2", "rani", "2031-02-01", "Admiralty \ud800")
    ledger.judge(grade)
    assert list(ledger.judgements()) == [grade]


def test_a_withdrawal_is_an_event_and_takes_nothing_away(ledger: Ledger) -> None:
    address = ledger.add(reading()).new[0]
    ledger.withdraw(address, user="rani", time="2031-02-01", note="the outlet took it back")
    assert ledger.withdrawn() == {address}
    assert ledger.reading(address) == reading()
    ledger.withdraw(address, user="rani", time="2031-02-02", restored=True)
    assert ledger.withdrawn() == frozenset()
    assert [each.restored for each in ledger.withdrawals()] == [False, True]
    assert next(ledger.withdrawals()) == Withdrawal(address, "rani", "2031-02-01", "the outlet took it back")


def test_only_what_is_there_can_be_withdrawn(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.withdraw("0" * 64)
    assert list(ledger.withdrawals()) == []


def test_the_order_and_the_way_of_adding_leave_no_trace(where: Callable[[], str]) -> None:
    every = [article(number) for number in range(14)] + [reading(id="n1", published="2032")]
    decided = [judgement(f"s{number}", "s0", time=f"2031-02-{number:02d}") for number in range(1, 9)]
    digests = set()
    for seed in range(3):
        random.Random(seed).shuffle(every)
        random.Random(seed).shuffle(decided)
        with Ledger(where()) as ledger:
            ledger.add(every[:10], now="2031-06-01")
            ledger.judge(decided)
            for each in every[8:]:
                ledger.add(each, now="2031-06-01")
            ledger.withdraw(next(ledger.readings())[0], user="rani", time="2031-02-01")
            digests.add(ledger.digest())
            ledger.rebuild()
            digests.add(ledger.digest())
    assert len(digests) == 1


def test_the_digest_tells_any_change(ledger: Ledger) -> None:
    seen = [ledger.digest()]
    address = ledger.add(reading(), link=False).new[0]
    seen.append(ledger.digest())
    ledger.judge(judgement("s1", "s2"))
    seen.append(ledger.digest())
    ledger.withdraw(address, user="rani", time="2031-02-01")
    seen.append(ledger.digest())
    ledger.derived.mark_linked([address])
    seen.append(ledger.digest())
    assert len(set(seen)) == 5
