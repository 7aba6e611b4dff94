"""Which agencies an article says that it came from. The names and the forms are data: `packs/*/agencies.toml`."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from menurut import pack
from menurut.calendars import fold
from menurut.ingest.lines import Line, tail_lines
from menurut.model import AgencyMark, Span

Form = Literal["dateline", "mark", "contribution", "closing"]

_BRACKET: Final = re.compile(r"\(([^()\r\n]{2,60})\)")
_BETWEEN: Final = re.compile(r"\s*[/,،;|&+]\s*|\s+(?:and|dan|et|und|y|e|en|ve|и|[-–—])\s+|\s+و(?=\S)", re.IGNORECASE)
_SLOT: Final = r"(?P<names>[^\W_][^.;:()\r\n]{1,99}?)"
_SHORT: Final = 3
_LONGEST_LINE: Final = 300
_SENTENCE_END: Final = frozenset(".!?…؟۔。\"'”’»")


@dataclass(frozen=True, slots=True)
class Names:
    """The agencies that are known, by the letters of their names, and the forms in which a text says that they had a part."""

    known: Mapping[str, str]
    lead: tuple[str, ...]
    like: tuple[str, ...]
    contribution: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]

    def agency(self, words: str) -> str | None:
        """The agency's usual name where `words` name one, or the words where they say of themselves that it is one."""
        bare = self._without_lead(words)
        letters = "".join(filter(str.isalnum, fold(bare)))
        exact = "".join(filter(str.isalnum, bare))
        found = self.known.get(exact) or (self.known.get(letters) if len(letters) > _SHORT else None)
        return found or (words if bare and any(f" {each} " in f" {fold(words)} " for each in self.like) else None)

    def _without_lead(self, words: str) -> str:
        bare = words.strip()
        for lead in self.lead:
            if fold(bare).startswith(f"{lead} "):
                return bare[len(lead) :].strip(" :")
        return bare


def names(own: str | Path | None = None) -> Names:
    """The shipped agencies, with those of a user's own TOML file where there is one.

    Raises OSError for a file that cannot be read, ValueError for one that is not of the right form.
    """
    try:
        return _names(None if own is None else Path(own))
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise ValueError(f"{own} is not of the form of packs/en/agencies.toml: {error}") from error


@cache
def _names(own: Path | None) -> Names:
    tables = [table for lang in pack.languages() if (table := pack.load(lang, "agencies"))]
    if own is not None:
        tables.append(tomllib.loads(own.read_text(encoding="utf-8")))
    listed = [agency for table in tables for agency in table.get("agency", ())]
    known = {_key(name): agency["name"] for agency in listed for name in (agency["name"], *agency.get("also", ()))}
    lead = {fold(words) for table in tables for words in table.get("lead", ())}
    like = {fold(words) for table in tables for words in table.get("like", ())}
    return Names(
        known=known,
        lead=tuple(sorted(lead, key=lambda words: (-len(words), words))),
        like=tuple(sorted(like)),
        contribution=tuple(_forms(tables, "contribution", r"(?:^|[.;(*—–-]\s?)", r"(?=\s*(?:[.;:()\]*]|$))")),
        closing=tuple(_forms(tables, "closing", r"^[\s(\[*]{0,4}", r"[\s.)\]*]{0,4}$")),
    )


def find_marks(text: str, known: Names) -> tuple[AgencyMark, ...]:
    """The agencies named in brackets at the end of a paragraph, and in the article's last lines."""
    tail = tail_lines(text, 6)
    found = {mark.span: mark for mark in _in_brackets(text, known, tail[-1].start if tail else 0)}
    for distance, line in enumerate(reversed(tail)):
        for mark in _in_line(line, known, distance):
            found.setdefault(mark.span, mark)
    return tuple(found[span] for span in sorted(found))


def in_contribution(line: Line, known: Names) -> Iterator[AgencyMark]:
    """The agencies of a line such as "Additional reporting by AP"."""
    for pattern in known.contribution if len(line.text) <= _LONGEST_LINE else ():
        for match in pattern.finditer(line.text):
            yield from _marks(match["names"], line.start + match.start("names"), known, "contribution")


def parts(words: str, start: int) -> Iterator[tuple[str, Span]]:
    """The single names of "AFP/ANTARA" or "Reuters and AP", each with its span; `start` is where `words` stand."""
    at = 0
    for gap in [*_BETWEEN.finditer(words), None]:
        end = gap.start() if gap else len(words)
        name = words[at:end].strip()
        if name:
            begin = start + at + words[at:end].index(name)
            yield name, (begin, begin + len(name))
        at = gap.end() if gap else end


def _in_brackets(text: str, known: Names, last_line: int) -> Iterator[AgencyMark]:
    for match in _BRACKET.finditer(text):
        before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
        ends_line = not after.strip(" .\t\u00a0*") or after.lstrip(" .\t\u00a0*")[:1] in "\r\n"
        last = match.start() >= last_line
        closes = last or not before.strip() or before.rstrip()[-1:] in _SENTENCE_END or "\n" in before
        if ends_line and closes:
            yield from _bracketed(match, known, last)


def _bracketed(match: re.Match[str], known: Names, last: bool) -> Iterator[AgencyMark]:
    """Beside an agency that is known, or between strokes in the last line, a name that looks like one counts as one."""
    found = list(parts(match[1], match.start(1)))
    certain = [known.agency(name) for name, _ in found]
    lenient = last and ("/" in match[1])
    for (name, span), agency in zip(found, certain, strict=True):
        if agency or (lenient and _like_a_name(name)):
            yield AgencyMark(span, agency or name, "closing" if last else "mark")


def _like_a_name(name: str) -> bool:
    """Three letters or more and a capital: "WNR", "Qasimiyah"; initials of editors are shorter or small."""
    letters = [char for char in name if char.isalpha()]
    return len(letters) >= _SHORT and letters[0].isupper() and not any(char.isdigit() for char in name) and name.count(" ") <= 3


def _in_line(line: Line, known: Names, distance: int) -> Iterator[AgencyMark]:
    yield from in_contribution(line, known)
    for pattern in known.closing if distance < 3 and len(line.text) <= _LONGEST_LINE else ():
        match = pattern.fullmatch(line.text)
        if match and all(known.agency(name) for name, _ in parts(match["names"], 0)):
            yield from _marks(match["names"], line.start + match.start("names"), known, "closing")


def _marks(words: str, start: int, known: Names, form: Form) -> Iterator[AgencyMark]:
    for name, span in parts(words, start):
        agency = known.agency(name)
        if agency:
            yield AgencyMark(span, agency, form)


def _key(name: str) -> str:
    letters = "".join(filter(str.isalnum, name))
    return letters if len(letters) <= _SHORT else "".join(filter(str.isalnum, fold(name)))


def _forms(tables: list[dict[str, Any]], kind: str, before: str, after: str) -> Iterator[re.Pattern[str]]:
    for table in tables:
        for rule in table.get(kind, ()):
            yield re.compile(before + rule["pattern"].replace("{names}", _SLOT) + after, re.IGNORECASE)
