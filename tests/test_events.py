"""The events of our own that the scorer learns from: every file reads, and the format is held to."""
from __future__ import annotations

from pathlib import Path

import pytest

from training.events import FOLDER, Malformed, event, events

HEAD = "event: bridge\nclaim c1 [1-1] The bridge fell.\nclaim c2 [1-2] Two died. | updates c1 | contradicts c1, c2\n\n"


def written(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def test_marks_give_the_words_of_a_claim_and_are_gone_from_the_text(tmp_path: Path) -> None:
    body = "article a1 | en | Gazette | 2026-01-02\n{c1|The {c2-|old} bridge} fell\nMore of {c2|this}.\n"
    found = event(written(tmp_path, body)).articles[0]
    assert found.text == "The old bridge fell\nMore of this."
    assert [(each.claim, each.stance, found.text[slice(*each.span)]) for each in found.marks] == [
        ("c2", "denies", "old"), ("c1", "asserts", "The old bridge"), ("c2", "asserts", "this"),
    ]  # fmt: skip


def test_a_claim_tells_what_it_updates_and_contradicts(tmp_path: Path) -> None:
    claim = event(written(tmp_path, "article a1 | en | Gazette | 2026-01-02\nWords\n")).claims["c2"]
    assert (claim.proposition, claim.origins) == ("Two died.", (1, 2))
    assert (claim.updates, claim.contradicts) == (("c1",), ("c1", "c2"))


@pytest.mark.parametrize("line", ["{c1|open", "closed}", "{c9|unknown}", "a | b"])
def test_what_is_no_mark_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(Malformed, match=r"bridge\.txt"):
        event(written(tmp_path, f"article a1 | en | Gazette | 2026-01-02\n{line}\n"))


def test_a_line_before_the_articles_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match=r"bridge\.txt:5"):
        event(written(tmp_path, "claims c3\narticle a1 | en | Gazette | 2026-01-02\nWords\n"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_event_reads(path: Path) -> None:
    found = event(path)
    assert len(found.articles) >= 4
    assert {mark.claim for each in found.articles for mark in each.marks} <= found.claims.keys()
    linked = {other for each in found.claims.values() for other in (*each.updates, *each.contradicts)}
    assert linked <= found.claims.keys()
    assert all(mark.span[0] < mark.span[1] <= len(each.text) for each in found.articles for mark in each.marks)


def test_names_are_those_of_the_files() -> None:
    assert [each.name for each in events()] == sorted(path.stem for path in FOLDER.glob("*.txt"))
