"""Cascades: for each event a claim, its true origins, and the articles through which it spreads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from benchmarks.cascades.names import Named, full_name, name
from benchmarks.cascades.phrases import CITED, CLAIMS, DENIED, OTHERS, SAID, THINGS, TOLD, UNNAMED
from benchmarks.cascades.writer import Article, Saying, Speaker
from menurut.model import Reading

LANGUAGES = ("en", "id", "ar")
_START = datetime(2025, 1, 1, 6)


@dataclass(frozen=True)
class Truth:
    """What is known of one claim of a cascade.

    `origins` is how many there are. `stated` says that the texts themselves lead every article to its origin, and show
    where the origins do not depend on each other: then the count must be exact. `mentions` are the documents that state
    the claim, `denials` those in which somebody denies it, `wordings` the words that state it in any language.
    """

    event: int
    origins: int
    stated: bool
    mentions: tuple[str, ...]
    denials: tuple[str, ...] = ()
    loop: bool = False
    wordings: tuple[str, ...] = ()


@dataclass
class Event:
    """What happens, and to whom: fills the slots of the phrases in any language."""

    number: int
    rng: random.Random
    kind: str = ""
    slots: dict[str, Named | int | dict[str, str]] = field(default_factory=dict)
    others: tuple[int, ...] = ()

    def claim(self, lang: str, wording: int, count: int) -> str:
        """The claim in one of its wordings."""
        return self._filled(CLAIMS[self.kind][lang][wording], lang, n=count)

    def other(self, lang: str, which: int) -> str:
        """One of the sentences around it."""
        return self._filled(OTHERS[self.others[which]][lang], lang)

    def _filled(self, phrase: str, lang: str, **more: int) -> str:
        slots = {**self.slots, **more}
        words = {
            key: value.in_(lang) if isinstance(value, Named) else value[lang] if isinstance(value, dict) else value
            for key, value in slots.items()
        }
        return phrase.format(**words)


def event(number: int, seed: int) -> Event:
    """An event; the same for the same number and seed."""
    rng = random.Random(f"{seed}/{number}")
    slots = {
        "place": name(rng), "who": full_name(rng), "other": full_name(rng), "street": name(rng, 2), "thing": rng.choice(THINGS),
        "year": rng.randrange(1900, 2020), "days": rng.randrange(3, 20), "crowd": rng.randrange(100, 999),
    }  # fmt: skip
    return Event(number, rng, rng.choice(list(CLAIMS)), slots, tuple(rng.sample(range(len(OTHERS)), 8)))


@dataclass(frozen=True)
class Source:
    """An article that others take the claim from, the wording that it has there, and the sentences around it."""

    article: Article
    wording: int
    others: range


class Cascade:
    """The articles of one event, in time, with what is true of them."""

    def __init__(self, number: int, seed: int, size: int) -> None:
        self.event, self.size = event(number, seed), size
        self.rng = self.event.rng
        self.readings: list[Reading] = []
        self.outlets: list[Named] = []
        self.time = _START + timedelta(minutes=37 * number)
        self.count = self.rng.randrange(11, 98)
        self.origins, self.stated, self.loop = 0, True, False
        self.mentions, self.denials = list[str](), list[str]()
        self._first: list[Source] = []

    def build(self) -> tuple[list[Reading], Truth]:
        """All articles, and the truth."""
        named = self.rng.random() < 0.7
        if self.size >= 4 and self.rng.random() < 0.08:
            self._make_loop()
        else:
            self._original(named)
            if named and self.size > 5 and self.rng.random() < 0.25:
                self._original(True)
        while len(self.readings) < self.size:
            self.rng.choices(
                (self._copied, self._cut, self._citing, self._translated, self._hiding, self._denying),
                (4, 2, 4, 2, 1 if self.event.number % 3 == 0 else 0, 1),
            )[0]()
        truth = Truth(
            self.event.number, self.origins, self.stated, tuple(self.mentions), tuple(self.denials), self.loop,
            tuple(self.event.claim(lang, wording, self.count) for lang in LANGUAGES for wording in (0, 1)),
        )  # fmt: skip
        return self.readings, truth

    def _article(self, lang: str, own: bool = True) -> Article:
        self.time += timedelta(minutes=self.rng.randrange(5, 240))
        outlet = name(self.rng, 3)
        self.outlets.append(outlet)
        number = len(self.readings)
        return Article(
            f"c{self.event.number}-{number}", lang, f"{outlet.latin} {'Post' if own else 'Daily'}", self.time.isoformat()[:16]
        )

    def _publish(self, article: Article, states: bool = True) -> None:
        self.readings.append(article.reading())
        (self.mentions if states else self.denials).append(article.id)

    def _around(self, article: Article, others: Iterable[int]) -> None:
        for which in others:
            article.narrate(self.event.other(article.lang, which))

    def _original(self, named: bool) -> None:
        """An outlet has it from somebody: named and speaking to the outlet, or unnamed."""
        lang = self.rng.choice(LANGUAGES)
        article, wording = self._article(lang), self.rng.randrange(2)
        saying = self._source(article, named)
        article.attribute([saying], self.event.claim(lang, wording, self.count))
        others = range(4 * self.origins, 4 * self.origins + 4)
        self._around(article, others)
        self._publish(article)
        self._first.append(Source(article, wording, others))
        self.origins += 1

    def _source(self, article: Article, named: bool) -> Saying:
        if named:
            return Saying(Speaker(full_name(self.rng).in_(article.lang)), TOLD[article.lang], article.outlet)
        count, who = UNNAMED[article.lang]
        return Saying(Speaker(f"{count} {who}", "group", False, 2), SAID[article.lang])

    def _earlier(self) -> Source:
        return self.rng.choice(self._first)

    def _copied(self) -> None:
        """Word for word, half of the time with the mark of the outlet that it was taken from."""
        source = self._earlier().article
        article = self._like(source)
        article.text, article.attributions = source.text.split(" (")[0], list(source.attributions)
        article.agency = source.outlet if self.rng.random() < 0.5 else ""
        self._publish(article)

    def _cut(self) -> None:
        source = self._earlier().article
        article = self._like(source)
        sentences = source.text.split(" (")[0].split(". ")
        article.text, article.attributions = ". ".join(sentences[:3]).rstrip(".") + ".", list(source.attributions)
        self._publish(article)

    def _like(self, source: Article) -> Article:
        """An article with another's parties, its own outlet in the first place of every chain."""
        article = self._article(source.lang)
        first = next(party for party in source.parties.values() if party.name == source.outlet)
        article.parties = dict(source.parties)
        article.parties[first.id] = replace(first, name=article.outlet)
        return article

    def _citing(self) -> None:
        """In other words, and saying where it comes from: the outlet, or the outlet and its source."""
        source = self._earlier()
        lang = self.rng.choice(LANGUAGES)
        article = self._article(lang, own=False)
        saying = Saying(Speaker(source.article.outlet, "outlet"), CITED[lang])
        article.attribute([saying], self.event.claim(lang, 1 - source.wording, self.count))
        article.narrate(self.event.other(lang, self.rng.choice(source.others)))
        self._publish(article)

    def _translated(self) -> None:
        """The whole article in another language, sentence by sentence, without a word about where it comes from."""
        source = self._earlier()
        lang = self.rng.choice([each for each in LANGUAGES if each != source.article.lang])
        article = self._article(lang, own=False)
        article.narrate(self.event.claim(lang, source.wording, self.count) + ".")
        self._around(article, source.others)
        self._publish(article)

    def _hiding(self) -> None:
        """In other words, and naming nobody: the texts do not say whether it is an origin of its own."""
        source = self._earlier()
        lang = self.rng.choice(LANGUAGES)
        article = self._article(lang, own=False)
        article.narrate(self.event.claim(lang, 1 - source.wording, self.count) + ".")
        self._publish(article)
        self.stated = False

    def _denying(self) -> None:
        """Somebody denies it; what is denied is no mention on the asserting side."""
        lang = self.rng.choice(LANGUAGES)
        article = self._article(lang, own=False)
        who = Speaker(full_name(self.rng).in_(lang))
        article.attribute([Saying(who, DENIED[lang], act="deny")], self.event.claim(lang, self.rng.randrange(2), self.count))
        self._publish(article, states=False)

    def _make_loop(self) -> None:
        """Two outlets that cite each other, and nobody else."""
        lang, wording = self.rng.choice(LANGUAGES), self.rng.randrange(2)
        one, other = self._article(lang), self._article(lang)
        other.id = f"c{self.event.number}-{len(self.readings) + 1}"
        for article, cited in ((one, other), (other, one)):
            article.attribute(
                [Saying(Speaker(cited.outlet, "outlet"), CITED[lang])], self.event.claim(lang, wording, self.count)
            )
            wording = 1 - wording
            self._around(article, range(4) if article is one else range(4, 8))
            self._publish(article)
            self._first.append(Source(article, 1 - wording, range(4) if article is one else range(4, 8)))
        self.origins, self.loop = 1, True


def cascades(articles: int, seed: int = 1, size: int = 10) -> Iterator[tuple[list[Reading], Truth]]:
    """Cascades of `size` articles, until there are as many articles as wanted."""
    for number in range(-(-articles // size)):
        yield Cascade(number, seed, size).build()
