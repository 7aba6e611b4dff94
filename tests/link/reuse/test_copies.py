"""Text that two articles share, on invented agency copy: copies, light edits, cuts, and what is none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.claims import Copy
from menurut.link.outlets import outlets
from menurut.link.reuse import copy, fingerprints, tokens
from menurut.model import AgencyMark, Document, Reading

WIRE = (
    "The ferry Sinar Ombak went down off Teluk Sari on Monday night with some ninety people on board, the port office said. "
    "Fishing boats brought sixty-one of them ashore before midnight, and the search was to go on at first light. "
    "The head of the port office, Dewi Ranu, said the ferry had been cleared to sail although the radio had been out of "
    "order since the weekend. The owner, Muara Lines, did not answer calls. It was the third accident there in two years, "
    "and the ministry had promised new rules after the second one."
)
EDITED = WIRE.replace("went down", "sank").replace("some ninety", "about ninety").replace("answer calls", "call back")
CUT = WIRE[: WIRE.index("The head of")] + "Relatives waited at the pier through the night, with lamps and photographs."
OTHER = (
    "Sixty-one passengers of a ferry that sank near Teluk Sari are alive, rescuers report. The vessel had left the harbour "
    "without a working radio, according to Dewi Ranu of the port office; its owner is silent so far."
)


def article(text: str, outlet: str, published: str | None = None, agency: str = "") -> Reading:
    marks = (AgencyMark((0, 0), agency, "mark"),) if agency else ()
    return Reading(Document(outlet, text, "en", outlet=outlet, published=published, agencies=marks))


def found(one: Reading, other: Reading) -> Copy | None:
    return copy("a", "b", (one, other), (tokens(one.document.text), tokens(other.document.text)), outlets())


@pytest.mark.parametrize(("text", "kind"), [(WIRE, "copy"), (EDITED, "copy"), (CUT, "cut"), (WIRE[: len(WIRE) // 2], "cut")])
def test_what_kind_of_copy_it_is(text: str, kind: str) -> None:
    copied = found(article(WIRE, "Kawat"), article(text, "Pelita"))
    assert copied is not None
    assert copied.kind == kind


def test_the_same_news_in_other_words_is_no_copy() -> None:
    assert found(article(WIRE, "Kawat"), article(OTHER, "Pelita")) is None


def test_a_quotation_that_both_have_is_no_copy() -> None:
    quote = "“the ferry had been cleared to sail although the radio was out of order”"
    one = f"Dewi Ranu told reporters on Tuesday that {quote}, and she promised an inquiry within a month. {OTHER}"
    other = f"At the pier the families heard it too: {quote}. Nobody there believed that an inquiry would change a thing."
    assert found(article(one, "Kawat"), article(other, "Pelita")) is None


def test_passages_are_spans_of_the_same_words_in_both_texts() -> None:
    copied = found(article(WIRE, "Kawat"), article(CUT, "Pelita"))
    assert copied is not None
    (passage,) = copied.passages
    assert WIRE[slice(*passage.a)] == CUT[slice(*passage.b)]
    assert WIRE[slice(*passage.a)].startswith("The ferry Sinar Ombak")
    assert WIRE[slice(*passage.a)].endswith("first light")


def test_an_edit_of_a_few_words_does_not_break_a_passage() -> None:
    copied = found(article(WIRE, "Kawat"), article(EDITED, "Pelita"))
    assert copied is not None
    assert len(copied.passages) == 1


@pytest.mark.parametrize(
    ("one", "other", "source", "reason"),
    [
        (article(WIRE, "Kawat"), article(WIRE, "Pelita", agency="Kawat"), "a", "Pelita names Kawat"),
        (article(WIRE, "Kawat", "2026-03-02"), article(WIRE, "Pelita", "2026-03-01"), "b", "Pelita was published before Kawat"),
        (article(WIRE, "Kawat"), article(WIRE[:300], "Pelita"), "a", "Kawat has the whole text and more"),
        (article(WIRE, "Kawat", "2026-03-02"), article(WIRE, "Pelita", "2026-03-02"), None, None),
    ],
)
def test_the_likely_direction_and_why(one: Reading, other: Reading, source: str | None, reason: str | None) -> None:
    copied = found(one, other)
    assert copied is not None
    assert copied.source == source
    assert copied.reasons[:1] == ((reason,) if reason else ())


def test_a_day_tells_nothing_against_an_hour_of_the_same_day() -> None:
    copied = found(article(WIRE, "Kawat", "2026-03-02T10:00"), article(WIRE, "Pelita", "2026-03-02"))
    assert copied is not None
    assert copied.source is None


def test_a_credit_weighs_more_than_the_clock() -> None:
    late = article(WIRE, "Kawat", "2026-03-02")
    early = replace(article(WIRE, "Pelita", "2026-03-01", agency="Kawat"))
    copied = found(late, early)
    assert copied is not None
    assert copied.source == "a"


def test_copies_have_fingerprints_in_common_and_other_words_have_not() -> None:
    own = set(fingerprints(tokens(WIRE)))
    assert own & set(fingerprints(tokens(CUT)))
    assert own & set(fingerprints(tokens(WIRE.upper())))
    assert not own & set(fingerprints(tokens(OTHER)))


@pytest.mark.parametrize("text", ["", "One.", "… — !", "kata " * 5000, "日本語の記事。" * 50])
def test_any_text_can_be_compared_with_itself_and_with_the_wire(text: str) -> None:
    found(article(text, "Kawat"), article(text, "Pelita"))
    assert found(article(text, "Kawat"), article(WIRE, "Pelita")) is None
