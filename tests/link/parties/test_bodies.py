"""Bodies under every name that the texts give them, states by their capitals, and those who speak for them."""

from __future__ import annotations

import pytest

from menurut.link.parties import identities, who
from menurut.model import Kind, Party
from tests.link.parties.articles import article, names, together

BODY: Kind = "organization"
LONG = "Badan Nasional Penanggulangan Bencana (BNPB) mencatat."


def test_a_short_form_and_its_long_forms_in_several_languages_are_one_body() -> None:
    told = together(
        article("a", LONG, ("Badan Nasional Penanggulangan Bencana", BODY), lang="id"),
        names("en", ("BNPB", BODY)),
        names("en", ("National Disaster Mitigation Agency (BNPB)", BODY)),
        names("ar", ("الوكالة الوطنية لإدارة الكوارث (BNPB)", BODY)),
        names("en", ("the national disaster agency", BODY)),
    )
    assert len({each.key for each in told}) == 1


def test_two_bodies_with_one_short_form_leave_it_open() -> None:
    harbour, hills, short = together(
        names("en", ("Vandle Harbour Board (VHB)", BODY)),
        names("en", ("Velmore Hills Bank (VHB)", BODY)),
        names("en", ("VHB", BODY)),
    )
    assert harbour.key != hills.key
    assert set(short.candidates) == {harbour.key, hills.key}


@pytest.mark.parametrize(
    ("lang", "one", "language", "other"),
    [
        ("en", "Washington", "id", "pemerintah AS"),
        ("en", "the U.S. government", "ar", "الولايات المتحدة"),
        ("en", "Tehran", "ar", "الحكومة الإيرانية"),
        ("id", "Moskow", "ar", "روسيا"),
        ("en", "Russian Defence Ministry", "ar", "وزارة الدفاع الروسية"),
        ("id", "Kementerian Kesehatan Mesir", "en", "Egypt's Health Ministry"),
        ("id", "PBB", "ar", "الأمم المتحدة"),
        ("en", "the White House", "id", "Gedung Putih"),
    ],
)
def test_a_body_is_one_in_every_language_that_has_a_pack(lang: str, one: str, language: str, other: str) -> None:
    first, second = together(names(lang, (one, BODY)), names(language, (other, BODY)))
    assert first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russian Defence Ministry", "Iranian Defence Ministry"),
        ("Indonesian Red Cross", "International Red Cross"),
        ("Egyptian police", "Egyptian army"),
        ("Egypt", "Egyptian police"),
    ],
)
def test_another_state_or_another_part_is_another_body(one: str, other: str) -> None:
    first, second = together(names("en", (one, BODY)), names("en", (other, BODY)))
    assert first.key != second.key


def test_the_ministry_of_one_article_is_not_that_of_another() -> None:
    first, second = together(names("en", ("the ministry", BODY), address="a"), names("en", ("the ministry", BODY), address="b"))
    assert first.key != second.key


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Rana Velmore, a spokeswoman for the Vandle Harbour Board, said no.", "Rana Velmore"),
        ("en", "Vandle Harbour Board spokeswoman Rana Velmore said no.", "Rana Velmore"),
        ("en", "Rana Velmore, director of the Vandle Harbour Board", "Rana Velmore, director of the Vandle Harbour Board"),
        ("id", "Juru bicara Vandle Harbour Board Rana Velmore menolak.", "Rana Velmore"),
        ("id", "Rana Velmore, juru bicara untuk Vandle Harbour Board, menolak.", "Rana Velmore"),
        ("ar", "قالت رنا فيلمور، المتحدثة باسم Vandle Harbour Board، لا.", "رنا فيلمور"),
    ],
)
def test_who_speaks_for_a_body_counts_as_the_body(lang: str, text: str, name: str) -> None:
    one = article("a", text, (name, "person"), lang=lang)
    other = names("en", ("Vandle Harbour Board", BODY))
    told = identities([*one, *other])
    assert told["a", "p0"].key.startswith("person:")
    assert told["a", "p0"].body == told[other[0].address, "p0"].key
    assert who(told)("a", Party("p0", name, "person", True)) == told[other[0].address, "p0"].key


def test_whoever_is_one_has_one_key_whatever_the_articles_call_the_body() -> None:
    every = [
        article(address, f"Rana Velmore, a spokeswoman for {body}, said no.", ("Rana Velmore", "person"))
        for address, body in (("a", "the Vandle Harbour Board"), ("b", "the Vandle Harbour Board"), ("c", "Egyptian police"))
    ]
    bare = article("d", "Rana Velmore left.", ("Rana Velmore", "person"))
    told = identities(each for some in (*every, bare) for each in some)
    assert told["a", "p0"].body != told["c", "p0"].body
    assert {who(told)(each, Party("p0", "Rana Velmore", "person", True)) for each in "abcd"} == {told["a", "p0"].body}


def test_a_person_speaks_for_the_body_that_another_article_names() -> None:
    text = "Rana Velmore, spokeswoman for Egyptian police"
    plain, _, body = together(
        names("id", "Rana Velmore"),
        article("b", text, (text, "person")),
        names("ar", ("الشرطة المصرية", BODY)),
    )
    assert plain.body == body.key


def test_the_body_is_found_where_the_article_calls_it_the_agency() -> None:
    text = "Norland's disaster agency warned. “No,” agency spokesman Tarik Benali said."
    spokesman, body = ("agency spokesman Tarik Benali", "person"), ("Norland's disaster agency", BODY)
    tarik, agency = together(article("a", text, spokesman, body))
    assert tarik.body == agency.key


def test_an_unnamed_spokesman_speaks_for_the_body_and_is_nobody_else() -> None:
    text = "A spokesman for Egyptian police said no."
    one = article("a", text, Party("p0", "A spokesman for Egyptian police", "person", False, ((0, 30),)))
    told = identities([*one, *names("en", ("Egyptian police", BODY), address="b")])
    assert not told["a", "p0"].named
    assert told["a", "p0"].key == "a:p0"
    assert told["a", "p0"].body == told["b", "p0"].key


def test_a_foreign_minister_speaks_for_the_state_and_a_president_does_not() -> None:
    minister, president, state = together(
        names("en", "Iranian Foreign Minister Karim Vasli"),
        names("en", "Iranian President Omid Vasli"),
        names("en", ("Iran", BODY)),
    )
    assert minister.body == state.key
    assert president.body is None
