"""Full-text search: the same answers on every database, in any script, with the place of the words."""
from __future__ import annotations

import pytest

from menurut.ledger import Ledger, folding
from tests.ledger.build import reading, statement

pytestmark = pytest.mark.usefixtures("without_linking")

ARABIC = "قال وزير الأشغال إنّ سَدّ «الوادي» آمن."
TEXTS = {
    "en": "The Mayor's café in São Lembah wasn't closed; the dam — a big one — held.",
    "id": "Bendungan Lembah Arum aman, kata Wali Kota. Warga mengungsi.",
    "ar": ARABIC,
    "zh": "市长说大坝是安全的。2031年",
    "th": "นายกเทศมนตรีกล่าวว่าเขื่อนปลอดภัย",
    "hi": "महापौर ने कहा कि बाँध सुरक्षित है",
}


@pytest.fixture
def found(ledger: Ledger) -> Ledger:
    ledger.add(reading(text, id=lang, lang=lang, title=f"Title {lang}", published=f"2031-01-0{number}")
               for number, (lang, text) in enumerate(TEXTS.items(), start=1))
    return ledger


@pytest.mark.parametrize(("query", "docs"), [
    ("lembah", ["id", "en"]),  # the newest first
    ("LEMBAH arum", ["id"]),
    ("cafe", ["en"]), ("CAFÉ sao", ["en"]),
    ("mayor's", ["en"]), ("wasn't", ["en"]), ("wasn", ["en"]),
    ("meng*", ["id"]), ("meng", []), ("lem*", ["id", "en"]),
    ('"big one held"', ["en"]), ('"held big one"', []), ('"big one', ["en"]),
    ("الاشغال", ["ar"]), ("سد", ["ar"]), ('"سد الوادي"', ["ar"]), ("الوادى", ["ar"]),
    ("大坝", ["zh"]), ("坝大", []), ("2031", ["zh"]), ("市长 安全", ["zh"]),
    ("เขื่อน", ["th"]), ("बाँध", ["hi"]), ("बध", []),
    ("title zh", ["zh"]),
    ("", []), ("—", []), ('"', []), ("*", []), ("'; DROP TABLE readings; --", []), ("lembah AND arum", []), ("NEAR(a b)", []),
    ("\0 \ud800", []), ("lembah\0arum", ["id"]),
])
def test_a_query_finds_texts(found: Ledger, query: str, docs: list[str]) -> None:
    assert [hit.doc for hit in found.search(query)] == docs


def test_a_hit_points_to_the_words(found: Ledger) -> None:
    hit = found.search('"سد الوادي"')[0]
    assert hit.span is not None
    assert ARABIC[slice(*hit.span)] == "سَدّ «الوادي"
    assert hit.words == ARABIC
    assert found.search("title zh")[0].span is None


def test_parties_are_found_by_name_and_statements_by_their_words(ledger: Ledger) -> None:
    address = ledger.add(reading()).new[0]
    ledger.derived.put_statements([statement(address, 0), statement(address, 1, "Warga Lembah Arum mengungsi")])
    assert [(hit.id, hit.words) for hit in ledger.search("wirya", "party")] == [(f"{address}:p1", "Sena Wirya")]
    assert [hit.id for hit in ledger.search('"lembah arum" meng*', "statement")] == [f"{address}:1"]
    assert [hit.id for hit in ledger.search("lembah", "statement", limit=1)] == [f"{address}:0"]
    with pytest.raises(ValueError, match="kind is one of text, party, statement"):
        ledger.search("lembah", "outlet")  # type: ignore[arg-type]


def test_a_very_long_text_is_searched_as_far_as_it_goes(ledger: Ledger) -> None:
    # More words of more bytes than PostgreSQL takes.
    ledger.add(reading(" ".join(f"{number:060d}" for number in range(20_000)) + " " + "x" * 5000))
    assert len(ledger.search(f"{17:060d}")) == 1
    assert ledger.search(f"{17:060d} unknown") == []


def test_words_and_their_places_are_the_same_words() -> None:
    for text in (*TEXTS.values(), "ﬁne İstanbul ß 한국어 e\u0301\u0301x \u0301x a\u0640b 東京2031 x\ud800y"):
        assert [word for word, _ in folding.places(text)] == folding.words(text)
    assert folding.words("Straße İstanbul ﬁne") == ["strasse", "istanbul", "fine"]
    assert folding.words("東京2031") == ["東", "京", "2031"]
