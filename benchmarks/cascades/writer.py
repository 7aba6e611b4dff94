"""Writes one article and its reading at once, so that every span is right without the tagger."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from menurut.model import Act, AgencyMark, Attribution, Document, Kind, Party, Reading, Section, Sourcing, Span

_SLOT = re.compile(r"\{(\w)\}")
Way = tuple[str, str, str]  # the sentence with its slots, the cue, what stands before the content


@dataclass(frozen=True)
class Speaker:
    """Who is quoted: how the text calls them, what they are, how many they are if they are unnamed."""

    name: str
    kind: Kind = "person"
    named: bool = True
    count: int | None = None


@dataclass(frozen=True)
class Saying:
    """One level of an attribution: who speaks in which way, to whom."""

    who: Speaker
    way: Way
    to: str = ""
    act: Act = "say"


@dataclass
class Article:
    """An article while it is written."""

    id: str
    lang: str
    outlet: str
    published: str
    text: str = ""
    agency: str = ""
    attributions: list[Attribution] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)

    def narrate(self, sentence: str) -> None:
        """A sentence in the outlet's own voice."""
        self.text += f"{' ' if self.text else ''}{sentence[:1].upper()}{sentence[1:]}"

    def attribute(self, sayings: list[Saying], content: str) -> None:
        """A sentence in which the first speaker says that the next says that … the content."""
        self.text += " " if self.text else ""
        chain = [self._party(Speaker(self.outlet, "outlet"))]
        self.text += self._levels(sayings, content, len(self.text), chain, None) + "."

    def _levels(self, sayings: list[Saying], content: str, start: int, chain: list[str], parent: str | None) -> str:
        """The sentence without its full stop; its attributions are recorded, the outermost first."""
        first, *others = sayings
        template, cue, before = first.way
        number = len(self.attributions)
        own = f"a{number + 1}"
        self.attributions.append(None)  # type: ignore[arg-type]  # its place, filled below
        chain = [*chain, self._party(first.who)]
        text, spans, at = "", dict[str, Span](), 0
        for slot in _SLOT.finditer(template.rstrip(".")):
            text += template[at : slot.start()]
            at, begin = slot.end(), len(text)
            if slot[1] == "t":
                inner = start + begin + len(before)
                text += before + (self._levels(others, content, inner, chain, own) if others else content)
            else:
                text += {"s": first.who.name, "c": cue, "a": first.to}[slot[1]]
            spans[slot[1]] = (start + begin, start + len(text))
        self.attributions[number] = Attribution(
            own, (spans["s"],), (spans["c"],), (spans["t"],), (spans["a"],) if "a" in spans else (), parent,
            first.act, "indirect", "positive", "certain", "report", chain[-1], tuple(chain), tuple(chain[:-1]), 0.95,
        )  # fmt: skip
        return text

    def _party(self, speaker: Speaker) -> str:
        found = next((each for each in self.parties.values() if each.name == speaker.name), None)
        if found is None:
            sourcing = None if speaker.named else Sourcing(speaker.count, speaker.name)
            found = Party(f"p{len(self.parties)}", speaker.name, speaker.kind, speaker.named, sourcing=sourcing)
            self.parties[found.id] = found
        return found.id

    def reading(self) -> Reading:
        """The reading of what was written."""
        marks: tuple[AgencyMark, ...] = ()
        if self.agency:
            start = len(self.text) + 2
            self.text += f" ({self.agency})"
            marks = (AgencyMark((start, start + len(self.agency)), self.agency, "mark"),)
        document = Document(self.id, self.text, self.lang, outlet=self.outlet, published=self.published, agencies=marks)
        self._party(Speaker(self.outlet, "outlet"))
        section = Section("report", (0, len(self.text)))
        return Reading(document, tuple(self.attributions), tuple(self.parties.values()), (section,))
