"""A print credit in a language of the page: outlet, issue, year, and its months in both calendars."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel import Locale
from markupsafe import Markup

from menurut.model import Credit
from menurut.views.phrases import month
from menurut.views.site.languages import N_, words
from menurut.views.site.templating import bdi, shown

_HIJRI: Final = (
    N_("Muharram"), N_("Safar"), N_("Rabi I"), N_("Rabi II"), N_("Jumada I"), N_("Jumada II"), N_("Rajab"), N_("Shaban"),
    N_("Ramadan"), N_("Shawwal"), N_("Dhu al-Qada"), N_("Dhu al-Hijja"),
)  # fmt: skip


def credited(found: Credit, lang: str) -> Markup:
    """What the credit says, in one line."""
    return Markup(" · ").join(_parts(found, lang))


def _parts(found: Credit, lang: str) -> Iterator[Markup]:
    told = words(lang).gettext
    if found.outlet:
        yield bdi(found.outlet)
    if found.issue:
        yield Markup(told(N_("no. %(number)s"))) % {"number": bdi(found.issue)}
    if found.volume_year:
        yield Markup(told(N_("year %(number)s"))) % {"number": found.volume_year}
    if found.hijri:
        months = [told(each) for each in _HIJRI]
        yield Markup(told(N_("%(months)s AH"))) % {"months": _months(found.hijri, months)}
    if found.gregorian:
        yield _months(found.gregorian, list(Locale.parse(lang).months["stand-alone"]["wide"].values()))
    if found.note:
        yield Markup.escape(told(N_("the Hijri and the Gregorian date are not the same time")))


def _months(values: tuple[str, ...], names: list[str]) -> Markup:
    """Months as `YYYY-MM`, each by its name."""
    return Markup(" – ").join(shown(month(each, names)) for each in values)
