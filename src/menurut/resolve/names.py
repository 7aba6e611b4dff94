"""Which party a name is of: full and short names, names after titles, acronyms that the text introduces."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile

from menurut.model import Document
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.text import Words, key_of, keys_of
from menurut.resolve.who import Company, Who, genders_agree, kinds_agree

_ACRONYM = re.compile(r"\(([^\W\d_][\w-]{1,13})\)")
_LONG_FORM = 8


def acronyms(text: Words) -> dict[str, frozenset[str]]:
    """Short forms in parentheses with the words of the long form before them: "Badan Siaga Bencana (BSB)"."""
    out: dict[str, frozenset[str]] = {}
    for found in _ACRONYM.finditer(text.text):
        short = found.group(1)
        before = text.before(found.start(), _LONG_FORM)
        if before and short[:1].isupper() and (long := _long_form(short, [item.key for item in before])):
            out.setdefault(key_of(short), long)
    return out


def _long_form(short: str, keys: list[str]) -> frozenset[str]:
    # The long form begins with the first letter of the short one, as far back as the letters go.
    many = sum(letter.isupper() for letter in short)
    for at in range(max(0, len(keys) - many - 2), len(keys)):
        if keys[at][:1] == short[:1].casefold() and len(keys) - at >= 2:
            return frozenset(keys[at:])
    return frozenset()


def bodies(text: Words, lexicon: Lexicon) -> frozenset[str]:
    """Short names in parentheses behind the capitalised name of a body: "Gerakan Nelayan Karvela (Genaka)"."""
    out = set()
    for found in _ACRONYM.finditer(text.text):
        before = text.before(found.start(), _LONG_FORM)
        run = [item.key for item in takewhile(lambda item: item.text[:1].isupper(), reversed(before))]
        if len(run) > 1 and not lexicon.nouns["organization"].isdisjoint(run):
            out.add(key_of(found.group(1)))
    return frozenset(out)


def as_body(each: Mention, bodies: frozenset[str], outlets: frozenset[str]) -> Mention:
    """A name that the text has for a body or an outlet elsewhere is no person's, whatever the tagger takes it for."""
    if each.form != "name" or each.kind != "person" or len(each.name) != 1:
        return each
    if each.name <= outlets:
        return replace(each, kind="outlet", gender=None)
    return replace(each, kind="organization", gender=None) if each.name <= bodies else each


def outlets(mentions: Iterable[Mention]) -> frozenset[str]:
    """The names in one word of the outlets that a text cites: "the news agency Kawat", then "Kawat" alone."""
    cited = [_proper(each) for each in mentions if each.kind == "outlet" and each.form == "name"]
    return frozenset().union(*(name for name in cited if len(name) == 1))


def _proper(each: Mention) -> frozenset[str]:
    """The keys of a name's words in capitals, all of them where it has none."""
    keys = frozenset(key_of(word) for word in each.text.split() if word[:1].isupper()) & each.name
    return keys or each.name


def whose(each: Mention, company: Company, short_forms: Mapping[str, frozenset[str]],
          lexicon: Lexicon) -> tuple[Who, str] | None:
    """The party that a naming mention is of, and why; None for a name not heard before."""
    names = _with_long_forms(each.name, short_forms)
    fitting = [who for who in company.called(key for name in names for key in name) if _fits(each, names, who, lexicon)]
    if not fitting:
        return None
    exact = [who for who in fitting if any(name in who.names for name in names)]
    who = max(exact or fitting, key=lambda who: (len(who.content & each.content), who.last))
    return who, "same name" if exact else "part of the name"


def _with_long_forms(name: frozenset[str], short_forms: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    out = [name]
    for key in name:
        if key in short_forms:
            out += [short_forms[key], frozenset({key})]
    return out


def _fits(each: Mention, names: list[frozenset[str]], who: Who, lexicon: Lexicon) -> bool:
    if not kinds_agree(each.kind, who.kind) or not genders_agree(each.gender, who.gender):
        return False
    return any(_same(name, known, each, who, lexicon) for name in names for known in who.names)


def _same(name: frozenset[str], known: frozenset[str], each: Mention, who: Who, lexicon: Lexicon) -> bool:
    if name == known:
        return True
    short, long = sorted((name, known), key=len)
    if not short or not short < long:
        return False
    if each.kind == "person" or "outlet" in (each.kind, who.kind):
        return True
    heads = {each.head} if long == name else who.heads
    return not lexicon.known or bool(short & heads) or long - short <= lexicon.classes


def own_outlet(document: Document) -> tuple[str | None, str]:
    """The name of the outlet in which an article appeared, and what says so: its data, its credit, or its dateline."""
    if document.outlet:
        return document.outlet, "the article's own outlet"
    if document.credit and document.credit.outlet:
        return document.credit.outlet, "the article's own outlet, named in its credit"
    dateline = {mark.agency for mark in document.agencies if mark.form == "dateline"}
    if len(dateline) == 1:
        return dateline.pop(), "the article's own outlet, named in its dateline"
    return None, "the article's own outlet"


def outlet_name(outlet: str, lexicon: Lexicon) -> frozenset[str]:
    """The naming words of an outlet: its name without "The", "Daily News", "Harian" where something is left."""
    keys = [key for key in keys_of(outlet) if key not in lexicon.function]
    return frozenset(key for key in keys if not lexicon.generic(key) and key not in lexicon.classes) or frozenset(keys)
