"""Carrying out `menurut rules`: the unnamed sources that break house rules, outlet by outlet."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.text import Text

from menurut.ledger import Ledger
from menurut.ledger.facets import Facets
from menurut.ledger.keeping import Kept
from menurut.ledger.sources import Outletted, Sources
from menurut.ledger.unnamed import Unnamed
from menurut.views import plain
from menurut.views.claiming import terminal, write
from menurut.views.phrases import one_line, visible
from menurut.views.rules.book import Book, Unruly, parsed
from menurut.views.rules.starting import holding, starting
from menurut.views.wrong import Refused

COLUMNS: Final = ("outlet", "published", "doc", "reading", "source", "kind", "count", "role", "affiliation", "basis", "reason",
                  "rule", "breach")
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for: the rules of a file, of a starting set, or those that hold; one outlet; the language."""

    format: str
    file: str | None
    start: str | None
    outlet: str | None
    lang: str


def run(ledger: Ledger, order: Order) -> None:
    """Print what breaks which rule."""
    book = _book(ledger, order)
    facets = Facets(ledger.store)
    facets.fill()
    sources = Sources(ledger.store, Kept(facets))
    if order.format == "csv":
        write(_table(sources, book, order))
    elif order.format == "json":
        write(_json(sources, book, order))
    else:
        _print(sources, book, order)


def _book(ledger: Ledger, order: Order) -> Book:
    if order.start:
        return parsed(starting(order.start))
    if not order.file:
        return holding(ledger.store)[1]
    try:
        return parsed(Path(order.file).read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Refused(f"{order.file}: not UTF-8") from None
    except Unruly as error:
        raise Refused(f"{order.file}: {error}") from None


def _breaking(sources: Sources, book: Book, order: Order) -> Iterator[tuple[Unnamed, str]]:
    """Each source with each rule that it breaks, of the newest articles first."""
    when, offset = _limited(order), 0
    while some := sources.page(when, offset, _PAGE):
        for each, ids in zip(some, sources.broken(book.conditions, some), strict=True):
            yield from ((each, id) for id in ids)
        offset += len(some)


def _limited(order: Order) -> dict[str, list[str]]:
    return {"outlet": [order.outlet]} if order.outlet else {}


def _table(sources: Sources, book: Book, order: Order) -> Iterator[str]:
    yield plain.row(COLUMNS)
    texts = {rule.id: rule.told(order.lang) for rule in book.rules}
    for each, id in _breaking(sources, book, order):
        cells = (each.outlet, each.published or "", each.doc, each.reading, each.name, each.kind,
                 "" if each.count is None else str(each.count), each.role or "", "; ".join(each.affiliation), each.basis,
                 each.reason, id, texts[id])
        yield plain.row(map(visible, cells))


def _json(sources: Sources, book: Book, order: Order) -> Iterator[str]:
    """One object, piece by piece: the rules, the outlets with their counts, a line a breach."""
    rules = [{"id": rule.id, "text": rule.told(order.lang)} for rule in book.rules]
    outlets = [_counted(each) for each in sources.breaches(book.conditions, _limited(order))]
    yield plain.line({"rules": rules, "outlets": outlets})[:-1] + ', "breaches": ['
    before = "\n"
    for each, id in _breaking(sources, book, order):
        yield before + plain.line(_record(each, id))
        before = ",\n"
    yield "\n]}\n"


def _counted(each: Outletted) -> dict[str, Any]:
    return {"outlet": each.outlet or None, "unnamed": each.total, "breaches": dict(each.counts)}


def _record(each: Unnamed, rule: str) -> dict[str, Any]:
    return {
        "rule": rule, "outlet": each.outlet or None, "published": each.published, "doc": each.doc, "reading": each.reading,
        "party": each.party, "source": each.name, "kind": each.kind, "count": each.count, "role": each.role,
        "affiliation": each.affiliation, "basis": each.basis or None, "reason": each.reason or None,
    }


def _print(sources: Sources, book: Book, order: Order) -> None:
    console = terminal()
    outlets = sources.breaches(book.conditions, _limited(order))
    total = sum(each.total for each in outlets)
    console.print(Text.assemble((f"{total} unnamed sources", "bold"), f" in {len(outlets)} outlets"))
    for rule in book.rules:
        count = sum(each.counts[rule.id] for each in outlets)
        console.print(Text.assemble((f"{count:6} ", "bold"), f"{one_line(rule.told(order.lang))} ", (rule.id, "dim")))
    for each in outlets:
        found = ", ".join(f"{id} {count}" for id, count in each.counts.items() if count)
        console.print(Text.assemble("\n", (one_line(each.outlet) or "no outlet", "bold"), (f"  {each.total} unnamed", "dim")))
        console.print(Text(f"  {found or 'no breach'}"))
    if total:
        console.print(Text("\nEach breach: --format csv or json", style="dim"))
