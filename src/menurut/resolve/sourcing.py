"""What the text tells of an unnamed party: how many, what they are, of which side, how they know, why they are unnamed."""
from __future__ import annotations

from collections.abc import Sequence

from menurut.model import Extracted, Sourcing, Spans
from menurut.resolve.hiding import Phrases, relative, spans_of
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.phrases import has_case, pieces
from menurut.resolve.text import Word
from menurut.resolve.who import Who

_BODY = 3
"""How many words the name of a body may have in a script without capitals."""


def sourcing(who: Who, said: Sequence[Extracted], phrases: Phrases) -> Sourcing:
    """All that is told of a party."""
    full = [each for each in who.mentions if each.form in ("description", "apart", "name")]
    basis = phrases.of(who, "basis", spans_of(each.basis for each in said))
    reason = phrases.of(who, "reason", spans_of(each.reason for each in said))
    return Sourcing(who.count, _role(full, phrases), _affiliation(full, basis, phrases), basis, reason)


def _role(full: Sequence[Mention], phrases: Phrases) -> str | None:
    """The longest noun phrase that tells what they are: "senior officials"."""
    found = [_core(each, phrases) for each in full]
    pieces = [phrases.text.text[core[0].start : core[-1].end] for core in found if core]
    return max(pieces, key=len, default=None)


def _core(each: Mention, phrases: Phrases) -> tuple[Word, ...]:
    """The words up to the first preposition or comma, or behind a preposition where nothing stands before it."""
    lexicon = phrases.lexicon
    skip = lexicon.indefinite | lexicon.definite_before | lexicon.definite_after | lexicon.function
    skip |= lexicon.numbers.keys() | lexicon.pronouns.keys()
    for piece in pieces(_told(each, phrases), lexicon):
        kept = [item for item in piece if item.key not in skip and not item.key.isdigit()]
        if kept:
            comma = next((n for n in range(1, len(kept)) if _divided(kept[n - 1], kept[n], phrases)), len(kept))
            return tuple(kept[:comma])
    return ()


def _told(each: Mention, phrases: Phrases) -> tuple[Word, ...]:
    """The words of a mention before its relative clause."""
    items = phrases.text.within(each.spans[:1])
    end = next((n for n, item in enumerate(items) if n and relative(item, phrases.lexicon)), len(items))
    return items[:end]


def _divided(before: Word, item: Word, phrases: Phrases) -> bool:
    return any(letter in ",،;()" for letter in phrases.text.text[before.end : item.start])


def _affiliation(full: Sequence[Mention], basis: Spans, phrases: Phrases) -> tuple[str, ...]:
    """The bodies or sides named in the description: capitalised runs, or the bodies behind a preposition."""
    out: list[str] = []
    for each in full:
        items = [item for item in _told(each, phrases) if not any(start <= item.start < end for start, end in basis)]
        runs = _capital_runs(items) if has_case(each.text) else _bodies(items, phrases.lexicon)
        out += [phrases.text.text[run[0].start : run[-1].end] for run in runs]
    return tuple(dict.fromkeys(out))


def _capital_runs(items: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = [[]]
    for item in items[1:]:
        if item.text[:1].isupper():
            runs[-1].append(item)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _bodies(items: Sequence[Word], lexicon: Lexicon) -> list[list[Word]]:
    for number, item in enumerate(items):
        if number and item.key in lexicon.nouns["organization"]:
            return [list(items[number : number + _BODY])]
    return []
