"""What a name says of who is named, whatever the language: a person's own names, a body's words, a state."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from menurut.link.keys import consonants
from menurut.link.outlets import outlets
from menurut.link.parties.lexis import Lexis, Token, begins, lexis, longest, tokens
from menurut.model import Kind

_PARTICLES: Final = frozenset({
    "bin", "ibn", "binti", "bint", "al", "el", "de", "da", "di", "del", "della", "dos", "van", "von", "der", "den", "ter",
    "la", "le", "بن", "ابن", "بنت", "ال",
})
_SERVANT: Final = frozenset({"abd", "abdul", "abdel", "abdal", "عبد"})
_JUNIORS: Final = frozenset({"jr", "junior", "sr", "senior", "ii", "iii"})
_LONGEST: Final = 8
_LOOSE: Final = str.maketrans({"v": None, "в": None, "х": None, "ב": None, "ו": None, "פ": "f", "ף": "f"})
NAMELESS: Final = "unspecified"
"""How a reading calls those whom the text calls nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person's own names in their order, without titles."""

    names: tuple[str, ...]

    @property
    def weak(self) -> bool:
        """Whether the name fits too many people to stand for one across events."""
        return len(self.names) < 2

    @property
    def key(self) -> str:
        """A key that is the same in every script."""
        return "person:" + "-".join(sound(name) for name in self.names)


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body by the words of its name: `words` own to it as written, `parts` that mean the same in every pack.

    `states` are the codes of the states in the name, `acronym` its short form where the name has one. `wide` counts the
    words that some leave out ("national"), `flat` are all words that tell, as written.
    """

    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    acronym: str = ""
    sort: str = "body"
    wide: int = 0
    flat: tuple[str, ...] = ()

    @property
    def generic(self) -> bool:
        """Whether the words fit any body of a sort: "the ministry"."""
        return not self.words and not self.acronym and not self.states and len(self.parts) + self.wide < 2

    @property
    def weak(self) -> bool:
        """Whether the name is one of a body only where one event is spoken of: "the national disaster agency"."""
        return not self.words and not self.acronym and not self.states

    @property
    def telling(self) -> int:
        """How much the name tells: a short form most, then a state, then words."""
        return 0 if self.generic else 4 * bool(self.acronym) + 2 * bool(self.states) + bool(self.core)

    @property
    def core(self) -> tuple[str, ...]:
        """The words and parts as keys that are the same in every script."""
        return tuple(sorted((*(sound(word) for word in self.words), *(f"={part}" for part in self.parts))))

    @property
    def key(self) -> str:
        """A key that is the same in every script; the short form where there is one."""
        return f"{self.sort}:{self.acronym}" if self.acronym else f"{self.sort}:{'-'.join((*self.core, *self.states))}"


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A state, by its code."""

    code: str
    weak: bool = False

    @property
    def key(self) -> str:
        """The key of the state."""
        return f"state:{self.code}"


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """Where a government sits, as a body of its own that speaks for the state."""

    name: str
    state: str
    weak: bool = False

    @property
    def key(self) -> str:
        """The key of the seat."""
        return f"seat:{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Outlet:
    """An outlet or agency, by the key of `menurut.link.outlets`."""

    name: str
    weak: bool = False

    @property
    def key(self) -> str:
        """The key of the outlet."""
        return f"outlet:{self.name}"


Form = Person | Body | State | Seat | Outlet


def sound(word: str) -> str:
    """The skeleton of a word; the word itself where nothing is left of it ("Yi")."""
    return consonants(word) or word


def sounds(word: str) -> frozenset[str]:
    """The skeletons under which a word is looked for: its own, and without what scripts confuse (v and w, kh and h)."""
    return frozenset({sound(word), sound(word.translate(_LOOSE)) if word.translate(_LOOSE) else sound(word)})


def form(name: str, kind: Kind, lang: str, mentions: Sequence[str] = ()) -> Form | None:
    """The form of a name with the other words its article has for the party; None where nothing in them names anyone."""
    known = lexis(lang)
    if name == NAMELESS:
        return None
    if kind == "outlet":
        return Outlet(outlets().key(name)) if name else None
    whole = body(name, known)
    if kind == "document":
        return replace(whole, sort="document") if isinstance(whole, Body) else None
    if kind != "person" or isinstance(whole, Seat) or (isinstance(whole, State) and not _is_adjective(name, known)):
        return whole
    named = person((name, *mentions), known)
    # The tagger takes a lone acronym for a person now and then; nobody is called "DARPA".
    return whole if named and isinstance(whole, Body) and (whole.acronym,) == named.names else named


def _is_adjective(name: str, known: Lexis) -> bool:
    return any(word.key in known.theirs for word in tokens(name))


def person(phrases: Iterable[str], known: Lexis) -> Person | None:
    """The own names of a person: of the runs of naming words in the phrases the longest that most of them share."""
    runs = [run for phrase in phrases if (run := _run(phrase, known))]
    foreign = [run for run in runs if not run[0].isascii()]
    runs = [run for run in runs if run in foreign or len(run) > 1] if foreign else runs
    if not runs:
        return None
    support = Counter(word for run in runs for word in set(run))
    best = max(runs, key=lambda run: (max(support[word] for word in run), len(run), run))
    return Person(best[:_LONGEST])


def _run(phrase: str, known: Lexis) -> tuple[str, ...]:
    """The words of a phrase that most likely name a person: two or more, in its first part, next to a title before them."""
    side = -1 if known.head_first else 1
    runs = enumerate(_runs(phrase, known))
    return max(runs, key=lambda each: (len(each[1][1]) > 1, -each[1][0], side * each[0]), default=(0, (0, ())))[1][1]


def _runs(phrase: str, known: Lexis) -> list[tuple[int, tuple[str, ...]]]:
    """The runs of naming words in a phrase, each with the number of its part (between commas, after prepositions)."""
    words, out, part, at = tokens(phrase), [(0, list[str]())], 0, 0
    while at < len(words):
        word = words[at]
        many = 0 if out[-1][1] else _around(words, at, known)
        if word.parted or (word.key in known.breaks and not word.joined):
            part += 1
            out.append((part, []))
        run = out[-1][1]
        if word.owns and at + 1 < len(words):
            run.clear()
        elif not many and not _describes(words, at, run) and _may_name(word, bool(run), known):
            run.append(word.key)
        elif not many and run:
            out.append((part, []))
        at += many or 1
    return [(number, own) for number, each in out if (own := _own(each))]


def _around(words: Sequence[Token], at: int, known: Lexis) -> int:
    """How many words before a name belong to a title: "foreign", "Korea Utara"."""
    word = words[at]
    state = 0 if word.key in known.people or (word.key in known.theirs and word.bare) else known.state(words, at)[1]
    return max(state, longest(known.concepts, words, at)[1], begins(known.speaks.get("links", ()), words, at))


def _describes(words: Sequence[Token], at: int, run: Sequence[str]) -> bool:
    """Whether an Arabic word with the article is a description before a name: names that begin so stand last, or alone."""
    after = words[at + 1] if at + 1 < len(words) else None
    return words[at].article and not run and after is not None and not after.parted


def _may_name(word: Token, inside: bool, known: Lexis) -> bool:
    """Whether a word may be part of a name; `inside` says that it follows one ("Jae-in", "Abd al-Rahman")."""
    if inside and (word.joined or word.key in _PARTICLES):
        return True
    return word.capital and word.key not in known.nobody and not word.text[:1].isdigit()


def _own(run: Sequence[str]) -> tuple[str, ...]:
    """A run without particles, "Abd al-Rahman" as one name."""
    names: list[str] = []
    servant = False
    for word in run:
        if word in _SERVANT:
            servant = True
        elif word not in _PARTICLES:
            names.append(word)
            servant = False
    return tuple(names) if not servant else ()


def body(phrase: str, known: Lexis) -> Body | State | Seat | None:
    """What the name of a body says: up to the first comma, without its short form where that stands beside the long one."""
    words = _first_part(tokens(phrase))
    if not words:
        return None
    seat = longest(known.seats, words, 1 if len(words) > 1 and words[0].key in known.idle | known.light else 0)
    if seat[0]:
        state, name = seat[0].split(":")
        return Seat(name, state)
    if world := known.of_the_world(words):
        return Body(acronym=world)
    own, parts, states, short, light = _sorted(words, known)
    if len(states) == 1 and not own and not short and {*parts, *light} <= known.alone | {"government"}:
        return State(states[0])
    flat = tuple(sorted({word.key for word in words} - known.idle - known.plain - {"of", "the", "and", "for", short}))
    wide = len(set(light) & known.light)
    found = Body(tuple(sorted(own)), tuple(sorted(set(parts))), tuple(sorted(set(states))), short, wide=wide, flat=flat)
    return found if own or parts or short else None


def _first_part(words: Sequence[Token]) -> Sequence[Token]:
    end = next((n for n, word in enumerate(words) if n and word.parted and not word.acronym), len(words))
    return words[:end]


def _sorted(words: Sequence[Token], known: Lexis) -> tuple[list[str], list[str], list[str], str, list[str]]:
    own, parts, states, light, short, at = list[str](), list[str](), list[str](), list[str](), "", 0
    while at < len(words):
        word = words[at]
        code, many = known.state(words, at)
        part, long = longest(known.concepts, words, at)
        if code and many >= long:
            states.append(code)
        elif not part and known.among(known.light | known.alone, word):
            light.append(word.key)
        elif part:
            parts.append(part)
        elif word.acronym and not short and word.key not in known.classes:
            short = word.key
        elif len(word.key) > 1 and not word.text.isdigit() and not known.among(known.idle | known.plain, word):
            own.append(word.key)
        at += max(1, many if code and many >= long else long)
    return _without_classes(own, known), parts, states, short, light


def _without_classes(own: list[str], known: Lexis) -> list[str]:
    return [word for word in own if word not in known.classes] or own


def keys_of_name(found: Form | None) -> tuple[str, ...]:
    """The keys under which everyone meets who may be of the same name."""
    if isinstance(found, Person):
        return tuple(dict.fromkeys((found.key, *(f"name:{each}" for name in found.names for each in sorted(sounds(name))))))
    if isinstance(found, Body):
        words = (f"word:{sound(word)}" for word in found.words)
        return tuple(dict.fromkeys((found.key, f"{found.sort}:{'-'.join(found.core)}", *words)))
    return (found.key,) if found else ()
