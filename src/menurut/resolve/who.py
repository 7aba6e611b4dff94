"""The parties of one article while they are being found, and which of them a mention may be."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from menurut.model import Kind, Spans
from menurut.resolve.lexicon import Gender, Number
from menurut.resolve.mentions import Mention

_THINGS: frozenset[Kind] = frozenset({"organization", "outlet", "group", "unspecified"})
_PEOPLE: frozenset[Kind] = frozenset({"person", "unspecified"})
_PAPERS: frozenset[Kind] = frozenset({"document", "unspecified"})

ASKED = 32
"""So many parties with a word in common are looked at, the latest: more would make a long text slow and none clearer."""


@dataclass(slots=True)
class Who:
    """A party in the making: everything its mentions have told of it so far."""

    number: int
    kind: Kind
    named: bool = False
    plural: Number | None = None
    gender: Gender | None = None
    count: int | None = None
    names: list[frozenset[str]] = field(default_factory=list)
    content: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    candidates: tuple[int, ...] = ()
    label: str | None = None
    last: int = -1

    @property
    def spans(self) -> Spans:
        """The places where the text speaks of the party as a source."""
        return tuple(sorted({span for each in self.mentions for span in each.spans}))


def kinds_agree(one: Kind, other: Kind) -> bool:
    """Whether two kinds may be of the same party: a person is never an organization, a document is only a document."""
    return one == other or any(one in kinds and other in kinds for kinds in (_THINGS, _PEOPLE, _PAPERS))


def genders_agree(one: Gender | None, other: Gender | None) -> bool:
    """Whether two genders, known or not, may be of the same person."""
    return one is None or other is None or one == other


class Company:
    """Everybody in the article, found by name or by what they are called."""

    def __init__(self) -> None:
        self.all: list[Who] = []
        self.agencies: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def new(self, kind: Kind, named: bool = False, why: str = "", label: str | None = None) -> Who:
        """A party that nobody has been so far."""
        who = Who(len(self.all), kind, named, label=label, why=[why] if why else [])
        self.all.append(who)
        return who

    def add(self, who: Who, each: Mention, why: str = "") -> None:
        """Let a mention be of a party, and the party learn what it tells."""
        who.mentions.append(each)
        who.last = each.place
        who.gender = who.gender or each.gender
        who.count = who.count or each.count
        who.plural = who.plural or each.number
        if each.form in ("name", "description", "apart"):
            self._learn(who, each)
        if why and why not in who.why:
            who.why.append(why)

    def called(self, keys: Iterable[str]) -> list[Who]:
        """The parties that share a naming word with the keys, the latest `ASKED` of each word."""
        return [self.all[n] for n in sorted({n for key in keys for n in self._by_name.get(key, ())[-ASKED:]})]

    def worded(self, key: str) -> list[Who]:
        """The parties of whom a word was used: their heads, titles and appositions."""
        return [self.all[n] for n in self._by_word.get(key, ())[-ASKED:]]

    def name(self, who: Who, keys: frozenset[str]) -> None:
        """Let a party answer to a name."""
        if keys and keys not in who.names:
            who.names.append(keys)
            for key in keys:
                if not any(key in other for other in who.names[:-1]):
                    self._by_name[key].append(who.number)

    def word(self, who: Who, key: str) -> None:
        """Let a party answer to a word that tells what it is."""
        if key not in who.content:
            who.content.add(key)
            self._by_word[key].append(who.number)

    def _learn(self, who: Who, each: Mention) -> None:
        if each.head:
            who.heads.add(each.head)
        for key in each.content:
            self.word(who, key)
        if each.form == "name":
            who.named = who.named or each.named
            self.name(who, each.name)
