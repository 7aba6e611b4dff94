"""`python -m benchmarks case`: the first article (`cases/alwaie.json`) read completely, point by point."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import menurut
from benchmarks.attribution import matches
from benchmarks.calibration import same_source
from benchmarks.corpora import Missing, table
from menurut.model import Attribution, Reading

Row = tuple[str, str, str]


def run(shared: Path, work: Path) -> str:
    """One row for each thing wanted: what is wanted, and whether it is so."""
    path = shared / "cases/alwaie.json"
    if not path.is_file():
        raise Missing(path)
    gold = json.loads(path.read_text(encoding="utf-8"))
    reading = menurut.read_text(gold["text"], lang="id", outlet="Alwaie", published="2023-12-01")
    rows = [*_attributions(gold, reading), *_sourcing(gold, reading), *_around(gold, reading)]
    right = sum(row[2] == "yes" for row in rows)
    return table(["what", "wanted", "so?"], rows) + f"\n\n{right} of {len(rows)}"


def _row(what: str, wanted: object, so: bool) -> Row:
    return what, str(wanted), "yes" if so else "no"


def _matched(gold: dict[str, Any], reading: Reading) -> dict[str, Attribution]:
    wanted, found = gold["attributions"], [_record(a) for a in reading.attributions]
    pairs = matches(wanted, found)
    good = {i: j for i, j in pairs.items() if same_source(wanted[i]["source"], found[j]["source"])}
    return {wanted[i]["aid"]: reading.attributions[j] for i, j in good.items()}


def _record(a: Attribution) -> dict[str, Any]:
    return {"content": a.content, "source": a.source}


def _attributions(gold: dict[str, Any], reading: Reading) -> Iterator[Row]:
    found = _matched(gold, reading)
    for a in gold["attributions"]:
        mine = found.get(a["aid"])
        yield _row(
            f"{a['aid']} found",
            gold["text"][a["content"][0][0] : a["content"][0][0] + 40].replace("\n", " ") + "…",
            mine is not None,
        )
        yield _row(f"{a['aid']} act", a["act"], mine is not None and mine.act == a["act"])
        yield _row(f"{a['aid']} voice", a["voice"], mine is not None and mine.voice == a["voice"])
        up = found[a["parent"]].id if a["parent"] in found else None
        yield _row(
            f"{a['aid']} nested in",
            a["parent"],
            mine is not None and mine.parent == up and (up is not None) == (a["parent"] is not None),
        )


def _sourcing(gold: dict[str, Any], reading: Reading) -> Iterator[Row]:
    found, parties = _matched(gold, reading), {p.id: p for p in reading.parties}
    who = {aid: parties.get(a.party or "") for aid, a in found.items()}
    officials = who.get("a2") or who.get("a1")
    sourcing = officials.sourcing if officials else None
    yield _row("officials", "3", bool(sourcing and sourcing.count == 3))
    yield _row("officials unnamed", "unnamed", bool(officials and not officials.named))
    yield _row("officials of", "Iran, Hamas", bool(sourcing and set(sourcing.affiliation) == {"Iran", "Hamas"}))
    yield _row(
        "officials know by", "yang mengetahui diskusi…", bool(sourcing and any(s >= 39 and e <= 104 for s, e in sourcing.basis))
    )
    yield _row(
        "officials unnamed because",
        "berbicara dengan bebas",
        bool(sourcing and any(190 <= e <= 270 for _, e in sourcing.reason)),
    )
    nya = who.get("a6")
    yield _row("-nya", "Reuters", bool(nya and "Reuters" in nya.name))
    for aid, a in who.items():
        wanted = next(x for x in gold["attributions"] if x["aid"] == aid)
        yield _row(f"{aid} party named", wanted["named"], bool(a and a.named == wanted["named"]))


def _around(gold: dict[str, Any], reading: Reading) -> Iterator[Row]:
    for date in gold["dates"]:
        yield _row(
            f"date {date['text']}",
            date["value"],
            any(
                d.value == date["value"] and d.span[0] < date["span"][1] and date["span"][0] < d.span[1] for d in reading.dates
            ),
        )
    credit = reading.document.credit
    for name in ("outlet", "issue", "volume_year", "hijri", "gregorian"):
        wanted = gold["credit"][name]
        yield _row(
            f"credit {name}",
            wanted,
            bool(credit and str(list(v) if isinstance(v := getattr(credit, name), tuple) else v) == str(wanted)),
        )
    for names in gold["same_party"]:
        yield _row("one party", " = ".join(names), _together(reading, names))
    commentary = [s.span for s in reading.sections if s.voice == "commentary"]
    start, end = gold["sections"][1]["span"]
    share = sum(max(0, min(e, end) - max(s, start)) for s, e in commentary) / (end - start)
    yield _row("commentary after the asterisks", "≥ 90 % of it", share >= 0.9 and all(s >= start - 20 for s, _ in commentary))


def _together(reading: Reading, names: list[str]) -> bool:
    """Whether one party has a mention with each of the names' words."""
    text = reading.document.text
    return any(
        all(any(text[s:e] == name or name in text[s:e] for s, e in p.mentions) for name in names) for p in reading.parties
    )
