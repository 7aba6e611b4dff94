# ruff: noqa: E501 (a marked example text stays on its line)
"""Places where the text speaks of a party otherwise than as a source."""
from __future__ import annotations

from menurut.model import Reading

from .build import read

NAMED = {"kind": "person", "named": True}
BODY = {"kind": "organization", "named": True}


def _mentions(reading: Reading, name: str) -> list[str]:
    who = next(each for each in reading.parties if each.name == name)
    return [reading.document.text[slice(*span)] for span in who.mentions]


def test_a_name_anywhere_in_the_text_is_a_mention() -> None:
    reading = read("The town feared Ana Bell. ⟦s1 Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧. People cheered Bell.", a1=NAMED)
    assert _mentions(reading, "Ana Bell") == ["Ana Bell", "Ana Bell", "Bell"]


def test_a_title_beside_the_name_belongs_to_the_mention() -> None:
    reading = read("Mereka bertemu Kepala Dinas Karvela, Sari Wulan. ⟦s1 Wulan⟧ ⟦c1 berkata⟧ ⟦t1 ya⟧.", "id", a1=NAMED)
    assert _mentions(reading, "Sari Wulan")[0] == "Kepala Dinas Karvela, Sari Wulan"


def test_who_is_addressed_by_name_is_a_party_though_never_a_source() -> None:
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 told⟧ ⟦a1 Captain Tom Reed⟧ ⟦t1 to leave⟧. Reed left.", a1=NAMED)
    assert _mentions(reading, "Tom Reed") == ["Captain Tom Reed", "Reed"]


def test_who_is_addressed_by_a_title_is_the_one_person_who_has_it() -> None:
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 berpesan⟧ kepada ⟦a1 Kepala Biro Politik Gerakan Nelayan Karvela⟧ ⟦t1 agar pulang⟧. "
                   "Kepala Biro Politik gerakan itu, Tom Reed, diam. Reed pulang.", "id", a1=NAMED)
    assert "Kepala Biro Politik Gerakan Nelayan Karvela" in _mentions(reading, "Tom Reed")


def test_a_title_that_two_people_have_is_given_to_neither() -> None:
    reading = read("⟦s1 Ana Bell⟧ ⟦c1 berpesan⟧ kepada ⟦a1 Kepala Biro Politik⟧ ⟦t1 agar pulang⟧. "
                   "Kepala Biro Politik, Tom Reed, diam. Reed pulang. Kepala Biro Politik, Ida Moss, ikut. Moss pulang.", "id", a1=NAMED)
    assert all("Kepala Biro Politik" not in _mentions(reading, each.name) for each in reading.parties)


def test_the_long_name_of_a_body_before_its_short_one_is_a_mention() -> None:
    reading = read("Mereka bertemu Gerakan Nelayan Selat (Laskar). ⟦s1 Laskar⟧ ⟦c1 menolak⟧ ⟦t1 itu⟧.", "id", a1=BODY)
    assert _mentions(reading, "Laskar")[0] == "Gerakan Nelayan Selat (Laskar)"


def test_the_place_of_a_body_is_no_mention_of_the_body() -> None:
    reading = read("It rained in Karvela. ⟦s1 Karvela Ministry of Fish⟧ ⟦c1 said⟧ ⟦t1 no⟧.", a1=BODY)
    assert _mentions(reading, "Karvela Ministry of Fish") == ["Karvela Ministry of Fish"]


def test_a_word_for_the_speaker_in_reported_speech_is_the_speaker() -> None:
    reading = read("⟦s1 Sari Wulan⟧ ⟦c1 mengumumkan⟧ ⟦t1 bahwa dirinya mundur⟧.", "id", a1=NAMED)
    assert _mentions(reading, "Sari Wulan") == ["Sari Wulan", "dirinya"]


def test_mentions_of_a_source_are_not_given_twice() -> None:
    reading = read("⟦s1 Mayor Ana Bell⟧ ⟦c1 said⟧ ⟦t1 no⟧.", a1=NAMED)
    assert _mentions(reading, "Mayor Ana Bell") == ["Mayor Ana Bell"]
