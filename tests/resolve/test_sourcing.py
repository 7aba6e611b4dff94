# ruff: noqa: E501 (a marked example text stays on its line)
"""What is told of the unnamed."""
from __future__ import annotations

import pytest

from menurut.model import Sourcing, words

from .build import party, read

GROUP = {"kind": "group", "named": False}
PERSON = {"kind": "person", "named": False}


def _sourcing(body: str, lang: str, **told: object) -> tuple[Sourcing, str]:
    reading = read(body, lang, a1={**GROUP, **told})
    found = party(reading, "a1").sourcing
    assert found is not None
    return found, reading.document.text


@pytest.mark.parametrize(("lang", "source", "count", "role"), [
    ("en", "Two senior harbour officials", 2, "senior harbour officials"), ("en", "a dozen dockers", 12, "dockers"),
    ("en", "14 sailors of the Grey Fleet", 14, "sailors"), ("id", "tiga pejabat senior kementerian", 3, "pejabat senior kementerian"),
    ("id", "sejumlah nelayan", None, "nelayan"), ("id", "kedua pejabat itu", 2, "pejabat"),
    ("en", "half a dozen dockers", 6, None), ("en", "More than 3,100 dockers", 3100, None), ("en", "All five", 5, None),
    ("en", "a group of 14 islands", 14, None), ("en", "one of the three dockers", None, None),
    ("id", "sedikitnya tiga nelayan", 3, None), ("id", "sekitar 20 ribu buruh", 20_000, None), ("id", "dua puluh tiga nelayan", 23, None),
    ("ar", "سبعة عشر صيادا", 17, None), ("ar", "القادة السبعة", 7, None), ("ar", "موظفَين في الميناء", 2, None),
    ("ar", "صيادين اثنين", 2, None), ("ar", "رئيسا بلدتين", 2, None), ("ar", "رئيسا سابقا", None, None), ("ar", "نحو مئتي صياد", 200, None),
    ("ar", "مسؤولان", 2, None), ("ar", "ثلاثة صيادين", 3, "صيادين"), ("ar", "مصدران مطلعان", 2, "مصدران مطلعان"), ("ar", "مسؤولون", None, "مسؤولون"),
])
def test_count_and_role_are_read_from_the_description(lang: str, source: str, count: int | None, role: str | None) -> None:
    found, _ = _sourcing(f"⟦s1 {source}⟧ ⟦c1 x⟧ ⟦t1 y⟧.", lang)
    assert found.count == count
    assert role is None or found.role == role


def test_several_people_are_a_group_whatever_the_tagger_says_and_a_name_that_ends_like_a_dual_is_one() -> None:
    assert party(read("⟦s1 Two dockers⟧ ⟦c1 said⟧ ⟦t1 so⟧.", "en", a1={"kind": "person", "named": False}), "a1").kind == "group"
    reading = read("⟦c1 قال⟧ ⟦s1 القبطان⟧ ⟦t1 إن المركب غرق⟧.", "ar", a1={"kind": "person", "named": False})
    assert party(reading, "a1").kind == "person"


def test_an_age_is_not_a_count() -> None:
    found, _ = _sourcing("⟦s1 pria 24 tahun⟧ ⟦c1 berkata⟧ ⟦t1 tidak⟧.", "id", kind="person")
    assert found.count is None


@pytest.mark.parametrize(("lang", "source", "sides"), [
    ("en", "Officials from Karvela and Orland", ("Karvela", "Orland")), ("id", "pejabat dari Partai Fajar", ("Partai Fajar",)),
    ("ar", "مسؤول في وزارة النقل", ("وزارة النقل",)), ("en", "two sailors", ()),
])
def test_affiliation_names_the_sides(lang: str, source: str, sides: tuple[str, ...]) -> None:
    assert _sourcing(f"⟦s1 {source}⟧ ⟦c1 x⟧ ⟦t1 y⟧.", lang)[0].affiliation == sides


def test_the_taggers_spans_come_first() -> None:
    found, text = _sourcing("⟦s1 Two clerks ⟦b1 who kept the keys⟧⟧, ⟦r1 because they feared the mayor⟧, ⟦c1 said⟧ ⟦t1 so⟧.", "en")
    assert words(text, found.basis) == "who kept the keys"
    assert words(text, found.reason) == "because they feared the mayor"


@pytest.mark.parametrize(("lang", "body", "basis", "reason"), [
    ("en", "⟦s1 Two clerks familiar with the ledger⟧ ⟦c1 said⟧ ⟦t1 it was short⟧. They asked not to be named because the audit is secret.",
     "familiar with the ledger", "because the audit is secret"),
    ("en", "⟦s1 An aide⟧, who declined to be named to protect his post, ⟦c1 said⟧ ⟦t1 no⟧.", "", "to protect his post"),
    ("id", "⟦s1 Dua pegawai yang mengetahui isi buku kas⟧ ⟦c1 mengatakan⟧ ⟦t1 kas kurang⟧. Mereka berbicara dengan syarat anonim karena audit itu rahasia.",
     "mengetahui isi buku kas", "karena audit itu rahasia"),
    ("ar", "⟦c1 قال⟧ ⟦s1 موظفان مطلعان على الدفتر⟧ ⟦t1 إن الصندوق ناقص⟧. وتحدثا شريطة عدم ذكر اسميهما لأن التدقيق سري.",
     "مطلعان على الدفتر", "لأن التدقيق سري"),
])
def test_without_the_tagger_phrases_tell_basis_and_reason(lang: str, body: str, basis: str, reason: str) -> None:
    found, text = _sourcing(body, lang)
    assert (words(text, found.basis), words(text, found.reason)) == (basis, reason)


def test_a_phrase_far_from_any_unnamed_source_belongs_to_nobody() -> None:
    body = "⟦s1 A clerk⟧ ⟦c1 said⟧ ⟦t1 so⟧. One. Two. Three. She asked not to be named because the audit is secret."
    assert _sourcing(body, "en", kind="person")[0].reason == ()


def test_a_named_party_has_no_sourcing_unless_the_text_hides_it() -> None:
    assert party(read("⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", a1={"kind": "person", "named": True}), "a1").sourcing is None
    hidden = read("⟦s1 Ana⟧, ⟦r1 whose name is changed⟧, ⟦c1 said⟧ ⟦t1 no⟧.", a1={"kind": "person", "named": True})
    assert party(hidden, "a1").sourcing is not None


def test_a_language_without_a_pack_keeps_what_the_tagger_found() -> None:
    found, text = _sourcing("⟦s1 kaksi virkamiestä⟧, ⟦b1 jotka olivat paikalla⟧, ⟦c1 sanoi⟧ ⟦t1 niin⟧.", "fi")
    assert words(text, found.basis) == "jotka olivat paikalla"


@pytest.mark.parametrize(("lang", "body", "reason"), [
    ("en", "⟦s1 A clerk⟧ ⟦c1 said⟧ ⟦t1 so⟧. Citing a gag order, she asked that her name not be published.", "Citing a gag order"),
    ("en", "⟦s1 A clerk⟧, whose name we are withholding for fear of reprisals, ⟦c1 said⟧ ⟦t1 so⟧.", "for fear of reprisals"),
    ("id", "⟦s1 Seorang juru tulis⟧ ⟦c1 berkata⟧ ⟦t1 begitu⟧. Ia minta dirahasiakan namanya demi keselamatan keluarga.",
     "demi keselamatan keluarga"),
    ("id", "⟦s1 Dua kelasi⟧ ⟦c1 berkata⟧ ⟦t1 begitu⟧. Khawatir dipecat, keduanya berbicara dengan syarat anonim.", "Khawatir dipecat"),
    ("ar", "⟦c1 قال⟧ ⟦s1 بحار⟧ ⟦t1 إن المركب غرق⟧. وطلب ألا يُذكر اسمه خوفًا من الطرد.", "خوفًا من الطرد"),
    ("en", "⟦s1 A clerk⟧ ⟦c1 said⟧ ⟦t1 so⟧. The street was not named after her because she lives.", ""),
])
def test_a_reason_stands_behind_the_request_or_opens_its_sentence(lang: str, body: str, reason: str) -> None:
    found, text = _sourcing(body, lang, kind="person")
    assert words(text, found.reason) == reason


@pytest.mark.parametrize(("lang", "body", "basis"), [
    ("en", "⟦s1 Two dockers who paint the buoys⟧ ⟦c1 said⟧ ⟦t1 so⟧. They spoke anonymously.", "who paint the buoys"),
    ("en", "⟦s1 Two dockers who paint the buoys⟧ ⟦c1 said⟧ ⟦t1 so⟧.", ""),
    ("en", "⟦s1 Two dockers who asked not to be named⟧ ⟦c1 said⟧ ⟦t1 so⟧.", ""),
    ("id", "⟦s1 Dua kelasi yang mengecat pelampung⟧ ⟦c1 berkata⟧ ⟦t1 begitu⟧. Keduanya menolak disebut namanya.",
     "yang mengecat pelampung"),
])
def test_the_clause_about_someone_who_asks_not_to_be_named_is_the_basis(lang: str, body: str, basis: str) -> None:
    found, text = _sourcing(body, lang)
    assert words(text, found.basis) == basis


@pytest.mark.parametrize(("body", "basis"), [
    ("⟦s1 Two aides⟧ ⟦c1 said⟧ they were ⟦t1 close to a deal on wheat⟧.", ""),
    ("⟦s1 Two aides⟧ close to the mayor ⟦c1 said⟧ ⟦t1 so⟧.", "close to the mayor"),
    ("⟦s1 Two aides⟧ ⟦c1 said⟧ ⟦t1 so⟧. The mayor is close to the bishop.", ""),
])
def test_a_basis_stands_in_the_description_or_right_behind_it(body: str, basis: str) -> None:
    found, text = _sourcing(body, "en")
    assert words(text, found.basis) == basis


def test_a_word_of_the_tagger_is_made_whole_by_the_pack_and_alone_tells_nothing() -> None:
    body = "⟦s1 Two aides⟧ ⟦c1 said⟧ ⟦t1 so⟧, asking not to be named ⟦r1 because⟧ the talks are secret."
    found, text = _sourcing(body, "en")
    assert words(text, found.reason) == "because the talks are secret"
    found, text = _sourcing("⟦s1 Two aides⟧ ⟦c1 said⟧ ⟦t1 so ⟦r1 because⟧⟧.", "en")
    assert found.reason == ()
