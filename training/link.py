"""Trains the scorer of `menurut.link.compare`: `python -m training.link --shared ../shared`.

The claims of the events in `data/claims` tell which lines of two articles share a claim; which clauses of those lines it
is, they tell in English only, so the pair of clauses with the best score stands for a pair of lines (multiple-instance
learning: Andrews et al. 2003, "Support vector machines for multiple-instance learning"), over a few rounds. Every event
is read in several mixtures of languages. `leave_one_out` gives a scorer for each event that has not seen it.
"""
from __future__ import annotations

import argparse
import itertools
import json
import lzma
import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import menurut
from menurut.link import meaning
from menurut.link.compare import Between, Side
from menurut.link.compare.features import NAMES
from menurut.link.compare.scorer import Scorer
from menurut.link.compare.words import Senses
from menurut.link.statements import statements
from menurut.model import Reading

Array = NDArray[Any]
Line = tuple[str, int]
MIXTURES = (("en",), ("id",), ("ar",), ("id", "ar", "en"), ("de", "id", "ru", "en", "tr"))
SCORER = Path(__file__).parent.parent / "src/menurut/link/compare/scorer.json"
PENALTY = 10.0
ROUNDS = 4


@dataclass(frozen=True)
class Rows:
    """Pairs of statements of one event in one mixture of languages: the lines they stand on, and their features."""

    event: str
    mixture: tuple[str, ...]
    group: Array
    linked: Array
    gold: int
    columns: Array


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
        found = statements(reading, doc)
        text = reading.document.text
        side = Side.of(found, meaning.vectors([each.text for each in found]))
        return side, [(doc, text.count("\n", 0, each.place.span[0])) for each in found]

    def rows(self, event: str, mixture: Sequence[str], senses: Senses) -> Rows:
        """All pairs of statements of an event that are worth comparing, article `i` in the language `i` of the mixture."""
        docs = sorted(self.gold[event]["documents"])
        sides = [self.side(doc, mixture[at % len(mixture)]) for at, doc in enumerate(docs)]
        numbers: dict[tuple[Line, Line], int] = {}
        group, columns = [], [np.zeros((0, len(NAMES)))]
        for (one, ours), (other, theirs) in itertools.combinations(sides, 2):
            if len(one) and len(other):
                between = Between(one, other)
                columns.append(between.columns(senses))
                group += [numbers.setdefault((ours[i], theirs[j]), len(numbers)) for i, j in between.pairs]
        links = self.links(event)
        linked = np.array([(min(pair), max(pair)) in links for pair in numbers], dtype=bool)
        return Rows(event, tuple(mixture), np.array(group, dtype=np.intp), linked, len(links), np.concatenate(columns))


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
        columns, labels, weights = [], [], []
        for each in rows:
            scores = scorer.logits(each.columns)
            first = scores >= best(scores, each.group, len(each.linked))[each.group] - 1e-9
            used = first | ~each.linked[each.group]
            columns.append(each.columns[used])
            labels.append(each.linked[each.group][used])
            weights.append(np.full(used.sum(), 1 / np.sqrt(each.gold)))
        scorer = _regression(np.concatenate(columns), np.concatenate(labels), np.concatenate(weights), mean, deviation)
    return _centred(scorer, rows)


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
    """For each event, a scorer trained on the others."""
    events = sorted({each.event for each in rows})
    return {event: fit([each for each in rows if each.event != event]) for event in events}


def load(shared: Path, work: Path, mixtures: Iterable[Sequence[str]] = MIXTURES) -> list[Rows]:
    """The rows of all events in all mixtures."""
    corpus, senses = Corpus(shared, work), Senses()
    found = [corpus.rows(event, mixture, senses) for mixture in mixtures for event in corpus.gold]
    corpus.keep()
    return found


def table(scorer: Scorer) -> dict[str, object]:
    """A scorer as it is written to its file."""
    return {
        "features": list(NAMES), "sure": scorer.sure, "bias": round(scorer.bias, 4),
        **{name: [round(float(value), 4) for value in getattr(scorer, name)] for name in ("weights", "mean", "deviation")},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path(".work"))
    parser.add_argument("--out", type=Path, default=SCORER)
    args = parser.parse_args()
    rows = load(args.shared, args.work)
    left_out = leave_one_out(rows)
    for mixture in MIXTURES:
        held = [each for each in rows if each.mixture == mixture]
        found = {each.event: left_out[each.event].logits(each.columns) for each in held}
        scores = {each.event: f1(best(found[each.event], each.group, len(each.linked)) >= 0, each) for each in held}
        shown = ", ".join(f"{event} {100 * score:.1f}" for event, score in scores.items())
        print(f"{'+'.join(mixture)}: {100 * np.mean(list(scores.values())):.1f} ({shown})")
    args.out.write_text(json.dumps(table(fit(rows)), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
