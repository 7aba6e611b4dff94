"""What single words tell of a text's position to a claim, by `packs/<lang>/stance.toml`; nothing in a language without it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from menurut import pack
from menurut.calendars import any_folded, folded

KINDS = ("refuting", "hedging", "reporting", "confirming", "negative")
ASKING = "asking"

_WORD = re.compile(r"\w+")
_GLUE = {"ar": r"[وفبلك]?(?:ال)?"}


def known(lang: str) -> bool:
    """Whether the language has a pack for this."""
    return bool(_table(lang))


def places(text: str, lang: str, kind: str) -> tuple[int, ...]:
    """Where words of a kind stand in the text: the number of words before each."""
    small = folded(text).text
    return tuple(len(_WORD.findall(small[: match.start()])) for match in _pattern(lang, kind).finditer(small))


@lru_cache(maxsize=4096)
def count(text: str, lang: str, kind: str) -> int:
    """How many words of a kind the text has."""
    return sum(1 for _ in _pattern(lang, kind).finditer(folded(text).text))


def asks(text: str, lang: str) -> bool:
    """Whether the text is put as a question: by its mark, or by the word it begins with."""
    small = folded(text).text.strip(" \"'“”‘’«»")
    return "?" in text or "؟" in text or "？" in text or bool(_pattern(lang, ASKING).match(small))


def opposed(claim: str, text: str, claim_lang: str, text_lang: str) -> int:
    """On how many pairs of opposites the texts take different sides: the one says only "rises", the other only "falls"."""
    ours, theirs = _sides(claim, claim_lang), _sides(text, text_lang)
    return sum(bool(ours[each] and theirs[each] and not ours[each] & theirs[each]) for each in ours.keys() & theirs.keys())


def _sides(text: str, lang: str) -> dict[str, set[str]]:
    """For every pair of opposites of the language, which sides the text has words of."""
    small = folded(text).text
    return {name: {side for side, pattern in pair.items() if pattern.search(small)} for name, pair in _opposites(lang).items()}


@cache
def _pattern(lang: str, kind: str) -> re.Pattern[str]:
    return _any(lang, _table(lang).get(kind, {}).get("words", ()))


@cache
def _opposites(lang: str) -> dict[str, dict[str, re.Pattern[str]]]:
    pairs = _table(lang).get("opposites", ())
    return {pair["id"]: {side: _any(lang, pair[side]) for side in ("one", "other")} for pair in pairs}


def _table(lang: str) -> dict[str, Any]:
    return pack.load(lang, "stance") if lang in pack.languages() else {}


def _any(lang: str, words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_GLUE.get(lang, '')}{any_folded(words)}(?!\w)")
