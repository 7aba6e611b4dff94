"""A reading in the terminal: the article with its marks, who says what as trees, the unnamed sources, dates, issues.

Colour helps and is not needed: `¹[…]¹` is what attribution 1 says and `name¹` who says it, `¹?` an attribution that is
more likely wrong than right; `│` at the side of a paragraph, or around a sentence, is the writer's own voice.
"""
from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from menurut.model import Reading, words
from menurut.views import chains, phrases
from menurut.views.marks import Paragraph, Segment, paragraphs

WIDEST = 100  # columns; longer lines are hard to read
LONGEST = 4000  # characters rendered at once: wrapping takes memory in proportion
_DEPTHS = ("cyan", "green", "blue", "yellow")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def show(reading: Reading, console: Console) -> None:
    """Print a reading. Long articles are printed paragraph by paragraph, never held as a whole."""
    width = min(console.width, WIDEST)
    for part in _parts(reading, console, width):
        console.print(part, width=width)
    console.print()


def _parts(reading: Reading, console: Console, width: int) -> Iterator[RenderableType]:
    document = reading.document
    facts = [*phrases.heading(document), phrases.visible(document.id)]
    yield Rule(Text(" · ".join(facts), style="bold"), align="left", characters="━", style="dim")
    yield Text()
    if document.readable:
        yield from _title(reading)
        yield from _article(reading, console, width)
        yield from _who_says_what(reading)
        yield from _unnamed(reading)
        yield from _dates(reading)
    yield from _issues(reading)


def _title(reading: Reading) -> Iterator[RenderableType]:
    title = reading.document.title
    if title and not reading.document.text.lstrip().startswith(title):
        yield Text(f"{phrases.visible(title)}\n", style="bold")


def _article(reading: Reading, console: Console, width: int) -> Iterator[RenderableType]:
    numbers = {link.attribution.id: _number(link) for link in chains.links(reading)}
    commentary = False
    for paragraph in paragraphs(reading):
        if paragraph.commentary and not commentary:
            yield Text("│ In the writer's own voice:", style="bold")
        commentary = paragraph.commentary
        for line in _lines(reading, paragraph, numbers):
            yield from _barred(line, console, width) if commentary else [line]
        yield Text()


def _number(link: chains.Link) -> str:
    return str(link.number).translate(_SUPERSCRIPT) + ("?" if phrases.unsure(link.attribution) else "")


def _lines(reading: Reading, paragraph: Paragraph, numbers: dict[str, str]) -> Iterator[Text]:
    line, own = Text(), False
    for segment in paragraph.segments:
        if own != (not paragraph.commentary and bool(segment.keys("commentary"))):
            own = not own
            line.append("│", style="bold")
        line.append_text(_segment(reading.document.text, segment, numbers))
        if len(line) > LONGEST:
            yield from line.divide(range(LONGEST, len(line), LONGEST))
            line = Text()
    yield line + Text("│" if own else "", style="bold")


def _segment(text: str, segment: Segment, numbers: dict[str, str]) -> Text:
    out = Text()
    for mark in segment.opens:
        if mark.role == "content":
            out.append(f"{numbers[mark.key]}[", style="dim")
    out.append(phrases.visible(text[slice(*segment.span)]), style=_style(segment))
    for mark in segment.closes:
        if mark.role == "content":
            out.append(f"]{numbers[mark.key]}", style="dim")
        elif mark.role == "source":
            out.append(numbers[mark.key], style="bold magenta")
    return out


def _style(segment: Segment) -> str:
    if segment.keys("source"):
        return "bold magenta"
    depth = len(segment.keys("content"))
    styles = [_DEPTHS[(depth - 1) % len(_DEPTHS)]] if depth else []
    styles += ["italic"] if segment.keys("cue") else []
    styles += ["underline"] if segment.keys("basis") or segment.keys("reason") else []
    return " ".join(styles)


def _barred(line: Text, console: Console, width: int) -> Iterator[Text]:
    """The line wrapped, with a bar at its left side."""
    return (Text("│ ", style="bold") + wrapped for wrapped in line.wrap(console, width - 2))


def _who_says_what(reading: Reading) -> Iterator[RenderableType]:
    if not reading.attributions:
        yield Text("Nobody is quoted.\n", style="dim")
        return
    yield Rule(Text("Who says what, according to whom"), align="left", style="dim")
    if outlet := chains.outermost(reading):
        yield Text.assemble((outlet, "bold"), (", according to:", "dim"))
    path: list[Tree] = []
    for link in chains.links(reading):
        if link.depth == 0:
            yield from path[:1]
        label = _label(link, reading)
        tree = path[link.depth - 1].add(label) if link.depth else Tree(label, guide_style="dim")
        path[link.depth :] = [tree]
    yield from path[:1]
    yield Text()


def _label(link: chains.Link, reading: Reading) -> RenderableType:
    text, each, last = reading.document.text, link.attribution, len(link.through) - 1
    head = Text(f"{_number(link)} ")
    for place, (name, note) in enumerate(link.through):
        head.append(name, style="bold magenta" if place == last else "")
        head.append(f" ({note})" if note else "", style="dim")
        head.append(" › " if place < last else "", style="dim")
    head.append(f" {link.act}", style="italic")
    if to := words(text, each.addressee):
        head.append(f" → {phrases.visible(to)}")
    head.append(f"  {each.mode}, {phrases.percent(each.confidence)}", style="dim")
    content = shorten(phrases.visible(words(text, each.content)), 160, placeholder=" …")
    return Group(head, Padding(Text(content, style="cyan"), (0, 0, 0, 2), expand=False))


def _unnamed(reading: Reading) -> Iterator[RenderableType]:
    unnamed = phrases.unnamed(reading)
    if not unnamed:
        return
    yield Rule(Text("Unnamed sources"), align="left", style="dim")
    yield _sourcing(unnamed)
    for source in unnamed:
        if source.candidates:
            yield Text.assemble((source.name, "bold magenta"), (" may be: ", "dim"), " or ".join(source.candidates))
    yield Text()


def _sourcing(unnamed: list[phrases.Unnamed]) -> Table:
    columns = ("source", "how many", "of which side", "how they would know", "why unnamed")
    table = Table(*columns, box=SIMPLE_HEAD, header_style="dim", pad_edge=False, show_edge=False)
    for source in unnamed:
        cells = (source.count, source.side, source.basis, source.reason)
        told = (Text(cell or "not said", style="" if cell else "dim") for cell in cells)
        table.add_row(Text(source.name, style="bold magenta"), *told)
    return table


def _dates(reading: Reading) -> Iterator[RenderableType]:
    text, credit = reading.document.text, reading.document.credit
    if reading.dates:
        pairs = ((phrases.visible(words(text, [each.span])), phrases.date(each)) for each in reading.dates)
        found = "; ".join(f"{written} = {value}" for written, value in pairs)
        yield Text.assemble(("Dates: ", "dim"), found)
    if credit:
        yield Text.assemble(("Print credit: ", "dim"), phrases.credit(credit))
    if reading.document.agencies:
        named = dict.fromkeys(phrases.visible(mark.agency) for mark in reading.document.agencies)
        yield Text.assemble(("Agencies credited: ", "dim"), ", ".join(named))


def _issues(reading: Reading) -> Iterator[RenderableType]:
    for issue in reading.issues:
        yield Text.assemble(("! ", "bold red"), (f"{phrases.visible(issue.code)}: ", "bold"), phrases.visible(issue.message))
