"""The commands on a real ledger, one after the other, as in a newsroom: nothing here is made by hand but the readings."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from menurut import Ledger
from menurut.views.exports import FORMATS
from tests.views.cli.conftest import Run
from tests.views.ledgers import readings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("ledger") / "news.db"
    with Ledger(path) as ledger:
        ledger.add(readings().values())
    return path.read_bytes()


@pytest.fixture
def where(made: bytes, tmp_path: Path) -> str:
    """A ledger of one's own to change."""
    path = tmp_path / "news.db"
    path.write_bytes(made)
    return str(path)


def claims(run: Run, where: str, *options: str) -> list[dict[str, Any]]:
    status, out, err = run("claims", where, *options)
    assert (status, err) == (0, "")
    return list(json.loads(out)["claims"])


def test_claims_point_to_their_words_in_every_article(run: Run, where: str) -> None:
    texts = {each.document.id: each.document.text for each in readings().values()}
    mentions = [each for claim in claims(run, where) for each in claim["mentions"]]
    assert {each["doc"] for each in mentions} == texts.keys()
    assert all(texts[each["doc"]][each["start"] : each["end"]].strip() for each in mentions)


def test_claims_are_asked_for_by_outlet_and_language(run: Run, where: str) -> None:
    every = claims(run, where)
    of_sada = [claim for claim in every if "sada" in {each["doc"] for each in claim["mentions"]}]
    assert of_sada
    for option, told in (("--outlet", "Sada"), ("--language", "ar")):
        assert claims(run, where, option, told) == of_sada


def test_two_claims_that_a_person_says_are_one_are_one(run: Run, where: str) -> None:
    one, other, *rest = (claim["cid"] for claim in claims(run, where))
    assert run("judge", where, "same", one, other, "--user", "sari")[0] == 0
    assert len(claims(run, where)) == 1 + len(rest)


def test_a_withdrawn_article_is_in_no_claim(run: Run, where: str) -> None:
    status, out, _ = run("withdraw", where, "sada", "--record", "--user", "sari")
    assert (status, out.splitlines()[-1]) == (0, "recorded")
    assert "sada" not in {each["doc"] for claim in claims(run, where) for each in claim["mentions"]}
    run("withdraw", where, "sada", "--restore", "--user", "sari")
    assert "sada" in {each["doc"] for claim in claims(run, where) for each in claim["mentions"]}


def test_a_claim_and_a_party_are_shown(run: Run, where: str) -> None:
    [claim, *_] = claims(run, where, "--outlet", "The Harbour Post")
    assert "Origins" in run("claim", where, claim["cid"], "--format", "text")[1]
    found = json.loads(run("party", where, "ministry")[1])
    assert (found["name"], [each["stance"] for each in found["mentions"]]) == ("the ministry", ["denies"])


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written(run: Run, where: str, tmp_path: Path, format: str) -> None:
    assert run("export", where, "--format", format, "--output", str(tmp_path / "out")) == (0, "", "")
    first = (tmp_path / "out").read_bytes()
    run("export", where, "--format", format, "--output", str(tmp_path / "again"))
    assert len(first) > 500
    assert (tmp_path / "again").read_bytes() == first


def test_readings_go_into_another_ledger_and_give_the_same_claims(run: Run, where: str, tmp_path: Path) -> None:
    taken, other = tmp_path / "all.readings.jsonl", str(tmp_path / "other.db")
    assert run("export", where, "--output", str(taken)) == (0, "", "")
    assert run("add", other, str(taken)) == (0, "3 added; 3 in the ledger\n", "")
    with Ledger(where) as one, Ledger(other) as again:
        assert again.digest() == one.digest()
    assert claims(run, other) == claims(run, where)


def test_a_line_that_is_no_reading_is_named_and_recorded_and_the_others_are_added(run: Run, where: str, tmp_path: Path) -> None:
    taken, other = tmp_path / "all.readings.jsonl", str(tmp_path / "other.db")
    run("export", where, "--output", str(taken))
    first, second, third = taken.read_text(encoding="utf-8").splitlines(keepends=True)
    newer = second.replace('"version": 1', '"version": 2')
    taken.write_text(first + first.replace("burst", "BURST") + newer + second + third[:200], encoding="utf-8")
    status, out, err = run("add", other, str(taken))
    assert (status, out) == (1, "2 added, 3 could not be read; 2 in the ledger\n")
    told = [line.removeprefix(f"menurut: {taken}:") for line in err.splitlines()]
    assert [each[:2] for each in told] == ["2:", "3:", "5:"]
    for line, words in zip(told, ("changed since it was written", "newer version of menurut", "not JSON"), strict=True):
        assert words in line
    with Ledger(other) as again:
        assert {each.doc for each in again.issues()} == {f"{taken}:{number}" for number in (2, 3, 5)}


def test_a_claim_is_taken_along_with_its_articles(run: Run, where: str, tmp_path: Path) -> None:
    taken, other = str(tmp_path / "one.jsonl"), str(tmp_path / "other.db")
    claim = claims(run, where, "--outlet", "Sada")[0]
    assert run("export", where, "--claim", claim["cid"], "--output", taken)[0] == 0
    assert run("add", other, taken)[0] == 0
    assert claim in claims(run, other)
