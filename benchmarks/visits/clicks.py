"""What people click: pages of every kind, at addresses taken from all over the ledger."""
from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import httpx

Click = tuple[str, str]  # the kind of page, the address
_WORDS = ("market", "fire", "bridge", "police", "said", "pasar", "kebakaran", "warga", "الشرطة", "السوق")
_SPREAD = 12  # pages of a list whose entries are visited


@dataclass
class Places:
    """What there is to visit: ids of claims, articles with attributions in them, keys and names of parties, outlets."""

    claims: list[str] = field(default_factory=list)
    pages: int = 1
    articles: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)


def places(client: httpx.Client) -> Places:
    """Places to visit, taken evenly from the lists."""
    found = Places()
    for page in _each_page(client, "/claims", found):
        found.claims += [each["cid"] for each in page["claims"]]
    for page in _each_page(client, "/articles"):
        found.articles += [each["reading"] for each in page["articles"]]
        found.outlets += [each["outlet"] for each in page["articles"] if each["outlet"]]
    for page in _each_page(client, "/parties"):
        found.parties += [each["home"] for each in page["parties"]]
        found.names += [each["names"][0] for each in page["parties"]]
    for article in found.articles[::5]:
        said = _json(client, f"/articles/{article}")["said"]
        found.said += [(article, each["id"]) for each in said[:2]]
    return found


def _each_page(client: httpx.Client, path: str, found: Places | None = None) -> Iterator[dict[str, Any]]:
    first = _json(client, path)
    if found is not None:
        found.pages = first["pages"]
    numbers = sorted({1 + round(step * (first["pages"] - 1) / _SPREAD) for step in range(_SPREAD + 1)})
    yield from (_json(client, f"{path}?page={number}") for number in numbers)


def _json(client: httpx.Client, path: str) -> dict[str, Any]:
    answer = client.get(path, headers={"Accept": "application/json"})
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    return told


class Visitor:
    """One who clicks: every kind of page as often as its weight, at random places."""

    def __init__(self, known: Places, rng: random.Random) -> None:
        self._known, self._rng = known, rng
        kinds = self._kinds()
        self._names, self._weights = list(kinds), [weight for weight, _ in kinds.values()]
        self._make = {name: make for name, (_, make) in kinds.items()}

    def clicks(self, count: int) -> Iterator[Click]:
        """So many clicks."""
        for name in self._rng.choices(self._names, self._weights, k=count):
            yield name, self._make[name]()

    def each(self, times: int) -> Iterator[Click]:
        """Every kind of page so many times."""
        yield from ((name, self._make[name]()) for _ in range(times) for name in self._names)

    def _one(self, some: Sequence[Any]) -> Any:  # noqa: ANN401
        return self._rng.choice(some)

    def _kinds(self) -> dict[str, tuple[int, Callable[[], str]]]:
        known, one = self._known, self._one
        return {
            "claims": (6, lambda: "/claims"),
            "claims, further page": (4, lambda: f"/claims?page={self._rng.randint(1, known.pages)}"),
            "claims, filtered": (4, self._filtered),
            "claim": (12, lambda: f"/claims/{one(known.claims)}"),
            "claim, one side": (2, lambda: f"/claims/{one(known.claims)}/asserts"),
            "claim as JSON": (2, lambda: f"/claims/{one(known.claims)}?format=json"),
            "articles": (3, lambda: f"/articles?page={self._rng.randint(1, 9)}"),
            "article": (8, lambda: f"/articles/{one(known.articles)}"),
            "article, in focus": (6, lambda: "/articles/{}?at={}".format(*one(known.said))),
            "attribution": (6, lambda: "/articles/{}/said/{}".format(*one(known.said))),
            "article as JSON": (2, lambda: f"/articles/{one(known.articles)}?format=json"),
            "parties": (3, lambda: "/parties"),
            "parties by name": (2, lambda: f"/parties?{urlencode({'q': one(known.names).split()[0]})}"),
            "party": (5, lambda: f"/parties/{quote(one(known.parties), safe=':@=')}"),
            "unnamed": (4, lambda: f"/unnamed?page={self._rng.randint(1, 20)}"),
            "unnamed, of an outlet": (2, lambda: f"/unnamed?{urlencode({'outlet': one(known.outlets)})}"),
            "rules": (2, lambda: "/rules"),
            "search texts": (4, lambda: f"/search?{urlencode({'q': self._words(), 'in': 'texts'})}"),
            "search claims": (4, lambda: f"/search?{urlencode({'q': self._words(), 'in': 'claims'})}"),
            "search parties": (3, lambda: f"/search?{urlencode({'q': one(known.names).split()[0], 'in': 'parties'})}"),
            "work": (3, lambda: f"/work?number={self._rng.randint(1, 40)}"),
            "history": (1, lambda: "/work/history"),
            "bring in": (1, lambda: "/bring"),
        }  # fmt: skip

    def _filtered(self) -> str:
        limits = [{"party": self._one(self._known.names)}, {"outlet": self._one(self._known.outlets)}, {"language": "ar"},
                  {"origins": 1}, {"stance": "denies"}, {"since": "2025-01-10", "until": "2025-01-20"}]
        return f"/claims?{urlencode(self._one(limits))}"

    def _words(self) -> str:
        """One common word, or a name and a word."""
        words = [self._one(_WORDS)]
        return " ".join(words + ([self._one(self._known.names).split()[-1]] if self._rng.random() < 0.5 else []))
