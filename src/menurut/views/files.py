"""Readings as records: the JSONL contract, and a table of attributions as CSV. The same reading gives the same bytes."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from menurut.contract import VERSION
from menurut.model import Attribution, Credit, DateMention, Document, Issue, Party, Reading, Section, Sourcing, words
from menurut.packing import address, pack
from menurut.views.plain import line, row

COLUMNS = ("document", "lang", "outlet", "published", "title", "attribution", "parent", "source", "cue", "content", "addressee",
           "act", "mode", "polarity", "modality", "voice", "party", "kind", "named", "chain", "relays", "count", "role",
           "affiliation", "basis", "reason", "confidence", "start", "end")



def record(reading: Reading) -> dict[str, Any]:
    """One reading in the shape of the contract; a document that could not be read has its `id` and `issues` alone.

    `version` is that of the contract; `reading` the content address, by which ledgers and their exports name it and by which
    `menurut add` sees that nothing of the line was changed. `document_issues`, where there are some, are those of `issues`
    that were known before the article was read.
    """
    document = reading.document
    if not document.readable:
        return {"id": document.id, "issues": [_issue(each) for each in reading.issues]}
    own = {"document_issues": [_issue(each) for each in document.issues]} if document.issues else {}
    return {
        "id": document.id, "version": VERSION, "reading": address(pack(reading)),
        "lang": document.lang, "title": document.title, "outlet": document.outlet,
        "published": document.published, "updated": document.updated, "url": document.url, "byline": document.byline,
        "text": document.text,
        "attributions": [_attribution(each) for each in reading.attributions],
        "parties": [_party(each) for each in reading.parties],
        "sections": [_section(each) for each in reading.sections],
        "dates": [_date(each) for each in reading.dates],
        "credit": _credit(document.credit), "dateline": document.dateline, "agencies": _agencies(document),
        "issues": [_issue(each) for each in reading.issues],
    } | own


def jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    """One line of JSON a reading, line end included, valid UTF-8 whatever the text holds."""
    return (line(record(reading)) + "\n" for reading in readings)


def table(readings: Iterable[Reading]) -> Iterator[str]:
    """CSV with one row an attribution, words instead of spans; `COLUMNS` names what is in it.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it. Documents that could not be read
    have no row.
    """
    yield row(COLUMNS)
    for reading in readings:
        parties = {party.id: party for party in reading.parties}
        for attribution in reading.attributions:
            yield row(_cells(reading.document, attribution, parties))


def _attribution(each: Attribution) -> dict[str, Any]:
    return {
        "id": each.id, "parent": each.parent, "source": each.source, "cue": each.cue, "content": each.content,
        "addressee": each.addressee, "act": each.act, "mode": each.mode, "polarity": each.polarity, "modality": each.modality,
        "voice": each.voice, "party": each.party, "chain": each.chain, "relays": each.relays,
        "confidence": each.confidence,
    }


def _party(each: Party) -> dict[str, Any]:
    out: dict[str, Any] = {"id": each.id, "name": each.name, "kind": each.kind, "named": each.named, "mentions": each.mentions}
    # Only where there is something to say of an unnamed source: an empty object would read as "nothing is known of it".
    if each.sourcing is not None:
        out["sourcing"] = _sourcing(each.sourcing)
    return out | {"candidates": each.candidates, "why": each.why}


def _sourcing(each: Sourcing) -> dict[str, Any]:
    return {"count": each.count, "role": each.role, "affiliation": each.affiliation, "basis": each.basis, "reason": each.reason}


def _section(each: Section) -> dict[str, Any]:
    return {"voice": each.voice, "span": each.span, "why": each.why}


def _date(each: DateMention) -> dict[str, Any]:
    return {"span": each.span, "value": each.value, "precision": each.precision, "calendar": each.calendar}


def _credit(credit: Credit | None) -> dict[str, Any] | None:
    if credit is None:
        return None
    return {"span": credit.span, "outlet": credit.outlet, "issue": credit.issue, "volume_year": credit.volume_year,
            "hijri": credit.hijri, "gregorian": credit.gregorian, "note": credit.note}


def _agencies(document: Document) -> list[dict[str, Any]]:
    return [{"span": each.span, "agency": each.agency, "form": each.form} for each in document.agencies]


def _issue(each: Issue) -> dict[str, Any]:
    return {"code": each.code, "message": each.message, "place": each.place}


def _cells(document: Document, each: Attribution, parties: dict[str, Party]) -> Iterator[str]:
    text, party = document.text, parties.get(each.party or "")
    roles = (each.source, each.cue, each.content, each.addressee)
    yield from (document.id, document.lang or "", document.outlet or "", document.published or "", document.title or "")
    yield from (each.id, each.parent or "", *(words(text, spans) for spans in roles))
    yield from (each.act, each.mode, each.polarity, each.modality, each.voice)
    yield from (party.name, party.kind, "named" if party.named else "unnamed") if party else ("", "", "")
    yield from (" > ".join(_names(each.chain, parties)), "; ".join(_names(each.relays, parties)))
    yield from _sourcing_cells(text, party.sourcing if party else None)
    yield from (f"{each.confidence:.2f}", *((str(each.content[0][0]), str(each.content[-1][1])) if each.content else ("", "")))


def _sourcing_cells(text: str, sourcing: Sourcing | None) -> tuple[str, ...]:
    if sourcing is None:
        return ("",) * 5
    count, role = "" if sourcing.count is None else str(sourcing.count), sourcing.role or ""
    return (count, role, "; ".join(sourcing.affiliation), words(text, sourcing.basis), words(text, sourcing.reason))


def _names(ids: Iterable[str], parties: dict[str, Party]) -> list[str]:
    return [parties[each].name if each in parties else each for each in ids]
