"""One claim in the terminal: three columns (who asserts, denies, relays), the timeline, the origins, what has drifted."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from menurut.claims import Claim, Mention, Stance
from menurut.ledger.view import ClaimView
from menurut.views.claims_text import WIDEST, counts, named, origins, outlets
from menurut.views.decided import Decided, dropped, lines
from menurut.views.phrases import one_line, percent

NARROWEST = 24  # columns of one side of a claim; below that the sides stand one under the other
_MOST = 40  # entries of one side that are shown
_SIDES: tuple[Stance, ...] = ("asserts", "denies", "relays", "questions")
_COPIES = {"copy": "has the text of", "light edit": "has the text of", "cut": "has a part of the text of",
           "translation": "translates the text of"}


def show(view: ClaimView, console: Console, judged: Sequence[Decided] = ()) -> None:
    """Print a claim with all that belongs to it, and what people decided of it."""
    width = min(console.width, WIDEST)
    for part in _parts(view, judged, width):
        # A command that is told stays on one line, so that it can be copied.
        console.print(part, width=width, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))


def _parts(view: ClaimView, judged: Sequence[Decided], width: int) -> Iterator[RenderableType]:
    claim = view.claim
    yield named(claim)
    facts = (counts(claim), outlets(claim), dropped(judged)) if claim.mentions else ("nobody holds it", dropped(judged))
    yield Text("; ".join(filter(None, facts)) + "\n", style="dim")
    yield from _sides(view, width)
    yield from _section("Timeline", _timeline(view))
    yield from _section("Origins", _origins(claim))
    yield from _section("What changed on the way", _drift(view))
    yield from _section("Shared text", _copies(view))
    yield from _section("What people decided", lines(judged))
    yield from _section("Other claims", _others(view))


def _section(title: str, lines: Iterator[Text]) -> Iterator[RenderableType]:
    found = list(lines)
    if found:
        yield Rule(Text(title), align="left", style="dim")
        yield from found
        yield Text()


def _sides(view: ClaimView, width: int) -> Iterator[RenderableType]:
    sides = {side: _entries(side, view) for side in _SIDES}
    shown = [side for side in _SIDES if sides[side] or side != "questions"]
    if width < NARROWEST * len(shown):
        for side in shown:
            yield Text(f"{side}", style="bold")
            yield Padding(_cell(sides[side]), (0, 0, 0, 2))
        return
    table = Table(*shown, box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False, width=width)
    for column in table.columns:
        column.ratio, column.overflow = 1, "fold"
    table.add_row(*(_cell(sides[side]) for side in shown))
    yield table
    yield Text()


def _entries(side: Stance, view: ClaimView) -> list[Text]:
    """What is said on one side, in time; among those who relay are the outlets that only pass on."""
    found = [each for each in view.claim.mentions if each.stance == side]
    if side == "relays":
        found += view.relays
    dated = {each.statement: _day(each, view) for each in found}
    ordered = sorted(found, key=lambda each: (dated[each.statement] or "~", each.place.doc, each.place.span, each.holder))
    numbers = {each: number for number, each in enumerate(view.claim.mentions, 1)}
    entries = (_entry(each, dated[each.statement], numbers.get(each)) for each in ordered)
    return list({entry.plain: entry for entry in entries}.values())


def _day(mention: Mention, view: ClaimView) -> str:
    statement = view.statements.get(mention.statement)
    return (statement.published or "")[:10] if statement else ""


def _entry(mention: Mention, day: str, number: int | None) -> Text:
    """Who, when, through whom, in which words; with the number by which the mention is judged, if it has one."""
    holder = one_line(mention.holder) or "no source given"
    above = [one_line(name) for name in mention.chain[:-1]] if mention.chain[-1:] == (mention.holder,) else list(mention.chain)
    label, when = f"/{number} " if number else "", f"  {one_line(day) or 'no date'}"
    entry = Text.assemble((label, "dim"), (holder, "bold magenta"), (when, "dim"))
    if above:
        entry.append(f"\nin {' › '.join(map(one_line, above))}", style="dim")
    if number:
        entry.append(f"\n“{one_line(mention.text)}”", style="cyan")
    return entry


def _cell(entries: Sequence[Text]) -> RenderableType:
    if not entries:
        return Text("nobody\n", style="dim")
    rest = len(entries) - _MOST
    more = [Text(f"and {rest} more: --format json shows all", style="dim")] * (rest > 0)
    return Group(*(Group(entry, Text()) for entry in entries[:_MOST]), *more)


def _timeline(view: ClaimView) -> Iterator[Text]:
    for published, outlet, mention in view.timeline[:_MOST]:
        holder = f", {one_line(mention.holder)}" if mention.holder != outlet else ""
        yield Text.assemble((f"{one_line(published or 'no date'):<10.10}", "dim"), f"  {one_line(outlet)}{holder} ",
                            (mention.stance, "italic"))
    if len(view.timeline) > _MOST:
        yield Text(f"and {len(view.timeline) - _MOST} more: --format json shows all", style="dim")


def _origins(claim: Claim) -> Iterator[Text]:
    found = claim.origins
    yield Text(origins(found)[:1].upper() + origins(found)[1:], style="bold")
    yield from (Text(f"· {one_line(reason)}") for reason in found.reasons)
    if found.lost:
        yield Text(f"· leads nowhere: {one_line(', '.join(found.lost))}")
    yield from (Text(f"· cite each other in a circle: {one_line(', '.join(loop))}") for loop in found.loops)


def _drift(view: ClaimView) -> Iterator[Text]:
    outlet = _outlets(view)
    for each in view.drift[:_MOST]:
        yield Text.assemble(
            (f"{each.what}: ", "bold"), f"{one_line(each.before)} → {one_line(each.after)}",
            (f"  ({outlet(each.earlier.reading)} → {outlet(each.later.reading)}; {one_line(each.why)})", "dim"),
        )


def _copies(view: ClaimView) -> Iterator[Text]:
    outlet = _outlets(view)
    for each in view.copies[:_MOST]:
        later, earlier = (each.a, each.b) if each.source == each.b else (each.b, each.a)
        how = _COPIES[each.kind] if each.source else "shares text with"
        share = percent(each.share_a if later == each.a else each.share_b)
        why = f"; {one_line('; '.join(each.reasons))}" if each.reasons else ""
        yield Text.assemble(f"{outlet(later)} {how} {outlet(earlier)}", (f"  ({share} of its words{why})", "dim"))


def _outlets(view: ClaimView) -> Callable[[str], str]:
    names: Mapping[str, str] = {mention.place.reading: outlet for _, outlet, mention in view.timeline}
    return lambda reading: one_line(names.get(reading, reading[:12]))


def _others(view: ClaimView) -> Iterator[Text]:
    if view.updates:
        yield Text.assemble(("updates: ", "bold"), named(view.updates))
    yield from (Text.assemble(("updated by: ", "bold"), named(each)) for each in view.updated_by)
    yield from (Text.assemble(("cannot be true together with: ", "bold"), named(each)) for each in view.contradicts)
