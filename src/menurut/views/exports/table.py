"""Mentions as a table, one row each: CSV."""
from __future__ import annotations

from collections.abc import Iterator

from menurut.views.exports.source import Source, Told
from menurut.views.phrases import visible
from menurut.views.plain import row

COLUMNS = ("cid", "proposition", "stance", "holder", "outlet", "published", "lang", "doc", "start", "end", "words",
           "attribution", "chain", "updates", "contradicts", "origins_at_least", "origins_at_most", "reading", "url")


def parts(source: Source) -> Iterator[str]:
    """CSV with one row a mention; `COLUMNS` names what is in it.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; characters that hide or reorder others
    are written out, as `⟨U+202E⟩`. `start` and `end` are code points of the article's text.
    """
    yield row(COLUMNS)
    for made in source.claims:
        for each in source.told(made):
            yield row(map(visible, _cells(each)))


def _cells(told: Told) -> Iterator[str]:
    claim, mention, document = told.claim, told.mention, told.document
    yield from (claim.cid, claim.proposition, mention.stance, mention.holder, told.outlet.name)
    yield from (document.published or "", document.lang or "", document.id, *map(str, mention.place.span), mention.text)
    yield from (mention.attribution or "", " > ".join(mention.chain), claim.updates or "", " ".join(claim.contradicts))
    yield from (str(claim.origins.at_least), str(claim.origins.at_most), mention.place.reading, document.url or "")
