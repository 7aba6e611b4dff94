"""What a cue's words say of it: denied or not ("did not say"), certain, possible or only reported ("reportedly")."""

from __future__ import annotations

import re
from functools import cache

from menurut import pack
from menurut.model import Modality, Polarity, Spans

SHORTEST_HOST = 3


def enclitic(word: str, lang: str | None) -> str:
    """The ending of a word (or of the last of several) that is a word of its own in a language ("nya"), or ""."""
    rules = pack.load(lang, "clitics") if lang else {}
    if not rules:
        return ""
    last = re.split(r"\W+", word.lower())[-1]
    if last in rules.get("whole", ()):
        return ""
    return next((c for c in rules.get("enclitics", ()) if last.endswith(c) and len(last) >= len(c) + SHORTEST_HOST), "")


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str] | None:
    forms = pack.load(lang, "cues").get(name, {}).get("words", ())
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE) if forms else None


def read(text: str, cue: Spans, lang: str | None) -> tuple[Polarity, Modality]:
    """Polarity and modality of a cue by the word lists of its language's pack; positive and certain where there is none."""
    words = " ".join(text[start:end] for start, end in cue)

    def has(name: str) -> bool:
        pattern = _pattern(lang, name) if lang else None
        return bool(pattern and pattern.search(words))

    modality: Modality = "reported" if has("reported") else "possible" if has("possible") else "certain"
    return ("negative" if has("negative") else "positive"), modality
