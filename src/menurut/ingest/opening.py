"""What an article states before it begins: headline, byline, day, dateline. The forms are data: `packs/*/opening.toml`."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from menurut import pack
from menurut.ingest.agencies import Names, in_contribution
from menurut.ingest.dateline import Dateline, read_dateline
from menurut.ingest.dayline import stated_day
from menurut.ingest.lines import Line, head_lines, tail_lines
from menurut.ingest.rubric import is_rubric
from menurut.model import AgencyMark, Span

_LONGEST_TITLE: Final = 180
_MOST_WORDS: Final = 26
_LONGEST_NAME: Final = 90
_ENDED: Final = tuple(".;,،:")
_CLOSED: Final = tuple('.!?…؟۔。"”»’')
_MOST_NAME_WORDS: Final = 9
_HEADER: Final = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines state, and the byline that may stand in the last ones."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    dateline: Span | None = None
    agencies: tuple[AgencyMark, ...] = ()


def read_opening(text: str, lang: str | None, known: Names) -> Opening:
    """What the text states of itself; what it does not evidently state is None."""
    customs = _customs(lang, known)
    lines = head_lines(text, _HEADER)
    titled = _title(lines, customs)
    rest = lines if titled is None else lines[titled + 1 :]
    dateline = next((found for line in rest[:5] if (found := customs.dateline(line))), None)
    header = [line for line in rest if len(line.text) <= _LONGEST_NAME and not (dateline and line.start >= dateline.span[0])]
    marks = [mark for line in header for mark in in_contribution(line, known)]
    return Opening(
        title=None if titled is None else lines[titled].text,
        byline=_first(byline, header) or _first(byline, tail_lines(text, _HEADER)[1:]),
        published=_first(customs.day, header) or (dateline.day if dateline else None),
        dateline=dateline.span if dateline and dateline.placed else None,
        agencies=(*marks, *(dateline.agencies if dateline else ())),
    )


def byline(line: str) -> str | None:
    """The name in a line that says nothing but who wrote the article."""
    if len(line) > _LONGEST_NAME + 60 or line.endswith((",", "،")):
        return None
    for pattern in _byline_patterns():
        match = pattern.fullmatch(line)
        if match and _is_name(match["name"]):
            return match["name"].strip(" :")
    return None


def _is_name(words: str) -> bool:
    """Whether words can be who wrote an article: not a sentence, and not in small letters."""
    if words.count(" ") > _MOST_NAME_WORDS or words.endswith((".", "!", "?")):
        return False
    return not words[0].islower() or words.startswith("our ")


@dataclass(frozen=True, slots=True)
class _Customs:
    """How the language at hand writes headers."""

    day: Callable[[str], str | None]
    dateline: Callable[[Line], Dateline | None]

    def announces(self, line: Line) -> bool:
        """Whether a line is of the kind that stands between headline and body, or begins the body."""
        return bool(byline(line.text) or self.day(line.text) or self.dateline(line))


def _customs(lang: str | None, known: Names) -> _Customs:
    table = pack.load(lang, "opening") if lang else {}
    day_first = bool(lang) and pack.load(lang or "", "dates").get("numeric") == "dmy"
    outlet_after_comma = table.get("after_comma") == "outlet"
    return _Customs(
        day=lambda line: stated_day(line, day_first),
        dateline=lambda line: read_dateline(line, known, outlet_after_comma, day_first),
    )


def _title(lines: Sequence[Line], customs: _Customs) -> int | None:
    """The line that is the headline; a rubric or a short line in capitals may stand above it."""
    for number, (line, following) in enumerate(pairwise(lines[:3])):
        if customs.announces(line):
            return None
        if not is_rubric(line.text) and not (number == 0 and not line.gap and _is_kicker(line.text)):
            return number if _is_headline(line, following, customs) else None
    return None


def _is_kicker(words: str) -> bool:
    return len(words) < 40 and words.isupper()


def _is_headline(line: Line, following: Line, customs: _Customs) -> bool:
    """Short, not a sentence that ends, and set off by a blank line or by what follows."""
    if len(line.text) > _LONGEST_TITLE or len(line.text.split()) > _MOST_WORDS:
        return False
    if line.text.endswith(_ENDED):
        return line.text.endswith(".") and customs.announces(following)
    long_after = len(following.text) > 1.5 * len(line.text) and following.text.endswith(_CLOSED)
    return line.gap or (long_after and not line.text.endswith(_CLOSED)) or customs.announces(following)


def _first(find: Callable[[str], str | None], lines: Sequence[Line]) -> str | None:
    return next((found for line in lines if (found := find(line.text))), None)


@cache
def _byline_patterns() -> tuple[re.Pattern[str], ...]:
    rules = [rule for lang in pack.languages() for rule in pack.load(lang, "opening").get("byline", ())]
    return tuple(re.compile(rule["pattern"]) for rule in rules)
