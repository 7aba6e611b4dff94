"""What the core says in English sentences, in a language of the page. JSON has the sentences as they are."""
from __future__ import annotations

from functools import lru_cache
from typing import Final

from markupsafe import Markup

from menurut.views.site.reasons.called import called, figures, joined, plain
from menurut.views.site.reasons.comparing import COMPARED
from menurut.views.site.reasons.origins import COPIES, ORIGINS
from menurut.views.site.reasons.parties import NAMES, SOURCES
from menurut.views.site.reasons.sentence import sentences
from menurut.views.site.reasons.unread import FETCHED, KEPT, READ
from menurut.views.site.reasons.wrong import DECISIONS, LEDGERS, REQUESTS, RULES
from menurut.views.site.templating import bdi

__all__ = ["called", "figures", "joined", "known", "plain", "reason"]

_EVERY: Final = sentences((*NAMES, *SOURCES, *ORIGINS, *COPIES, *COMPARED))
_TOLD: Final = sentences((*FETCHED, *READ, *KEPT, *REQUESTS, *RULES, *DECISIONS, *LEDGERS))


# Characters. The core says less; what a reading from elsewhere says may be made to be compared without end.
_LONGEST: Final = 1000


def known(told: str, lang: str) -> Markup | None:
    """A sentence of the core in a language of the page, the names in it as they are; None where it is not known."""
    return _known(told, lang) if len(told) <= _LONGEST else None


@lru_cache(20_000)
def _known(told: str, lang: str) -> Markup | None:
    every = (each.said(told, lang) for each in (*_TOLD, *_EVERY))
    return next((each for each in every if each is not None), None)


def reason(told: str, lang: str) -> Markup:
    """The same; what is not known, such as the words of the system below, as it is."""
    found = known(told, lang)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(bdi(told)) if found is None else found
