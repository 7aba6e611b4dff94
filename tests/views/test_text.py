"""A reading in the terminal."""
from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from menurut.model import Document, Issue, Party, Reading, Section
from menurut.reader import readings
from menurut.views.text import show
from tests.gold import Gold, document, example


def read(name: str) -> Reading:
    record = example(name)
    return next(readings([document(record)], Gold(record)))


def shown(reading: Reading, width: int = 90, colour: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if colour else None
    show(reading, Console(file=out, width=width, force_terminal=colour, color_system=system, highlight=False))
    return out.getvalue()


def joined(page: str) -> str:
    return " ".join(page.split())


def test_sources_and_contents_are_marked_without_colour() -> None:
    page = joined(shown(read("nusala")))
    assert "The officials², who asked" in page
    assert 'Daro Lintang³ had told his staff ³[that the closure "can wait until the boats have gone home"]³]².' in page


def test_the_pieces_of_one_quotation_carry_the_same_number() -> None:
    page = joined(shown(read("nusala")))
    assert '¹⁰["My drivers cross it forty times a day,"]¹⁰' in page
    assert '¹⁰["We¹¹ want' in page


def test_a_nested_attribution_stands_under_the_one_it_is_in() -> None:
    lines = shown(read("nusala")).splitlines()
    second = next(number for number, line in enumerate(lines) if line.startswith("² ") and "(unnamed) say" in line)
    third = next(number for number, line in enumerate(lines) if "└── ³ " in line)
    assert third > second
    assert "Daro Lintang" in lines[third]


def test_every_attribution_is_in_the_tree_also_one_that_came_before_its_parent() -> None:
    reading = read("nusala")
    backwards = replace(reading, attributions=tuple(reversed(reading.attributions)))
    tree = shown(backwards).partition("Who says what")[2].partition("Unnamed sources")[0]
    assert tree.count("90%") == len(reading.attributions)
    assert tree.count("└── ") == 2


def test_unnamed_sources_are_listed_with_what_is_told_of_them() -> None:
    page = joined(shown(read("nusala"), width=100).partition("Unnamed sources")[2])
    assert "how they would know" in page
    assert "who have read" in page
    assert "not said" in page


def test_the_writers_own_voice_is_set_apart() -> None:
    lines = shown(read("cakrawala")).splitlines()
    assert "│ In the writer's own voice:" in lines
    assert any(line.startswith("│ Jembatan tidak mengenal siaran pers") for line in lines)
    assert not any(line.startswith("│ Menurut") for line in lines)


def test_a_sentence_of_the_writers_own_within_a_report_stands_between_bars() -> None:
    text = "Rain fell. That was overdue. More is coming."
    reading = Reading(Document("x", text), sections=(Section("commentary", (11, 28)),))
    assert "Rain fell. │That was overdue.│ More is coming." in shown(reading)


def test_what_is_more_likely_wrong_than_right_has_a_question_mark() -> None:
    reading = read("nusala")
    first, *others = reading.attributions
    page = joined(shown(replace(reading, attributions=(replace(first, confidence=0.49), *others))))
    assert "¹?[The ministry" in page
    assert "²[Works" in page


def test_who_passes_everything_on_is_named_once() -> None:
    reading = read("nusala")
    agency = Party("wire", "The Wire", "outlet", True)
    chained = tuple(replace(each, chain=("p0", "wire", *each.chain[1:])) for each in reading.attributions)
    page = joined(shown(replace(reading, attributions=chained, parties=(*reading.parties, agency))))
    assert "Nusala News Agency › The Wire, according to:" in page
    assert page.count("The Wire") == 1


def test_issues_are_shown() -> None:
    reading = replace(read("nusala"), issues=(Issue("no-pack", "no data for this language"),))
    assert "! no-pack: no data for this language" in shown(reading)


def test_an_unreadable_document_shows_why() -> None:
    issues = (Issue("binary", "not a text"),)
    page = shown(Reading(Document("photo.jpg", "", issues=issues), issues=issues))
    assert "photo.jpg" in page
    assert "! binary: not a text" in page


def test_two_candidates_are_both_shown() -> None:
    reading = read("nusala")
    parties = tuple(replace(each, candidates=("p0", "p1")) if not each.named else each for each in reading.parties)
    assert " may be: Nusala News Agency or " in joined(shown(replace(reading, parties=parties)))


def test_no_article_can_send_commands_to_the_terminal_or_markup_to_rich() -> None:
    evil = "\x1b]0;owned\x07 [bold red]x[/] \u202egnorw :smile:"
    parties = (Party("p0", evil, "outlet", True),)
    reading = Reading(Document(evil, evil, title=evil), parties=parties, issues=(Issue("x", evil),))
    page = shown(reading)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[bold red]x[/]" in page


def test_colour_is_used_where_there_is_colour() -> None:
    assert "\x1b[" in shown(read("nusala"), colour=True)
    assert "\x1b[" not in shown(read("nusala"))


def test_a_very_long_line_is_shown_whole() -> None:
    page = shown(Reading(Document("x", "word " * 20_000)))
    assert page.count("word") == 20_000
