"""What the words of a source tell on their own: a name, a description, a pronoun, the first person, or nothing."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from menurut.model import Extracted, Kind, Span, Spans, words
from menurut.resolve.counts import count_of
from menurut.resolve.lexicon import NOTHING, Features, Gender, Lexicon, Number
from menurut.resolve.named import definite_before, kind_of, named_by_words
from menurut.resolve.phrases import Part, capital, head_of, naming, segments
from menurut.resolve.text import Word, Words, cut, key_of

_COUNTED: tuple[Kind, ...] = ("person", "organization", "unspecified")
"""Several of these are a group."""

Form = Literal["name", "description", "pronoun", "first", "own", "apart", "nobody", "empty"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text.

    `name` are the keys that name it, `content` all keys that carry meaning (titles and heads among them), `head` the key
    of the noun it is about; `capital` whether a word has a capital of its own;
    `segment` is the part of the source that names it, without appositions.
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
    capital: bool = False
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
    parts = segments(items, text.text)
    return _phrase(plain, parts, text, lexicon) if parts else plain


def _clipped(item: Word, spans: Spans) -> Word:
    """The part of a word that a span covers: the "I" of "I'm"."""
    end = max((min(item.end, end) for start, end in spans if start <= item.start < end), default=item.end)
    kept = item.text[: end - item.start]
    return Word(item.start, end, kept, key_of(kept))


def _form(keys: tuple[str, ...], lexicon: Lexicon) -> tuple[Form, Features]:
    bare = tuple(key for key in keys if key not in lexicon.function) or keys
    if keys in lexicon.nobody:
        return "nobody", Features()
    if bare[:1] and bare[0] in lexicon.pronouns and (len(bare) == 1 or _stressed(bare, lexicon)):
        return "pronoun", lexicon.pronouns[bare[0]]
    if bare[:1] and bare[0] in lexicon.first and _nothing_more(keys, bare, lexicon):
        return "first", Features(number="one" if bare[0] in lexicon.first_one else "many")
    if _begins(keys, lexicon.own):
        return "own", Features()
    return ("apart", Features()) if _begins(keys, lexicon.apart) else ("description", Features())


def _stressed(bare: tuple[str, ...], lexicon: Lexicon) -> bool:
    # "he himself" and "both sides" are still pronouns; "his client" is somebody else.
    counts = bare[0] in lexicon.numbers and not lexicon.generic(bare[1])
    return len(bare) == 2 and (bare[1] in lexicon.pronouns or counts)


def _nothing_more(keys: tuple[str, ...], bare: tuple[str, ...], lexicon: Lexicon) -> bool:
    # "we in the movement" is still "we"; "my wife" is somebody else.
    if keys[0] in lexicon.possessive and len(keys) > 1:
        return False
    return (len(bare) <= 2 and not any(map(lexicon.generic, bare[1:]))) or keys[1] in lexicon.breaks


def _begins(keys: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(keys[: len(phrase)] == phrase for phrase in phrases)


def _with_features(plain: Mention, features: Features) -> Mention:
    return Mention(plain.form, plain.text, plain.place, plain.spans, plain.kind, plain.named,
                   number=features.number, gender=features.gender, count=features.count, features=features)


def _phrase(plain: Mention, parts: list[Part], text: Words, lexicon: Lexicon) -> Mention:
    first = parts[0]
    head = head_of(first, lexicon)
    count = count_of(first, head, plain.kind, lexicon)
    kind = kind_of(head, first, plain.kind, text, lexicon)
    plain = replace(plain, kind="group" if count and kind in _COUNTED else kind)
    bare, run, _ = naming(parts, plain.kind, text, lexicon)
    told = named_by_words(plain.kind, parts, bare, run, text, lexicon)
    named = plain.named if told is None else told
    is_name = bool(bare) and plain.form != "apart" and named
    everything = frozenset(item.key for part in parts for item in part) - lexicon.function - lexicon.indefinite
    return Mention(
        "name" if is_name else plain.form, plain.text, plain.place, plain.spans, plain.kind, named,
        name=frozenset(item.key for item in bare), content=everything, head=head,
        segment=(run[0].start, run[-1].end) if run else None,
        definite=_definite(first, lexicon), capital=any(capital(item, text, lexicon) for item in first),
        number=_number(head, plain.kind, count, lexicon), gender=_gender(parts, lexicon), count=count,
    )


def _definite(part: Part, lexicon: Lexicon) -> bool:
    before, after = definite_before(part, lexicon), any(item.key in lexicon.definite_after for item in part)
    return before or after or _has_article(part[0], lexicon)


def _has_article(item: Word, lexicon: Lexicon) -> bool:
    return lexicon.lang == "ar" and item.key != item.text and re.match(r"^[وف]?[بك]?(?:ال|لل)", item.text) is not None


def _number(head: str, kind: Kind, count: int | None, lexicon: Lexicon) -> Number | None:
    if count is not None or head in lexicon.nouns["group"] or kind == "group":
        return "many"
    return "one" if kind in ("person", "document", "organization", "outlet") else None


def _gender(parts: list[Part], lexicon: Lexicon) -> Gender | None:
    keys = [item.key for part in parts for item in part]
    titled = (lexicon.titles.get(key) for key in keys)
    return next((found for found in (*titled, *map(lexicon.genders.get, keys)) if found), None)
