"""What is seen, as a file for other programs: all claims of a list, one claim, those that a search or a party leads to."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, Final, Literal, cast

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from menurut.ledger.making import Made
from menurut.ledger.view import ClaimView
from menurut.views.exports import export
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.routes.search import Sought, sought
from menurut.views.site.searching import statements
from menurut.views.site.shelf import Shelf, Shelved, Wanted
from menurut.views.site.shelves import exports as shelves

router = APIRouter(tags=["exports"])

Kind = Literal["json", "csv", "parquet", "webannotation", "prov", "schema", "ftm", "graphml"]
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
}
_IN_MEMORY: Final = 4_000_000  # bytes
_PIECE: Final = 1 << 16
_Short = Annotated[str | None, Query(max_length=200)]


@router.get("/exports/{kind}", response_class=StreamingResponse)
def exported(
    shelf: Shelved, kind: Kind,
    claim: Annotated[list[str] | None, Query(max_length=100, description="Only claims with these ids.")] = None,
    party_key: Annotated[str | None, Query(max_length=400, description="Only claims that a party's page leads to.")] = None,
    party: _Short = None, outlet: _Short = None, language: Annotated[str | None, Query(max_length=12)] = None,
    origins: Annotated[int | Literal[""] | None, Query(description="At most so many independent origins.")] = None,
) -> StreamingResponse:  # fmt: skip
    """Claims as a file: those that are named, those that a party's page leads to, else those that the limits leave."""
    made: Iterable[Made | ClaimView]
    if claim:
        made = shelves.named(shelf, claim)
    elif party_key:
        made = shelves.of_party(shelf, party_key)
    else:
        made = shelves.listed(shelf, Wanted(party or None, outlet or None, language or None, origins or None))
    return _file(shelf, kind, made)


@router.get("/exports/search/{kind}", response_class=StreamingResponse)
def search_exported(shelf: Shelved, kind: Kind, sought: Annotated[Sought, Depends(sought)]) -> StreamingResponse:
    """The claims that a search among claims leads to as a file: those of its first 500 hits."""
    hits, _ = statements(shelf, sought.q, sought.limits, sought.saying, 0, shelves.MOST, sought.origins)
    return _file(shelf, kind, shelves.named(shelf, [hit.claim.cid for hit in hits if hit.claim]))


def _file(shelf: Shelf, kind: Kind, made: Iterable[Made | ClaimView]) -> StreamingResponse:
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


def _sent(out: BinaryIO) -> Iterator[bytes]:
    with out:
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece
