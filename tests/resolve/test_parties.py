# ruff: noqa: E501 (a marked example text stays on its line)
"""One party for each who: every text here is invented."""
from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.model import Document, Extracted, Extraction
from menurut.resolve import resolve

from .build import groups, party, read

NAMED: dict[str, Any] = {"kind": "person", "named": True}
PERSON: dict[str, Any] = {"kind": "person", "named": False}
GROUP: dict[str, Any] = {"kind": "group", "named": False}
BODY: dict[str, Any] = {"kind": "organization", "named": True}
OUTLET: dict[str, Any] = {"kind": "outlet", "named": True}


def test_full_and_short_names_with_and_without_titles_are_one_party() -> None:
    reading = read("⟦s1 Harbour master Dr Ana Bell⟧ ⟦c1 said⟧ ⟦t1 the quay was shut⟧. ⟦s2 Bell⟧ ⟦c2 added⟧ ⟦t2 that it would open soon⟧. "
                   "⟦t3 Boats may sail⟧, ⟦s3 Dr Bell⟧ ⟦c3 said⟧.", a1=NAMED, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1", "a2", "a3"]]
    assert party(reading, "a1").name == "Dr Ana Bell"
    assert party(reading, "a1").named


def test_the_full_name_in_the_text_names_a_party_quoted_by_surname_only() -> None:
    reading = read("The mayor, Ana Bell, cut the ribbon. ⟦t1 The bridge is ours⟧, ⟦s1 Bell⟧ ⟦c1 said⟧.", a1=NAMED)
    assert party(reading, "a1").name == "Ana Bell"


def test_a_person_and_the_body_in_their_title_are_two() -> None:
    reading = read("⟦s1 Port Authority director Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧. ⟦s2 The Port Authority⟧ ⟦c2 declined⟧ ⟦t2 to comment⟧.",
                   a1=NAMED, a2=BODY)
    assert groups(reading) == [["a1"], ["a2"]]


def test_an_acronym_that_the_text_introduces_is_its_long_form() -> None:
    reading = read("⟦s1 Badan Pantai Selatan (BPS)⟧ ⟦c1 mengumumkan⟧ ⟦t1 dermaga ditutup⟧. ⟦s2 BPS⟧ ⟦c2 meminta⟧ ⟦t2 warga bersabar⟧.",
                   "id", a1=BODY, a2=BODY)
    assert groups(reading) == [["a1", "a2"]]


def test_a_class_noun_may_be_left_out_of_a_name_but_a_ministry_is_not_its_country() -> None:
    reading = read("⟦s1 Gerakan Fajar⟧ ⟦c1 menolak⟧ ⟦t1 usul itu⟧. ⟦s2 Fajar⟧ ⟦c2 menilai⟧ ⟦t2 usul itu lemah⟧. "
                   "⟦s3 Kementerian Orland⟧ ⟦c3 diam⟧ ⟦t3 saja⟧. ⟦s4 Orland⟧ ⟦c4 mengancam⟧ ⟦t4 keluar⟧.",
                   "id", a1=BODY, a2=BODY, a3=BODY, a4=BODY)
    assert groups(reading) == [["a1", "a2"], ["a3"], ["a4"]]


@pytest.mark.parametrize(("lang", "body"), [
    ("en", "⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 the quay was shut⟧. ⟦s2 She⟧ ⟦c2 noted⟧ ⟦t2 that it would open⟧."),
    ("id", "⟦s1 Ana Bell⟧ ⟦c1 berkata⟧ ⟦t1 dermaga ditutup⟧. ⟦t2 “Besok dibuka,”⟧ ⟦c2 kata⟧⟦s2 nya⟧."),
    ("ar", "⟦c1 قالت⟧ ⟦s1 ليلى بدران⟧ ⟦t1 إن الرصيف مغلق⟧. ⟦c2 وأضافت⟧ ⟦t2 أنه سيُفتح غدًا⟧."),
])
def test_a_pronoun_a_clitic_and_a_subject_inside_the_verb_go_back_to_the_last_speaker(lang: str, body: str) -> None:
    reading = read(body, lang, a1=NAMED, a2=NAMED)
    assert groups(reading) == [["a1", "a2"]]
    assert any("nearest" in why for why in party(reading, "a2").why)


def test_a_pronoun_agrees_in_gender() -> None:
    reading = read("⟦s1 Mrs Ana Bell⟧ ⟦c1 said⟧ ⟦t1 yes⟧. ⟦s2 Mr Tom Reed⟧ ⟦c2 said⟧ ⟦t2 no⟧. ⟦s3 She⟧ ⟦c3 insisted⟧ ⟦t3 on it⟧.",
                   a1=NAMED, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1", "a3"], ["a2"]]


def test_the_verb_tells_the_gender_of_its_subject_in_arabic() -> None:
    reading = read("⟦c1 قالت⟧ ⟦s1 ليلى بدران⟧ ⟦t1 إن الرصيف مغلق⟧. ⟦c2 وقال⟧ ⟦s2 سعد منصور⟧ ⟦t2 إنه مفتوح⟧. ⟦c3 وأكدت⟧ ⟦t3 أنها رأته⟧.",
                   "ar", a1=NAMED, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1", "a3"], ["a2"]]


def test_two_candidates_of_equal_weight_are_both_shown_and_neither_is_chosen() -> None:
    reading = read("Yesterday the envoy met Mr Tom Reed, 40, and Mr Sam Hall, 50, there. ⟦s1 He⟧ ⟦c1 said⟧ ⟦t1 no⟧.", a1=PERSON)
    names = {each.id: each.name for each in reading.parties}
    assert sorted(names[other] for other in party(reading, "a1").candidates) == ["Sam Hall", "Tom Reed"]
    assert party(reading, "a1").name == "He"


def test_equal_candidates_are_listed() -> None:
    from menurut.resolve.antecedents import decide
    from menurut.resolve.who import Who

    one, other, far = Who(1, "person"), Who(2, "person"), Who(3, "person")
    assert decide([(2.0, one), (2.0, other), (1.0, far)]) == (one, other)
    assert decide([(2.0, one), (1.0, other)]) == (one,)


def test_the_first_person_inside_a_quotation_is_its_speaker() -> None:
    reading = read("⟦t1 “⟦s2 I⟧ ⟦c2 believe⟧ ⟦t2 we will sail⟧,”⟧ ⟦s1 Ana Bell⟧ ⟦c1 said⟧.",
                   a1={**NAMED, "mode": "direct"}, a2={**NAMED, "parent": "a1"})
    assert groups(reading) == [["a1", "a2"]]


def test_my_wife_is_not_me() -> None:
    reading = read("⟦t1 “⟦s2 My wife⟧ ⟦c2 says⟧ ⟦t2 I snore⟧,”⟧ ⟦s1 Tom Reed⟧ ⟦c1 said⟧.",
                   a1={**NAMED, "mode": "direct"}, a2={**PERSON, "parent": "a1"})
    assert groups(reading) == [["a1"], ["a2"]]


def test_he_inside_a_quotation_is_not_the_one_who_speaks() -> None:
    reading = read("⟦s3 Tom Reed⟧ ⟦c3 denied⟧ ⟦t3 it⟧. ⟦t1 “⟦s2 He⟧ ⟦c2 promised⟧ ⟦t2 to pay⟧,”⟧ ⟦s1 Sam Hall⟧ ⟦c1 said⟧.",
                   a1={**NAMED, "mode": "direct"}, a2={**NAMED, "parent": "a1"}, a3=NAMED)
    assert groups(reading) == [["a1"], ["a2", "a3"]]


def test_we_of_the_article_is_its_outlet() -> None:
    reading = read("⟦s1 We⟧ ⟦c1 apologise for⟧ ⟦t1 the error⟧. ⟦s2 The Quay Post⟧ ⟦c2 reported⟧ ⟦t2 a fire⟧.",
                   document={"outlet": "The Quay Post"}, a1=OUTLET, a2=OUTLET)
    assert [each.party for each in reading.attributions] == ["p0", "p0"]
    assert reading.parties[0].name == "The Quay Post"


def test_an_article_without_an_outlet_is_this_article() -> None:
    assert read("Nothing said.").parties[0].name == "this article"


@pytest.mark.parametrize(("lang", "body"), [
    ("en", "⟦s1 A former cook⟧ ⟦c1 said⟧ ⟦t1 the soup was cold⟧. Rain fell. ⟦s2 The cook⟧ ⟦c2 added⟧ ⟦t2 that nobody ate⟧."),
    ("id", "⟦s1 Seorang juru masak⟧ ⟦c1 mengatakan⟧ ⟦t1 sup itu dingin⟧. Hujan turun. ⟦s2 Juru masak itu⟧ ⟦c2 menambahkan⟧ ⟦t2 tak ada tamu⟧."),
    ("ar", "⟦c1 قال⟧ ⟦s1 طباخ سابق⟧ ⟦t1 إن الحساء بارد⟧. هطل المطر. ⟦c2 وأضاف⟧ ⟦s2 الطباخ⟧ ⟦t2 أن أحدًا لم يأكل⟧."),
])
def test_a_definite_description_goes_back_to_the_same_noun(lang: str, body: str) -> None:
    reading = read(body, lang, a1=PERSON, a2=PERSON)
    assert groups(reading) == [["a1", "a2"]]
    assert not party(reading, "a1").named


@pytest.mark.parametrize(("lang", "body"), [
    ("en", "⟦s1 The Quay Post⟧ ⟦c1 reported⟧ ⟦t1 a fire⟧. ⟦s2 The newspaper⟧ ⟦c2 said⟧ ⟦t2 two died⟧."),
    ("id", "⟦s1 Warta Dermaga⟧ ⟦c1 melaporkan⟧ ⟦t1 kebakaran⟧. ⟦s2 Koran tersebut⟧ ⟦c2 menyebut⟧ ⟦t2 dua tewas⟧."),
    ("ar", "⟦c1 ذكرت⟧ ⟦s1 «الرصيف»⟧ ⟦t1 أن حريقًا شب⟧. ⟦c2 وقالت⟧ ⟦s2 الصحيفة⟧ ⟦t2 إن اثنين ماتا⟧."),
])
def test_a_class_noun_goes_back_to_the_nearest_of_its_kind(lang: str, body: str) -> None:
    assert groups(read(body, lang, a1=OUTLET, a2=OUTLET)) == [["a1", "a2"]]


def test_a_title_is_tied_to_the_name_that_stands_beside_it() -> None:
    reading = read("⟦s1 Pemimpin Agung Orland⟧ ⟦c1 menolak⟧ ⟦t1 usul itu⟧. Pemimpin Tua Orland, Haji Badar Salim, berusia 80 tahun. "
                   "Utusan dari Orland tiba. ⟦s2 Salim⟧ ⟦c2 meminta⟧ ⟦t2 waktu⟧.", "id", a1=NAMED, a2=NAMED)
    assert groups(reading) == [["a1", "a2"]]
    assert any("title" in why for why in party(reading, "a1").why)


def test_an_unnamed_source_is_never_merged_into_a_named_one() -> None:
    reading = read("⟦s1 Spokesman Tom Reed⟧ ⟦c1 said⟧ ⟦t1 yes⟧. ⟦s2 A spokesman⟧ ⟦c2 said⟧ ⟦t2 no⟧. ⟦s3 A senior official⟧ ⟦c3 said⟧ ⟦t3 perhaps⟧.",
                   a1=NAMED, a2=PERSON, a3=PERSON)
    assert groups(reading) == [["a1"], ["a2"], ["a3"]]


def test_two_unnamed_groups_are_two() -> None:
    reading = read("⟦s1 Three officials⟧ ⟦c1 said⟧ ⟦t1 yes⟧. ⟦s2 Two officials⟧ ⟦c2 said⟧ ⟦t2 no⟧. ⟦s3 Officials⟧ ⟦c3 said⟧ ⟦t3 perhaps⟧.",
                   a1=GROUP, a2=GROUP, a3=GROUP)
    assert groups(reading) == [["a1"], ["a2"], ["a3"]]


def test_one_of_a_group_is_a_party_of_its_own() -> None:
    reading = read("⟦s1 Two guards⟧ ⟦c1 said⟧ ⟦t1 the door was open⟧. ⟦s2 One of them⟧ ⟦c2 said⟧ ⟦t2 he shut it⟧. ⟦s3 They⟧ ⟦c3 refused⟧ ⟦t3 to say more⟧.",
                   a1=GROUP, a2=PERSON, a3=GROUP)
    assert groups(reading) == [["a1", "a3"], ["a2"]]


def test_a_report_without_an_agent_has_a_party_of_no_kind() -> None:
    reading = read("⟦t1 The bridge⟧ ⟦c1 is said⟧ ⟦t1 to be cursed⟧.", a1={"kind": "unspecified"})
    assert (party(reading, "a1").kind, party(reading, "a1").name, party(reading, "a1").named) == ("unspecified", "unspecified", False)


def test_a_quotation_alone_goes_on_with_its_speaker() -> None:
    reading = read("⟦t1 “No,”⟧ ⟦s1 Ana Bell⟧ ⟦c1 said⟧. ⟦t2 “Never.”⟧ ⟦s3 Tom Reed⟧ ⟦c3 agreed⟧ ⟦t3 with her⟧. ⟦t4 “Not once.”⟧",
                   a1=NAMED, a2={**NAMED, "continues": "a1"}, a3=NAMED, a4=NAMED)
    assert groups(reading) == [["a1", "a2"], ["a3", "a4"]]


def test_whoever_is_asked_answers() -> None:
    reading = read("⟦c1 وسألت⟧ ⟦s1 «الرصيف»⟧ ⟦a1 سعد منصور⟧ ⟦t1 عن الحريق⟧، ⟦c2 فأجاب⟧: ⟦t2 «لا أعرف»⟧. ⟦c3 وقال⟧ ⟦s3 منصور⟧ ⟦t3 إنه كان نائمًا⟧.",
                   "ar", a1={**OUTLET, "act": "ask"}, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1"], ["a2", "a3"]]


def test_in_an_interview_the_questions_are_the_outlets_and_the_answers_the_guests() -> None:
    ask = {"kind": "outlet", "named": True, "act": "ask"}
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 laughs⟧ ⟦t1 a lot⟧.\n\n⟦t2 Why ships?⟧\n\n⟦t3 They float.⟧\n\n⟦t4 Always?⟧\n\n⟦t5 Mostly.⟧",
                   a1=NAMED, a2=ask, a3=NAMED, a4=ask, a5=NAMED)
    assert groups(reading) == [["a1", "a3", "a5"], ["a2", "a4"]]
    assert reading.attributions[1].party == "p0"


def test_the_officials_are_those_whom_the_text_introduced() -> None:
    reading = read("Tiga pejabat senior, dari Orland dan Karvela, yang mengetahui perundingan itu, ⟦s1 para pejabat tersebut⟧ ⟦c1 meminta⟧ "
                   "⟦t1 agar tidak disebutkan namanya⟧. ⟦s2 Mereka⟧ ⟦c2 mengatakan⟧ ⟦t2 kapal berangkat⟧.", "id", a1=GROUP, a2=GROUP)
    who = party(reading, "a1")
    assert groups(reading) == [["a1", "a2"]]
    assert who.sourcing is not None
    assert (who.sourcing.count, who.sourcing.role, who.sourcing.affiliation) == (3, "pejabat senior", ("Orland", "Karvela"))
    assert any("introduced" in why for why in who.why)


@pytest.mark.parametrize("lang", ["fi", None, "xx"])
def test_a_language_without_a_pack_ties_names_by_their_words(lang: str | None) -> None:
    reading = read("⟦s1 Aino Korpi⟧ ⟦c1 sanoi⟧ ⟦t1 että laituri on kiinni⟧. ⟦s2 Korpi⟧ ⟦c2 lisäsi⟧ ⟦t2 että se avataan⟧. ⟦s3 Ville Salo⟧ ⟦c3 kiisti⟧ ⟦t3 sen⟧.",
                   lang, a1=NAMED, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1", "a2"], ["a3"]]


@pytest.mark.parametrize("lang", ["fi", "ms", None])
def test_a_language_without_a_pack_is_said_to_have_none(lang: str | None) -> None:
    issues = read("⟦s1 Aino Korpi⟧ ⟦c1 sanoi⟧ ⟦t1 ei⟧.", lang, a1=NAMED).issues
    assert [each.code for each in issues] == ["no-pack"]
    assert (lang or "not known") in issues[0].message
    assert "\n" not in issues[0].message


@pytest.mark.parametrize("lang", ["en", "id", "ar"])
def test_a_language_with_a_pack_has_no_such_issue(lang: str) -> None:
    assert read("⟦s1 Ana Bell⟧ ⟦c1 :⟧ ⟦t1 ok⟧.", lang, a1=NAMED).issues == ()


def test_a_document_with_no_more_than_a_missing_pack_is_readable() -> None:
    assert read("⟦s1 Aino Korpi⟧ ⟦c1 sanoi⟧ ⟦t1 ei⟧.", "fi", a1=NAMED).document.readable


@pytest.mark.parametrize(("union", "ministry", "lang"), [
    ("The engineers' union", "The ministry", "en"), ("Serikat Insinyur Karvela", "Kementerian itu", "id"), ("نقابة المهندسين", "الوزارة", "ar")])
def test_a_body_of_another_sort_is_another_party(union: str, ministry: str, lang: str) -> None:
    reading = read(f"⟦s1 {union}⟧ ⟦c1 :⟧ ⟦t1 a⟧. ⟦s2 {ministry}⟧ ⟦c2 :⟧ ⟦t2 b⟧.", lang, a1=BODY, a2=BODY)
    assert groups(reading) == [["a1"], ["a2"]]


@pytest.mark.parametrize(("source", "kind", "named", "lang"), [
    ("A Karvela Port official", "person", False, "en"), ("a spokesman for the Karvela Port Board", "person", False, "en"),
    ("A spokeswoman for the board, Ana Bell", "person", True, "en"), ("Leaders of seven Karvelan towns", "group", False, "en"),
    ("seorang pejabat Dinas Kelautan Karvela", "person", False, "id"), ("laporan itu", "document", False, "id"),
    ("the Karvela Health Board", "organization", True, "en"), ("Kementerian Kelautan", "organization", True, "id"),
    ("مجموعة من الصيادين", "group", False, "ar"), ("وكالة كارفيلا", "outlet", True, "ar")])
def test_words_that_tell_whether_a_source_is_named_outweigh_the_tagger(source: str, kind: str, named: bool, lang: str) -> None:
    reading = read(f"It rained, ⟦s1 {source}⟧ ⟦c1 :⟧ ⟦t1 a⟧.", lang, a1={"kind": kind, "named": not named})
    assert party(reading, "a1").named == named


def test_pronouns_of_an_unnamed_person_do_not_name_it() -> None:
    reading = read("⟦s1 A Karvela Port official⟧ ⟦c1 said⟧ ⟦t1 no⟧. ⟦s2 He⟧ ⟦c2 said⟧ ⟦t2 so⟧ and ⟦s3 he⟧ ⟦c3 said⟧ ⟦t3 more⟧.", a1=NAMED, a2=NAMED, a3=NAMED)
    assert groups(reading) == [["a1", "a2", "a3"]]
    assert not party(reading, "a1").named


def test_a_circle_of_parents_ends() -> None:
    reading = read("⟦t1 ⟦s2 Reed⟧ ⟦c2 said⟧ ⟦t2 ⟦s1 Bell⟧ ⟦c1 said⟧ so⟧⟧.", a1={**NAMED, "parent": "a2"}, a2={**NAMED, "parent": "a1"})
    assert {"p0"} <= {each.id for each in reading.parties}


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair))), max_size=2).map(tuple)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "id", "ar", None]), st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=4))
def test_no_text_and_no_spans_break_the_stage_and_every_mention_re_reads(text: str, lang: str | None, many: list[Any]) -> None:
    clip = lambda spans: tuple((a, b) for a, b in spans if a < b <= len(text))  # noqa: E731
    found = tuple(Extracted(f"a{n}", *(clip(role) for role in each), parent=f"a{n - 1}", kind="person", named=bool(n % 2))
                  for n, each in enumerate(many))
    reading = resolve(Document("d", text, lang), Extraction(found))
    assert [each.id for each in reading.attributions] == [each.id for each in found]
    assert {each.party for each in reading.attributions} <= {each.id for each in reading.parties}
    assert all(0 <= start < end <= len(text) for each in reading.parties for start, end in each.mentions)
    assert "".join(text[slice(*section.span)] for section in reading.sections) == text


@pytest.mark.parametrize(("lang", "body"), [
    ("id", "⟦c1 Menurut⟧ ⟦s1 Kabar Karvela⟧, ⟦t1 ⟦s2 Bella Ayu⟧ ⟦c2 mengatakan⟧ ⟦t2 kapal itu rusak⟧⟧.\n“⟦t3 Ia mendesak nakhoda pulang⟧,” ⟦c3 tambah⟧⟦s3 nya⟧."),
    ("en", "⟦c1 According to⟧ ⟦s1 the Karvela Post⟧, ⟦t1 ⟦s2 Bella Hart⟧ ⟦c2 said⟧ ⟦t2 the ship was broken⟧⟧.\n⟦t3 “She urged the captain home,”⟧ ⟦s3 it⟧ ⟦c3 added⟧."),
])
def test_whoever_adds_is_who_spoke_last_outside_the_words_of_others(lang: str, body: str) -> None:
    reading = read(body, lang, a1={"kind": "outlet", "named": True}, a2={"named": True, "parent": "a1"}, a3={"named": True})
    assert groups(reading) == [["a1", "a3"], ["a2"]]


def test_my_boss_is_somebody_else_than_i() -> None:
    reading = read("⟦t1 “⟦s2 My boss⟧ ⟦c2 told⟧ me ⟦t2 to go⟧,”⟧ ⟦c1 said⟧ ⟦s1 Ana Bell⟧.", "en",
                   a1={"named": True, "mode": "direct"}, a2={"parent": "a1"})
    assert groups(reading) == [["a1"], ["a2"]]
    assert not party(reading, "a2").named


def test_a_body_named_in_full_before_its_short_name_is_no_person() -> None:
    body = "Rapat Gerakan Nelayan Karvela (Genaka) usai. ⟦s1 Genaka⟧ ⟦c1 mengatakan⟧ ⟦t1 laut itu milik semua⟧."
    found = party(read(body, "id", a1={"kind": "person", "named": True}), "a1")
    assert (found.kind, found.named) == ("organization", True)
