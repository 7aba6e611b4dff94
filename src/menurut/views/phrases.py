"""What readings are called in words: acts, chains, sourcing. Neutral: who stands behind what, never whether it is so."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from menurut.model import Act, Attribution, Credit, DateMention, Document, Party, Reading, Sourcing, words

UNSURE = 0.5  # confidence below which an attribution is shown as a doubtful one

_ACTS: Mapping[Act, tuple[str, str]] = {
    "say": ("says", "say"), "deny": ("denies", "deny"), "confirm": ("confirms", "confirm"), "ask": ("asks", "ask"),
    "urge": ("urges", "urge"), "promise": ("promises", "promise"), "warn": ("warns", "warn"),
    "criticise": ("criticises", "criticise"), "praise": ("praises", "praise"), "decline": ("declines", "decline"),
    "attitude": ("thinks or wants", "think or want"),
}
_HIJRI_MONTHS = ("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal",
                 "Dhu al-Qada", "Dhu al-Hijja")
_GREGORIAN_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                     "November", "December")
# Controls that could hide or reorder what a reader sees. The joiners and the plain direction marks, which Arabic and
# Persian spelling needs, are harmless and stay.
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every control character that could hide, reorder or run something written out as `⟨U+202E⟩`."""
    return _CONTROL.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def one_line(text: str) -> str:
    """The visible text in one line, white space as single spaces."""
    return " ".join(visible(text).split())


def act(attribution: Attribution, plural: bool = False) -> str:
    """What the source does, in words: "says", "may not say", "reportedly denies"."""
    third, base = _ACTS[attribution.act]
    negative = attribution.polarity == "negative"
    if attribution.modality == "possible":
        return f"may {'not ' if negative else ''}{base}"
    plain = f"{'do' if plural else 'does'} not {base}" if negative else base if plural else third
    return f"reportedly {plain}" if attribution.modality == "reported" else plain


def unsure(attribution: Attribution) -> bool:
    """Whether an attribution is more likely wrong than right."""
    return attribution.confidence < UNSURE


def percent(confidence: float) -> str:
    """A confidence as whole percent."""
    return f"{confidence:.0%}"


def name(party: Party | None) -> str:
    """What a party is called; None is a source that the text leaves out."""
    return visible(party.name) if party else "no source given"


def why(party: Party | None) -> str:
    """What tied the mentions of a party together."""
    return visible("; ".join(party.why)) if party else ""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source and what the article tells of it; empty where it tells nothing."""

    id: str
    name: str
    count: str
    side: str
    basis: str
    reason: str
    candidates: tuple[str, ...]


def unnamed(reading: Reading) -> list[Unnamed]:
    """The unnamed parties that are the source of something, in order of appearance."""
    heard = {each.party for each in reading.attributions}
    parties = {party.id: party for party in reading.parties}
    return [_sourcing(party, reading, parties) for party in reading.parties if not party.named and party.id in heard]


def _sourcing(party: Party, reading: Reading, parties: Mapping[str, Party]) -> Unnamed:
    known, text = party.sourcing or Sourcing(), reading.document.text
    count = "" if known.count is None else str(known.count)
    others = tuple(name(parties.get(each)) for each in party.candidates)
    basis, reason = visible(words(text, known.basis)), visible(words(text, known.reason))
    return Unnamed(party.id, name(party), count, visible(", ".join(known.affiliation)), basis, reason, others)


def heading(document: Document) -> list[str]:
    """Outlet, date, byline, language, as far as known."""
    outlet = document.outlet or (document.credit.outlet if document.credit else None)
    facts = (outlet, _day(document.published), document.byline, document.lang)
    return [visible(fact) for fact in facts if fact]


def _day(value: str | None) -> str | None:
    return value[:10] if value else None


def date(mention: DateMention) -> str:
    """A date of the text with what it means: "2023-11, early month, hijri"."""
    part = mention.precision if " " in mention.precision else ""
    return ", ".join(filter(None, [mention.value, part, "" if mention.calendar == "gregorian" else mention.calendar]))


def credit(found: Credit) -> str:
    """A print credit in one line, with both calendars."""
    issue, year = found.issue and f"no. {found.issue}", found.volume_year and f"year {found.volume_year}"
    months = (_months(found.hijri, _HIJRI_MONTHS, " AH"), _months(found.gregorian, _GREGORIAN_MONTHS, ""))
    return visible(" · ".join(part for part in (found.outlet, issue, year, *months, found.note) if part))


def month(value: str, names: Sequence[str]) -> str:
    """A month as `YYYY-MM` by its name: "March 2026"; what is none, as a reading from elsewhere may have it, as it is."""
    year, _, number = value.partition("-")
    known = len(number) == 2 and number.isdecimal() and 0 < int(number) <= len(names)
    return f"{names[int(number) - 1]} {year}" if known else value


def _months(values: tuple[str, ...], names: tuple[str, ...], era: str) -> str:
    return " – ".join(month(each, names) for each in values) + (era if values else "")
