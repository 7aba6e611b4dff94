"""Short articles and passages with the reading wanted (tests/cases): one check for each attribution of each of them.

A check is named `language/case#attribution`; `language/case#else` says that nothing else was found there. Those that fail
today stand in `known_failures.txt`: an improvement breaks the build until the line is taken out
(`python -m tests.test_cases` prints what the file should say).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.attribution import as_record, matches
from benchmarks.calibration import same_source
from menurut.extract import Extractor
from training import markup

CASES = Path(__file__).parent / "cases"
KNOWN = Path(__file__).parent / "known_failures.txt"
SURE = 0.5


@cache
def case(name: str) -> dict[str, Any]:
    return markup.load(CASES / f"{name}.txt")


def names() -> list[str]:
    return [f"{path.parent.name}/{path.stem}" for path in sorted(CASES.glob("??/*.txt"))]


def checks() -> list[str]:
    return [f"{name}#{part}" for name in names() for part in [*(a["aid"] for a in case(name)["attributions"]), "else"]]


def known() -> set[str]:
    return set(KNOWN.read_text(encoding="utf-8").split())


@cache
def reading(extractor: Extractor, name: str) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """What was found in a case, and which of it (value) is which wanted attribution (key)."""
    record = case(name)
    found = [as_record(a) for a in extractor.read(record["text"], record["lang"]).attributions]
    return found, matches(record["attributions"], found)


def holds(extractor: Extractor, check: str) -> bool:
    name, part = check.split("#")
    found, matched = reading(extractor, name)
    if part == "else":
        return not [a for j, a in enumerate(found) if j not in matched.values() and a["confidence"] >= SURE]
    wanted = case(name)["attributions"]
    i = next(i for i, a in enumerate(wanted) if a["aid"] == part)
    return i in matched and same_source(wanted[i]["source"], found[matched[i]]["source"])


@pytest.mark.parametrize("check", checks())
def test_case(extractor: Extractor, check: str, request: pytest.FixtureRequest) -> None:
    if check in known():
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known failure"))
    assert holds(extractor, check)


def test_there_are_enough_cases_in_each_language_and_known_failures_name_real_ones() -> None:
    assert all(len(list((CASES / lang).glob("*.txt"))) >= 12 for lang in ("en", "id", "ar"))
    assert known() <= set(checks())


if __name__ == "__main__":
    shipped = Extractor.load()
    print("\n".join(check for check in checks() if not holds(shipped, check)))
