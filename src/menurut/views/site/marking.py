"""The text of an article cut into pieces that carry their marks: whose words they are, how deep, what role they play."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from menurut.model import Reading, Span
from menurut.views.marks import Role, Segment, paragraphs
from menurut.views.site.saying import Said, Source

_LETTERS: Final[Mapping[Role, str]] = {"content": "c", "source": "s", "cue": "q", "addressee": "t"}
_CLASSES: Final[Mapping[Role, str]] = {
    "commentary": "own", "source": "src", "cue": "cue", "addressee": "to", "basis": "basis", "reason": "basis", "date": "date",
    "credit": "date", "agency": "date",
}  # fmt: skip
_DEEPEST: Final = 3  # contents in one another whose colours are shown at once


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: its classes, what it is for the script ("c3 s4": content of 3, source of 4), what opens and closes.

    `opens` are attributions whose content begins here, each with whether this is the first piece of it; `closes` are the
    signs and colours of those whose content ends here.
    """

    text: str
    classes: str
    tokens: str
    opens: tuple[tuple[Said, bool], ...]
    closes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `own` says that all of it is in the writer's own voice."""

    pieces: list[Piece]
    own: bool


class Marker:
    """Makes the pieces of a part of one reading, in which `every` has what is said. `chosen` is the id of what is in focus."""

    def __init__(
        self, reading: Reading, within: Span, every: list[Said], sources: Iterable[Source], chosen: str | None
    ) -> None:
        self._reading, self._within, self._chosen = reading, within, chosen
        self._said = {each.id: each for each in every}
        self._first = {each.id: each.content[0] for each in reading.attributions if each.content}
        self._source = {each.sign: each for each in sources}

    def lines(self) -> Iterator[Line]:
        """The paragraphs of the part."""
        for paragraph in paragraphs(self._reading, self._within):
            yield Line([self._piece(each) for each in paragraph.segments], paragraph.commentary)

    def _piece(self, segment: Segment) -> Piece:
        if not segment.marks:
            return Piece(self._reading.document.text[slice(*segment.span)], "", "", (), ())
        contents = [self._said[key] for key in segment.keys("content")]
        classes = [*self._colours(contents), *(_CLASSES[mark.role] for mark in segment.marks if mark.role in _CLASSES)]
        classes += [f"k{self._colour(self._said[key])}" for key in segment.keys("source")[-1:] if not contents]
        classes += ["unnamed"] * any(not self._source[self._said[key].sign].named for key in segment.keys("source"))
        classes += ["unsure"] * (bool(contents) and contents[-1].unsure)
        classes += [f"on-{_LETTERS[mark.role]}" for mark in segment.marks if mark.role in _LETTERS and mark.key == self._chosen]
        tokens = [f"{_LETTERS[mark.role]}{self._said[mark.key].number}" for mark in segment.marks if mark.role in _LETTERS]
        return Piece(
            text=self._reading.document.text[slice(*segment.span)],
            classes=" ".join(dict.fromkeys(classes)), tokens=" ".join(tokens),
            opens=tuple((self._said[mark.key], self._first[mark.key] == mark.span)
                        for mark in segment.opens if mark.role == "content"),
            closes=tuple((self._said[mark.key].sign, self._colour(self._said[mark.key]))
                         for mark in segment.closes if mark.role == "content"),
        )  # fmt: skip

    def _colours(self, contents: list[Said]) -> list[str]:
        """The colour of the innermost content, and of those around it."""
        inner = list(reversed(contents))[:_DEEPEST]
        return [f"{letter}{self._colour(each)}" for letter, each in zip("kop", inner, strict=False)] + ["said"] * bool(inner)

    def _colour(self, said: Said) -> int:
        return self._source[said.sign].colour
