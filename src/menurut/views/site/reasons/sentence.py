"""Sentences that the core writes in English, said again in a language of the page with what they name.

A sentence is written once, as its message for the catalogues: `N_("%(names)s cite %(b)s")`. The name of a gap tells what
stands in it: `names…` a list of names, `count…` a number, `figures…` numbers with bounds ("more than 800 km"), `choices`
words in quotes of which one is wanted, `status` what a web server answered; any other name words of an article, which stay
as they are.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from menurut.views.site.languages import words
from menurut.views.site.reasons.called import called, choices, figures, listed, number, status

_GAP: Final = re.compile(r"%\((\w+)\)s")
_HOLDS: Final = {"names": r".+ and .+", "count": r"\d[\d,]*", "choices": r"'.+'", "status": r"\d+.*"}
_SAID: Final[Mapping[str, Callable[[str, str], Markup | str]]] = {
    "names": listed, "count": number, "figures": figures, "choices": choices, "status": status,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the core: its message, and the pattern that knows it."""

    message: str
    pattern: re.Pattern[str]

    def said(self, told: str, lang: str) -> Markup | None:
        """What was told in a language of the page; None where it is another sentence."""
        found = self.pattern.fullmatch(told)
        if not found:
            return None
        named = {name: _SAID.get(_kind(name), called)(value, lang) for name, value in found.groupdict().items()}
        message = Markup(words(lang).gettext(self.message))
        return message % named if named else message


def sentences(messages: Iterable[str]) -> tuple[Sentence, ...]:
    """The sentences of some messages, in the order in which they are tried."""
    return tuple(Sentence(each, _pattern(each)) for each in messages)


def _pattern(message: str) -> re.Pattern[str]:
    parts = _GAP.split(message)
    gaps = (f"(?P<{part}>{_HOLDS.get(_kind(part), '.+?')})" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(gaps), re.DOTALL)


def _kind(gap: str) -> str:
    return gap.partition("_")[0]
