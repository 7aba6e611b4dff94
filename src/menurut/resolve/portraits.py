"""The parties as a reader sees them: the fullest name or description, the mentions, the sourcing of the unnamed."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from menurut.model import Extracted, Party, Spans
from menurut.resolve.elsewhere import Elsewhere
from menurut.resolve.hiding import Phrases
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.sourcing import sourcing
from menurut.resolve.text import Words
from menurut.resolve.who import Company, Who

_NAMELESS = "unspecified"
_TELLING = ("description", "apart", "name")


def portraits(company: Company, found: Sequence[Extracted], speakers: Mapping[str, Who], elsewhere: Elsewhere, text: Words,
              lexicon: Lexicon) -> tuple[Party, ...]:
    """A `Party` for every one of the company, in the order of their first mention."""
    said: dict[int, list[Extracted]] = defaultdict(list)
    for each in found:
        if each.id in speakers:
            said[speakers[each.id].number].append(each)
    phrases = Phrases(company, found, text, lexicon)
    return tuple(_portrait(who, said[who.number], phrases, elsewhere.of(who)) for who in company.all)


def _portrait(who: Who, said: Sequence[Extracted], phrases: Phrases, places: Spans) -> Party:
    told = None if who.kind == "unspecified" and not who.spans else sourcing(who, said, phrases)
    named = who.named or _mostly_named(who, said)
    hidden = told is not None and (not named or told.basis or told.reason)
    return Party(
        f"p{who.number}", _name(who, phrases.text), who.kind, named, places,
        told if hidden else None, tuple(f"p{number}" for number in who.candidates), tuple(who.why),
    )


def _mostly_named(who: Who, said: Sequence[Extracted]) -> bool:
    """Whether a party that the text calls by no name is known to the reader, as "the board" may be.

    Its descriptions decide; only where it has none, what the tagger thinks of its pronouns and verbs.
    """
    described = [each.named for each in who.mentions if each.form in _TELLING]
    votes = described or [each.named for each in said]
    return 2 * sum(votes) > len(votes)


def _name(who: Who, text: Words) -> str:
    """The name in the fullest mention; for the unnamed the fullest description without its relative clauses."""
    if who.label and who.kind == "outlet":
        return who.label
    full = [each for each in who.mentions if each.form == "name" and each.segment]
    if full:
        return _segment(max(full, key=lambda each: (len(each.name), len(_segment(each, text)))), text)
    if who.label:
        return who.label
    described = [each for each in who.mentions if each.form in _TELLING]
    if described:
        return max((each.text for each in described), key=len)
    return next((each.text for each in who.mentions if each.text), _NAMELESS)


def _segment(each: Mention, text: Words) -> str:
    start, end = each.segment or each.spans[0]
    return text.text[start:end]
