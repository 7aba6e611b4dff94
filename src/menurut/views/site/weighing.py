"""Why the machine proposes something, in the reader's language: what speaks for it and what against."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from menurut.views.site.languages import words
from menurut.views.site.reasons import reason
from menurut.views.site.reasons.comparing import FACTS, MEASURES

_FEATURE: Final = re.compile(r"(?P<name>[a-z' ]+) (?P<value>-?\d+\.\d\d) \((?P<side>for|against)\)")
_SO: Final = 0.5  # the value from which something is so


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reason in words; `side` says whether it speaks "for", "against", or is only told ("")."""

    text: Markup
    side: str = ""


def weighed(told: str, lang: str) -> Weighed:
    """A reason of a proposal in a language of the page; what is not known is shown as it is."""
    found = _FEATURE.fullmatch(told)
    message = _measured(found) if found else ""
    return Weighed(Markup(words(lang).gettext(message)), found["side"]) if found and message else Weighed(reason(told, lang))


def _measured(found: re.Match[str]) -> str:
    """What a measure is called; empty for one that is not known."""
    name = found["name"]
    if name in FACTS:
        return FACTS[name][float(found["value"]) < _SO]
    return MEASURES[name][found["side"] == "against"] if name in MEASURES else ""
