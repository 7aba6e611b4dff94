"""Words over an article that name its kind: "OPINION", "TAJUK", "افتتاحية". They are data: `packs/*/opening.toml`."""
from __future__ import annotations

from functools import cache

from menurut import pack
from menurut.calendars import fold


def is_rubric(words: str) -> bool:
    """Whether words name the kind of an article, and neither its matter nor a place."""
    return fold(words.strip(" :.–—-[]|")) in _rubrics()


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(fold(word) for lang in pack.languages() for word in pack.load(lang, "opening").get("rubrics", ()))
