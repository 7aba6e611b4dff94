"""What is seen, as a file for other programs or for another ledger: all of a list, one claim, one article, what a search or
a party leads to."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, Final, Literal, cast

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from menurut.ledger.making import Made
from menurut.ledger.view import ClaimView
from menurut.views.exports import export, readings
from menurut.views.exports.source import Source
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.routes.claims import wanted
from menurut.views.site.routes.search import Sought, sought
from menurut.views.site.searching import statements, texts
from menurut.views.site.shelf import Shelf, Shelved, Wanted
from menurut.views.site.shelves import exports as shelves

router = APIRouter(tags=["exports"])

Kind = Literal["json", "csv", "parquet", "webannotation", "prov", "schema", "ftm", "graphml", "readings"]
_JSONLD: Final = "application/ld+json"
FILES: Final[dict[Kind, tuple[str, str]]] = {
    "json": ("application/json", "menurut-claims.json"),
    "csv": ("text/csv; charset=utf-8", "menurut-mentions.csv"),
    "parquet": ("application/vnd.apache.parquet", "menurut-mentions.parquet"),
    "webannotation": (f'{_JSONLD}; profile="http://www.w3.org/ns/anno.jsonld"', "menurut-annotations.jsonld"),
    "prov": (_JSONLD, "menurut-prov.jsonld"),
    "schema": (_JSONLD, "menurut-schema.jsonld"),
    "ftm": ("application/x-ndjson", "menurut-entities.ftm.jsonl"),
    "graphml": ("application/graphml+xml", "menurut-origins.graphml"),
    "readings": ("application/x-ndjson", "menurut.readings.jsonl"),
}
_IN_MEMORY: Final = 4_000_000  # bytes
_PIECE: Final = 1 << 16


@router.get("/exports/{kind}", response_class=StreamingResponse)
def exported(
    shelf: Shelved, kind: Kind, wanted: Annotated[Wanted, Depends(wanted)],
    claim: Annotated[list[str] | None, Query(max_length=100, description="Only claims with these ids.")] = None,
    article: Annotated[list[str] | None, Query(max_length=100, description="Only these articles, or what they claim.")] = None,
    party_key: Annotated[str | None, Query(max_length=400, description="Only claims that a party's page leads to.")] = None,
) -> StreamingResponse:  # fmt: skip
    """Claims as a file: those that are named, those that a party's page leads to, else those that the limits leave.

    As "readings": the articles that these claims are made of, or all where nothing is asked for.
    """
    made: Iterable[Made | ClaimView] | None
    if article:
        return _of_articles(shelf, kind, shelves.whole(shelf, article))
    if claim:
        made = shelves.named(shelf, claim)
    elif party_key:
        made = shelves.of_party(shelf, party_key)
    else:
        made = None if wanted == Wanted() else shelves.listed(shelf, wanted)
    return _file(shelf, kind, made)


@router.get("/exports/search/{kind}", response_class=StreamingResponse)
def search_exported(shelf: Shelved, kind: Kind, sought: Annotated[Sought, Depends(sought)]) -> StreamingResponse:
    """What a search leads to as a file, of its first 500 hits: the claims, or of a search among texts the readings."""
    if kind == "readings" and sought.where == "texts":
        found, _ = texts(shelf, sought.q, sought.limits, 0, shelves.MOST)
        return _of_articles(shelf, kind, [hit.reading for hit in found])
    hits, _ = statements(shelf, sought.q, sought.limits, sought.saying, 0, shelves.MOST, sought.origins)
    return _file(shelf, kind, shelves.named(shelf, [hit.claim.cid for hit in hits if hit.claim]))


def _of_articles(shelf: Shelf, kind: Kind, addresses: list[str]) -> StreamingResponse:
    if kind == "readings":
        return _as_it_comes(readings.named(shelf.ledger, addresses))
    return _file(shelf, kind, shelves.of_articles(shelf, addresses))


def _file(shelf: Shelf, kind: Kind, made: Iterable[Made | ClaimView] | None) -> StreamingResponse:
    """Claims as a file, all where none are given."""
    if kind == "readings":
        return _as_it_comes(readings.parts(Source(shelf.ledger, made)))
    out = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  closed when it was sent
    try:
        export(shelf.ledger, kind, out, claims=made)
    except ImportError as error:
        out.close()
        raise Problem(501, "not_installed", N_("This format needs more to be installed on the server."),
                      [{"message": str(error)}]) from None
    media, name = FILES[kind]
    heads = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(out.tell()),
             "Cache-Control": "no-store"}
    return StreamingResponse(_sent(out), media_type=media, headers=heads)


def _as_it_comes(parts: Iterable[str]) -> StreamingResponse:
    """A file that is sent while it is made: a large ledger is not written out on the server first."""
    media, name = FILES["readings"]
    heads = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_pieces(parts), media_type=media, headers=heads)


def _pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """The same in larger pieces: each is handed from thread to thread."""
    piece = bytearray()
    for each in parts:
        piece += each.encode()
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _sent(out: BinaryIO) -> Iterator[bytes]:
    with out:
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece
