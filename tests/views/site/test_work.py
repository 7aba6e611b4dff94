"""Work: proposals one by one, decided, taken back; nothing is ever taken out of the record."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from fastapi.testclient import TestClient

import menurut
from menurut.claims import Judgement
from menurut.views.site import guard
from menurut.views.site.app import create
from menurut.views.site.settings import Settings

TOKEN = "token" * 8 + "-43"
JSON = {"Accept": "application/json", guard.HEADER: TOKEN}


@pytest.fixture
def own(demo_ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    """The page of a copy of the examples, which may be written to."""
    with TestClient(create(Settings(str(copyfile(demo_ledger, tmp_path / "own.db"))))) as client:
        client.cookies.set(guard.COOKIE, TOKEN)
        yield client


def first(client: TestClient, **asked: str | int) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/work", params=asked, headers=JSON).json()
    return found


def post(client: TestClient, path: str, proposal: dict[str, Any], **more: str) -> Any:
    given = {"kind": proposal["kind"], "subject": proposal["subject"]} | more
    return client.post(path, data=given, headers=JSON)


def test_the_most_useful_comes_first_and_each_has_its_own_address(page: TestClient) -> None:
    one, two = first(page, number=1), first(page, number=2)
    assert (one["number"], two["number"]) == (1, 2)
    assert one["following"] == two["proposal"]["id"]
    assert first(page, at=two["proposal"]["id"]) == two


def test_a_proposal_shows_both_sides_in_their_places_with_who_says_it(page: TestClient) -> None:
    sides = first(page, kind="same")["proposal"]["sides"]
    assert len({side["id"] for side in sides}) == 2
    for side in sides:
        article = page.get(f"/articles/{side['reading']}", headers=JSON)
        assert article.status_code == 200
        assert side["text"]
        assert side["outlet"]
        assert side["chain"]


def test_parties_across_scripts_and_mentions_that_tip_a_count_are_proposed(page: TestClient) -> None:
    reasons = [reason for number in range(1, first(page, kind="party")["total"] + 1)
               for reason in first(page, kind="party", number=number)["proposal"]["reasons"]]
    assert any("two scripts" in reason for reason in reasons)
    tipping = first(page, kind="mention")["proposal"]
    claim = tipping["sides"][0]["claim"]
    assert tipping["reasons"] == [f"without it the claim has at most {claim['at_most'] - 1} origins, not {claim['at_most']}"]


def test_what_is_decided_is_asked_no_more_and_stands_in_the_history(own: TestClient) -> None:
    before = first(own)
    after = post(own, "/work/decisions", before["proposal"], answer="unsure", note="a note").json()
    assert after["total"] == before["total"] - 1
    assert before["proposal"]["id"] != after["proposal"]["id"]
    latest = own.get("/work/history", headers=JSON).json()["decisions"][0]
    assert (latest["subject"], latest["answer"], latest["note"], latest["holds"]) == (
        before["proposal"]["subject"], "unsure", "a note", True)
    assert latest["user"]
    assert latest["time"]


def test_undo_opens_the_proposal_again_and_takes_nothing_out(own: TestClient) -> None:
    before = first(own)
    post(own, "/work/decisions", before["proposal"], answer="same" if before["proposal"]["kind"] != "mention" else "kept")
    assert post(own, "/work/undo", before["proposal"]).json()["proposal"] == before["proposal"]
    history = own.get("/work/history", headers=JSON).json()["decisions"]
    assert [(each["answer"], each["holds"]) for each in history[:2]] == [("taken back", False), ("same", False)]
    assert post(own, "/work/undo", before["proposal"]).status_code == 404


def test_what_a_person_says_is_not_the_same_is_no_longer_one_claim(own: TestClient) -> None:
    number = next(n for n in range(1, 40) if (one := first(own, kind="same", number=n)["proposal"])["joined"]
                  and all(side["claim"] for side in one["sides"]) and len({side["claim"]["cid"] for side in one["sides"]}) == 1)
    together = first(own, kind="same", number=number)["proposal"]
    post(own, "/work/decisions", together, answer="not same")
    claims = own.app.state.shelf.ledger.claims_of(together["subject"])  # type: ignore[attr-defined]
    held = [{each.statement for each in claim.mentions} for claim in claims]
    assert not any(set(together["subject"]) <= statements for statements in held)


def test_what_another_process_decides_is_asked_no_more(demo_ledger: Path, tmp_path: Path) -> None:
    path = copyfile(demo_ledger, tmp_path / "own.db")
    with TestClient(create(Settings(str(path)))) as client, menurut.Ledger(path) as ledger:
        before = first(client)
        subject = tuple(before["proposal"]["subject"])
        ledger.judge(Judgement(before["proposal"]["kind"], subject, "unsure", "rani", "2031-05-01T10:00:00+00:00"))
        assert first(client)["total"] == before["total"] - 1
        client.cookies.set(guard.COOKIE, TOKEN)
        assert post(client, "/work/undo", before["proposal"]).status_code == 404  # it is not theirs


@pytest.mark.parametrize(("change", "status"), [
    ({"answer": "perhaps"}, 422), ({"answer": "dropped"}, 422), ({"subject": ["nothing", "there"], "answer": "same"}, 404),
    ({"kind": "grade", "answer": "same"}, 422), ({"subject": [], "answer": "same"}, 422),
])  # fmt: skip
def test_what_is_no_decision_is_refused_and_nothing_is_kept(own: TestClient, change: dict[str, Any], status: int) -> None:
    given = first(own, kind="same")["proposal"] | change
    answer = own.post("/work/decisions", data={key: given[key] for key in ("kind", "subject", "answer")}, headers=JSON)
    assert answer.status_code == status
    assert own.get("/work/history", headers=JSON).json()["total"] == 0


def test_a_form_leads_on_to_the_next_proposal_with_undo_at_hand(own: TestClient) -> None:
    proposal = first(own, kind="party")["proposal"]
    given = {"kind": "party", "subject": proposal["subject"], "answer": "same", "of": "party", "csrf": TOKEN}
    answer = own.post("/work/decisions", data=given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/work?number=1&done=true&kind=party")
    shown = own.get(answer.headers["location"]).text
    assert 'action="/work/undo"' in shown
    assert 'data-key="z"' in shown


def test_the_page_needs_no_script_and_each_answer_is_one_key(page: TestClient) -> None:
    shown = page.get("/work?kind=same").text
    for value, key in (("same", "s"), ("not same", "n"), ("unsure", "u")):
        assert f'<button name="answer" value="{value}" data-key="{key}"' in shown
