"""Words for acts, chains and sourcing."""
from __future__ import annotations

import pytest

from menurut.model import ACTS, Attribution, Credit, Modality, Polarity
from menurut.views import phrases


def attribution(polarity: Polarity = "positive", modality: Modality = "certain") -> Attribution:
    return Attribution("a1", (), (), ((0, 1),), (), None, "say", "direct", polarity, modality, "report", "p1", ("p1",), (), 1.0)


@pytest.mark.parametrize(
    ("polarity", "modality", "expected"),
    [
        ("positive", "certain", "says"), ("negative", "certain", "does not say"), ("positive", "possible", "may say"),
        ("negative", "possible", "may not say"), ("positive", "reported", "reportedly says"),
        ("negative", "reported", "reportedly does not say"),
    ],
)
def test_an_act_tells_polarity_and_modality(polarity: Polarity, modality: Modality, expected: str) -> None:
    assert phrases.act(attribution(polarity, modality)) == expected


def test_several_say_and_one_says() -> None:
    assert phrases.act(attribution(), plural=True) == "say"
    assert phrases.act(attribution("negative"), plural=True) == "do not say"


def test_every_act_has_words() -> None:
    assert set(phrases._ACTS) == set(ACTS)


def test_controls_that_could_deceive_are_written_out() -> None:
    assert phrases.visible("a\u202eb\x1b[2J\ud800") == "a⟨U+202E⟩b⟨U+001B⟩[2J⟨U+D800⟩"


def test_joiners_and_line_ends_that_spelling_needs_stay() -> None:
    assert phrases.visible("می\u200cروم\n\tx\u200f") == "می\u200cروم\n\tx\u200f"


def test_a_credit_in_both_calendars() -> None:
    credit = Credit((0, 1), "Cakrawala", "212", 18, ("1447-11", "1447-12"), ("2026-05", "2026-06"))
    months = "Dhu al-Qada 1447 – Dhu al-Hijja 1447 AH · May 2026 – June 2026"
    assert phrases.credit(credit) == f"Cakrawala · no. 212 · year 18 · {months}"


def test_a_month_that_is_none_stays_as_it_is() -> None:
    credit = Credit((0, 1), None, None, None, ("Ramadan",), ("2026-13", "2026-00", "2026", ""))
    assert phrases.credit(credit) == "Ramadan AH · 2026-13 – 2026-00 – 2026 – "
