"""Two versions of an article: what changed in who says what, then in the words."""
from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import menurut
from menurut.model import Attribution, Document, Party, Reading
from menurut.views.site.app import create
from menurut.views.site.editions import VersionsPage, versions_page
from menurut.views.site.reading_page import Edition
from menurut.views.site.settings import Settings
from tests.views.ledgers import said

BEFORE = "Three engineers said the gates of the dam could fail.\n\nThe minister denied that she was warned.\n\nIt is raining."
AFTER = "Officials said the gates of the dam could fail.\n\nThe minister confirmed that she was warned.\n\nA resident wept."
FAIL, WARNED = "the gates of the dam could fail", "that she was warned"
PROGRAM = {"Accept": "application/json"}


def reading(text: str, *attributions: Attribution, parties: tuple[Party, ...], updated: str) -> Reading:
    document = Document("dam", text, "en", "The dam", "Sada", "https://sada.example/dam", "2026-03-02", updated)
    return Reading(document, attributions, (Party("p0", "Sada", "outlet", True), *parties))


def before() -> Reading:
    parties = (Party("p1", "Three engineers", "group", False), Party("p2", "the minister", "person", True))
    fail, warned = said("a1", BEFORE, FAIL, "p1", "p0", "p1"), said("a2", BEFORE, WARNED, "p2", "p0", "p2")
    return reading(BEFORE, fail, replace(warned, act="deny"), parties=parties, updated="2026-03-02T08:00:00Z")


def after() -> Reading:
    parties = (Party("p1", "Officials", "group", False), Party("p2", "the minister", "person", True))
    fail, warned = said("a1", AFTER, FAIL, "p1", "p0", "p1"), said("a2", AFTER, WARNED, "p2", "p0", "p2")
    wept = said("a3", AFTER, "wept", "p2", "p0", "p2")
    return reading(AFTER, fail, replace(warned, act="confirm"), wept, parties=parties, updated="2026-03-02T15:00:00Z")


def compared(one: Reading, other: Reading) -> VersionsPage:
    first, second = Edition("a" * 64, "2026-03-02T08:00:00Z"), Edition("b" * 64, "2026-03-02T15:00:00Z")
    return versions_page([first, second], (first, one), (second, other))


def test_another_source_for_the_same_words_is_a_change() -> None:
    change = compared(before(), after()).changes[0]
    assert [(each.what, each.before, each.after) for each in change.differences] == [("source", "Three engineers", "Officials")]


def test_a_denial_that_became_a_confirmation_is_a_change() -> None:
    change = compared(before(), after()).changes[1]
    assert [(each.what, each.before, each.after) for each in change.differences] == [("act", "deny", "confirm")]


def test_what_is_new_or_gone_is_named() -> None:
    last = compared(before(), after()).changes[-1]
    assert (last.kind, last.before, last.after and last.after.content) == ("new", None, "wept")
    assert [each.kind for each in compared(after(), before()).changes][-1] == "gone"


def test_what_stayed_is_counted_and_not_listed() -> None:
    found = compared(before(), before())
    assert (found.changes, found.same) == ([], 2)
    assert not any(row.changed for row in found.rows)


def test_both_texts_are_whole_in_their_columns() -> None:
    rows = compared(before(), after()).rows
    assert "\n\n".join("".join(words for words, _ in row.before) for row in rows) == BEFORE
    assert "\n\n".join("".join(words for words, _ in row.after) for row in rows) == AFTER
    assert ("Three engineers", True) in rows[0].before or ("Three", True) in rows[0].before


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, str]]:
    """A page with two versions of one article: the page, the earlier reading, the later."""
    path: Path = tmp_path_factory.mktemp("versions") / "news.db"
    with menurut.Ledger(path) as ledger:
        ((old,), (new,)) = (ledger.add(each).new for each in (before(), after()))
    with TestClient(create(Settings(str(path)))) as client:
        yield client, old, new


def test_a_version_is_shown_beside_the_one_before_it(dam: tuple[TestClient, str, str]) -> None:
    client, old, new = dam
    for address in (f"/articles/{new}/versions", f"/articles/{old}/versions?against={new}"):
        found = client.get(address, headers=PROGRAM).json()
        assert (found["before"]["reading"], found["after"]["reading"]) == (old, new)
    shown = client.get(f"/articles/{new}/versions").text
    assert "<del>denied</del>" in shown
    assert "<ins>confirmed</ins>" in shown


def test_an_article_with_versions_leads_to_them(dam: tuple[TestClient, str, str]) -> None:
    client, _, new = dam
    assert f'href="/articles/{new}/versions">2 versions</a>' in client.get(f"/articles/{new}").text


def test_an_article_of_one_version_has_no_other(page: TestClient) -> None:
    address = page.get("/articles", headers=PROGRAM).json()["articles"][0]["reading"]
    assert page.get(f"/articles/{address}/versions", headers=PROGRAM).status_code == 404


def test_of_very_long_texts_the_beginnings_are_compared() -> None:
    short, long = compared(before(), after()), [replace(each, document=replace(each.document, text=each.document.text + tail))
                                                for each, tail in ((before(), "\na" * 500_000), (after(), "\nb" * 400_000))]
    found = compared(*long)
    assert (short.part, found.part) == (False, True)
    assert found.rows[0] == short.rows[0]
    assert len(found.rows) < 100_000


def test_of_very_long_statements_the_beginnings_tell_which_is_which() -> None:
    text, one = " ".join(f"word{number}" for number in range(4000)), said("a1", BEFORE, FAIL, "p1", "p0", "p1")
    every = [replace(one, id=f"a{at}", content=((at, len(text)),), source=(), cue=()) for at in range(1, 100)]
    long = replace(before(), document=replace(before().document, text=text), attributions=tuple(every))
    begun = time.monotonic()
    assert compared(long, long).same == len(every)
    assert time.monotonic() - begun < 10
