"""Which language a text is in, offline.

Common function words decide for the languages that have a pack; only where they do not, the detector is loaded (most of
a second, 120 MB). Neither tells Malay from Indonesian well: words that only one of them writes do (`packs/id/malay.toml`).
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from menurut import pack

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOISE: Final = re.compile(r"https?://\S{1,500}|[@#]\w{1,100}")
_WINDOW: Final = 1500
_FEWEST_WORDS: Final = 15
_FEWEST_DIFFERENT: Final = 4
_MALAYIC: Final = ("id", "ms")
_SURE_ENOUGH: Final = 0.3
_USUAL: Final = {"iw": "he", "in": "id", "wuu": "zh"}


def identify(text: str) -> str | None:
    """The ISO 639 code of the language that most of a text is in; None where there is too little text to tell."""
    sample = _NOISE.sub(" ", _sample(text))
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < 8:
        return None
    lang = _by_function_words(words) or _by_detector(sample)
    return indonesian_or_malay(words) if lang in _MALAYIC else lang


def indonesian_or_malay(words: Sequence[str]) -> str:
    """Which of the two writes more of these words (lower case); on a draw "id", in which there is far more news."""
    weights = _malay_weights()
    return "id" if sum(weights.get(word, 0) for word in words) >= 0 else "ms"


@cache
def _malay_weights() -> dict[str, int]:
    """Words to how much they speak for Indonesian (above 0) or Malay (below)."""
    table = pack.load("id", "malay")
    weak = dict.fromkeys(table["rather"]["indonesian"], 1) | dict.fromkeys(table["rather"]["malay"], -1)
    return weak | dict.fromkeys(table["indonesian"], 3) | dict.fromkeys(table["malay"], -3)


def _sample(text: str) -> str:
    """All of a short text; of a long one its beginning, middle and end."""
    if len(text) <= 4 * _WINDOW:
        return text
    middle = len(text) // 2
    return " ".join((text[: 2 * _WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


@cache
def _function_words() -> dict[str, tuple[frozenset[str], float]]:
    tables = {lang: pack.load(lang, "function_words") for lang in pack.languages()}
    return {lang: (frozenset(table["words"]), table["share"]) for lang, table in tables.items() if table}


def _by_function_words(words: Sequence[str]) -> str | None:
    """The one language of which a text has as many function words as its texts have, and no other nearly as many."""
    if len(words) < _FEWEST_WORDS or not _function_words():
        return None
    found = {lang: [word for word in words if word in common] for lang, (common, _) in _function_words().items()}
    ranked = sorted(found, key=lambda lang: -len(found[lang]))
    best = ranked[0]
    enough = len(found[best]) >= _function_words()[best][1] * len(words) and len(set(found[best])) >= _FEWEST_DIFFERENT
    return best if enough and all(len(found[other]) * 2 < len(found[best]) for other in ranked[1:]) else None


def _by_detector(sample: str) -> str | None:
    ranked = _detector().rank(sample)
    lang, confidence = ranked[0]
    if lang in _MALAYIC:
        confidence = sum(share for each, share in ranked if each in _MALAYIC)
    return _USUAL.get(lang, lang) if confidence >= _SURE_ENOUGH else None


@cache
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
