"""The way of an article: order, failures, batches, confidence."""
from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from threading import Thread

import pytest

import menurut
from menurut import extract, ingest, reader
from menurut.model import Document, Extracted, Extraction, Issue, words
from tests.gold import Gold, document, example

NUSALA, GAZETTE = example("nusala"), example("gazette")


class Fails:
    """A tagger that fails on documents whose text says so, and counts how many it was given at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        given = list(documents)
        self.batches.append(len(given))
        for each in given:
            if "fail" in each.text:
                raise ValueError("the tagger stumbled")
            yield each, Extraction(())


def texts(*many: str) -> list[Document]:
    return [Document(str(number), text) for number, text in enumerate(many)]


def test_a_reading_has_every_attribution_with_its_party_and_its_chain() -> None:
    (reading,) = reader.readings([document(NUSALA)], Gold(NUSALA))
    parties = {party.id: party.name for party in reading.parties}
    third = reading.attributions[2]
    assert len(reading.attributions) == len(NUSALA["attributions"])
    assert words(reading.document.text, third.content) == 'that the closure "can wait until the boats have gone home"'
    assert parties[third.chain[0]] == "Nusala News Agency"
    assert "officials" in parties[third.chain[1]]
    assert "Daro Lintang" in parties[third.chain[2]]


def test_the_order_of_documents_is_kept_over_batches() -> None:
    ids = [str(number) for number in range(100)]
    found = reader.readings((Document(each, "text") for each in ids), Gold())
    assert [reading.document.id for reading in found] == ids


def test_one_failing_document_costs_no_other() -> None:
    found = list(reader.readings(texts("a", "b", "this will fail", "c", "d"), Fails()))
    assert [reading.document.readable for reading in found] == [True, True, False, True, True]
    assert found[2].issues == (Issue("extract-failed", "ValueError: the tagger stumbled"),)


def test_a_tagger_that_loses_documents_is_noticed() -> None:
    class Loses:
        def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
            return iter(())

    found = list(reader.readings(texts("a", "b"), Loses()))
    assert [[issue.code for issue in reading.issues] for reading in found] == [["extract-failed"]] * 2


def test_a_failing_resolve_is_an_issue_of_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(document: Document, extraction: Extraction) -> None:
        raise KeyError("p7")

    monkeypatch.setattr("menurut.resolve.resolve", resolve)
    (found,) = reader.readings(texts("a"), Gold())
    assert not found.document.readable
    assert found.issues[0].code == "resolve-failed"


def test_an_unreadable_document_is_not_given_to_the_tagger() -> None:
    tagger = Fails()
    broken = Document("x", "", issues=(Issue("binary", "not a text"),))
    found = list(reader.readings([broken, *texts("a")], tagger))
    assert found[0].issues == broken.issues
    assert tagger.batches == [1]


def test_readings_come_before_all_documents_are_there() -> None:
    endless = (Document(str(number), "text") for number in count())
    first = islice(reader.readings(endless, Gold()), 70)
    assert [reading.document.id for reading in first][-1] == "69"


def test_batches_grow_from_one_and_stay_small_for_long_texts() -> None:
    tagger = Fails()
    list(reader.readings([Document(str(number), "short") for number in range(100)], tagger))
    assert tagger.batches == [1, 2, 4, 8, 16, 32, 32, 5]
    tagger = Fails()
    list(reader.readings([Document(str(number), "x" * reader.MOST_CHARACTERS) for number in range(3)], tagger))
    assert tagger.batches == [1, 1, 1]


def test_issues_of_all_stages_are_kept_once() -> None:
    issue = Issue("encoding", "some bytes were not UTF-8")
    (found,) = reader.readings([Document("x", "text", issues=(issue,))], Gold())
    assert found.issues.count(issue) == 1


def test_what_is_nested_in_a_dropped_attribution_moves_up() -> None:
    text = "A said B said C said rain"
    found = Extraction(
        (
            Extracted("a1", ((0, 1),), ((2, 6),), ((7, 25),), confidence=0.9),
            Extracted("a2", ((7, 8),), ((9, 13),), ((14, 25),), parent="a1", confidence=0.2),
            Extracted("a3", ((14, 15),), ((16, 20),), ((21, 25),), parent="a2", confidence=0.8),
        )
    )

    class Fixed:
        def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
            return ((each, found) for each in documents)

    (reading,) = reader.readings([Document("x", text)], Fixed())
    kept = reader.confident(reading, 0.5)
    assert [(each.id, each.parent) for each in kept.attributions] == [("a1", None), ("a3", "a1")]
    assert reader.confident(reading, 0.0) == reading


def test_read_takes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NUSALA["text"], encoding="utf-8")
    reading = menurut.read(path, outlet="Nusala", published="2026-05-12", lang="en", extractor=Gold(NUSALA))
    assert (reading.document.outlet, reading.document.published, reading.document.lang) == ("Nusala", "2026-05-12", "en")
    assert len(reading.attributions) == len(NUSALA["attributions"])


def test_read_refuses_an_input_with_several_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "documents", lambda inputs: iter(texts("a", "b")))
    with pytest.raises(ValueError, match="more than one article: use read_all"):
        menurut.read("many.jsonl", extractor=Gold())
    monkeypatch.setattr(ingest, "documents", lambda inputs: iter(()))
    with pytest.raises(ValueError, match="no article"):
        menurut.read("empty/", extractor=Gold())


def test_an_input_that_ingest_fails_on_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(inputs: list[str]) -> Iterator[Document]:
        if inputs == ["bad"]:
            raise OSError("no such disk")
        yield Document(str(inputs[0]), "text")

    monkeypatch.setattr(ingest, "documents", documents)
    found = list(menurut.read_all(["a", "bad", "b"], extractor=Gold()))
    assert [reading.document.readable for reading in found] == [True, False, True]
    assert found[1].issues == (Issue("ingest-failed", "OSError: no such disk"),)


def test_read_all_takes_one_input_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "documents", lambda inputs: iter([Document(str(each), "text") for each in inputs]))
    assert [reading.document.id for reading in menurut.read_all("news", extractor=Gold())] == ["news"]


def test_read_text_takes_what_is_known_of_the_article() -> None:
    reading = menurut.read_text(GAZETTE["text"], outlet="The Sarunda Gazette", lang="en", extractor=Gold(GAZETTE))
    assert reading.document.text == GAZETTE["text"]
    assert reading.document.outlet == "The Sarunda Gazette"
    assert len(reading.attributions) == len(GAZETTE["attributions"])


def test_an_outermost_reading_has_nothing_inside_another() -> None:
    def parents(outermost: bool) -> set[str | None]:
        readings = [menurut.read_text(each["text"], lang="en", outermost=outermost) for each in (NUSALA, GAZETTE)]
        return {attribution.parent for reading in readings for attribution in reading.attributions}

    assert len(parents(outermost=False)) > 1
    assert parents(outermost=True) == {None}


def test_two_who_read_at_once_load_the_tagger_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = list[int]()

    class Slow:
        @classmethod
        def load(cls, outermost: bool) -> Slow:
            loaded.append(1)
            time.sleep(0.05)
            return cls()

        def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
            return ((each, Extraction(())) for each in documents)

    monkeypatch.setattr(extract, "Extractor", Slow)
    monkeypatch.setattr(reader, "_shipped", cache(reader._shipped.__wrapped__))
    threads = [Thread(target=lambda: list(reader.Shipped().extract([Document("a", "x")]))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(loaded) == 1
