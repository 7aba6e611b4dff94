"""Every sentence that the core writes for readers can be said in each language of the page, with its names and numbers."""
from __future__ import annotations

import time
from pathlib import Path

import pytest

from menurut.link.compare import NAMES
from menurut.views.site.reasons import called, known, reason
from menurut.views.site.reasons.comparing import FACTS, MEASURES
from menurut.views.site.templating import bdi
from menurut.views.site.weighing import weighed
from tests.views.site.sentences import CORE, told_in

MODULES = sorted(path for each in (
    "resolve/*.py", "link/origins.py", "link/drift.py", "link/parties/deciding.py", "link/parties/merging.py",
    "link/parties/within.py", "link/compare/rules.py", "link/reuse/*.py", "ledger/checks.py", "ledger/adding.py",
    "ledger/proposals/*.py", "ledger/people.py", "ledger/conditions.py", "ledger/wrong.py", "ingest/*.py", "intake/*.py",
    "views/rules/book.py", "broken.py", "contract.py",
) for path in CORE.glob(each))  # fmt: skip

_WITHOUT_PACK = ("pronouns, descriptions, unnamed sources, voice and dates are read by names and the tagger alone, "
                 "and some are missed")
# What stands in a sentence that is put together elsewhere, with such a sentence.
PIECES = {
    "is a translation of": "A is a translation of B",
    "repeats a part of": "A repeats a part of B",
    "repeats the text of": "A repeats the text of B",
    "shares its text with": "A shares its text with B",
    "an unnamed source: ": "A cites an unnamed source: B",
    "f\"{', '.join(names[:_LISTED])} and {len(names) - _LISTED} others\"": "A, B and 2 others cite C",
    "f'named in the {mark.form}'": "named in the contribution",
    "'the verb'": "“the verb” within what the speaker says",
    "short form": "“A” and “B”: one body by its short form",
    "two scripts": "“A” and “B”: one name in two scripts",
    "two spellings": "“A” and “B”: one name in two spellings",
    "is a part of the name": "“A” is a part of the name “B” and, in these articles, of no other",
    "no source of its own": "no source of its own: the nearest that agrees",
    "f'{words}: the nearest that agrees'": "“A”: the nearest that agrees",
    "it took too long": "news.example: it took too long",
    "nothing of this step": "news.db: the file is no ledger",
    "the file is no ledger": "news.db: the file is no ledger",
    "f'another process is writing": "news.db: another process is writing to the ledger (waited 5 s); "
                                    "nothing of this step was written, all before it is kept",
    "f'the disk is full": "news.db: the disk is full (no room); nothing of this step was written, all before it is kept",
    "agency mark": "agency mark stands at 7-9, the text ends at 8",
    "not an object": "not a reading: not an object: 7",
    "true or false": "a: when: plural: true or false",
    "a list of texts": "a: when: kind: a list of texts",
    "f\"there is no such field;": "a: when: b: there is no such field; they are c, d",
    "is none of": "a: when: kind: zebra is none of person, group",
    "at_least and at_most": "a: when: count: at_least and at_most, with whole numbers",
    "f'no pack for the language": f"no pack for the language “eo”: {_WITHOUT_PACK}",
    "the language is not known": f"the language is not known: {_WITHOUT_PACK}",
    "no time": "same: no time",
    "no subject": "same: no subject",
}  # fmt: skip
# Not for readers of the page, or said there by other means: a print credit by `crediting`, answers and names by their words.
ELSEWHERE = (
    "of the form of packs/en/agencies.toml", "the Hijri date runs from", "they do not overlap", "they overlap, but", "old Word",
    "menurut (reads", "nothing new", "taken back", "not same", "words matched", "is locked", "disk is full", "not a database",
    "has the text of", "an earlier version of the article", "the earliest article", "light edit",
)  # fmt: skip


def is_named(name: str) -> bool:
    return called(name, "ar") != bdi(name)


def is_said(code: str, filled: list[str]) -> bool:
    """Whether a page can say a sentence: itself, as a name, or where the code puts it into another one."""
    whole = [sentence for piece, sentence in PIECES.items() if piece in code]
    return any(known(each, "ar") for each in (*filled, *whole)) or any(map(is_named, filled))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CORE)))
def test_every_sentence_of_the_core_is_known(path: Path) -> None:
    unknown = [code for code, filled in told_in(path) if not is_said(code, filled)]
    assert [each for each in unknown if not any(part in each for part in ELSEWHERE)] == []


@pytest.mark.parametrize("sentence", PIECES.values())
def test_what_is_put_together_is_known_whole(sentence: str) -> None:
    assert known(sentence, "ar")


def test_every_measure_of_a_comparison_has_words_for_and_against() -> None:
    assert FACTS.keys() | MEASURES.keys() == set(NAMES)
    values = (("0.00", "for"), ("1.00", "against"))
    told = {weighed(f"{name} {value} ({side})", "ar").text for name in NAMES for value, side in values}
    assert not [each for each in told if "lang=" in each]
    assert len(told) > len(NAMES)


def test_names_stay_and_are_isolated_and_escaped() -> None:
    told = reason("The <b>Post and Warta cite an unnamed source: officials (Warta)", "id")
    assert "<bdi dir=\"auto\">The &lt;b&gt;Post</bdi> dan <bdi dir=\"auto\">Warta</bdi> mengutip sumber anonim" in told


def test_many_names_are_told_with_how_many_more_there_are() -> None:
    assert reason("A, B and 11 others name nobody and count as one", "id").striptags().startswith("A, B dan 11 lainnya tidak")
    assert "11 آخرون" in reason("A, B and 11 others name nobody and count as one", "ar")


def test_figures_have_their_bounds_in_the_language_of_the_page() -> None:
    told = reason("different numbers: more than 1,200 km, exactly 3 / about 5 %", "id").striptags()
    assert told == "angka berbeda: lebih dari 1.200 km, 3 / sekitar 5 %"


@pytest.mark.parametrize("told", [
    "different numbers: 1.2.3 / ,", "different numbers: 1e999 / -.", f"more than {'9' * 5000} redirects",
])  # fmt: skip
def test_what_only_looks_like_figures_is_shown_as_it_is(told: str) -> None:
    assert reason(told, "id")


def test_what_was_made_to_be_compared_without_end_is_not_compared() -> None:
    before = time.monotonic()
    assert "lang=\"en\"" in reason("“a” is a part of the name “" * 20_000, "id")
    assert time.monotonic() - before < 1


def test_what_the_core_calls_the_nameless_is_said_in_the_language_of_the_page() -> None:
    assert called("the writer", "id") == "penulis"
    assert called("an unnamed source (Warta)", "ar").striptags() == "مصدر غير مسمّى (Warta)"
    assert called("the writer Ana", "id") == bdi("the writer Ana")


def test_what_nobody_knows_is_shown_as_english() -> None:
    assert reason("zyx <wvu> abc", "ar") == '<span lang="en" dir="ltr"><bdi dir="auto">zyx &lt;wvu&gt; abc</bdi></span>'
