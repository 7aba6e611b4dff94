"""Trains the scorer of `menurut.link.compare`: `python -m training.link --shared ../shared`.

The events of our own (`training.events`) mark the words that state a claim, so each pair of statements is the same or not;
a statement that a mark only brushes is left out. The claims of the events in `data/claims` tell which lines of two articles
share a claim; which clauses of those lines it is, they tell in English only, so the pair of clauses with the best score
stands for a pair of lines (multiple-instance learning: Andrews et al. 2003, "Support vector machines for multiple-instance
learning"), over a few rounds. Those events are read in several mixtures of languages. `leave_one_out` gives a scorer for
each event of `data/claims` that has not seen it; `cross_validated` measures on events of our own only. Which articles tell
of one event at all is taught by `training.wholes`.
"""
from __future__ import annotations

import argparse
import itertools
import json
import lzma
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import menurut
from menurut.claims import Statement
from menurut.link import meaning
from menurut.link.calling import called
from menurut.link.compare import Beside, Between, Side
from menurut.link.compare.beside import WHOLES
from menurut.link.compare.features import NAMES
from menurut.link.compare.scorer import Regression, Scorer
from menurut.link.compare.words import Senses
from menurut.link.statements import statements
from menurut.model import Reading
from training import wholes
from training.events import Article, events
from training.regression import regression
from training.wholes import Wholes

Array = NDArray[Any]
Line = tuple[str, int]
MIXTURES = (("en",), ("id",), ("ar",), ("id", "ar", "en"), ("de", "id", "ru", "en", "tr"))
SCORER = Path(__file__).parent.parent / "src/menurut/link/compare/scorer.json"
PENALTY = 10.0
ROUNDS = 4
FOLDS = 6
STATED = 0.5  # share of a mark, or of the statement, in common from which the statement states the claim
BRUSHED = 0.25  # and up to which it does not


@dataclass(frozen=True)
class Rows:
    """Pairs of statements of one event in one mixture of languages: the lines they stand on, and their features.

    `group` is the pair of lines of each pair, `linked` says which pairs of lines share a claim, `gold` how many do so in
    the whole event. `same` says which pairs of statements do (1, 0; -1 where it can't be told), of events of our own.
    """

    event: str
    mixture: tuple[str, ...]
    group: Array
    linked: Array
    gold: int
    columns: Array
    same: Array | None = None


class Corpus:
    """The events with gold claims, their articles in any language, and the readings of them (kept in a file)."""

    def __init__(self, shared: Path, work: Path) -> None:
        gold = sorted((shared / "data/claims").glob("*.json"))
        self.gold = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in gold}
        with lzma.open(shared / "data/parallel.ntrex.public.jsonl.xz", "rt", encoding="utf-8") as lines:
            self.articles = {each["doc"]: each for each in map(json.loads, lines)}
        self._kept = work / "link.readings.pickle"
        self._readings: dict[tuple[str, str], Reading] = pickle.loads(self._kept.read_bytes()) if self._kept.is_file() else {}

    def reading(self, doc: str, lang: str) -> Reading:
        """The reading of an article in a language."""
        if (doc, lang) not in self._readings:
            article = self.articles[doc]
            text = "\n".join(line[lang] for line in article["lines"])
            self._readings[doc, lang] = menurut.read_text(text, lang=lang, outlet=article["outlet"])
        return self._readings[doc, lang]

    def keep(self) -> None:
        """Write the readings to their file."""
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        self._kept.write_bytes(pickle.dumps(self._readings))

    def links(self, event: str) -> set[tuple[Line, Line]]:
        """The pairs of lines of different articles that share a claim."""
        found = set()
        for claim in self.gold[event]["claims"]:
            lines = sorted({(mention["doc"], mention["line"]) for mention in claim["mentions"]})
            found |= {(a, b) for a, b in itertools.combinations(lines, 2) if a[0] != b[0]}
        return found

    def side(self, doc: str, lang: str) -> tuple[Side, list[Line]]:
        """An article made ready for comparing, and the line on which each of its statements stands."""
        reading = self.reading(doc, lang)
        side, text = _side(reading, doc), reading.document.text
        return side, [(doc, text.count("\n", 0, each.place.span[0])) for each in side.statements]

    def rows(self, event: str, mixture: Sequence[str], senses: Senses) -> Rows:
        """All pairs of statements of an event that are worth comparing, article `i` in the language `i` of the mixture."""
        docs = sorted(self.gold[event]["documents"])
        sides = [self.side(doc, mixture[at % len(mixture)]) for at, doc in enumerate(docs)]
        return paired(event, mixture, sides, self.links(event), senses)

    def own(self, senses: Senses) -> list[Rows]:
        """The rows of the events of our own."""
        found = []
        for event in events():
            sides = [self._own_side(event.name, article) for article in event.articles]
            marked = [
                ((article.id, article.text.count("\n", 0, mark.span[0])), mark.claim)
                for article in event.articles for mark in article.marks
            ]
            links = {
                (min(a, b), max(a, b)) for (a, one), (b, other) in itertools.combinations(marked, 2)
                if one == other and a[0] != b[0]
            }
            every = zip(sides, event.articles, strict=True)
            told = [[stated(each, article) for each in side.statements] for (side, _), article in every]
            found.append(paired(event.name, ("own",), sides, links, senses, told))
        return found

    def _own_side(self, event: str, article: Article) -> tuple[Side, list[Line]]:
        key = _key(event, article)
        if key not in self._readings:
            self._readings[key] = menurut.read_text(
                article.text, lang=article.lang, outlet=article.outlet, published=article.published
            )
        side = _side(self._readings[key], article.id)
        return side, [(article.id, article.text.count("\n", 0, each.place.span[0])) for each in side.statements]


    def wholes(self, senses: Senses) -> Wholes:
        """Pairs of articles of our own, of one event or of two."""
        told = []
        for name, article in ((event.name, article) for event in events() for article in event.articles):
            side, _ = self._own_side(name, article)
            whole = wholes.Told(name, article.id, side, frozenset(mark.claim for mark in article.marks))
            told += [whole, wholes.brief(whole, article.text, article.marks)]
        return wholes.pairs(told, senses)


def _key(event: str, article: Article) -> tuple[str, str]:
    return f"{event} {article.id} {article.text}", article.lang


def _side(reading: Reading, doc: str) -> Side:
    found = statements(reading, doc)
    return Side.of(found, meaning.vectors([each.text for each in found]), called(reading))


def stated(statement: Statement, article: Article) -> dict[str, float]:
    """How far a statement states each claim that is marked in its words: the share of the mark, or nearly of itself."""
    start, end = statement.place.span
    found: dict[str, float] = {}
    for mark in article.marks:
        common = min(end, mark.span[1]) - max(start, mark.span[0])
        if common > 0:
            share = max(common / (mark.span[1] - mark.span[0]), 0.9 * common / (end - start))
            found[mark.claim] = max(share, found.get(mark.claim, 0.0))
    return found


def paired(
    event: str, mixture: Sequence[str], sides: Sequence[tuple[Side, list[Line]]], links: set[tuple[Line, Line]],
    senses: Senses, told: Sequence[Sequence[dict[str, float]]] | None = None,
) -> Rows:  # fmt: skip
    """The rows of some articles with the lines of their statements, and what these state where that is known."""
    numbers: dict[tuple[Line, Line], int] = {}
    group, columns, same = [], [np.zeros((0, len(NAMES)))], list[int]()
    for (first, (one, ours)), (second, (other, theirs)) in itertools.combinations(enumerate(sides), 2):
        if len(one) and len(other):
            between = Between(Beside(one, other, senses))
            columns.append(between.columns())
            group += [numbers.setdefault((ours[i], theirs[j]), len(numbers)) for i, j in between.pairs]
            same += [_same(told[first][i], told[second][j]) for i, j in between.pairs] if told else []
    linked = np.array([(min(pair), max(pair)) in links for pair in numbers], dtype=bool)
    known = np.array(same) if told else None
    return Rows(event, tuple(mixture), np.array(group, dtype=np.intp), linked, len(links), np.concatenate(columns), known)


def _same(one: dict[str, float], other: dict[str, float]) -> int:
    share = max((min(one[claim], other[claim]) for claim in one.keys() & other.keys()), default=0.0)
    return 1 if share >= STATED else 0 if share <= BRUSHED else -1


def best(scores: Array, group: Array, count: int) -> Array:
    """The best score in each group."""
    found = np.full(count, -np.inf)
    np.maximum.at(found, group, scores)
    return found


def fit(rows: Sequence[Rows], rounds: int = ROUNDS) -> Regression:
    """A regression from rows; one half is where it does best on them."""
    every = np.concatenate([each.columns for each in rows])
    mean, deviation = every.mean(0), np.maximum(every.std(0), 1e-6)
    start = np.zeros(len(NAMES))
    start[[NAMES.index("meaning"), NAMES.index("words matched")]] = 1.0
    scorer = Regression(start, 0.0, mean, deviation)
    for _ in range(rounds):
        told = [(each.columns, *_told(each, scorer)) for each in rows]
        columns = np.concatenate([every[used] for every, used, _ in told])
        labels = np.concatenate([same[used] for _, used, same in told])
        counted = [(used.sum(), each.gold) for (_, used, _), each in zip(told, rows, strict=True)]
        weights = np.concatenate([np.full(count, 1 / np.sqrt(gold)) for count, gold in counted])
        scorer = regression(columns, labels, weights, mean, deviation, PENALTY)
    return _centred(scorer, rows)


def _told(rows: Rows, scorer: Regression) -> tuple[Array, Array]:
    """Which pairs to learn from, and whether each is the same."""
    if rows.same is not None:
        return rows.same >= 0, rows.same == 1
    scores = scorer.logits(rows.columns)
    first = scores >= best(scores, rows.group, len(rows.linked))[rows.group] - 1e-9
    linked = rows.linked[rows.group]
    return first | ~linked, linked


def _centred(scorer: Regression, rows: Sequence[Rows]) -> Regression:
    """The same with its bias moved so that 0.5 is where the mean F1 of line pairs over the rows is best."""
    found = [(best(scorer.logits(each.columns), each.group, len(each.linked)), each) for each in rows]
    steps = np.linspace(-4, 4, 81)
    at = max(steps, key=lambda least: float(np.mean([f1(scores >= least, each) for scores, each in found])))
    return Regression(scorer.weights, scorer.bias - float(at), scorer.mean, scorer.deviation)


def f1(chosen: Array, rows: Rows) -> float:
    """F1 of the chosen pairs of lines against all gold links of the event."""
    return float(2 * (chosen & rows.linked).sum() / max(1, chosen.sum() + rows.gold))


def leave_one_out(rows: Sequence[Rows], apart: Wholes) -> dict[str, Scorer]:
    """For each event of `data/claims`, a scorer trained on the others and on all of our own."""
    held = sorted({each.event for each in rows if each.same is None})
    event = wholes.fit(apart)
    return {name: Scorer(fit([each for each in rows if each.event != name]), event) for name in held}


def cross_validated(rows: Sequence[Rows], apart: Wholes) -> dict[str, Scorer]:
    """For each event of our own, a scorer trained on other ones of our own (`FOLDS` parts)."""
    own = [each for each in rows if each.same is not None]
    found: dict[str, Scorer] = {}
    for part in (own[part::FOLDS] for part in range(FOLDS)):
        held = {each.event for each in part}
        same = fit([each for each in own if each.event not in held])
        found |= dict.fromkeys(held, Scorer(same, wholes.fit(apart, held)))
    return found


def load(shared: Path, work: Path, mixtures: Iterable[Sequence[str]] = MIXTURES) -> tuple[list[Rows], Wholes]:
    """The rows of all events of `data/claims` in all mixtures, and those of our own; the pairs of articles of our own."""
    corpus, senses = Corpus(shared, work), Senses()
    found = [corpus.rows(event, mixture, senses) for mixture in mixtures for event in corpus.gold]
    found += corpus.own(senses)
    apart = corpus.wholes(senses)
    corpus.keep()
    return found, apart


def table(scorer: Scorer) -> dict[str, object]:
    """A scorer as it is written to its file."""
    return {"sure": scorer.sure, "same": _table(scorer.same, NAMES), "event": _table(scorer.event, WHOLES)}


def _table(found: Regression, names: Sequence[str]) -> dict[str, object]:
    numbers = {name: getattr(found, name).tolist() for name in ("weights", "mean", "deviation")}
    rounded = {name: [round(value, 4) for value in values] for name, values in numbers.items()}
    return {"features": list(names), "bias": round(found.bias, 4), **rounded}


def _show(name: str, held: Sequence[Rows], scorers: Mapping[str, Scorer]) -> None:
    """F1 of pairs of lines, before statements are grouped, all articles being of one event."""
    found = [(each, best(scorers[each.event].same.logits(each.columns), each.group, len(each.linked))) for each in held]
    scores = {each.event: 100 * f1(scores >= 0, each) for each, scores in found}
    shown = ", ".join(f"{event} {score:.1f}" for event, score in scores.items())
    print(f"{name}: {np.mean(list(scores.values())):.1f} ({shown})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path(".work"))
    parser.add_argument("--out", type=Path, default=SCORER)
    args = parser.parse_args()
    rows, apart = load(args.shared, args.work)
    own = [each for each in rows if each.same is not None]
    own_only = Scorer(fit(own), wholes.fit(apart))
    trained = {"others": leave_one_out(rows, apart), "our own": {each.event: own_only for each in rows}}
    for mixture, (name, scorers) in itertools.product(MIXTURES, trained.items()):
        _show(f"{'+'.join(mixture)}, trained on {name}", [each for each in rows if each.mixture == mixture], scorers)
    validated = cross_validated(rows, apart)
    _show("our own, cross-validated", own, validated)
    print(wholes.told(apart, {event: scorer.event for event, scorer in validated.items()}))
    args.out.write_text(json.dumps(table(Scorer(fit(rows), own_only.event)), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
