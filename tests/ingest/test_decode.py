"""Bytes become the text they stand for; what was guessed or lost is said."""
from __future__ import annotations

import pytest

from menurut.ingest.decode import decode, encodable
from menurut.ingest.unreadable import Unreadable

INDONESIAN = "Jembatan Nipa dibuka lagi, kata bupati. “Akhirnya,” ujar warga.\r\n"
ARABIC = "قال رئيس البلدية إن الجسر سيفتح في الربيع، وإن السكان ينتظرون منذ عام.\n"
FRENCH = "Le pont a été rouvert samedi, a déclaré le maire à des élèves étonnés.\n"


def codes(data: bytes, declared: str | None = None) -> list[str]:
    return [issue.code for issue in decode(data, declared)[1]]


@pytest.mark.parametrize("text", [INDONESIAN, ARABIC])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_mark_is_read_as_it_is(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("text", [INDONESIAN, ARABIC])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_recognised_and_said(text: str, encoding: str) -> None:
    found, issues = decode((text * 3).encode(encoding))
    assert found == text * 3
    assert [issue.code for issue in issues] == ["encoding"]
    assert encoding in issues[0].message


def test_line_ends_nul_and_invisible_characters_stay() -> None:
    text = "satu\r\ndua\rtiga\u2028empat \u200b\u200f\x00 lima " + "dan seterusnya " * 9
    assert decode(text.encode()) == (text, ())


def test_an_old_encoding_is_guessed_and_the_guess_is_named() -> None:
    found, issues = decode((ARABIC * 20).encode("cp1256"))
    assert found == ARABIC * 20
    assert issues[0].code == "encoding"
    assert "guess" in issues[0].message


def test_an_encoding_that_is_declared_is_believed() -> None:
    assert decode((FRENCH * 3).encode("latin-1"), "iso-8859-1") == (FRENCH * 3, ())


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decode(ARABIC.encode(), "x-no-such-thing") == (ARABIC, ())


def test_a_few_broken_bytes_in_utf8_cost_themselves_only() -> None:
    found, issues = decode((ARABIC * 5).encode() + b"\xff" + ARABIC.encode())
    assert found == ARABIC * 5 + "\ufffd" + ARABIC
    assert [(issue.code, issue.place) for issue in issues] == [("encoding", (len(ARABIC) * 5, len(ARABIC) * 5 + 1))]


def test_utf8_that_is_cut_in_the_middle_of_a_letter_is_read() -> None:
    found, issues = decode(ARABIC.encode()[:-3])
    assert found.startswith(ARABIC[:-3])
    assert [issue.code for issue in issues] == ["encoding"]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 abc", b"PK\x03\x04" + b"word" * 9, b"\x89PNG\r\n\x1a\n", bytes(range(256)), b"\x00" * 90, b"\x01\x02\x03" * 50],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(data)
    assert refusal.value.issue.code == "binary"


def test_nothing_is_refused_as_empty() -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(b"")
    assert refusal.value.issue.code == "empty"


def test_lone_surrogates_become_one_character_each_so_that_offsets_hold() -> None:
    text, issues = encodable("a\ud800b\udfffc😀")
    assert text == "a\ufffdb\ufffdc😀"
    assert [(issue.code, issue.place) for issue in issues] == [("lone-surrogate", (1, 2))]
    assert text.encode()
