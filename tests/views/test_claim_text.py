"""One claim in the terminal, whatever its width and whatever the texts hold."""
from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from menurut.claims import Claim, Origins
from menurut.ledger.view import ClaimView
from menurut.views import claim_text, claims_text
from tests.views.ledgers import BURST, Ledger


def shown(view: ClaimView, width: int = 100) -> list[str]:
    out = io.StringIO()
    claim_text.show(view, Console(file=out, width=width, highlight=False, markup=False, emoji=False))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def listed(claim: Claim) -> str:
    out = io.StringIO()
    claims_text.show(claim, Console(file=out, width=100))
    return out.getvalue()


@pytest.fixture
def view() -> ClaimView:
    return Ledger().claim("3f9c0a")


@pytest.mark.parametrize("width", [30, 50, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(view: ClaimView, width: int) -> None:
    assert max(map(len, shown(view, width))) <= min(width, 100)


def test_on_a_narrow_terminal_the_sides_stand_one_under_the_other(view: ClaimView) -> None:
    lines = shown(view, 50)
    lines = lines[: next(number for number, line in enumerate(lines) if line.startswith("Timeline"))]
    assert [line for line in lines if line in ("asserts", "denies", "relays")] == ["asserts", "denies", "relays"]


def test_questions_have_a_column_where_there_are_any(view: ClaimView) -> None:
    asked = replace(view.claim.mentions[1], stance="questions")
    claim = replace(view.claim, mentions=(view.claim.mentions[0], asked))
    head = next(line.split() for line in shown(replace(view, claim=claim, relays=())) if line.startswith("asserts "))
    assert head == ["asserts", "denies", "relays", "questions"]


def test_a_side_without_anybody_says_so(view: ClaimView) -> None:
    claim = replace(view.claim, mentions=view.claim.mentions[:1])
    assert "\n".join(shown(replace(view, claim=claim, relays=()))).count("nobody") == 2


def test_what_hides_or_reorders_is_written_out(view: ClaimView) -> None:
    bad = "a\u202eb\x1b[31mc\ud800d\ne"
    mention = replace(view.claim.mentions[0], holder=bad, text=bad, chain=(bad, bad))
    claim = replace(view.claim, cid=bad, proposition=bad, mentions=(mention,), origins=Origins(1, 1, (bad,), lost=(bad,)))
    text = "\n".join(shown(replace(view, claim=claim, timeline=((bad, bad, mention),)), 500)) + listed(claim)
    assert not set(text) & {"\u202e", "\x1b", "\ud800"}
    assert "a⟨U+202E⟩b⟨U+001B⟩[31mc⟨U+D800⟩d e" in text


def test_the_same_entry_stands_once_and_a_thousand_are_not_all_shown(view: ClaimView) -> None:
    first = view.claim.mentions[0]
    many = tuple(replace(first, holder=f"official {number}") for number in range(1000))
    lines = shown(replace(view, claim=replace(view.claim, mentions=many)))
    assert len(lines) < 400
    assert any("and 960 more" in line for line in lines)


def test_loops_are_named(view: ClaimView) -> None:
    claim = replace(view.claim, origins=Origins(0, 1, loops=(("Sada", "Harian Muara"),)))
    assert "· cite each other in a circle: Sada, Harian Muara" in shown(replace(view, claim=claim))


@pytest.mark.parametrize(("origins", "words"), [
    (Origins(0, 0), "no origin"), (Origins(1, 1), "1 independent origin"), (Origins(2, 2), "2 independent origins"),
    (Origins(1, 3), "at least 1, at most 3 independent origins"), (Origins(0, 1), "at least 0, at most 1 independent origins"),
])
def test_the_number_of_origins_in_words(origins: Origins, words: str) -> None:
    assert claims_text.origins(origins) == words


def test_a_claim_in_a_list_tells_how_many_stand_where() -> None:
    [claim] = Ledger().every
    assert listed(claim).splitlines()[0] == f"3f9c0a  {BURST}"
    assert claims_text.counts(claim) == "3 assert, 1 denies"
    assert claims_text.outlets(claim) == "in 3 outlets"
