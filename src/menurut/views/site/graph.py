"""The way of a claim as a drawing: articles on one side, origins on the other, lines from who depends to whom they depend on.

Only places are computed here; the template draws them as SVG. Everything is in units of the drawing.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Final
from unicodedata import bidirectional

from menurut.ledger.view import ClaimView
from menurut.views.phrases import one_line

WIDTH: Final = 204  # of a box
HEIGHT: Final = 52
BOX: Final = (WIDTH, HEIGHT)
GAP: Final = 16  # between boxes of a column
BETWEEN: Final = 110  # between columns
MARGIN: Final = 84  # beside the articles, where lines between them run
MOST_ARTICLES: Final = 40
_DEEPEST: Final = 5  # columns; deeper chains and circles are drawn in the last
_LINE: Final = 17  # from one line of a box to the next
_LETTERS: Final = 25  # that fit into a line of a box


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a claim's graph: "article", "outlet", "party" or "unnamed"."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of a claim's graph, from what depends to what it depends on: "cites", "agency" or "text of"."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node: where it stands, its label in lines and which way they run, the whole label, where it leads (empty: nowhere)."""

    id: str
    kind: str
    origin: bool
    x: float
    y: float
    lines: tuple[str, ...]
    dir: str
    label: str
    note: str
    href: str

    @property
    def center(self) -> float:
        """Half of its width."""
        return self.x + WIDTH / 2

    @property
    def middle(self) -> float:
        """Half of its height."""
        return self.y + HEIGHT / 2

    @property
    def name(self) -> str:
        """The label without the id of the article."""
        return _without_id(self.label) if self.kind == "article" else self.label

    @property
    def rows(self) -> list[tuple[float, str, bool]]:
        """The lines to write, the note last: height of the base line, words, whether it is the note."""
        every = [*((words, False) for words in self.lines), *([(self.note, True)] if self.note else [])]
        first = self.middle + 5 - (len(every) - 1) / 2 * _LINE
        return [(first + at * _LINE, words, is_note) for at, (words, is_note) in enumerate(every)]


@dataclass(frozen=True, slots=True)
class Ring:
    """A frame around origins that are counted as one."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as an SVG path, with the names of its ends; `kind` is "cites", "agency" or "reuse"."""

    kind: str
    path: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes and lines and the size; `left_out` counts articles that it has no room for."""

    boxes: list[Box]
    lines: list[Line]
    rings: list[Ring]
    width: float
    height: float
    left_out: int


def drawn(view: ClaimView, mirrored: bool = False, called: Callable[[str], str] = str) -> Drawing:
    """The drawing of a claim's graph; `mirrored` has the articles on the right, for languages that are read from there.

    `called` gives a name in a language where the ledger has none of its own.
    """
    nodes, edges, left_out = _within(view)
    columns, groups = _columns(nodes, edges), _groups(nodes, view.claim.origins.groups)
    height = max((len(column) for column in columns), default=0) * (HEIGHT + GAP) + GAP
    width = MARGIN + len(columns) * (WIDTH + BETWEEN) - BETWEEN + GAP
    boxes = {box.id: box for box in _boxes(columns, edges, height, _dates(view), groups)}
    boxes = {id: _renamed(box, called(box.label)) for id, box in boxes.items()}
    if mirrored:
        boxes = {id: replace(box, x=width - box.x - WIDTH) for id, box in boxes.items()}
    lines = [_line(edge, boxes[edge.start], boxes[edge.end], mirrored) for edge in edges]
    return Drawing(list(boxes.values()), lines, list(_rings(boxes, groups)), width, height, left_out)


def _within(view: ClaimView) -> tuple[list[Spot], list[Tie], int]:
    """What is drawn: the earliest articles and all that they lead to."""
    dates = _dates(view)
    spots = [Spot(each.id, each.label, each.kind) for each in view.graph.nodes]
    ties = [Tie(each.start, each.end, each.kind) for each in view.graph.edges if each.start != each.end]
    articles = [each for each in spots if each.kind == "article"]
    articles.sort(key=lambda each: (dates.get(each.id) or "~", each.label))
    kept = {node.id for node in articles[:MOST_ARTICLES]}
    dropped = {node.id for node in articles[MOST_ARTICLES:]}
    ahead = defaultdict[str, list[str]](list)
    for edge in ties:
        ahead[edge.start].append(edge.end)
    todo = list(kept)
    while todo:
        new = [end for end in ahead[todo.pop()] if end not in kept and end not in dropped]
        kept.update(new)
        todo += new
    rest = [node for node in spots if node.id in kept and node.kind != "article"]
    edges = [edge for edge in ties if edge.start in kept and edge.end in kept]
    return [*articles[:MOST_ARTICLES], *rest], _without_detours(edges), len(dropped)


def _without_detours(edges: Sequence[Tie]) -> list[Tie]:
    """Without the reuse of a text that another reuse explains: of a copy of a copy, the way over the first alone."""
    reused = {(edge.start, edge.end) for edge in edges if edge.kind == "text of"}
    sources = defaultdict[str, set[str]](set)
    for start, end in reused:
        sources[start].add(end)
    return [
        edge for edge in edges
        if edge.kind != "text of" or not any(edge.end in sources[between] for between in sources[edge.start] - {edge.end})
    ]  # fmt: skip


def _groups(nodes: Iterable[Spot], groups: Iterable[Sequence[str]]) -> Mapping[str, int]:
    """Which origins are counted as one: the number of the group of each node that is in one of several names."""
    found: dict[str, int] = {}
    for number, group in enumerate(groups):
        # An unnamed origin is told with the outlet that it is known from: "officials (The Harbour Post)".
        names = {one_line(name) for name in group} | {one_line(name).rpartition(" (")[0] for name in group}
        found.update((node.id, number) for node in nodes if node.kind != "article" and one_line(node.label) in names)
    return found


def _columns(nodes: Sequence[Spot], edges: Sequence[Tie]) -> list[list[Spot]]:
    """Nodes by how far they are from the articles; those that depend on nobody, the origins, in the last column."""
    far = {node.id: int(node.kind != "article") for node in nodes}
    forward = [edge for edge in edges if edge.kind != "text of"]
    for _ in range(_DEEPEST):
        for edge in forward:
            far[edge.end] = max(far[edge.end], min(far[edge.start] + 1, _DEEPEST))
    inner = {edge.start for edge in forward}
    last = max(far.values(), default=0)
    columns: list[list[Spot]] = [[] for _ in range(last + 1)]
    for node in nodes:
        columns[far[node.id] if node.id in inner else last].append(node)
    return [column for column in columns if column]


def _boxes(
    columns: list[list[Spot]], edges: Iterable[Tie], height: float, dates: Mapping[str, str | None], groups: Mapping[str, int]
) -> Iterable[Box]:
    """Each column in the middle of the height, ordered so that lines cross little."""
    before, heights = defaultdict[str, list[str]](list), dict[str, float]()
    for edge in edges:
        before[edge.end].append(edge.start)
    for at, column in enumerate(columns):
        ordered = _ordered(column, before, heights, groups) if at else column
        top = (height - len(column) * (HEIGHT + GAP) + GAP) / 2
        for place, node in enumerate(ordered):
            y = top + place * (HEIGHT + GAP)
            heights[node.id] = y
            yield _box(node, MARGIN + at * (WIDTH + BETWEEN), y, at == len(columns) - 1, dates.get(node.id))


def _ordered(
    column: Iterable[Spot], before: Mapping[str, list[str]], heights: Mapping[str, float], groups: Mapping[str, int]
) -> list[Spot]:
    """By the height of what leads to them; those of one group together, where the group's first would be."""
    wanted = {node.id: _mean(before[node.id], heights) for node in column}
    first: dict[int | str, float] = {}
    for id, height in wanted.items():
        group = groups.get(id, id)
        first[group] = min(height, first.get(group, height))
    return sorted(column, key=lambda node: (first[groups.get(node.id, node.id)], str(groups.get(node.id, "")), wanted[node.id]))


def _rings(boxes: Mapping[str, Box], groups: Mapping[str, int]) -> Iterable[Ring]:
    """A frame around each group of origins that has several."""
    members = defaultdict[int, list[Box]](list)
    for id, number in groups.items():
        if boxes[id].origin:
            members[number].append(boxes[id])
    for found in members.values():
        if len(found) > 1:
            top, end = min(box.y for box in found), max(box.y for box in found) + HEIGHT
            yield Ring(found[0].x - 7, top - 7, WIDTH + 14, end - top + 14)


def _mean(ids: Iterable[str], heights: Mapping[str, float]) -> float:
    known = [heights[id] for id in ids if id in heights]
    return sum(known) / len(known) if known else 0.0


def _box(node: Spot, x: float, y: float, origin: bool, published: str | None) -> Box:
    label = one_line(node.label)
    article = node.kind == "article"
    shown = _without_id(label) if article else label
    href = f"/articles/{node.id.partition(':')[2]}" if article else ""
    day = (published or "")[:10]
    return Box(node.id, node.kind, origin and not article, x, y, _rows(shown, article), _direction(shown), label, day, href)


def _without_id(label: str) -> str:
    return label.rpartition(" (")[0] or label


def _rows(label: str, article: bool) -> tuple[str, ...]:
    """A label in as many lines as a box has room for."""
    return tuple(wrap(label, _LETTERS, max_lines=1 if article else 2, placeholder="…") or ["–"])


def _renamed(box: Box, label: str) -> Box:
    """A box with another label; those of articles are never the ledger's own."""
    if label == box.label or box.kind == "article":
        return box
    return replace(box, lines=_rows(label, False), dir=_direction(label), label=label)


def _direction(label: str) -> str:
    """Which way a label runs: as its first letter does."""
    strong = (bidirectional(letter) for letter in label)
    return "rtl" if next((each for each in strong if each in ("L", "R", "AL")), "L") != "L" else "ltr"


def _line(edge: Tie, start: Box, end: Box, mirrored: bool) -> Line:
    if edge.kind == "text of":
        return Line("reuse", _beside(start, end, mirrored), start.name, end.name)
    near, far = (start.x, end.x + WIDTH) if mirrored else (start.x + WIDTH, end.x)
    bend = (far - near) / 2
    path = f"M{near:g} {start.middle:g}C{near + bend:g} {start.middle:g} {far - bend:g} {end.middle:g} {far:g} {end.middle:g}"
    return Line("agency" if edge.kind == "agency" else "cites", path, start.name, end.name)


def _beside(start: Box, end: Box, mirrored: bool) -> str:
    """A line from one article to another, beside their column."""
    edge = start.x + WIDTH if mirrored else start.x
    bent = edge + 1.3 * min(MARGIN - 6, 16 + abs(start.y - end.y) / 12) * (1 if mirrored else -1)
    return f"M{edge:g} {start.middle:g}C{bent:g} {start.middle:g} {bent:g} {end.middle:g} {edge:g} {end.middle:g}"


def _dates(view: ClaimView) -> Mapping[str, str | None]:
    """When each article was published, by the id of its node."""
    return {f"article:{mention.place.reading}": published for published, _, mention in view.timeline}
