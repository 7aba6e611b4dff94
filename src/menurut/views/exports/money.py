"""Claims and who holds them as entities of followthemoney, for Aleph, OpenAleph and nomenklatura: JSON lines."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from menurut.claims import Claim
from menurut.model import Kind
from menurut.views.exports import ids
from menurut.views.exports.linked import Node
from menurut.views.exports.source import Source, Told, Who
from menurut.views.plain import line, scalar

_SCHEMATA: Final[Mapping[Kind, str]] = {
    "person": "Person", "organization": "Organization", "outlet": "Organization", "group": "LegalEntity",
    "unspecified": "LegalEntity", "document": "Document",
}


def parts(source: Source) -> Iterator[str]:
    """One entity a line, each once: Article, Person, Organization, LegalEntity, Mention, Note, UnknownLink, Documentation.

    followthemoney has no statement by a person: a claim is a Note, and an UnknownLink from its holder to it says the stance
    (`role`), the words (`summary`), the day, and the article as its `proof`. Documentation ties the claim to the article, and
    Mention the party. Unnamed sources are a LegalEntity of their own article.
    """
    seen: set[str] = set()
    for made in source.claims:
        for entity in _entities(made.claim, source.told(made)):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield line(entity) + "\n"


def _entities(claim: Claim, mentions: Iterable[Told]) -> Iterator[Node]:
    origins = claim.origins
    summary = f"{origins.at_least} to {origins.at_most} independent origins"
    yield _entity("Note", ids.claim(claim.cid), name=claim.proposition, summary=summary, description="; ".join(origins.reasons))
    yield from _related(claim)
    for told in mentions:
        yield _article(told)
        for who in told.chain:
            yield _party(who)
            yield from _named_in(who, told)
        yield from _links(told)


def _related(claim: Claim) -> Iterator[Node]:
    others = [("updates", claim.updates)] * bool(claim.updates) + [("contradicts", each) for each in claim.contradicts]
    own = _id(ids.claim(claim.cid))
    for role, cid in others:
        # What contradicts does so both ways: one link says it.
        pair = sorted((claim.cid, cid or "")) if role == "contradicts" else [claim.cid, cid or ""]
        subject, object = ((own, _id(ids.claim(each)))[each != claim.cid] for each in pair)
        yield _entity("UnknownLink", f"{role}:{':'.join(pair)}", subject=subject, object=object, role=role)


def _article(told: Told) -> Node:
    document = told.document
    url = document.url if (document.url or "").startswith(("http://", "https://")) else None
    return _entity(
        "Article", ids.reading(told.mention.place.reading), fileName=document.id, title=document.title or document.id,
        publisher=told.outlet.name, publishedAt=_date(document.published), modifiedAt=_date(document.updated), sourceUrl=url,
        author=document.byline,
    )


def _party(who: Who) -> Node:
    more = {"fileName": who.name} if who.kind == "document" else {}
    return _entity(_SCHEMATA[who.kind], ids.party(who), name=who.name, **more)


def _named_in(who: Who, told: Told) -> Iterator[Node]:
    if who.kind == "document":
        return
    article = ids.reading(told.mention.place.reading)
    yield _entity("Mention", f"{article}:{ids.party(who)}", document=_id(article), name=who.name, resolved=_id(ids.party(who)),
                  detectedSchema=_SCHEMATA[who.kind])


def _links(told: Told) -> Iterator[Node]:
    mention = told.mention
    claim, article, holder = (_id(each) for each in (
        ids.claim(told.claim.cid), ids.reading(mention.place.reading), ids.party(told.holder)))
    said = {"role": mention.stance, "summary": mention.text, "date": _date(told.document.published)}
    start, end = mention.place.span
    yield _entity("UnknownLink", f"holds:{ids.mention(mention)}", subject=holder, object=claim, proof=article,
                  recordId=f"{start}-{end}", **said)
    yield _entity("Documentation", f"stands:{ids.mention(mention)}", document=article, entity=claim, **said)


def _entity(schema: str, key: str, **properties: str | None) -> Node:
    told = {name: [scalar(value)] for name, value in sorted(properties.items()) if value}
    return {"id": _id(key), "schema": schema, "properties": told}


def _id(key: str) -> str:
    return f"menurut-{hashlib.sha1(scalar(key).encode(), usedforsecurity=False).hexdigest()}"


def _date(value: str | None) -> str | None:
    """A date as followthemoney writes it: to the second in UTC, or as much of it as there is; None for what is none."""
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return value if _is_prefix(value) else None
    if len(value) <= len("2026-03-02"):
        return value
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")[:19]


def _is_prefix(value: str) -> bool:
    return len(value) in (4, 7) and value.replace("-", "", 1).isdigit()
