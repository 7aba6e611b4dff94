"""What the words of a source tell on their own: a name, a description, a pronoun, the first person, or nothing."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from menurut.model import Extracted, Kind, Span, Spans, words
from menurut.resolve.lexicon import NOTHING, Features, Gender, Lexicon, Number
from menurut.resolve.text import Word, Words, cut, key_of

Form = Literal["name", "description", "pronoun", "first", "own", "apart", "nobody", "empty"]

_DIVIDERS = re.compile(r"[,،;؛()\[\]–—:]")
_LONGEST_PARTICLE = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text.

    `name` are the keys that name it, `content` all keys that carry meaning (titles and heads among them), `head` the key
    of the noun it is about; `segment` is the part of the source that names it, without appositions.
    """

    form: Form
    text: str
    place: int
    spans: Spans
    kind: Kind
    named: bool
    name: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    head: str = ""
    segment: Span | None = None
    definite: bool = False
    number: Number | None = None
    gender: Gender | None = None
    count: int | None = None
    features: Features = NOTHING


def mention(each: Extracted, text: Words, lexicon: Lexicon) -> Mention:
    """The mention that is the source of an attribution."""
    place = min((start for start, _ in each.source or each.cue or each.content), default=0)
    if not each.source:
        form: Form = "nobody" if each.cue and each.kind == "unspecified" and each.continues is None else "empty"
        return Mention(form, "", place, (), each.kind, each.named)
    return described(each.source, text, lexicon, each.kind, each.named)


def described(spans: Spans, text: Words, lexicon: Lexicon, kind: Kind, named: bool) -> Mention:
    """A noun phrase anywhere in the text as a mention; kind and named are what the tagger thinks of it."""
    items = tuple(_clipped(item, spans) for item in text.within(spans)) or cut(words(text.text, spans)).items
    keys = tuple(item.key for item in items)
    form, features = _form(keys, lexicon)
    plain = Mention(form, words(text.text, spans), spans[0][0], spans, kind, named, features=features)
    if form in ("pronoun", "first", "own", "nobody"):
        return _with_features(plain, features)
    segments = [part for part in _segments(items, text.text) if part]
    return _phrase(plain, segments, text, lexicon) if segments else plain


def _clipped(item: Word, spans: Spans) -> Word:
    """The part of a word that a span covers: the "I" of "I'm"."""
    end = max((min(item.end, end) for start, end in spans if start <= item.start < end), default=item.end)
    kept = item.text[: end - item.start]
    return Word(item.start, end, kept, key_of(kept))


def _form(keys: tuple[str, ...], lexicon: Lexicon) -> tuple[Form, Features]:
    bare = tuple(key for key in keys if key not in lexicon.function) or keys
    if keys in lexicon.nobody:
        return "nobody", Features()
    if len(bare) <= 2 and bare[:1] and bare[0] in lexicon.pronouns and not any(map(lexicon.generic, bare[1:])):
        return "pronoun", lexicon.pronouns[bare[0]]
    if bare[:1] and bare[0] in lexicon.first and _nothing_more(keys, bare, lexicon):
        return "first", Features(number="one" if bare[0] in lexicon.first_one else "many")
    if _begins(keys, lexicon.own):
        return "own", Features()
    return ("apart", Features()) if _begins(keys, lexicon.apart) else ("description", Features())


def _nothing_more(keys: tuple[str, ...], bare: tuple[str, ...], lexicon: Lexicon) -> bool:
    # "we in the movement" is still "we"; "my wife" is somebody else.
    return (len(bare) <= 2 and not any(map(lexicon.generic, bare[1:]))) or keys[1] in lexicon.breaks


def _begins(keys: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(keys[: len(phrase)] == phrase for phrase in phrases)


def _with_features(plain: Mention, features: Features) -> Mention:
    return Mention(plain.form, plain.text, plain.place, plain.spans, plain.kind, plain.named,
                   number=features.number, gender=features.gender, count=features.count, features=features)


def _segments(items: tuple[Word, ...], text: str) -> list[tuple[Word, ...]]:
    """The parts of a phrase between commas; what stands in parentheses tells more of the same and is left out."""
    out: list[list[Word]] = [[]]
    aside = False
    for before, item in zip((None, *items), items, strict=False):
        between = "" if before is None else text[before.end : item.start]
        if _DIVIDERS.search(between):
            out.append([])
            aside = (aside or "(" in between) and ")" not in between.partition("(")[0]
        if not aside:
            out[-1].append(item)
    return [tuple(part) for part in out if part]


def _phrase(plain: Mention, segments: list[tuple[Word, ...]], text: Words, lexicon: Lexicon) -> Mention:
    first = segments[0]
    head = head_of(first, lexicon)
    bare, run, _ = max((_name(part, text, lexicon, plain) for part in segments[:4]), key=_worth)
    is_name = bool(bare) and plain.form != "apart" and _names_it(plain, first, bare, text)
    everything = frozenset(item.key for part in segments for item in part) - lexicon.function - lexicon.indefinite
    number, count = _number(first, head, plain.kind, lexicon)
    return Mention(
        "name" if is_name else plain.form, plain.text, plain.place, plain.spans, plain.kind, plain.named,
        name=frozenset(item.key for item in bare), content=everything, head=head,
        segment=(run[0].start, run[-1].end) if run else None,
        definite=_definite(first, lexicon), number=number, gender=_gender(segments, lexicon), count=count,
    )


def _names_it(plain: Mention, first: tuple[Word, ...], bare: tuple[Word, ...], text: Words) -> bool:
    """Whether the phrase names someone: the tagger says so, or it is nothing but a proper name."""
    if plain.named:
        return True
    return has_case(plain.text) and first[: len(bare)] == bare == first and not text.opens_sentence(first[0].start)


def _worth(found: tuple[tuple[Word, ...], tuple[Word, ...], float]) -> float:
    return found[2]


def has_case(text: str) -> bool:
    """Whether a script distinguishes capital letters."""
    return any(letter.isupper() or letter.islower() for letter in text)


def _name(part: tuple[Word, ...], text: Words, lexicon: Lexicon,
          plain: Mention) -> tuple[tuple[Word, ...], tuple[Word, ...], float]:
    """The naming words of a segment, the words of its name with titles, and how much it looks like a name."""
    if plain.kind != "person":
        return _thing_name(part, text, lexicon, plain)
    best: tuple[tuple[Word, ...], tuple[Word, ...], float] = ((), (), -1.0)
    for core in pieces(part, lexicon):
        run = _capital_run(core, text, lexicon) if has_case(plain.text) else _content(core, lexicon)
        bare = tuple(item for item in run if not lexicon.generic(item.key))
        rest = sum(not lexicon.generic(item.key) for item in core)
        if bare and (worth := len(bare) / rest - any(item.key in lexicon.nouns["organization"] for item in core)) > best[2]:
            best = bare, run, worth
    return best


def _thing_name(part: tuple[Word, ...], text: Words, lexicon: Lexicon,
                plain: Mention) -> tuple[tuple[Word, ...], tuple[Word, ...], float]:
    if has_case(plain.text):
        run = tuple(item for item in part if _capital(item, text, lexicon))
        proper = [item for item in run if not lexicon.generic(item.key) or not text.opens_sentence(item.start)]
    else:
        run = _content(part, lexicon)
        proper = [item for item in run if not lexicon.generic(item.key)]
    if not proper:
        return (), (), -1.0
    head = head_of(part, lexicon)
    named = tuple(item for item in part if item in run or item.key == head)
    return named, (run if has_case(plain.text) else part), len(run) / len(part)


def _content(core: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    return tuple(item for item in core if item.key not in lexicon.function)


def pieces(part: tuple[Word, ...], lexicon: Lexicon) -> list[tuple[Word, ...]]:
    """A segment cut at its prepositions, so that "Secretary of State Ana Bell" shows its name."""
    cuts = [0, *(at for at, item in enumerate(part) if at and _breaks(item, lexicon)), len(part)]
    return [part[a:b] for a, b in pairwise(cuts)]


def _breaks(item: Word, lexicon: Lexicon) -> bool:
    return item.key in lexicon.breaks and not item.text[:1].isupper()


def _until_break(part: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    return pieces(part, lexicon)[0]


def _capital_run(core: tuple[Word, ...], text: Words, lexicon: Lexicon) -> tuple[Word, ...]:
    """The last run of capitalised words, small particles between them included ("van", "bin")."""
    run: list[Word] = []
    for item in reversed(core):
        if _capital(item, text, lexicon):
            run.append(item)
        elif run and (len(item.text) > _LONGEST_PARTICLE or item.key in lexicon.function or item is core[0]):
            break
        elif run:
            run.append(item)
    while run and not _capital(run[-1], text, lexicon):
        run.pop()
    return tuple(reversed(run))


def _capital(item: Word, text: Words, lexicon: Lexicon) -> bool:
    if not any(letter.isupper() for letter in item.text):
        return False
    if item.key in lexicon.definite_before | lexicon.function | lexicon.indefinite or item.key in lexicon.numbers:
        return False
    return not text.opens_sentence(item.start) or not _common(item, text)


def _common(item: Word, text: Words) -> bool:
    """Whether a word that opens a sentence is written small elsewhere, and so is no name."""
    return any(text.items[n].text[:1].islower() for n in text.places.get(item.key, ())[:20])


def head_of(part: tuple[Word, ...], lexicon: Lexicon) -> str:
    """The key of the noun that a noun phrase is about."""
    skip = lexicon.definite_before | lexicon.definite_after | lexicon.indefinite | lexicon.numbers.keys() | lexicon.function
    core = [item.key for item in _until_break(part, lexicon) if item.key not in skip and not item.key.isdigit()]
    if not core:
        return ""
    return core[-1] if lexicon.head != "first" else core[0]


def _definite(part: tuple[Word, ...], lexicon: Lexicon) -> bool:
    before, after = part[0].key in lexicon.definite_before, any(item.key in lexicon.definite_after for item in part)
    return before or after or _has_article(part[0], lexicon)


def _has_article(item: Word, lexicon: Lexicon) -> bool:
    return lexicon.lang == "ar" and item.key != item.text and re.match(r"^[وف]?[بك]?(?:ال|لل)", item.text) is not None


def _number(part: tuple[Word, ...], head: str, kind: Kind, lexicon: Lexicon) -> tuple[Number | None, int | None]:
    until_head = next((n for n, item in enumerate(part) if item.key == head), len(part))
    count = next((value for value in (_value(item.key, lexicon) for item in part[: min(until_head, 4)]) if value), None)
    if count is None and is_dual(head, lexicon):
        count = 2
    if count is not None and count > 1:
        return "many", count
    if head in lexicon.nouns["group"] or kind == "group":
        return "many", None
    return ("one", None) if kind in ("person", "document", "organization", "outlet") else (None, None)


def _value(key: str, lexicon: Lexicon) -> int | None:
    if key in lexicon.numbers:
        return lexicon.numbers[key]
    return int(key) if key.isdecimal() and len(key) <= 4 else None


def is_dual(head: str, lexicon: Lexicon) -> bool:
    """Whether a noun has the ending of the dual and is none of the words that only look so."""
    ends = bool(lexicon.dual_endings) and head.endswith(lexicon.dual_endings) and len(head) > 4
    return ends and head not in lexicon.dual_plural and not any(head in nouns for nouns in lexicon.nouns.values())


def _gender(segments: list[tuple[Word, ...]], lexicon: Lexicon) -> Gender | None:
    keys = [item.key for part in segments for item in part]
    titled = (lexicon.titles.get(key) for key in keys)
    return next((found for found in (*titled, *map(lexicon.genders.get, keys)) if found), None)
