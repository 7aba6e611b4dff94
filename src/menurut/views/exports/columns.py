"""Mentions as a table with types, one row each: Parquet, for DuckDB, pandas, Polars, Spark."""
from __future__ import annotations

from itertools import islice
from typing import Any, BinaryIO

from menurut.views.exports.source import Source, Told
from menurut.views.plain import scalar

_ROWS = 20_000  # of a row group: what is in memory at once


def write(source: Source, out: BinaryIO) -> None:
    """Parquet with one row a mention; `chain` and `contradicts` are lists, a lone surrogate of a text becomes U+FFFD.

    Needs pyarrow (`pip install "menurut[exports]"`); the same claims give the same bytes with the same pyarrow.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ImportError('Parquet needs pyarrow: pip install "menurut[exports]"') from error
    schema = _schema()
    rows = (_row(each) for made in source.claims for each in source.told(made))
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(some, schema))


def _schema() -> Any:  # noqa: ANN401  pyarrow's own types are not annotated
    import pyarrow as pa

    texts = ("cid", "proposition", "stance", "holder", "holder_kind", "outlet", "published", "lang", "doc", "words",
             "attribution", "updates", "reading", "statement", "url")
    fields = {name: pa.string() for name in texts} | {"holder_named": pa.bool_()}
    fields |= {"chain": pa.list_(pa.string()), "contradicts": pa.list_(pa.string())}
    return pa.schema(fields | {name: pa.int32() for name in ("start", "end", "origins_at_least", "origins_at_most")})


def _row(told: Told) -> dict[str, Any]:
    claim, mention, document = told.claim, told.mention, told.document
    return {key: _safe(value) for key, value in {
        "cid": claim.cid, "proposition": claim.proposition, "stance": mention.stance, "holder": mention.holder,
        "holder_kind": told.holder.kind, "holder_named": told.holder.named, "outlet": told.outlet.name,
        "published": document.published, "lang": document.lang, "doc": document.id, "words": mention.text,
        "start": mention.place.span[0], "end": mention.place.span[1], "attribution": mention.attribution,
        "chain": list(mention.chain), "updates": claim.updates, "contradicts": list(claim.contradicts),
        "origins_at_least": claim.origins.at_least, "origins_at_most": claim.origins.at_most,
        "reading": mention.place.reading, "statement": mention.statement, "url": document.url,
    }.items()}


def _safe(value: object) -> object:
    if isinstance(value, list):
        return [_safe(each) for each in value]
    return scalar(value) if isinstance(value, str) else value
