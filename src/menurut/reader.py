"""The way of an article, ingest → extract → resolve, as generators over documents: order is kept, nothing is held back.

A document that fails on the way becomes a reading that says so in an issue; the others go on.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from os import PathLike
from threading import Lock
from typing import Protocol

from menurut.model import Attribution, Document, Extraction, Issue, Reading

Input = str | PathLike[str]

# The tagger works on several documents at once. The first batch holds one, so that its reading comes at once.
MOST_DOCUMENTS = 32
MOST_CHARACTERS = 200_000

_LOADING = Lock()


class Tagger(Protocol):
    """What finds attributions: documents in, each of them with what was found out, in the same order."""

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        """Yield every document with its extraction."""
        ...


@dataclass(frozen=True, slots=True)
class Shipped:
    """The tagger in the package, loaded when the first document comes."""

    outermost: bool = False

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        """Each document with its extraction, as `menurut.extract.Extractor` gives them."""
        with _LOADING:  # who comes second waits, rather than load it too
            tagger = _shipped(self.outermost)
        return tagger.extract(documents)


def read(
    input: Input,
    *,
    lang: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    min_confidence: float = 0.0,
    outermost: bool = False,
    extractor: Tagger | None = None,
) -> Reading:
    """Read one article: a path, a URL, or "-" for standard input.

    `lang` (ISO 639 code), `outlet` and `published` (ISO 8601 date) say what the article itself does not; attributions
    below `min_confidence` (0 to 1) are left out. With `outermost` the tagger reads by the conventions of the PolNeAR
    corpus, in which no attribution stands inside another; it changes nothing for an `extractor` of your own. An article
    that cannot be read gives a reading whose `document.readable` is false and whose `issues` say why. Raises ValueError
    where the input holds no article or more than one: those are for `read_all`.
    """
    every = read_all(
        [input], lang=lang, outlet=outlet, published=published, min_confidence=min_confidence, outermost=outermost,
        extractor=extractor,
    )
    found = list(islice(every, 2))
    if len(found) != 1:
        raise ValueError(f"{input} holds {'more than one article' if found else 'no article'}: use read_all")
    return found[0]


def read_all(
    inputs: Input | Iterable[Input],
    *,
    lang: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    min_confidence: float = 0.0,
    outermost: bool = False,
    keep_readings: bool = False,
    extractor: Tagger | None = None,
) -> Iterator[Reading]:
    """Read any number of articles, one reading after the other in the order of the inputs, in bounded memory.

    An input is a path (text, HTML, JSONL, a folder of them), a URL, or "-" for standard input. The options are those
    of `read` and hold for every article. An article that cannot be read gives a reading that says so, and the rest go on.

    With `keep_readings`, lines of JSONL files that are readings (written by `menurut read`, or exported from a ledger) give
    these as they were made, by whatever model; what the options say of an article says nothing of them. Else their articles
    are read anew.
    """
    given = [inputs] if isinstance(inputs, str | PathLike) else inputs
    documents = (_told(document, lang, outlet, published) for document in _documents(given, keep_readings))
    return (confident(reading, min_confidence) for reading in readings(documents, extractor or Shipped(outermost)))


def read_text(
    text: str,
    *,
    lang: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    min_confidence: float = 0.0,
    outermost: bool = False,
    extractor: Tagger | None = None,
) -> Reading:
    """Read an article that is at hand as a string, with what is known of it (see `menurut.model.Document`)."""
    from menurut import ingest

    document = ingest.document(text, lang=lang, title=title, outlet=outlet, url=url, published=published, byline=byline)
    return confident(next(readings([document], extractor or Shipped(outermost))), min_confidence)


def readings(given: Iterable[Document | Reading], extractor: Tagger | None = None) -> Iterator[Reading]:
    """The readings of documents, in their order; `extractor` is the shipped tagger unless another is given.

    What is given as a reading is left as it is.
    """
    for batch in _batches(given):
        documents = [each for each in batch if isinstance(each, Document)]
        made = (_resolve(*found) for found in _extract(documents, extractor or Shipped()))
        yield from (each if isinstance(each, Reading) else next(made) for each in batch)


def confident(reading: Reading, at_least: float) -> Reading:
    """The reading without attributions below a confidence; what was nested in one of them moves up to the next above."""
    if at_least <= 0 or all(each.confidence >= at_least for each in reading.attributions):
        return reading
    every = {each.id: each for each in reading.attributions}
    above = [each for each in reading.attributions if each.confidence >= at_least]
    return replace(reading, attributions=tuple(replace(each, parent=_kept_parent(each, every, at_least)) for each in above))


def _kept_parent(attribution: Attribution, every: dict[str, Attribution], at_least: float) -> str | None:
    parent = attribution.parent
    while parent is not None and every[parent].confidence < at_least:
        parent = every[parent].parent
    return parent


def _documents(inputs: Iterable[Input], keep_readings: bool) -> Iterator[Document | Reading]:
    from menurut import ingest

    found = ingest.documents_and_readings if keep_readings else ingest.documents
    for each in inputs:
        try:
            yield from found([each])
        except Exception as error:
            yield _failed(Document(str(each), ""), "ingest-failed", error)


def _told(
    given: Document | Reading, lang: str | None, outlet: str | None, published: str | None
) -> Document | Reading:
    if isinstance(given, Reading):
        return given
    return replace(
        given, lang=lang or given.lang, outlet=outlet or given.outlet, published=published or given.published
    )


def _batches(given: Iterable[Document | Reading]) -> Iterator[list[Document | Reading]]:
    batch: list[Document | Reading] = []
    size, most = 0, 1
    for each in given:
        batch.append(each)
        size += len((each.document if isinstance(each, Reading) else each).text)
        if len(batch) >= most or size >= MOST_CHARACTERS:
            yield batch
            batch, size, most = [], 0, min(2 * most, MOST_DOCUMENTS)
    if batch:
        yield batch


def _extract(batch: list[Document], extractor: Tagger) -> Iterator[tuple[Document, Extraction]]:
    """Each document with its extraction. Where the tagger fails, the documents left of the batch are tried one by one."""
    readable = [document for document in batch if document.readable]
    found = _tagged(readable, extractor)
    for document in batch:
        yield next(found) if document.readable else (document, Extraction(()))


def _tagged(documents: list[Document], extractor: Tagger) -> Iterator[tuple[Document, Extraction]]:
    done = 0
    # Whatever it is that the tagger stumbles over, it costs one document, not the batch.
    with suppress(Exception):
        for pair in extractor.extract(documents) if documents else ():
            done += 1
            yield pair
    for document in documents[done:]:
        yield _tagged_alone(document, extractor)


def _tagged_alone(document: Document, extractor: Tagger) -> tuple[Document, Extraction]:
    try:
        return next(iter(extractor.extract([document])))
    except Exception as error:
        return _failed(document, "extract-failed", error), Extraction(())


@cache
def _shipped(outermost: bool) -> Tagger:
    from menurut.extract import Extractor

    return Extractor.load(outermost)


def _resolve(document: Document, extraction: Extraction) -> Reading:
    from menurut.resolve import resolve

    if not document.readable:
        return Reading(document, issues=document.issues)
    try:
        reading = resolve(document, extraction)
    except Exception as error:
        failed = _failed(document, "resolve-failed", error)
        return Reading(failed, issues=failed.issues)
    return replace(reading, issues=tuple(dict.fromkeys(document.issues + extraction.issues + reading.issues)))


def _failed(document: Document, code: str, error: Exception) -> Document:
    """The document as one that could not be read: without its text, so that nobody takes it for one that quotes nobody."""
    issue = Issue(code, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
    return Document(document.id, "", title=document.title, url=document.url, issues=(*document.issues, issue))
