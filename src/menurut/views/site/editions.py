"""Two versions of an article beside each other: what changed in who says what, and then in the words."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from typing import Final, Literal

from menurut.lengthy import cut
from menurut.model import Reading
from menurut.views.phrases import one_line
from menurut.views.site.reading_page import Edition
from menurut.views.site.saying import Said, Source, said, sources

_ALIKE: Final = 0.5  # share of words in common from which two contents are taken for one that was changed
_MOST_SAID: Final = 500  # attributions that are compared of each version
_MOST_COMPARED: Final = 80  # words of each of them: each is compared with each
_MOST_WORDS: Final = 1500  # of a paragraph that is compared word by word
_MOST_TEXT: Final = 50_000  # characters of each version whose words are compared
_SPOKEN: Final = re.compile(r"\w+")
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Brief:
    """An attribution of one version in short."""

    id: str
    source: str
    named: bool
    act: str
    content: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: "source", "named", "count", "act", "mode", "polarity", "modality", "chain", "words"."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An attribution that is new, gone, or not what it was."""

    kind: Literal["new", "gone", "changed"]
    before: Brief | None
    after: Brief | None
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in both versions, in pieces that say whether only this one has them; empty where it has no such paragraph."""

    before: list[tuple[str, bool]]
    after: list[tuple[str, bool]]
    changed: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Two versions of one article, the older first, and all versions that there are.

    Of long texts only the beginning is compared (`part`).
    """

    title: str
    lang: str
    before: Edition
    after: Edition
    editions: list[Edition]
    changes: list[Changed]
    same: int
    rows: list[Row]
    part: bool


def versions_page(editions: list[Edition], before: tuple[Edition, Reading], after: tuple[Edition, Reading]) -> VersionsPage:
    """The page of two versions of an article."""
    changes, same = _compared(before[1], after[1])
    document = after[1].document
    texts = [each.document.text for _, each in (before, after)]
    return VersionsPage(
        title=one_line(document.title or document.text[:100] or document.id), lang=document.lang or "",
        before=before[0], after=after[0], editions=editions, changes=changes, same=same,
        rows=list(_rows(*(each[: cut(each, 0, _MOST_TEXT)] for each in texts))), part=max(map(len, texts)) > _MOST_TEXT,
    )  # fmt: skip


def _compared(before: Reading, after: Reading) -> tuple[list[Changed], int]:
    """What changed in who says what, in the order of the later version, what is gone last; and how many did not change."""
    old, new = said(before)[:_MOST_SAID], said(after)[:_MOST_SAID]
    signs = [{each.sign: each for each in sources(reading).values()} for reading in (before, after)]
    pairs = _paired(old, new)
    found, same = list[Changed](), 0
    for each in new:
        former = pairs.get(each.id)
        if former is None:
            found.append(Changed("new", None, _brief(each, signs[1][each.sign]), []))
            continue
        differences = list(_differences(former, each, signs[0][former.sign], signs[1][each.sign]))
        same += not differences
        if differences:
            one, other = _brief(former, signs[0][former.sign]), _brief(each, signs[1][each.sign])
            found.append(Changed("changed", one, other, differences))
    kept = {each.id for each in pairs.values()}
    gone = [Changed("gone", _brief(each, signs[0][each.sign]), None, []) for each in old if each.id not in kept]
    return [*found, *gone], same


def _paired(old: Sequence[Said], new: Sequence[Said]) -> dict[str, Said]:
    """For attributions of the later version (by id) the one of the earlier version that they come from, the likest first."""
    words = {id(each): Counter(_words(each)) for each in (*old, *new)}
    alike = [(_share(words[id(a)], words[id(b)]), -abs(a.number - b.number), a, b) for a in old for b in new]
    alike.sort(key=lambda each: each[:2], reverse=True)
    taken, found = set[str](), dict[str, Said]()
    for share, _, a, b in alike:
        if share >= _ALIKE and a.id not in taken and b.id not in found:
            taken.add(a.id)
            found[b.id] = a
    return found


def _words(each: Said) -> list[str]:
    """The words it is recognised by: of what is said or, where nothing is, of who does what."""
    every = _SPOKEN.finditer((each.content or f"{each.source} {each.cue}").casefold())
    return [found[0] for found in islice(every, _MOST_COMPARED)]


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _differences(old: Said, new: Said, before: Source, after: Source) -> Iterator[Difference]:
    pairs = {
        "source": (before.name, after.name), "named": (_named(before), _named(after)),
        "count": (str(before.count or ""), str(after.count or "")), "act": (old.act, new.act), "mode": (old.mode, new.mode),
        "polarity": (old.polarity, new.polarity), "modality": (old.modality, new.modality),
        "chain": (" › ".join(link.name for link in old.chain), " › ".join(link.name for link in new.chain)),
        "words": (old.content, new.content),
    }  # fmt: skip
    if pairs["source"][0] != pairs["source"][1]:
        del pairs["chain"]  # says nothing more
    yield from (Difference(what, *values) for what, values in pairs.items() if values[0] != values[1])


def _named(source: Source) -> str:
    return "named" if source.named else "unnamed"


def _brief(each: Said, source: Source) -> Brief:
    return Brief(each.id, source.name, source.named, each.act, each.content)


def _rows(before: str, after: str) -> Iterator[Row]:
    """The paragraphs of both texts in order, those that became each other beside each other."""
    old, new = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    # What is the same in many lines tells nothing of where one belongs, and would take time without end.
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield from (Row([(line, False)], [(line, False)], False) for line in new[c:d])
        else:
            yield from (_row(one, other) for one, other in zip_longest(old[a:b], new[c:d], fillvalue=""))


def _row(one: str, other: str) -> Row:
    old, new = _WORD.findall(one), _WORD.findall(other)
    if not one or not other or max(len(old), len(new)) > _MOST_WORDS:
        return Row([(one, True)] if one else [], [(other, True)] if other else [], True)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = [("".join(old[a:b]), kind != "equal") for kind, a, b, _, _ in codes if b > a]
    after = [("".join(new[c:d]), kind != "equal") for kind, _, _, c, d in codes if d > c]
    return Row(before, after, True)
