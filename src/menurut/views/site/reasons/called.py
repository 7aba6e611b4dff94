"""Names, lists of names and figures in a language of the page, where the core calls them in English."""
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from babel.numbers import format_decimal
from markupsafe import Markup

from menurut.views.site.languages import N_, words
from menurut.views.site.templating import bdi

# What the core calls somebody for whom the article has no name.
_NAMELESS: Final = {
    "the writer": N_("the writer"), "this article": N_("this article"), "the article": N_("the article"),
    "an unnamed source": N_("an unnamed source"), "unnamed": N_("unnamed"), "unspecified": N_("unspecified"),
    "not given": N_("not said"),
}  # fmt: skip
_OTHERS: Final = re.compile(r"(?P<many>\d+) others")
_QUOTED: Final = re.compile(r"'([^']*)'")
_FIGURE: Final = re.compile(
    r"(?:(?P<bound>exactly|at least|more than|at most|less than|about) )?"
    r"(?P<value>-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)(?P<unit>.*)")
_BOUNDS: Final = {
    "at least": N_("at least %(value)s"), "more than": N_("more than %(value)s"), "at most": N_("at most %(value)s"),
    "less than": N_("less than %(value)s"), "about": N_("about %(value)s"),
}  # fmt: skip


def called(name: str, lang: str) -> Markup:
    """A name as the article has it; what the core says instead of one in a language of the page, also before an outlet."""
    if name in _NAMELESS:
        return Markup.escape(words(lang).gettext(_NAMELESS[name]))
    what, _, outlet = name.removesuffix(")").rpartition(" (")
    if what in _NAMELESS and name.endswith(")"):
        return Markup("{} ({})").format(words(lang).gettext(_NAMELESS[what]), bdi(outlet))
    outlet = name.removesuffix(" in its own words")
    if outlet != name:
        return Markup(words(lang).gettext(N_("%(outlet)s in its own words"))) % {"outlet": bdi(outlet)}
    return bdi(name)


def plain(name: str, lang: str) -> str:
    """The same where there can be no elements, as in a drawing."""
    return str(called(name, lang).striptags()) if called(name, lang) != bdi(name) else name


def listed(names: str, lang: str) -> Markup:
    """Names like "A, B and C" with the comma and the "and" of a language."""
    first, _, last = names.rpartition(" and ")
    told = Markup(words(lang).gettext(N_("%(first)s and %(last)s")))
    return told % {"first": joined(first.split(", "), lang), "last": _last(last, lang)}


def joined(names: Iterable[str], lang: str, by: str = N_(", ")) -> Markup:
    """Names one after the other; `by` stands between them, as a language writes it."""
    return Markup(words(lang).gettext(by)).join(called(each, lang) for each in names)


def number(told: str, lang: str) -> str:
    """A whole number as a language writes it, in the digits that all pages have."""
    return str(format_decimal(int(told.replace(",", "")), locale=lang))


def figures(told: str, lang: str) -> Markup:
    """Numbers with bounds and units, "more than 800 km, about 5%", in a language of the page; units stay."""
    return Markup(words(lang).gettext(N_(", "))).join(_figure(each, lang) for each in told.split(", "))


def choices(told: str, lang: str) -> Markup:
    """Words of which one is wanted, "'a', 'b' or 'c'"."""
    return Markup(words(lang).gettext(N_(", "))).join(Markup("<code>{}</code>").format(each) for each in _QUOTED.findall(told))


def status(told: str, lang: str) -> Markup:
    """The number of what a web server answered, without its words."""
    return Markup.escape(told.partition(" ")[0])


def _figure(told: str, lang: str) -> Markup:
    found = _FIGURE.fullmatch(told)
    if not found:
        return bdi(told)
    value = Markup('<bdi dir="ltr">{}{}</bdi>').format(format_decimal(float(found["value"].replace(",", "")), locale=lang),
                                                      found["unit"])
    bound = _BOUNDS.get(found["bound"] or "")
    return Markup(words(lang).gettext(bound)) % {"value": value} if bound else value


def _last(told: str, lang: str) -> Markup:
    """The last of a list: a name, or how many more there are."""
    found = _OTHERS.fullmatch(told)
    if not found:
        return called(told, lang)
    many = int(found["many"])
    return Markup(words(lang).ngettext("%(num)s other", "%(num)s others", many)) % {"num": number(found["many"], lang)}
