"""A party as one reading knows it: the form of its name, the body it speaks for, what else the text calls it."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from menurut.link.outlets import outlets
from menurut.link.parties.forms import Body, Form, Person, body, form
from menurut.link.parties.lexis import Lexis, Token, lexis, tokens
from menurut.link.parties.speaking import Spoken, sent_by, spoken_for, spokesmen
from menurut.model import Attribution, Kind, Party, Reading, Sourcing, words

_LONGEST: Final = 400  # letters of a mention that are looked at
_MENTIONS: Final = 24
_LONG_FORM: Final = 8  # words that a long form may have
_LETTERS: Final = 120
_OFTEN: Final = 2  # a long form stands where the short one is first met
_SHORT: Final = re.compile(r"\(([A-Z][A-Z.-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Known:
    """A party (`party`, its id) of one reading (`address`) with what its text tells of who it is.

    `form` is None for whoever is not named. `also` are other forms of the same party, `body` the form of the body it
    speaks for, `body_name` its name there and `role` the words that say so. `via` is the key of the outlet that knows the
    party (the last outlet above it in its chains, else the article's own), `outlet` that of the article's own. `why` says
    what the article itself settled.
    """

    address: str
    party: str
    name: str
    kind: Kind
    named: bool
    lang: str = ""
    form: Form | None = None
    also: tuple[Form, ...] = ()
    body: Form | None = None
    role: str = ""
    body_name: str = ""
    gender: str = ""
    sourcing: Sourcing | None = None
    via: str = ""
    outlet: str = ""
    why: tuple[str, ...] = ()


def known(reading: Reading, address: str) -> tuple[Known, ...]:
    """The parties of a reading as linking sees them, in their order. Linear in the length of the text."""
    lang = reading.document.lang or ""
    via, text = _via(reading), reading.document.text
    spoken, short = spokesmen(text, lexis(lang)), short_forms(text, lexis(lang))
    return tuple(_with_short_form(_known(reading, address, party, lang, spoken, via), short) for party in reading.parties)


def _known(
    reading: Reading, address: str, party: Party, lang: str, spoken: Sequence[tuple[Token, ...]], via: dict[str, str]
) -> Known:
    table, text = lexis(lang), reading.document.text
    inside = [span for span in party.mentions[:_MENTIONS] if 0 <= span[0] < span[1] <= len(text)]
    mentions = [words(text, [span])[:_LONGEST] for span in inside]
    found = form(party.name[:_LONGEST], party.kind, lang, mentions) if party.named else None
    speaks = _speaks(found, party, mentions, spoken, table)
    own = outlets().key(reading.document.outlet or "")
    return Known(
        address, party.id, _shown(found, (party.name, *mentions)), party.kind, found is not None, lang, found,
        also=tuple(_also(found, mentions, table)), body=speaks.form if speaks else None, role=speaks.words if speaks else "",
        body_name=speaks.name if speaks else "",
        gender=_gender((party.name, *mentions), table), sourcing=party.sourcing,
        via=via.get(party.id, own), outlet=own,
    )


def _speaks(
    found: Form | None, party: Party, mentions: Iterable[str], spoken: Iterable[tuple[Token, ...]], table: Lexis
) -> Spoken | None:
    if party.kind != "person" or (found is not None and not isinstance(found, Person)):
        return None
    own = frozenset(found.names) if isinstance(found, Person) else frozenset[str]()
    told = [each for phrase in (*mentions, party.name) if (each := spoken_for(tokens(phrase[:_LONGEST]), table, own))]
    if own:
        told += [each for phrase in spoken if own & {word.key for word in phrase} and (each := spoken_for(phrase, table, own))]
    sent = (sent_by(tokens(phrase), table) for phrase in (*mentions, party.name[:_LONGEST]))
    told = told or [each for each in sent if each]
    return max(told, key=lambda each: (not isinstance(each.form, Body) or not each.form.weak, len(each.words)), default=None)


def _also(found: Form | None, mentions: Iterable[str], table: Lexis) -> Iterator[Form]:
    """Other names of the same body in its mentions, where they are a body's and say enough."""
    if isinstance(found, Body) and found.sort == "body":
        for phrase in mentions:
            other = body(phrase, table)
            if isinstance(other, Body) and other != found and _says_more(found, other):
                yield other


def _says_more(found: Body, other: Body) -> bool:
    """Whether another name has the same words with a short form or a state, or the same short form with words."""
    if found.core and other.core:
        return found.core == other.core
    return bool(other.acronym) and (not other.core or found.acronym == other.acronym)


def _gender(phrases: Iterable[str], table: Lexis) -> str:
    told = {table.genders[word.key] for phrase in phrases for word in tokens(phrase)[:3] if word.key in table.genders}
    return told.pop() if len(told) == 1 else ""


def _shown(found: Form | None, phrases: Sequence[str]) -> str:
    """The words that name a person; for others the name as the reading has it."""
    if not isinstance(found, Person):
        return phrases[0]
    for phrase in sorted(phrases, key=len):
        items = tokens(phrase)
        places = [n for n, word in enumerate(items) if word.key in found.names]
        if {items[n].key for n in places} >= set(found.names) and places[-1] - places[0] < 2 * len(found.names):
            return phrase[items[places[0]].start : items[places[-1]].end].removesuffix("'s").removesuffix("’s")
    return phrases[0]


def _via(reading: Reading) -> dict[str, str]:
    """For each party the key of the last outlet above it in a chain, where there is one beside the article's own."""
    parties = {party.id: party for party in reading.parties}
    out: dict[str, str] = {}
    for each in reading.attributions:
        for party, above in _above(each):
            named = [parties[one].name for one in above if one in parties and _is_outlet(parties[one])]
            if named:
                out.setdefault(party, outlets().key(named[-1]))
    return out


def _above(each: Attribution) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((party, each.chain[:at]) for at, party in enumerate(each.chain) if at)


def _is_outlet(party: Party) -> bool:
    return party.named and (party.kind == "outlet" or outlets().is_agency(party.name))


def _with_short_form(each: Known, short: Sequence[Body]) -> Known:
    """A party with the short form that its text gives for its name, or the long one, and so the body it speaks for."""
    named = each.form if isinstance(each.form, Body) else None
    more = tuple(other for other in short if named and other != named and _says_more(named, other))
    spoken = [other for other in short if isinstance(each.body, Body) and _says_more(each.body, other)]
    body = spoken[0] if len(spoken) == 1 else each.body
    return replace(each, also=tuple(dict.fromkeys((*each.also, *more))), body=body) if more or spoken else each


def short_forms(text: str, table: Lexis) -> tuple[Body, ...]:
    """Bodies that a text gives both a long and a short name for: "Badan Siaga Bencana (BSB)"."""
    out, met = [], Counter[str]()
    for found in _SHORT.finditer(text):
        met[found[1]] += 1
        if met[found[1]] > _OFTEN:
            continue
        before = max(0, found.start() - _LETTERS)
        items = tokens(text[before : found.start()])
        start = _first(found[1], items[-_LONG_FORM:])
        long = body(text[before + start : found.end()], table) if start is not None else None
        if isinstance(long, Body) and long.acronym and (long.words or long.parts):
            out.append(long)
    return tuple(dict.fromkeys(out))


def _first(short: str, before: Sequence[Token]) -> int | None:
    """Where the long form of a short one begins: the furthest word within reach with its first letter and a capital."""
    for word in before[-len(short) - 2 :]:
        if word.text[:1] == short[:1]:
            return word.start
    return None

