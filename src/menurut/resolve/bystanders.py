"""People whom the text names without quoting them by that name: the full name behind "Tull", the man "he" goes back to.

Only for scripts with capitals. A run of capitalised words is taken for a person when a title stands before it, an age
behind it, or when one of its words stands alone elsewhere; never right after a preposition of place.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.phrases import has_case
from menurut.resolve.text import Word, Words
from menurut.resolve.who import Company

_AGE = re.compile(r"[,(]?\s?\(?\d{1,3}(?:\)|,| tahun| years| Jahre| ans)")
_APOSTROPHE = re.compile("['’]")
_LONGEST = 5
_SHORT_PARTICLE = 3

Run = tuple[Word, ...]


def welcome(company: Company, text: Words, lexicon: Lexicon) -> None:
    """Make the named people of a text known to the company, or their full names to the parties that bear them."""
    if not has_case(text.text[:2000]):
        return
    found = list(runs(text, lexicon))
    places = {key for key in {item.key for run in found for item in run} if _place(key, text, lexicon)}
    alone = {run[0].key for run in found if len(run) == 1}
    for run in found:
        name = tuple(item for item in run if not lexicon.generic(item.key))
        if name and len(name) < _LONGEST and name[-1].key not in places and _person(run, name, alone, text, lexicon):
            _introduce(run, name, company)


def runs(text: Words, lexicon: Lexicon) -> Iterator[Run]:
    """The stretches of words with a capital of their own, in order."""
    run: list[Word] = []
    for item in text.items:
        joined = bool(run) and text.text[run[-1].end : item.start] == " "
        if joined and _belongs(item, text, lexicon):
            run.append(item)
            continue
        if run:
            yield tuple(run)
        run = [item] if _belongs(item, text, lexicon) else []
    if run:
        yield tuple(run)


def _belongs(item: Word, text: Words, lexicon: Lexicon) -> bool:
    if not item.text[:1].isupper() or item.key in lexicon.function | lexicon.definite_before | lexicon.indefinite:
        return False
    if {item.key, _APOSTROPHE.split(item.key)[0]} & (lexicon.pronouns.keys() | lexicon.first | lexicon.numbers.keys()):
        return False
    return not text.opens_sentence(item.start) or not any(
        text.items[n].text[:1].islower() for n in text.places[item.key][:20])


def _person(run: Run, name: Run, alone: set[str], text: Words, lexicon: Lexicon) -> bool:
    if any(item.key in lexicon.nouns["organization"] | lexicon.nouns["outlet"] for item in run):
        return False
    before = text.before(run[0].start, 1)
    if _titled(run, name, before, lexicon) or _AGE.match(text.text, run[-1].end):
        return True
    return len(name) > 1 and name[-1].key in alone


def _place(key: str, text: Words, lexicon: Lexicon) -> bool:
    """Whether a word stands behind a preposition anywhere, as places do."""
    return any(n and text.items[n - 1].key in lexicon.breaks for n in text.places[key][:50])


def _titled(run: Run, name: Run, before: Run, lexicon: Lexicon) -> bool:
    title = run[run.index(name[0]) - 1] if run[0] is not name[0] else before[0] if before else None
    return title is not None and title.key in lexicon.titles


def _introduce(run: Run, name: Run, company: Company) -> None:
    keys = frozenset(item.key for item in name)
    known = [who for who in company.called(keys) if any(keys <= other or other <= keys for other in who.names)]
    if not known:
        who = company.new("person", True, "named in the text")
        company.add(who, _mention(run, name))
    elif len(known) == 1 and known[0].kind == "person" and not any(keys <= other for other in known[0].names):
        company.add(known[0], _mention(run, name), "the full name in the text")


def _mention(run: Run, name: Run) -> Mention:
    span = (name[0].start, name[-1].end)
    keys = frozenset(item.key for item in run)
    text = " ".join(item.text for item in name)
    return Mention("name", text, span[0], (span,), "person", True, frozenset(item.key for item in name), keys,
                   name[-1].key, span, number="one")
