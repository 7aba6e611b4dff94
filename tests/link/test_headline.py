"""The headline against the article under it: an attribution or a doubt dropped, another number. Precise, not eager."""

from __future__ import annotations

import pytest

from menurut.claims import Place, Statement
from menurut.link.headline import headline_issues
from menurut.link.quantities import quantities
from menurut.model import Modality

Told = tuple[str, str | None] | tuple[str, str | None, Modality]


def article(lang: str, headline: str, *body: Told) -> list[Statement]:
    """Statements of an article: each sentence of the body with who says it (None: the outlet)."""
    told: list[Told] = [(headline, None), *body]
    found, at = [], 0
    for number, one in enumerate(told):
        text, holder, modality = one if len(one) == 3 else (*one, "certain")
        place = Place("address", "doc", (at, at + len(text)))
        found.append(
            Statement(
                id=f"s{number}",
                place=place,
                text=text,
                lang=lang,
                attribution=f"a{number}" if holder else None,
                holder=holder or "The Pelita",
                act="say" if holder else None,
                modality=modality,
                headline=number == 0,
                quantities=quantities(text, lang),
            )
        )
        at += len(text) + 2
    return found


def codes(statements: list[Statement]) -> list[str]:
    return [each.code for each in headline_issues(statements)]


@pytest.mark.parametrize(
    ("lang", "headline", "said", "rest"),
    [
        (
            "en",
            "Dam at Teluk Sari was built with poor cement",
            "the dam at Teluk Sari was built with poor cement",
            "The council meets on Monday.",
        ),
        (
            "id",
            "Bendungan Teluk Sari dibangun dengan semen buruk",
            "bendungan di Teluk Sari dibangun dengan semen yang buruk",
            "Dewan bersidang hari Senin.",
        ),
        ("ar", "سد تلوك بني بإسمنت رديء", "سد تلوك بني بإسمنت رديء جدا", "يجتمع المجلس يوم الاثنين."),
    ],
)
def test_what_only_somebody_says_is_not_the_outlets_own(lang: str, headline: str, said: str, rest: str) -> None:
    issues = headline_issues(article(lang, headline, (said, "Oto Bara"), (rest, None)))
    assert [each.code for each in issues] == ["headline-drops-attribution"]
    assert issues[0].place == (0, len(headline))
    assert "Oto Bara" in issues[0].message
    assert said in issues[0].message


def test_what_the_outlet_tells_itself_may_stand_in_the_headline() -> None:
    told = "The dam at Teluk Sari was built with poor cement."
    assert codes(article("en", told, (told, None), ("the dam was built with poor cement", "Oto Bara"))) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Dam at Teluk Sari was built with poor cement: Bara",
        "Engineer says dam at Teluk Sari was built with poor cement",
        "Was the dam at Teluk Sari built with poor cement?",
        "Dam at Teluk Sari was built with “poor cement”",
    ],
)
def test_a_headline_that_attributes_or_asks_drops_nothing(headline: str) -> None:
    assert codes(article("en", headline, ("the dam at Teluk Sari was built with poor cement", "Oto Bara"))) == []


def test_an_attribution_found_in_the_headline_is_none_dropped() -> None:
    statements = article("en", "Dam built with poor cement", ("the dam was built with poor cement", "Oto Bara"))
    first = Statement("h", Place("address", "doc", (0, 8)), "Oto Bara warns", "en", attribution="a9", headline=True)
    assert codes([first, *statements]) == []


@pytest.mark.parametrize(
    ("lang", "headline", "body"),
    [
        ("en", "Fire at the Ludgrave mill was set on purpose", "The fire at the Ludgrave mill may have been set on purpose."),
        ("en", "Mayor of Ludgrave took bribes", "The mayor of Ludgrave allegedly took bribes."),
        ("id", "Kebakaran pabrik Ludgrave disengaja", "Kebakaran di pabrik Ludgrave diduga disengaja."),
        ("ar", "حريق مصنع لودغريف كان متعمدا", "ربما كان حريق مصنع لودغريف متعمدا."),
    ],
)
def test_what_the_article_leaves_open_is_not_certain(lang: str, headline: str, body: str) -> None:
    assert codes(article(lang, headline, (body, None))) == ["headline-drops-doubt"]


def test_a_doubt_that_the_headline_keeps_is_none_dropped() -> None:
    body = ("The fire at the Ludgrave mill may have been set on purpose.", None)
    assert codes(article("en", "Fire at the Ludgrave mill may have been set on purpose", body)) == []


def test_a_doubt_that_the_article_itself_lifts_is_none_dropped() -> None:
    flat = "The fire at the Ludgrave mill was set on purpose."
    assert codes(article("en", flat, (flat, None), ("The fire at the mill may have been set on purpose.", None))) == []


def test_a_statement_read_as_possible_is_a_doubt_in_any_language() -> None:
    body: Told = ("Der Brand in der Mühle von Ludgrave ist womöglich gelegt worden.", None, "possible")
    assert codes(article("de", "Der Brand in der Mühle von Ludgrave ist gelegt worden", body)) == ["headline-drops-doubt"]


@pytest.mark.parametrize(
    ("lang", "headline", "body"),
    [
        ("en", "40 people died in the Teluk flood", "At least 40 people died in the Teluk flood."),
        ("id", "40 orang tewas dalam banjir Teluk", "Sedikitnya 40 orang tewas dalam banjir Teluk."),
        ("ar", "مقتل 40 شخصا في فيضان تلوك", "قتل ما لا يقل عن 40 شخصا في فيضان تلوك."),
    ],
)
def test_a_number_that_the_article_bounds_is_not_exact(lang: str, headline: str, body: str) -> None:
    assert codes(article(lang, headline, (body, None))) == ["headline-drops-doubt"]


@pytest.mark.parametrize(
    ("lang", "headline", "body"),
    [
        ("en", "70 people died in the Teluk flood", "40 people died in the Teluk flood."),
        ("id", "70 orang tewas dalam banjir Teluk", "Sebanyak 40 orang tewas dalam banjir Teluk."),
        ("ar", "مقتل 70 شخصا في فيضان تلوك", "قتل 40 شخصا في فيضان تلوك."),
    ],
)
def test_another_number_of_the_same_thing_is_reported(lang: str, headline: str, body: str) -> None:
    issues = headline_issues(article(lang, headline, (body, None)))
    assert [each.code for each in issues] == ["headline-number"]
    start, end = issues[0].place or (0, 0)
    assert headline[start:end] in ("70", "70 people", "70 orang", "70 شخصا")


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("More than 800 people died in the Teluk flood", "832 people died in the Teluk flood."),
        ("830 people died in the Teluk flood", "832 people died in the Teluk flood."),
        ("Dozens of people died in the Teluk flood", "40 people died in the Teluk flood."),
        ("70 people died in the Teluk flood", "40 people died in the Teluk flood on Monday and 30 on Tuesday, 70 in all."),
        ("70 people died in the Teluk flood", "The council wants to paint 40 boats."),
    ],
)
def test_a_rounded_a_bounded_a_summed_and_an_unlike_number_are_not(headline: str, body: str) -> None:
    assert "headline-number" not in codes(article("en", headline, (body, None)))


def test_an_article_without_headline_or_without_body_has_nothing_to_compare() -> None:
    assert headline_issues([]) == ()
    assert headline_issues(article("en", "Dam built with poor cement")) == ()


def test_a_number_that_the_article_also_gives_exactly_is_none_dropped() -> None:
    body: list[Told] = [("At least 40 people died in the Teluk flood.", None), ("The flood killed 40 people.", None)]
    assert codes(article("en", "40 people died in the Teluk flood", *body)) == []
