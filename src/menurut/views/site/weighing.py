"""Why the machine proposes something, in the reader's language: what speaks for it and what against."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from menurut.views.site.languages import N_, words
from menurut.views.site.templating import bdi

_FEATURE: Final = re.compile(r"(?P<name>[a-z ]+) (?P<value>-?\d+\.\d\d) \((?P<side>for|against)\)")
_NAMES: Final = {
    "meaning": (N_("near in meaning"), N_("not near in meaning")),
    "meaning against others": (
        N_("nearer in meaning than to what else the articles say"),
        N_("no nearer in meaning than to what else the articles say")),
    "sentences": (N_("their whole sentences are alike"), N_("their whole sentences are not alike")),
    "words matched": (N_("many telling words have a counterpart"), N_("few telling words have a counterpart")),
    "share of both": (N_("most of their words have a counterpart"), N_("most of their words have no counterpart")),
    "number same": (N_("the same number"), N_("no number in common")),
    "numbers differ": (N_("no number that differs"), N_("different numbers")),
    "number in one": (N_("no number that only one has"), N_("a number in only one of them")),
    "smaller size": (N_("short articles, with little to mistake"), N_("long articles, with much to mistake")),
    "one language": (N_("in two languages"), N_("in one language, where equal things are said in equal words")),
}
_WHOLE: Final = tuple((re.compile(pattern), message) for pattern, message in (
    (r"one of them negated", N_("one of them is negated")),
    (r"different numbers: (?P<a>.+) / (?P<b>.+)", N_("different numbers: %(a)s / %(b)s")),
    (r"without it the claim has at most (?P<a>\d+) origins?, not (?P<b>\d+)",
     N_("Without it the claim has at most this many origins: %(a)s. With it: %(b)s.")),
    (r"“(?P<a>.+)” and “(?P<b>.+)”: one name in two scripts", N_("%(a)s and %(b)s: one name in two scripts")),
    (r"“(?P<a>.+)” and “(?P<b>.+)”: one name in two spellings", N_("%(a)s and %(b)s: one name in two spellings")),
    (r"“(?P<a>.+)” is a part of the name “(?P<b>.+)” and, in these articles, of no other",
     N_("%(a)s is a part of the name %(b)s and, in these articles, of no other")),
    (r"the name may be this one's as well as another's: neither was chosen",
     N_("The name may be this one's as well as another's: neither was chosen.")),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reason in words; `side` says whether it speaks "for", "against", or is only told ("")."""

    text: Markup
    side: str = ""


def weighed(reason: str, lang: str) -> Weighed:
    """A reason of a proposal in a language of the page; what is not known is shown as it is."""
    feature = _FEATURE.fullmatch(reason)
    if feature and feature["name"] in _NAMES:
        message = _NAMES[feature["name"]][feature["side"] == "against"]
        return Weighed(Markup(words(lang).gettext(message)), feature["side"])
    for pattern, message in _WHOLE:
        if found := pattern.fullmatch(reason):
            names = {name: bdi(value) for name, value in found.groupdict().items()}
            told = Markup(words(lang).gettext(message))
            return Weighed(told % names if names else told)
    return Weighed(Markup('<span lang="en" dir="ltr">{}</span>').format(reason))
