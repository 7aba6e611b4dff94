"""The shape of a noun phrase: its parts, its head, and the words in it that name someone."""
from __future__ import annotations

import re
from itertools import pairwise

from menurut.model import Kind
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.text import Word, Words

_DIVIDERS = re.compile(r"[,،;؛()\[\]–—:]")
_LONGEST_PARTICLE = 3
_MOST_SEGMENTS = 4

Part = tuple[Word, ...]
Found = tuple[Part, Part, float]
"""The naming words, the words of the name with its titles, and how much it looks like a name."""

NO_NAME: Found = ((), (), -1.0)


def segments(items: Part, text: str) -> list[Part]:
    """The parts of a phrase between commas; what stands in parentheses tells more of the same and is left out."""
    out: list[list[Word]] = [[]]
    aside = False
    for before, item in zip((None, *items), items, strict=False):
        between = "" if before is None else text[before.end : item.start]
        if _DIVIDERS.search(between) and not _thousands(between, item):
            out.append([])
            aside = (aside or "(" in between) and ")" not in between.partition("(")[0]
        if not aside:
            out[-1].append(item)
    return [tuple(part) for part in out if part]


def _thousands(between: str, item: Word) -> bool:
    return between in (",", ".") and item.key.isdecimal()


def has_case(text: str) -> bool:
    """Whether a script distinguishes capital letters."""
    return any(letter.isupper() or letter.islower() for letter in text)


def _cased(part: Part) -> bool:
    return any(has_case(item.text) for item in part)


def naming(parts: list[Part], kind: Kind, text: Words, lexicon: Lexicon) -> Found:
    """The words of a phrase that name someone, from the segment that looks most like a name."""
    return max((_name(part, kind, text, lexicon) for part in parts[:_MOST_SEGMENTS]), key=lambda found: found[2])


def _name(part: Part, kind: Kind, text: Words, lexicon: Lexicon) -> Found:
    if kind != "person":
        return _thing_name(part, text, lexicon)
    best = NO_NAME
    for core in pieces(part, lexicon):
        run = _capital_run(core, text, lexicon) if _cased(part) else _content(core, lexicon)
        bare = tuple(item for item in run if not lexicon.generic(item.key))
        rest = sum(not lexicon.generic(item.key) for item in core)
        if bare and (worth := len(bare) / rest - any(item.key in lexicon.nouns["organization"] for item in core)) > best[2]:
            best = bare, run, worth
    return best


def _thing_name(part: Part, text: Words, lexicon: Lexicon) -> Found:
    cased = _cased(part)
    run = tuple(item for item in part if capital(item, text, lexicon)) if cased else _content(part, lexicon)
    proper = [item for item in run if not lexicon.generic(item.key) or (cased and not text.opens_sentence(item.start))]
    if not proper:
        return NO_NAME
    head = head_of(part, lexicon)
    return tuple(item for item in part if item in run or item.key == head), run if cased else part, len(run) / len(part)


def _content(core: Part, lexicon: Lexicon) -> Part:
    return tuple(item for item in core if item.key not in lexicon.function)


def pieces(part: Part, lexicon: Lexicon) -> list[Part]:
    """A segment cut at its prepositions, so that "Secretary of State Ana Bell" shows its name."""
    cuts = [0, *(at for at, item in enumerate(part) if at and _breaks(item, lexicon)), len(part)]
    return [part[a:b] for a, b in pairwise(cuts)]


def _breaks(item: Word, lexicon: Lexicon) -> bool:
    return item.key in lexicon.breaks and not item.text[:1].isupper()


def _until_break(part: Part, lexicon: Lexicon) -> Part:
    return pieces(part, lexicon)[0]


def _capital_run(core: Part, text: Words, lexicon: Lexicon) -> Part:
    """The last run of capitalised words, small particles between them included ("van", "bin")."""
    run: list[Word] = []
    behind = lexicon.definite_after | lexicon.function
    for item in reversed(core):
        if capital(item, text, lexicon):
            run.append(item)
        elif run and (len(item.text) > _LONGEST_PARTICLE or item.key in lexicon.function or item is core[0]):
            break
        elif run:
            run.append(item)
        elif lexicon.known and item.key not in behind:
            return ()
    while run and not capital(run[-1], text, lexicon):
        run.pop()
    return tuple(reversed(run))


def capital(item: Word, text: Words, lexicon: Lexicon) -> bool:
    """Whether a word has a capital for a better reason than to open its sentence."""
    if text.text[item.start - 1 : item.start] == "@":
        return True
    if not any(letter.isupper() for letter in item.text):
        return False
    if item.key in lexicon.definite_before | lexicon.function | lexicon.indefinite | lexicon.possessive:
        return False
    if item.key in lexicon.numbers or (item.key in lexicon.pronouns and text.opens_sentence(item.start)):
        return False
    return not text.opens_sentence(item.start) or not _common(item, text)


def _common(item: Word, text: Words) -> bool:
    """Whether a word that opens a sentence is written small elsewhere, and so is no name."""
    return any(text.items[n].text[:1].islower() for n in text.places.get(item.key, ())[:20])


def head_of(part: Part, lexicon: Lexicon) -> str:
    """The key of the noun that a noun phrase is about."""
    skip = lexicon.definite_before | lexicon.definite_after | lexicon.indefinite | lexicon.numbers.keys() | lexicon.function
    said = [item.key for item in _until_break(part, lexicon) if item.key not in skip and not item.key.isdigit()]
    core = [key for key in said if key not in lexicon.around | lexicon.scales.keys() | lexicon.teens] or said
    if not core:
        return ""
    return core[-1] if lexicon.head != "first" else core[0]
