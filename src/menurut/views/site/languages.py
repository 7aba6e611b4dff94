"""The languages of the page: which one a reader gets, its direction, its words."""
from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

from fastapi import Request

LANGUAGES: Final = {"en": "English", "id": "Bahasa Indonesia", "ar": "العربية"}
COOKIE: Final = "menurut_lang"
LOCALE: Final = Path(__file__).parent / "locale"
_RIGHT_TO_LEFT: Final = frozenset({"ar"})


def N_(message: str) -> str:
    """Marks a message for the catalogues; it is translated where it is shown, by `_` in a template."""
    return message


def language(request: Request) -> str:
    """The language for a request: asked for (`?lang=`), chosen before (cookie), or what the browser would like best."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return str(wanted)
    return next((each for each in _accepted(request.headers.get("accept-language", "")) if each in LANGUAGES), "en")


def direction(lang: str) -> str:
    """Which way the lines of a language of the page run."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "ltr"


@cache
def words(lang: str) -> NullTranslations:
    """The catalogue of a language; English is the source and needs none."""
    return translation("messages", LOCALE, [lang], fallback=True)


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, best first, without regions; "in" is an old code of Indonesian."""
    weighed = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.lower().partition("-")[0]))
        except ValueError:
            continue
    return [{"in": "id"}.get(tag, tag) for _, tag in sorted(weighed, key=lambda each: each[0])]
