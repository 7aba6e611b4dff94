"""Events of our own: invented news of several outlets in which the words of every claim are marked (`training/events`).

A file names the event, lists its claims (in English, with their origins and what they update or contradict), then the
articles: "article ID | language | outlet | date" and a line of text each. `{c1|words}` says that the words state claim
c1; a sign after the id gives the stance (`SIGNS`). Marks may stand within marks. Lines with "#" before the first article
are remarks.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from menurut.model import Span

FOLDER: Final = Path(__file__).parent / "events"
SIGNS: Final = {"": "asserts", "-": "denies", "?": "doubts", "~": "reports-neutral", "!": "asks"}
"""The stances of marks by their signs."""

_CLAIM = re.compile(r"claim (c\d+) \[(\d+)-(\d+)\] ([^|]+?)((?: \| (?:updates|contradicts) (?:c\d+,? ?)+)*)$")
_ARTICLE = re.compile(r"article (\w+) \| (\w+) \| ([^|]+) \| (\d{4}-\d\d-\d\d)$")
_MARK = re.compile(r"\{(c\d+)([-?~!]?)\||[{|}]")


class Malformed(ValueError):
    """A file of events says what cannot be understood; the message says where."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its least and most number of origins."""

    id: str
    proposition: str
    origins: tuple[int, int]
    updates: tuple[str, ...]
    contradicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article (their span) that state a claim, and the stance that they take to it."""

    claim: str
    stance: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text without marks, lines of it one below the other, and the marks in the order of their ends."""

    id: str
    lang: str
    outlet: str
    published: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its claims by id and its articles."""

    name: str
    claims: dict[str, Claim]
    articles: tuple[Article, ...]


def events(folder: Path = FOLDER) -> list[Event]:
    """All events of a folder, by name. Raises Malformed with the file and line that is not understood."""
    return [event(path) for path in sorted(folder.glob("*.txt"))]


def event(path: Path) -> Event:
    """One event from its file. Raises Malformed."""
    claims: dict[str, Claim] = {}
    articles: list[Article] = []
    for head, lines in _parts(path):
        if lines is None:
            claim = _claim(head)
            claims[claim.id] = claim
        else:
            articles.append(_article(path, head, lines))
    unknown = {each.claim for article in articles for each in article.marks} - claims.keys()
    if unknown or not articles:
        raise Malformed(f"{path.name}: " + (f"marks of unknown claims {sorted(unknown)}" if unknown else "no articles"))
    return Event(path.stem, claims, tuple(articles))


def _parts(path: Path) -> Iterator[tuple[re.Match[str], list[str] | None]]:
    """The heads of claims, without lines, and those of articles, with theirs."""
    head, lines = None, list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        article = _ARTICLE.match(line)
        if article:
            if head:
                yield head, lines
            head, lines = article, []
        elif head and line.strip():
            lines.append(line.strip())
        elif claim := _CLAIM.match(line):
            yield claim, None
        elif line.strip() and not line.startswith(("#", "event:")):
            raise Malformed(f"{path.name}:{number}: not understood: {line[:80]}")
    if head:
        yield head, lines


def _claim(head: re.Match[str]) -> Claim:
    links = {
        kind: tuple(each for part in re.findall(rf"{kind} ([^|]+)", head[5]) for each in re.findall(r"c\d+", part))
        for kind in ("updates", "contradicts")
    }
    return Claim(head[1], head[4], (int(head[2]), int(head[3])), links["updates"], links["contradicts"])


def _article(path: Path, head: re.Match[str], lines: list[str]) -> Article:
    text, marks = "", list[Mark]()
    for line in lines:
        text += "\n" if text else ""
        try:
            plain, found = _read(line, len(text))
        except ValueError as wrong:
            raise Malformed(f"{path.name}, article {head[1]}: {wrong}: {line[:80]}") from None
        text += plain
        marks += found
    return Article(head[1], head[2], head[3], head[4], text, tuple(marks))


def _read(line: str, start: int) -> tuple[str, list[Mark]]:
    """A line without its marks, and the marks; the line begins at `start`."""
    plain, at, marks = "", 0, list[Mark]()
    opened: list[tuple[str, str, int]] = []
    for match in _MARK.finditer(line):
        plain, at = plain + line[at : match.start()], match.end()
        if match[1]:
            opened.append((match[1], SIGNS[match[2]], start + len(plain)))
        elif match[0] == "}" and opened:
            claim, stance, begin = opened.pop()
            marks.append(Mark(claim, stance, (begin, start + len(plain))))
        else:
            raise ValueError(f"stray {match[0]}")
    if opened:
        raise ValueError("marks do not close")
    return plain + line[at:], marks
