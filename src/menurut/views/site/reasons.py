"""Reasons for a count of origins in the reader's language. What no pattern knows is shown as it is."""
from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

from menurut.views.site.languages import N_, words
from menurut.views.site.templating import bdi

_PATTERNS: Final = tuple((re.compile(pattern), message) for pattern, message in (
    (r"what (?P<a>.+) says without a source is counted with its own source, (?P<b>.+)",
     N_("what %(a)s says without a source is counted with its own source, %(b)s")),
    (r"(?P<many>.+) cite each other: where it comes from is lost", N_("%(a)s cite each other: where it comes from is lost")),
    (r"(?P<many>.+?) cite an unnamed source: (?P<b>.+)", N_("%(a)s cite an unnamed source: %(b)s")),
    (r"(?P<a>.+?) cites an unnamed source: (?P<b>.+)", N_("%(a)s cites an unnamed source: %(b)s")),
    (r"(?P<many>.+?) cite (?P<b>.+)", N_("%(a)s cite %(b)s")),
    (r"(?P<a>.+?) cites (?P<b>.+)", N_("%(a)s cites %(b)s")),
    (r"(?P<many>.+) name nobody and count as one", N_("%(a)s name nobody and count as one")),
    (r"(?P<a>.+) names nobody", N_("%(a)s names nobody")),
    (r"(?P<a>.+?) is a translation of (?P<b>.+)", N_("%(a)s is a translation of %(b)s")),
    (r"(?P<a>.+?) repeats a part of (?P<b>.+)", N_("%(a)s repeats a part of %(b)s")),
    (r"(?P<a>.+?) repeats the text of (?P<b>.+)", N_("%(a)s repeats the text of %(b)s")),
    (r"(?P<a>.+?) shares its text with (?P<b>.+)", N_("%(a)s shares its text with %(b)s")),
    (r"nobody asserts it", N_("nobody asserts it")),
))  # fmt: skip


def reason(told: str, lang: str) -> Markup:
    """A reason in a language of the page, the names in it as they are."""
    for pattern, message in _PATTERNS:
        found = pattern.fullmatch(told)
        if found:
            return Markup(words(lang).gettext(message)) % _names(found, lang)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(told)


def _names(found: re.Match[str], lang: str) -> dict[str, Markup]:
    names = {name: bdi(value) for name, value in found.groupdict().items() if name != "many"}
    if "many" in found.groupdict():
        names["a"] = _listed(found["many"], lang)
    return names


def _listed(names: str, lang: str) -> Markup:
    """Names like "A, B and C" with the "and" of a language."""
    first, _, last = names.rpartition(" and ")
    told = Markup(words(lang).gettext(N_("%(first)s and %(last)s")))
    return told % {"first": bdi(first), "last": bdi(last)} if first else bdi(last)
