"""The readings themselves, a line each: what `menurut add` and the page *Bring in* take in again."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from menurut.model import Reading
from menurut.views.exports.source import Source
from menurut.views.files import jsonl
from menurut.views.record import Record


def parts(source: Source) -> Iterator[str]:
    """The lines of `menurut read --format jsonl` (docs/reference/jsonl.md): articles with all that was read in them.

    Of claims that are named or limited, the articles that they are made of, each once; else all articles, also older versions
    and those that say nothing that others say, in the order of their content addresses. What was withdrawn is left out.
    Brought in again, they are the same readings under the same addresses, and lead to the same claims. Judgements and
    withdrawals are people's, and are not in it.
    """
    return jsonl(_counting(source.ledger) if source.is_whole else _behind(source))


def named(ledger: Record, addresses: Iterable[str]) -> Iterator[str]:
    """The lines of readings by their content addresses, each once."""
    return jsonl(reading for _, reading in ledger.readings(dict.fromkeys(addresses)))


def _counting(ledger: Record) -> Iterator[Reading]:
    gone = ledger.withdrawn()
    return (reading for address, reading in ledger.readings() if address not in gone)


def _behind(source: Source) -> Iterator[Reading]:
    met: set[str] = set()
    for made in source.claims:
        new = {each.place.reading for each in made.statements.values()} - met
        met |= new
        yield from (reading for _, reading in source.ledger.readings(sorted(new)))
