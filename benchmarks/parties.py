"""`python -m benchmarks parties`: who is who across articles, languages and scripts.

*Named sources*: the annotated sources of the same articles in English, Indonesian and Arabic (`attribution/ntrex`; a
source has one id in all three). A pair of mentions in two languages is one party where the id is the same or the English
words of one name are in the other's; two are different where their English names have no word in common. Pairs of one
event are compared; names and kinds are the annotators', so nothing but the linking is measured. The limits of spelling and
the word lists were chosen on the train articles; the dev articles were first looked at for this table.

*Holders*: the holders of claims in `data/claims` against the parties of menurut's own readings, each article in English,
or each in the next of three languages; `person` by who it is, `body` with those who speak for a body counted as the body.
What the readings miss or merge is in it. These events are among the train articles.

*Words in lines*: the words of people's English names are looked for in the same line and in an unrelated line of a further
language: a name should be found in the first only.
"""
from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import menurut
from benchmarks.corpora import LANGUAGES, Missing, records, table
from menurut.link.parties import Known, identities, known, who
from menurut.link.parties.forms import sounds
from menurut.link.parties.lexis import tokens
from menurut.link.parties.spelling import alike
from menurut.model import Document, Party, Reading

NAME = re.compile(r"\b[A-Z][\w’'-]+")
NOT_NAMES = frozenset({
    "He", "She", "It", "They", "We", "The", "His", "Her", "Their", "Our", "This", "That", "Mr", "Mrs", "Ms", "Dr",
    "President", "Prime", "Minister", "Foreign", "Secretary", "State",
})
LIKE = 0.5
FURTHER = ("id", "ms", "es", "pl", "tr", "ar", "fa", "ur", "he", "ru", "uk")


@dataclass(frozen=True, slots=True)
class Source:
    """A named source of one article in one language, with the words of its English name."""

    known: Known
    id: str
    event: str
    words: frozenset[str]


def run(shared: Path, work: Path) -> str:
    """Pairwise precision and recall for annotated sources and for holders of claims; words found in other scripts."""
    sets = "\n\n".join(f"Named sources, {part} articles:\n\n{_sources(shared, part)}" for part in ("train", "dev"))
    return f"{sets}\n\nHolders of claims:\n\n{_holders(shared)}\n\nWords in lines:\n\n{_lines(shared)}"


def _sources(shared: Path, part: str) -> str:
    found = list(_annotated(shared, part))
    told = identities((each.known for each in found), events={each.known.address: each.event for each in found})
    rows = []
    for one, other in combinations(LANGUAGES, 2):
        counts = _counts(found, {key: each.key for key, each in told.items()}, one, other)
        rows.append([f"{one}–{other}", *counts[:2], *_rates(*counts[2:], counts[0])])
    return table(["languages", "pairs that are one", "pairs that are two", "precision, %", "recall, %"], rows)


def _annotated(shared: Path, part: str) -> Iterator[Source]:
    names: dict[tuple[str, str], frozenset[str]] = {}
    for lang in LANGUAGES:
        for record in records(shared, f"ntrex.{part}.{lang}"):
            doc, text = record["doc"], record["text"]
            sources = {each["aid"]: each for each in record["attributions"] if each["source"]}
            for aid, each in sources.items() if lang == "en" else ():
                if each["source_named"] and each["source_kind"] != "document":
                    names[doc, aid] = frozenset(NAME.findall(_words(text, each).replace("'s", ""))) - NOT_NAMES
            parties = tuple(_party(text, each) for aid, each in sources.items() if names.get((doc, aid)))
            reading = Reading(Document(doc, text, lang), parties=parties)
            for found in known(reading, f"{doc} {lang}"):
                yield Source(found, f"{doc} {found.party}", record["event"] or doc, names[doc, found.party])


def _words(text: str, each: Mapping[str, Any]) -> str:
    return " ".join(text[start:end] for start, end in each["source"])


def _party(text: str, each: Mapping[str, Any]) -> Party:
    return Party(each["aid"], _words(text, each), each["source_kind"], True, tuple((a, b) for a, b in each["source"]))


def _counts(found: Iterable[Source], keys: Mapping[tuple[str, str], str], one: str, other: str) -> tuple[int, int, int, int]:
    """Pairs that are one, pairs that are two, pairs put together, pairs rightly put together."""
    same = different = together = right = 0
    by_event: dict[str, list[Source]] = defaultdict(list)
    for each in found:
        by_event[each.event].append(each)
    for members in by_event.values():
        for a, b in product((each for each in members if each.known.lang == one), members):
            is_one = _is_one(a, b) if b.known.lang == other else None
            if is_one is not None:
                merged = keys[a.known.address, a.known.party] == keys[b.known.address, b.known.party]
                same, different = same + is_one, different + (not is_one)
                together, right = together + merged, right + (merged and is_one)
    return same, different, together, right


def _is_one(a: Source, b: Source) -> bool | None:
    """Whether two sources are one party, None where their English names leave it open."""
    if a.id == b.id:
        return True
    if a.known.kind == b.known.kind and (a.words <= b.words or b.words <= a.words):
        return True
    return False if "person" in (a.known.kind, b.known.kind) and not a.words & b.words else None


def _holders(shared: Path) -> str:
    rows = []
    for title, langs in (("all English", ("en",)), ("mixed", LANGUAGES)):
        events = [_event(shared, path, langs) for path in sorted((shared / "data/claims").glob("*.json"))]
        for level in ("person", "body"):
            same = together = right = 0
            for units in events:
                for a, b in combinations([each for each in units if each[level]], 2):
                    is_one, merged = a[level] == b[level], a[f"{level} key"] == b[f"{level} key"]
                    same, together, right = same + is_one, together + merged, right + (merged and is_one)
            mixed = sum(a["named"] != b["named"] and a["person key"] == b["person key"]
                        for units in events for a, b in combinations(units, 2))
            rows.append([title, level, same, *_rates(together, right, same), mixed])
    return table(["articles", "level", "pairs that are one", "precision, %", "recall, %", "unnamed taken for named"], rows)


def _event(shared: Path, path: Path, langs: tuple[str, ...]) -> list[dict[str, Any]]:
    """The sources of one event that hold a position to a claim: who they are for the annotators and for menurut."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    outlets = {each["doc"]: each["outlet"] for each in _parallel(shared)}
    units, parties, found = list[dict[str, Any]](), list[Known](), list[tuple[str, Party, dict[str, Any]]]()
    for number, doc in enumerate(sorted(gold["documents"])):
        lang = langs[number % len(langs)]
        record = _record(shared, doc, lang)
        contents = {each["aid"]: each["content"] for each in record["attributions"]}
        reading = menurut.read_text(record["text"], lang=lang, outlet=outlets[doc])
        parties += known(reading, doc)
        of_all = [each for claim in gold["claims"] for each in claim["mentions"]]
        mentions = [each for each in of_all if each["doc"] == doc and each["aid"] in contents]
        for aid, holder in sorted({(each["aid"], each["holder"]) for each in mentions}):
            party = _party_at(reading, contents[aid])
            if party:
                found.append((doc, party, _held(holder)))
    told = identities(parties)
    key = who(told)
    for doc, party, unit in found:
        units.append(unit | {"person key": told[doc, party.id].key, "body key": key(doc, party)})
    return units


def _held(holder: str) -> dict[str, Any]:
    named = not re.match("unnamed|unspecified|supporters|.* of respondents|\"", holder)
    person, _, body = holder.partition(" (")
    return {"named": named, "person": person if named else "", "body": (body.rstrip(")") or person) if named else ""}


def _party_at(reading: Reading, content: Iterable[list[int]]) -> Party | None:
    """The party of the attribution whose content is most like some spans; None where none is at least half like them."""
    wanted = _places(content)
    places = [(_places(each.content), each.party) for each in reading.attributions if each.content]
    scored = [(len(wanted & of) / len(wanted | of), party) for of, party in places]
    like, party = max(scored, default=(0.0, None), key=lambda each: each[0])
    return next((each for each in reading.parties if each.id == party and like >= LIKE), None)


def _places(spans: Iterable[Iterable[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


@cache
def _parallel(shared: Path) -> tuple[dict[str, Any], ...]:
    path = shared / "data/parallel.ntrex.public.jsonl.xz"
    if not path.is_file():
        raise Missing(path)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


@cache
def _by_doc(shared: Path, lang: str) -> dict[str, dict[str, Any]]:
    return {each["doc"]: each for part in ("train", "dev") for each in records(shared, f"ntrex.{part}.{lang}")}


def _record(shared: Path, doc: str, lang: str) -> dict[str, Any]:
    return _by_doc(shared, lang)[doc]


def _lines(shared: Path) -> str:
    """For each language: how many name words are found in the line that has them, and how many in a line that has not."""
    lines = {each["doc"]: each["lines"] for each in _parallel(shared)}
    wanted = sorted({(doc, number, word) for doc, number, word in _name_words(shared, lines) if len(word) > 3})
    docs = sorted(lines)
    rows = []
    for lang in FURTHER:
        here = [_has(lines[doc][number][lang], word) for doc, number, word in wanted]
        far = [docs[(docs.index(doc) + 7) % len(docs)] for doc, _, _ in wanted]
        there = [_has(lines[other][number % len(lines[other])][lang], word)
                 for other, (_, number, word) in zip(far, wanted, strict=True)]
        rows.append([lang, len(wanted), 100 * sum(here) / len(here), 100 * sum(there) / len(there)])
    return table(["language", "words of names", "found in the same line, %", "in an unrelated line, %"], rows)


def _name_words(shared: Path, lines: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    for doc, record in _by_doc(shared, "en").items():
        for each in record["attributions"]:
            if each["source"] and each["source_named"] and each["source_kind"] == "person":
                number = record["text"].count("\n", 0, each["source"][0][0])
                text = record["text"][slice(*each["source"][0])]
                named = [word for word in NAME.findall(text) if word not in NOT_NAMES]
                yield from ((doc, number, re.split("['’]", word.lower())[0]) for word in named[-2:] if number < len(lines[doc]))


def _has(line: str, word: str) -> bool:
    return any(sounds(word) & sounds(each.key) and alike(word, each.key) for each in tokens(line))


def _rates(together: int, right: int, same: int) -> tuple[float, float]:
    return 100 * right / max(1, together), 100 * right / max(1, same)
