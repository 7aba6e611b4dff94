"""Carrying out `menurut search` and `menurut party`."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from menurut.claims import Claim, Mention
from menurut.ledger import Hit
from menurut.ledger.parties import PartyView
from menurut.ledger.words import Kind
from menurut.views import plain
from menurut.views.claiming import terminal, wants_json, write
from menurut.views.claims_text import WIDEST
from menurut.views.exports import contract
from menurut.views.phrases import one_line
from menurut.views.record import Record
from menurut.views.wrong import Refused

_KINDS: dict[str, Kind] = {"texts": "text", "statements": "statement", "parties": "party"}


def search(ledger: Record, query: str, where: str, limit: int, format: str | None) -> None:
    """Print what a search finds; Refused where that is nothing."""
    hits = ledger.search(query, _KINDS[where], limit)
    if not hits:
        raise Refused(f"nothing in the {where} has all of these words: {one_line(query)}")
    claims = _claims(ledger, hits) if where == "statements" else {}
    if wants_json(format):
        write([plain.line({"hits": [_record(each, claims) for each in hits]}, indent=1) + "\n"])
        return
    console = terminal()
    width = min(console.width, WIDEST)
    for each in hits:
        claim = f"  claim {one_line(claims[each.id])}" if each.id in claims else ""
        console.print(Text.assemble((one_line(each.doc), "bold"), (f"{_at(each)}{claim}", "dim")), width=width)
        console.print(_words(each.words), width=width)


def party(ledger: Record, name: str, format: str | None) -> None:
    """Print a party; Refused where nobody has the name, or several have."""
    found = party_called(ledger, name)
    if wants_json(format):
        write([plain.line(_party_record(found), indent=1) + "\n"])
        return
    console = terminal()
    width = min(console.width, WIDEST)
    for line in _lines(found):
        console.print(line, width=width)


def _lines(found: PartyView) -> Iterator[Text | Padding]:
    yield Text.assemble((one_line(found.name), "bold magenta"), (f"  {one_line(found.key)}", "dim"))
    others = ", ".join(each for each in found.names if each != found.name)
    facts = {"also called": others, "speaks for": found.body or "",
             "may also be": ", ".join(found.candidates), "one party since": "; ".join(found.reasons),
             "note that": "; ".join(found.disputes)}
    yield from (Text(f"{what} {one_line(told)}", style="dim") for what, told in facts.items() if told)
    for mention in found.mentions:
        yield _line(mention)
        yield _words(mention.text)


def _words(text: str) -> Padding:
    return Padding(Text(one_line(text), style="cyan"), (0, 0, 0, 2), expand=False)


def _claims(ledger: Record, hits: Sequence[Hit]) -> dict[str, str]:
    """The ids of the claims that statements belong to."""
    found: Sequence[Claim] = ledger.claims_of(each.id for each in hits)
    return {mention.statement: claim.cid for claim in found for mention in claim.mentions}


def _at(hit: Hit) -> str:
    return f"  {hit.span[0]}–{hit.span[1]}" if hit.span else ""


def _record(each: Hit, claims: dict[str, str]) -> dict[str, Any]:
    return {"kind": each.kind, "doc": each.doc, "reading": each.reading, "id": each.id, "words": each.words, "span": each.span,
            "claim": claims.get(each.id)}


def party_called(ledger: Record, name: str) -> PartyView:
    """The party with a key, or the only one with a name, or with it in its name; Refused where nobody has it, or several."""
    try:
        return ledger.party(name)
    except KeyError:
        found = list(ledger.parties(name))
    if not found:
        raise Refused(f"nobody in the ledger is called {one_line(name)}")
    exact = [each for each in found if name in each.names]
    if len(found) > 1 and len(exact) != 1:
        named = "; ".join(f"{one_line(each.name)} ({one_line(each.key)})" for each in found[:10])
        more = f"; and {len(found) - 10} more" * (len(found) > 10)
        raise Refused(f"several are called so, name one by its id: {named}{more}")
    return exact[0] if exact else found[0]


def _party_record(found: PartyView) -> dict[str, Any]:
    mentions = [contract.mention(each) | {"reading": each.place.reading, "text": each.text} for each in found.mentions]
    return {"party": found.key, "name": found.name, "names": found.names, "body": found.body, "candidates": found.candidates,
            "reasons": found.reasons, "disputes": found.disputes, "mentions": mentions}


def _line(mention: Mention) -> Text:
    through = " › ".join(map(one_line, mention.chain[:-1])) or one_line(mention.place.doc)
    return Text.assemble((mention.stance, "italic"), (f"  in {through}  {one_line(mention.place.doc)}", "dim"))
