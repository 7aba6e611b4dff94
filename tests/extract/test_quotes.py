"""Quotation marks: which words stand inside them, in every national and many a broken form."""

from __future__ import annotations

import pytest

from menurut.extract.quotes import marked, mode, quotations


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stay,” she said.", ["“Stay,”"]),
        ('"Stay," she said, "for tea."', ['"Stay,"', '"for tea."']),
        ("„Bleib“, sagte sie.", ["„Bleib“"]),
        ("„Zostań”, powiedziała.", ["„Zostań”"]),
        ("« Restez », dit-elle.", ["« Restez »"]),
        ("»Bliv her«, sagde hun.", ["»Bliv her«"]),
        ("قالت «ابقوا هنا» ثم مضت.", ["«ابقوا هنا»"]),
        ("「残って」と彼女は述べた。", ["「残って」"]),
        ("”Stanna”, sade hon.", ["”Stanna”"]),
        ("‘Stay here,’ she said.", ["‘Stay here,’"]),
        ("``Stay,'' she said.", ["``Stay,''"]),
        ("The dogs' owner didn't say 'maybe later' to us.", ["'maybe later'"]),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph_and_not_beyond() -> None:
    assert inside("“We wait.\nNothing else came.") == ["“We wait."]


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    assert inside("“He said ‘no’ twice,” she recalled.") == ["“He said ‘no’ twice,”"]


def test_apostrophes_and_feet_are_no_quotation() -> None:
    assert inside("Tom's dog, the farmers' friend, is 2' tall.") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("“We wait,”", "direct"), ("that they “wait” for it", "mixed"), ("that they wait", "indirect")]
)
def test_mode_follows_from_how_much_stands_inside_marks(text: str, expected: str) -> None:
    assert mode(text, ((0, len(text)),), marked(text)) == expected


def test_a_long_text_with_many_stray_marks_is_read_in_linear_time() -> None:
    text = '" a ' * 200_000
    assert len(quotations(text)) == 100_000
