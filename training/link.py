"""Trains the scorer of `menurut.link.compare`: `python -m training.link --shared ../shared`.

The events of our own (`training.events`) mark the words that state a claim, so each pair of statements is the same or not;
a statement that a mark only brushes is left out. The claims of the events in `data/claims` tell which lines of two articles
share a claim; which clauses of those lines it is, they tell in English only, so the pair of clauses with the best score
stands for a pair of lines (multiple-instance learning: Andrews et al. 2003, "Support vector machines for multiple-instance
learning"), over a few rounds. Those events are read in several mixtures of languages. `leave_one_out` gives a scorer for
each event of `data/claims` that has not seen it; `cross_validated` measures on events of our own only.
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
from menurut.link.compare import Between, Side
from menurut.link.compare.features import NAMES
from menurut.link.compare.scorer import Scorer
from menurut.link.compare.words import Senses
from menurut.link.statements import statements
from menurut.model import Reading
from training.events import Article, events

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
        key = (f"{event} {article.id} {article.text}", article.lang)
        if key not in self._readings:
            self._readings[key] = menurut.read_text(
                article.text, lang=article.lang, outlet=article.outlet, published=article.published
            )
        side = _side(self._readings[key], article.id)
        return side, [(article.id, article.text.count("\n", 0, each.place.span[0])) for each in side.statements]


def _side(reading: Reading, doc: str) -> Side:
    found = statements(reading, doc)
    return Side.of(found, meaning.vectors([each.text for each in found]))


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
            between = Between(one, other)
            columns.append(between.columns(senses))
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


def fit(rows: Sequence[Rows], rounds: int = ROUNDS) -> Scorer:
    """A scorer from rows; `sure` is where it does best on them."""
    every = np.concatenate([each.columns for each in rows])
    mean, deviation = every.mean(0), np.maximum(every.std(0), 1e-6)
    start = np.zeros(len(NAMES))
    start[[NAMES.index("meaning"), NAMES.index("words matched")]] = 1.0
    scorer = Scorer(start, 0.0, mean, deviation, 0.5)
    for _ in range(rounds):
        told = [(each.columns, *_told(each, scorer)) for each in rows]
        columns = np.concatenate([every[used] for every, used, _ in told])
        labels = np.concatenate([same[used] for _, used, same in told])
        counted = [(used.sum(), each.gold) for (_, used, _), each in zip(told, rows, strict=True)]
        weights = np.concatenate([np.full(count, 1 / np.sqrt(gold)) for count, gold in counted])
        scorer = _regression(columns, labels, weights, mean, deviation)
    return _centred(scorer, rows)


def _told(rows: Rows, scorer: Scorer) -> tuple[Array, Array]:
    """Which pairs to learn from, and whether each is the same."""
    if rows.same is not None:
        return rows.same >= 0, rows.same == 1
    scores = scorer.logits(rows.columns)
    first = scores >= best(scores, rows.group, len(rows.linked))[rows.group] - 1e-9
    linked = rows.linked[rows.group]
    return first | ~linked, linked


def _regression(columns: Array, labels: Array, weights: Array, mean: Array, deviation: Array) -> Scorer:
    """Weighted logistic regression with a squared penalty, by Newton's method."""
    x = np.concatenate([(columns - mean) / deviation, np.ones((len(columns), 1))], axis=1)
    weights = weights / weights.mean()
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 1e-6
    at = np.zeros(x.shape[1])
    for _ in range(30):
        probability = 1 / (1 + np.exp(-np.clip(x @ at, -30, 30)))
        gradient = x.T @ (weights * (probability - labels)) + penalty * at
        curve = (x * (weights * probability * (1 - probability))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        at = at - step
        if np.abs(step).max() < 1e-6:
            break
    return Scorer(at[:-1], float(at[-1]), mean, deviation, 0.5)


def _centred(scorer: Scorer, rows: Sequence[Rows]) -> Scorer:
    """The scorer with its bias moved so that 0.5 is where the mean F1 of line pairs over the rows is best."""
    found = [(best(scorer.logits(each.columns), each.group, len(each.linked)), each) for each in rows]
    steps = np.linspace(-4, 4, 81)
    at = max(steps, key=lambda least: float(np.mean([f1(scores >= least, each) for scores, each in found])))
    return Scorer(scorer.weights, scorer.bias - float(at), scorer.mean, scorer.deviation, 0.5)


def f1(chosen: Array, rows: Rows) -> float:
    """F1 of the chosen pairs of lines against all gold links of the event."""
    return float(2 * (chosen & rows.linked).sum() / max(1, chosen.sum() + rows.gold))


def leave_one_out(rows: Sequence[Rows]) -> dict[str, Scorer]:
    """For each event of `data/claims`, a scorer trained on the others and on all of our own."""
    held = sorted({each.event for each in rows if each.same is None})
    return {event: fit([each for each in rows if each.event != event]) for event in held}


def cross_validated(rows: Sequence[Rows]) -> dict[str, Scorer]:
    """For each event of our own, a scorer trained on other ones of our own (`FOLDS` parts)."""
    own = [each for each in rows if each.same is not None]
    parts = [own[part::FOLDS] for part in range(FOLDS)]
    scorers = [fit([each for each in own if all(each is not held for held in part)]) for part in parts]
    return {each.event: scorer for part, scorer in zip(parts, scorers, strict=True) for each in part}


def load(shared: Path, work: Path, mixtures: Iterable[Sequence[str]] = MIXTURES) -> list[Rows]:
    """The rows of all events of `data/claims` in all mixtures, and those of our own."""
    corpus, senses = Corpus(shared, work), Senses()
    found = [corpus.rows(event, mixture, senses) for mixture in mixtures for event in corpus.gold]
    found += corpus.own(senses)
    corpus.keep()
    return found


def table(scorer: Scorer) -> dict[str, object]:
    """A scorer as it is written to its file."""
    return {
        "features": list(NAMES), "sure": scorer.sure, "bias": round(scorer.bias, 4),
        **{name: [round(float(value), 4) for value in getattr(scorer, name)] for name in ("weights", "mean", "deviation")},
    }


def _show(name: str, held: Sequence[Rows], scorers: Mapping[str, Scorer]) -> None:
    """F1 of pairs of lines, before statements are grouped."""
    found = [(each, best(scorers[each.event].logits(each.columns), each.group, len(each.linked))) for each in held]
    scores = {each.event: 100 * f1(scores >= 0, each) for each, scores in found}
    shown = ", ".join(f"{event} {score:.1f}" for event, score in scores.items())
    print(f"{name}: {np.mean(list(scores.values())):.1f} ({shown})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path(".work"))
    parser.add_argument("--out", type=Path, default=SCORER)
    args = parser.parse_args()
    rows = load(args.shared, args.work)
    own_only = fit([each for each in rows if each.same is not None])
    trained = {"others": leave_one_out(rows), "our own": {each.event: own_only for each in rows if each.same is None}}
    for mixture, (name, scorers) in itertools.product(MIXTURES, trained.items()):
        _show(f"{'+'.join(mixture)}, trained on {name}", [each for each in rows if each.mixture == mixture], scorers)
    _show("our own, cross-validated", [each for each in rows if each.same is not None], cross_validated(rows))
    args.out.write_text(json.dumps(table(fit(rows)), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
